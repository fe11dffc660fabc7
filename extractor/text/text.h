// The text of one article in its three forms, and the exact map between them.
//
//   source  the decoded article as it stood (valid UTF-8; undecodable bytes are U+FFFD)
//   match   what the rules read: NFC, tone marks in the traditional place (on the o of oa, oe; the
//           u of uy), dashes, quotes, spaces folded, zero-width characters gone, stroked D mended
//   lower   `match` in lower case, byte for byte of the same length
//
//   source  T o a ` n <ZWSP> _ c a ' n h      a letter and its mark, a zero-width space, ...
//           |  \/        \   |
//   match   T  o a`  n      _  c ...           every match byte knows its source bytes
//
// Offsets are bytes. Both strings end with one '\n' that the source may lack, so that a rule may
// always look one character ahead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trich {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
};

class Text {
 public:
  // Takes any bytes. A UTF-8 BOM is dropped from the front of the source text (offsets count from
  // behind it); invalid bytes become U+FFFD, one each as Unicode recommends, and are listed.
  explicit Text(std::string_view bytes);

  const std::string& source() const { return source_; }
  const std::string& match() const { return match_; }
  const std::string& lower() const { return lower_; }

  // The source bytes of the match bytes [begin, end), end > begin. Characters that the match text
  // lacks are inside when they stand between two of the span's characters, never at its edges.
  Span to_source(Span match) const;

  // Offset of a source byte (on a code-point edge) in other units. Cost: O(log n) + at most 256
  // bytes.
  std::uint32_t codepoints(std::uint32_t source_byte) const;
  std::uint32_t utf16_units(std::uint32_t source_byte) const;

  // Byte offsets, in the bytes given, of undecodable bytes (at most the first 100) and their count.
  const std::vector<std::uint64_t>& invalid() const { return invalid_; }
  std::uint64_t invalid_count() const { return invalid_count_; }
  // True when private-use or unassigned characters stood in the text outside of list bullets.
  bool has_unmapped() const { return unmapped_; }

 private:
  // A stretch of the match text. Verbatim stretches map byte by byte; others as a whole.
  struct Piece {
    std::uint32_t match_begin;
    std::uint32_t source_begin;
    std::uint32_t source_end;  // for a piece that is not verbatim
    bool verbatim;
  };
  friend class Normalizer;

  std::string source_, match_, lower_;
  std::vector<Piece> pieces_;  // by match_begin; pieces cover the match text without a gap
  struct Count {
    std::uint32_t codepoints, utf16;
  };
  std::vector<Count> counts_;  // before every 256th source byte
  std::vector<std::uint64_t> invalid_;
  std::uint64_t invalid_count_ = 0;
  bool unmapped_ = false;
};

// Normalized form of a short string (word lists, rule literals): the match text without its map.
std::string normalize(std::string_view utf8);
// Lower case, same byte length, for text in match form.
std::string lower_same_length(std::string_view match);
// NFC alone, for values that quote the source (names of persons).
std::string nfc(std::string_view utf8);

// Character classes of match text. `p` points at a code point's first byte, `p < end`.
// Length of the code point in bytes.
inline int char_length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}
// The code point at `p`, on a lead byte of valid UTF-8.
inline char32_t decode(const char* p) {
  auto byte = [p](int i) { return static_cast<char32_t>(static_cast<unsigned char>(p[i])); };
  if (byte(0) < 0x80) return byte(0);
  if (byte(0) < 0xE0) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  if (byte(0) < 0xF0) return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}
// What the two below ask of letters that Vietnamese lacks.
bool is_rare_letter(char32_t c);
bool is_rare_upper(char32_t c);
// Letters and combining marks. The blocks that hold Vietnamese: all of 00C0-024F but two signs and
// all of 1E00-1EFF are letters.
inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00)) {
    return true;
  }
  return is_rare_letter(c);
}
inline bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  // 00C0..00DE but the multiplication sign; then pairs of a capital and its small letter.
  if (c >= 0xC0 && c < 0x100) return c < 0xDF && c != 0xD7;
  if (c < 0x138 || (c >= 0x1EA0 && c < 0x1F00)) return c >= 0x100 && (c & 1) == 0;
  return is_rare_upper(c);
}
bool is_word(char32_t c);  // letter, mark or digit: what a word edge may not cut

// One tone placement: hoa` -> ho`a, thuy' -> thu'y, in open oa, oe, uy syllables.
// Appends `word` (one word in NFC, any case) to `out` and tells whether it changed.
bool append_traditional_tone(std::string_view word, std::string& out);
// The other way round, for the mutations of `trich check`.
std::string modern_tone(std::string_view match);

}  // namespace trich
