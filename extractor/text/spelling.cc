// Two spellings that a word decides: where the tone mark stands, and what is a d with a stroke.
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/vowel.h"

namespace trich {
namespace {

std::size_t length_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[at])));
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

// Consonant letters of Vietnamese, D with stroke apart.
constexpr bool is_consonant(char32_t c) {
  if (c >= 0x80) return c == 0x110 || c == 0x111;
  constexpr std::string_view letters = "bcdghklmnpqrstvx";
  return letters.find(lower(static_cast<char>(c))) != std::string_view::npos;
}

// True when what stands before `at` in its word can open a syllable: up to three consonants. Before
// u, no q: that u belongs to the onset.
bool has_onset(std::string_view match, std::size_t at, bool before_u) {
  std::size_t count = 0;
  while (at > 0) {
    at = utf8::before(match, at);
    const char32_t c = decode(match.data() + at);
    if (!is_letter(c)) return true;
    if (!is_consonant(c) || ++count > 3) return false;
    if (before_u && count == 1 && lower(static_cast<char>(c)) == 'q') return false;
  }
  return true;
}

bool is_open(std::string_view match, std::size_t end) {
  return end >= match.size() || !is_letter(decode(match.data() + end));
}

bool append_with_tones(std::string_view match, bool to_first, std::string& out) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < match.size();) {
    ToneMove move;
    if (!find_tone_move(match, at, to_first, move)) {
      at += length_at(match, at);
      continue;
    }
    out.append(match, copied, at - copied);
    utf8::append(move.first, out);
    utf8::append(move.second, out);
    at += move.first_length + move.second_length;
    copied = at;
  }
  out.append(match, copied);
  return copied != 0;
}

}  // namespace

bool find_tone_move(std::string_view match, std::size_t at, bool to_first, ToneMove& move) {
  const char32_t c1 = decode(match.data() + at);
  const vowel::Letter first = vowel::split(c1);
  const char base1 = lower(first.base);
  if (first.shape != vowel::plain || (base1 != 'o' && base1 != 'u')) return false;
  if ((first.tone == vowel::level) != to_first) return false;
  const std::size_t second_at = at + length_at(match, at);
  if (second_at >= match.size()) return false;
  const vowel::Letter second = vowel::split(decode(match.data() + second_at));
  const char base2 = lower(second.base);
  if (second.shape != vowel::plain || (second.tone == vowel::level) == to_first) return false;
  if (base1 == 'o' ? base2 != 'a' && base2 != 'e' : base2 != 'y') return false;
  const std::size_t end = second_at + length_at(match, second_at);
  if (!is_open(match, end) || !has_onset(match, at, base1 == 'u')) return false;
  move.first_length = second_at - at;
  move.second_length = end - second_at;
  move.first = vowel::join({first.base, first.shape, second.tone});
  move.second = vowel::join({second.base, second.shape, first.tone});
  return true;
}

bool append_traditional_tone(std::string_view word, std::string& out) {
  return append_with_tones(word, true, out);
}

std::string modern_tone(std::string_view match) {
  std::string out;
  out.reserve(match.size());
  append_with_tones(match, false, out);
  return out;
}

bool is_stroked_d(std::string_view match, std::size_t at, std::size_t length) {
  // No word that has the letter is longer, in syllables or as an abbreviation of capitals.
  constexpr std::size_t kLongest = 8, kLongestWithVowel = 4;
  std::size_t begin = at, letters = 0;
  while (begin > 0) {
    const std::size_t before = utf8::before(match, begin);
    if (!is_letter(decode(match.data() + before))) break;
    if (++letters > kLongest) return false;
    begin = before;
  }
  // An abbreviation: capitals only, and few of them or no vowel ("TP.DN", "HDND" with the stroke).
  letters = 0;
  bool all_capitals = true, has_vowel = false;
  std::size_t end = begin;
  for (std::size_t next; end < match.size(); end = next) {
    const char32_t c = decode(match.data() + end);
    if (!is_letter(c)) break;
    next = end + length_at(match, end);
    if (c >= 0x335 && c <= 0x337 && end > begin && lower(match[end - 1]) == 'd') continue;
    if (++letters > kLongest) return false;
    const bool stroked = c == 0xD0 || c == 0x189 || c == 0x110;
    const bool is_vowel = vowel::split(c).base != 0;
    has_vowel |= is_vowel;
    all_capitals &= is_upper(c) && (stroked || is_vowel || is_consonant(c));
  }
  if (all_capitals && (!has_vowel || letters <= kLongestWithVowel)) return true;
  // Else a syllable: the d opens it, then one to three vowels with at most one tone, then a final.
  if (begin != at) return false;
  std::size_t next = at + length;
  int vowels = 0, tones = 0;
  while (next < end) {
    const vowel::Letter letter = vowel::split(decode(match.data() + next));
    if (letter.base == 0) break;
    ++vowels;
    tones += letter.tone != vowel::level;
    next += length_at(match, next);
  }
  if (vowels < 1 || vowels > 3 || tones > 1) return false;
  std::string final;
  for (std::size_t i = next; i < end; ++i) final.push_back(lower(match[i]));
  for (const char* known : {"", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"}) {
    if (final == known) return true;
  }
  return false;
}

}  // namespace trich
