#include "record/json_out.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "text/simd.h"
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

#ifdef TRICH_SSE2
bool any_special(__m128i block) {
  using namespace simd;
  __m128i hit = either(within(block, 0, 0x1F), equal(block, 0x22));
  hit = either(hit, either(equal(block, 0x5C), equal(block, 0x7F)));
  return bits(either(hit, either(equal(block, 0xC2), equal(block, 0xE2)))) != 0;
}
#endif

// True when no byte may need an escape.
bool is_plain(std::string_view text) {
#ifdef TRICH_SSE2
  // What is left at the end is looked at with bytes before it.
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() >= 16) {
    for (const char* p = begin; end - p > 16; p += 16) {
      if (any_special(simd::load(p))) return false;
    }
    return !any_special(simd::load(end - 16));
  }
  if (text.size() >= 8) {
    return !any_special(
        _mm_unpacklo_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(begin)),
                           _mm_loadl_epi64(reinterpret_cast<const __m128i*>(end - 8))));
  }
#endif
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return kSpecial[static_cast<unsigned char>(c)]; });
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

void JsonOut::grow(std::size_t size) {
  constexpr std::size_t kAhead = 2048;
  const auto used = static_cast<std::size_t>(at_ - out_.data());
  out_.resize(used + size + (depth_ > 0 ? kAhead : 0));
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

void JsonOut::cut() {
  out_.resize(static_cast<std::size_t>(at_ - out_.data()));
  end_ = at_;
}

void JsonOut::new_line() {
  put('\n');
  for (int i = 0; i < depth_; ++i) put("  ");
}

void JsonOut::long_key(std::string_view name) {
  item();
  put('"');
  put(name);
  put("\": ");
  behind_key_ = true;
}

// `text` in quotes.
void JsonOut::string(std::string_view text) {
  if (is_plain(text)) {
    char* p = room(text.size() + 2);
    *p++ = '"';
    std::copy_n(text.data(), text.size(), p);
    p += text.size();
    *p++ = '"';
    at_ = p;
    return;
  }
  put('"');
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
    put({plain, static_cast<std::size_t>(p - plain)});
    put(escape);
    plain = p + length;
    p = plain - 1;
  }
  put({plain, static_cast<std::size_t>(end - plain)});
  put('"');
}

void JsonOut::value(std::string_view text) {
  item();
  string(text);
  finish();
}

void JsonOut::value(std::uint64_t number) {
  constexpr std::size_t kLongest = 20;
  item();
  char* p = room(kLongest);
  at_ = std::to_chars(p, p + kLongest, number).ptr;
  finish();
}

void JsonOut::value(double number) {
  constexpr std::size_t kLongest = 1100;  // the smallest double has 1,076 characters
  item();
  if (number == 0) number = 0;  // no "-0"
  char* p = room(kLongest);
  at_ = std::to_chars(p, p + kLongest, number, std::chars_format::fixed).ptr;
  finish();
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
