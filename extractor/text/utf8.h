// UTF-8 in and out, a code point at a time, and the repair of broken UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trich::utf8 {

// Appends `c`, a scalar value.
inline void append(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 2);
  } else if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0 | c >> 12),
                          static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                          static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 3);
  } else {
    const char bytes[] = {
        static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
        static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 4);
  }
}

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Start of the code point that ends before `end`, `end` > 0, in valid UTF-8.
inline std::size_t before(std::string_view text, std::size_t end) {
  --end;
  while (is_continuation(text[end])) --end;
  return end;
}

// Length of the longest valid prefix, cut at a code-point edge.
std::size_t valid_prefix(std::string_view bytes);

struct Count {
  std::uint32_t codepoints = 0, utf16 = 0;
};
// How many code points and UTF-16 units begin in `text`, at most 4,080 bytes of valid UTF-8.
Count count(std::string_view text);

struct Faults {
  std::vector<std::uint64_t> first;  // offsets in the bytes given, at most `limit`
  std::uint64_t count = 0;
};

// `bytes` with each maximal ill-formed part (Unicode 15, 3.9, table 3-8) turned into U+FFFD.
// `offset` is added to the offsets noted.
std::string repair(std::string_view bytes, std::uint64_t offset, std::size_t limit, Faults& faults);

}  // namespace trich::utf8
