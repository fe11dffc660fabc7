// The Vietnamese vowel letters as base, shape and tone, and back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace trich::vowel {

enum Shape : std::uint8_t { plain, circumflex, breve, horn };
enum Tone : std::uint8_t { level, grave, acute, hook, tilde, dot };

struct Letter {
  char base = 0;  // a e i o u y, or the capital; 0: not a Vietnamese vowel letter
  Shape shape = plain;
  Tone tone = level;
};

namespace internal {

struct Row {
  char base;
  Shape shape;
  std::array<char16_t, 6> letters;  // by Tone
};
inline constexpr std::array<Row, 12> kRows{{
    {'a', plain, {0x61, 0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1}},
    {'a', breve, {0x103, 0x1EB1, 0x1EAF, 0x1EB3, 0x1EB5, 0x1EB7}},
    {'a', circumflex, {0xE2, 0x1EA7, 0x1EA5, 0x1EA9, 0x1EAB, 0x1EAD}},
    {'e', plain, {0x65, 0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9}},
    {'e', circumflex, {0xEA, 0x1EC1, 0x1EBF, 0x1EC3, 0x1EC5, 0x1EC7}},
    {'i', plain, {0x69, 0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB}},
    {'o', plain, {0x6F, 0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD}},
    {'o', circumflex, {0xF4, 0x1ED3, 0x1ED1, 0x1ED5, 0x1ED7, 0x1ED9}},
    {'o', horn, {0x1A1, 0x1EDD, 0x1EDB, 0x1EDF, 0x1EE1, 0x1EE3}},
    {'u', plain, {0x75, 0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5}},
    {'u', horn, {0x1B0, 0x1EEB, 0x1EE9, 0x1EED, 0x1EEF, 0x1EF1}},
    {'y', plain, {0x79, 0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5}},
}};

constexpr char16_t raise(char16_t c) {
  if (c < 0x100) return static_cast<char16_t>(c - 0x20);
  return static_cast<char16_t>(c - 1);
}

// Letters below 0x200 by themselves, those from 0x1E00 behind them.
constexpr std::size_t slot(char32_t c) { return c < 0x200 ? c : c - 0x1E00 + 0x200; }
constexpr bool in_range(char32_t c) { return c < 0x200 || (c >= 0x1E00 && c < 0x1F00); }

constexpr std::array<Letter, 0x300> make_letters() {
  std::array<Letter, 0x300> out{};
  for (const Row& row : kRows) {
    for (std::size_t tone = 0; tone < 6; ++tone) {
      const char16_t small = row.letters[tone];
      out[slot(small)] = {row.base, row.shape, static_cast<Tone>(tone)};
      out[slot(raise(small))] = {static_cast<char>(row.base - 0x20), row.shape,
                                 static_cast<Tone>(tone)};
    }
  }
  return out;
}
inline constexpr std::array<Letter, 0x300> kLetters = make_letters();

}  // namespace internal

constexpr Letter split(char32_t c) {
  return internal::in_range(c) ? internal::kLetters[internal::slot(c)] : Letter{};
}

// 0 when there is no such letter (e with a breve).
constexpr char32_t join(Letter letter) {
  const bool capital = letter.base < 'a';
  const char base = capital ? static_cast<char>(letter.base + 0x20) : letter.base;
  for (const internal::Row& row : internal::kRows) {
    if (row.base != base || row.shape != letter.shape) continue;
    const char16_t small = row.letters[letter.tone];
    return capital ? internal::raise(small) : small;
  }
  return 0;
}

// The shape or tone that a combining mark gives.
constexpr Shape shape_of(char32_t mark) {
  return mark == 0x302 ? circumflex : mark == 0x306 ? breve : mark == 0x31B ? horn : plain;
}
constexpr Tone tone_of(char32_t mark) {
  switch (mark) {
    case 0x300:
    case 0x340:
      return grave;
    case 0x301:
    case 0x341:
      return acute;
    case 0x303:
      return tilde;
    case 0x309:
      return hook;
    case 0x323:
      return dot;
    default:
      return level;
  }
}
constexpr char32_t mark_of(Shape shape) {
  return shape == circumflex ? 0x302 : shape == breve ? 0x306 : shape == horn ? 0x31B : 0;
}
constexpr char32_t mark_of(Tone tone) {
  constexpr std::array<char16_t, 6> marks{0, 0x300, 0x301, 0x309, 0x303, 0x323};
  return marks[tone];
}

}  // namespace trich::vowel
