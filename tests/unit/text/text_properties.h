// What must hold for every text whatever its bytes: shared by the property tests and the fuzz
// target.
#pragma once

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "text/text.h"

namespace trich::testing {

// A copy in a heap block of just its size, so that the address sanitizer sees each byte too far.
class ExactCopy {
 public:
  explicit ExactCopy(std::string_view bytes) : size_(bytes.size()), data_(new char[size_]) {
    if (size_ > 0) std::memcpy(data_.get(), bytes.data(), size_);
  }
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> data_;
};

inline bool is_dropped(char32_t c) {
  return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

inline bool is_odd_space(char32_t c) {
  return (c < 0x20 && c >= 0x09 && c <= 0x0D && c != '\n') || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// An own decoder, apart from the one under test. Length of the code point at `at`, 0 if ill-formed.
inline int well_formed(std::string_view s, std::size_t at, char32_t& c) {
  const auto b = [&](std::size_t i) -> unsigned {
    return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0u;
  };
  const auto cont = [&](std::size_t i) { return (b(i) & 0xC0) == 0x80; };
  if (b(0) < 0x80) {
    c = b(0);
    return 1;
  }
  if (b(0) >= 0xC2 && b(0) <= 0xDF && cont(1)) {
    c = (b(0) & 0x1F) << 6 | (b(1) & 0x3F);
    return 2;
  }
  if ((b(0) & 0xF0) == 0xE0 && cont(1) && cont(2)) {
    c = (b(0) & 0x0F) << 12 | (b(1) & 0x3F) << 6 | (b(2) & 0x3F);
    return c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? 3 : 0;
  }
  if ((b(0) & 0xF8) == 0xF0 && cont(1) && cont(2) && cont(3)) {
    c = (b(0) & 0x07) << 18 | (b(1) & 0x3F) << 12 | (b(2) & 0x3F) << 6 | (b(3) & 0x3F);
    return c >= 0x10000 && c <= 0x10FFFF ? 4 : 0;
  }
  return 0;
}

inline bool is_well_formed(std::string_view s) {
  char32_t c;
  for (std::size_t at = 0; at < s.size();) {
    const int length = well_formed(s, at, c);
    if (length == 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

inline bool is_nfc(std::string_view s) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(
      icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size())), status);
}

// The first property of Text(bytes) that does not hold, in words; empty when all do.
inline std::string broken_property(std::string_view bytes) {
  const ExactCopy exact(bytes);
  const Text text(exact.view());
  const std::string& source = text.source();
  const std::string& match = text.match();
  const std::string& lower = text.lower();

  if (!is_well_formed(source)) return "source is ill-formed";
  if (!is_well_formed(match)) return "match is ill-formed";
  if (!is_well_formed(lower)) return "lower is ill-formed";
  if (match.size() != lower.size()) return "lower has another length";
  if (match.empty() || match.back() != '\n') return "no line break at the end";
  if (!is_nfc(match)) return "match is not in NFC";
  if (match.find("  ") != std::string::npos) return "two spaces in a row";
  const bool bom = bytes.substr(0, 3) == "\xEF\xBB\xBF";
  if (is_well_formed(bytes)) {
    if (source != bytes.substr(bom ? 3 : 0)) return "a well-formed source is changed";
    if (text.invalid_count() != 0) return "a fault in a well-formed source";
  } else if (text.invalid_count() == 0 || text.invalid().empty()) {
    return "an ill-formed source without a fault";
  }
  for (const std::uint64_t at : text.invalid()) {
    char32_t c;
    if (at >= bytes.size() || well_formed(bytes, at, c) != 0) return "a fault at a good byte";
  }

  // Code points and UTF-16 units by counting.
  std::uint32_t points = 0, units = 0;
  for (std::size_t at = 0; at < source.size();) {
    const auto place = static_cast<std::uint32_t>(at);
    if (text.codepoints(place) != points) return "wrong count of code points";
    if (text.utf16_units(place) != units) return "wrong count of UTF-16 units";
    char32_t c;
    const int length = well_formed(source, at, c);
    ++points;
    units += c >= 0x10000 ? 2 : 1;
    at += static_cast<std::size_t>(length);
  }
  const auto source_end = static_cast<std::uint32_t>(source.size());
  if (text.codepoints(source_end) != points) return "wrong count of code points at the end";
  if (text.utf16_units(source_end) != units) return "wrong count of UTF-16 units at the end";

  const auto on_edge = [&](std::uint32_t at) {
    return at == source.size() || (static_cast<unsigned char>(source[at]) & 0xC0) != 0x80;
  };
  Span last{0, 0};
  for (std::size_t at = 0; at < match.size();) {
    char32_t c, small;
    const auto length = static_cast<std::size_t>(well_formed(match, at, c));
    if (is_dropped(c)) return "an invisible character in the match text";
    if (is_odd_space(c)) return "an odd space in the match text";
    if (static_cast<std::size_t>(well_formed(lower, at, small)) != length)
      return "lower is shifted";
    const auto expected = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    const auto bytes_of = [](char32_t x) {
      return x < 0x80 ? 1u : x < 0x800 ? 2u : x < 0x10000 ? 3u : 4u;
    };
    if (small != (bytes_of(expected) == length ? expected : c)) return "wrong lower case";

    const Span span =
        text.to_source({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
    if (span.begin > span.end || span.end > source.size()) return "a span outside of the source";
    if (!on_edge(span.begin) || !on_edge(span.end)) return "a span cuts a code point";
    if (span.begin < last.begin || span.end < last.end) return "the map goes back";
    if (span.begin == span.end) {
      if (at + 1 != match.size() || span.end != source.size()) return "an empty span";
    } else {
      char32_t edge;
      well_formed(source, span.begin, edge);
      if (is_dropped(edge)) return "a span begins with an invisible character";
      std::uint32_t before = span.end - 1;
      while (!on_edge(before)) --before;
      well_formed(source, before, edge);
      if (is_dropped(edge)) return "a span ends with an invisible character";
    }
    // What no span covers must be invisible.
    for (std::size_t gap = last.end; gap < span.begin;) {
      char32_t skipped;
      gap += static_cast<std::size_t>(well_formed(source, gap, skipped));
      if (!is_dropped(skipped)) return "a visible character is lost";
    }
    // A longer span is made of the spans of its ends.
    const Span whole = text.to_source({0, static_cast<std::uint32_t>(at + length)});
    if (whole.end != span.end) return "a long span ends elsewhere";
    last = span;
    at += length;
  }

  if (normalize(match) != match) return "normalizing twice changes something";
  if (Text(match).lower() != lower) return "lower depends on the source";
  return "";
}

}  // namespace trich::testing
