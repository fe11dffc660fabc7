#include "record/json_out.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/utf8.h"

namespace trich {
namespace {

// Bytes that may need an escape: control characters, the quote, the backslash, and the lead bytes
// of U+0085, U+2028 and U+2029, where some readers of lines see a line's end.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const std::size_t c : {0x22, 0x5C, 0x7F, 0xC2, 0xE2}) table[c] = true;
  return table;
}
constexpr auto kSpecial = special_bytes();

// Appends `text` in quotes.
void append_string(std::string& out, std::string_view text) {
  const bool plain_text = std::none_of(
      text.begin(), text.end(), [](char c) { return kSpecial[static_cast<unsigned char>(c)]; });
  if (plain_text) {
    // The quotes at both ends and the place between them in one step.
    const std::size_t begin = out.size();
    out.append(text.size() + 2, '"');
    text.copy(out.data() + begin + 1, text.size());
    return;
  }
  out += '"';
  const char* const end = text.data() + text.size();
  const char* plain = text.data();  // where the stretch begins that needs no escape
  for (const char* p = plain; p < end; ++p) {
    const auto byte = static_cast<unsigned char>(*p);
    if (!kSpecial[byte]) continue;
    const std::string_view rest(p, static_cast<std::size_t>(end - p));
    std::string_view escape;
    std::size_t length = 1;
    char buffer[] = "\\u0000";
    if (byte == '"') {
      escape = "\\\"";
    } else if (byte == '\\') {
      escape = "\\\\";
    } else if (byte == '\n') {
      escape = "\\n";
    } else if (byte == '\r') {
      escape = "\\r";
    } else if (byte == '\t') {
      escape = "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      buffer[4] = "0123456789abcdef"[byte >> 4];
      buffer[5] = "0123456789abcdef"[byte & 15];
      escape = buffer;
    } else if (rest.starts_with("\xC2\x85")) {
      escape = "\\u0085";
      length = 2;
    } else if (rest.starts_with("\xE2\x80\xA8")) {
      escape = "\\u2028";
      length = 3;
    } else if (rest.starts_with("\xE2\x80\xA9")) {
      escape = "\\u2029";
      length = 3;
    } else {
      continue;
    }
    out.append(plain, p);
    out += escape;
    plain = p + length;
    p = plain - 1;
  }
  out.append(plain, end);
  out += '"';
}

// Length of the well-formed sequence that `text` begins with, 0 when it begins with none.
std::size_t sequence_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((at(i) & 0xC0) != 0x80) return 0;
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  if (lead == 0xE0 && at(1) < 0xA0) return 0;
  if (lead == 0xED && at(1) > 0x9F) return 0;
  if (lead == 0xF0 && at(1) < 0x90) return 0;
  if (lead == 0xF4 && at(1) > 0x8F) return 0;
  return length;
}

}  // namespace

void JsonOut::line() {
  if (!pretty_) return;
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void JsonOut::item() {
  if (behind_key_) {
    behind_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  line();
}

void JsonOut::open(char bracket) {
  item();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonOut::close(char bracket) {
  --depth_;
  if (!first_) line();
  out_ += bracket;
  first_ = false;
}

void JsonOut::long_key(std::string_view name) {
  item();
  out_ += '"';
  out_ += name;
  out_ += pretty_ ? "\": " : "\":";
  behind_key_ = true;
}

void JsonOut::value(std::string_view text) {
  item();
  append_string(out_, text);
}

void JsonOut::value(std::uint64_t number) {
  item();
  char buffer[24];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  out_.append(buffer, end);
}

void JsonOut::value(double number) {
  item();
  if (number == 0) number = 0;  // no "-0"
  char buffer[1100];            // the smallest double has 1,076 characters
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
  out_.append(buffer, end);
}

void JsonOut::field(std::string_view name, std::optional<double> number) {
  if (!number || !std::isfinite(*number)) return;
  key(name);
  value(*number);
}

std::string valid_utf8(std::string_view text) {
  if (utf8::valid_prefix(text) == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    } else {
      out += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return out;
}

}  // namespace trich
