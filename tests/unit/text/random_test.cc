// Properties over random texts. The seed is fixed: a failure comes back.
#include <gtest/gtest.h>

#include <random>

#include "text/text.h"
#include "text_properties.h"

namespace trich {
namespace {

using Random = std::mt19937;

// Of the large crosses only one case in so many is run; 1 runs all (a minute). Prime to 10.
constexpr std::size_t kShare = 7;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

template <std::size_t N>
std::string pick(Random& random, const char* const (&from)[N]) {
  return from[below(random, N)];
}

constexpr const char* kOnsets[] = {"",   "b",  "c", "ch", "d",  "đ",  "g",   "gh",     "gi", "h",
                                   "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh",     "p",  "ph",
                                   "qu", "r",  "s", "t",  "th", "tr", "v",   "x",      "Đ",  "H",
                                   "TH", "Ð",  "ð", "Qu", "QU", "Ng", "T",   "d\u0335"};
constexpr const char* kVowels[] = {"a",  "ă",   "â",   "e",  "ê",  "i",  "o",  "ô",  "ơ",  "u",
                                   "ư",  "y",   "oa",  "oe", "uy", "ua", "ươ", "iê", "uô", "OA",
                                   "UY", "oai", "uyê", "Ơ",  "oà", "uỷ", "oẽ", "uỹ"};
constexpr const char* kTones[] = {"", "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"};
constexpr const char* kFinals[] = {"", "", "", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "o"};
constexpr const char* kOdd[] = {" ",      "  ",     "\t",     "\n",     "\r\n",
                                "\r",     "\u00A0", "\u2003", "\u200B", "\u00AD",
                                "\u034F", "\uFEFF", "\u2060", "\u202A", "…",
                                "“",      "”",      "–",      "´",      "`",
                                "\u0300", "\u0301", "\u0302", "\u0306", "\u031B",
                                "\u0323", "\u0335", "\u0308", "\u0340", "\u0344",
                                "\u212B", "\u2126", "Ａ",     "１",     "٣",
                                "😀",      "中",     "한",     "\u1161", "\u11A8",
                                "\u0958", "\u0F73", "\uF0B7", "\uFFFD", "\u0378",
                                "m²",     "½",      "№",      "İ",      "ẞ",
                                "ß",      "Ж",      "\u2028", "\u0085", "\u1FFD",
                                "\v",     "ɖ",      "Ɖ",      "ð",      "Ð",
                                "d",      "D",      "a",      "o",      "u",
                                "q",      "y",      "E",      ".",      "-",
                                "12",     "\u3000", "\u1100", "\u0345", "\u2000",
                                "<",      "\u0338", "\u00B4", "\u05B0", "\U0001D15E",
                                "\u0DD9", "\u0DCF", "\u0DCA", "\u00A8", "\u0301\u0302",
                                "\u200D"};

std::string syllable(Random& random) {
  return pick(random, kOnsets) + pick(random, kVowels) + pick(random, kTones) +
         pick(random, kFinals);
}

std::string nasty(Random& random, std::size_t parts) {
  std::string out;
  for (std::size_t i = 0; i < parts; ++i) {
    switch (below(random, 4)) {
      case 0:
        out += syllable(random) + " ";
        break;
      case 1:
        out += syllable(random);
        break;
      default:
        out += pick(random, kOdd);
    }
  }
  return out;
}

TEST(Random, NastyStringsKeepEveryProperty) {
  Random random(20260101);
  for (int i = 0; i < 10000; ++i) {
    const std::string text = nasty(random, 1 + below(random, 40));
    const std::string broken = testing::broken_property(text);
    ASSERT_EQ(broken, "") << i << ": " << ::testing::PrintToString(text);
  }
}

TEST(Random, BytesKeepEveryProperty) {
  Random random(20260102);
  for (int i = 0; i < 10000; ++i) {
    std::string text;
    const std::size_t size = below(random, 60);
    while (text.size() < size) {
      if (below(random, 3) == 0) {
        text += static_cast<char>(random());
      } else if (below(random, 2) == 0) {
        // A lead byte or continuation, much more often than chance has it.
        constexpr const char* bytes[] = {"\xC3", "\xC4", "\xE1", "\xBA", "\xBB", "\xE2",
                                         "\x80", "\xF0", "\x9F", "\xED", "\xA0", "\xCC"};
        text += pick(random, bytes);
      } else {
        text += pick(random, kOdd);
      }
    }
    const std::string broken = testing::broken_property(text);
    ASSERT_EQ(broken, "") << i << ": " << ::testing::PrintToString(text);
  }
}

TEST(Random, RowsOfOddCharactersKeepEveryProperty) {
  for (std::size_t i = 0; i < std::size(kOdd); ++i) {
    for (std::size_t j = 0; j < std::size(kOdd); ++j) {
      // Every pair; a share of the triples that differs from pair to pair.
      for (std::size_t k = (i + j) % kShare; k < std::size(kOdd); k += kShare) {
        const std::string text = std::string(kOdd[i]) + kOdd[j] + kOdd[k];
        const std::string broken = testing::broken_property(text);
        ASSERT_EQ(broken, "") << ::testing::PrintToString(text);
      }
    }
  }
}

// Every order of up to four marks behind every base: what NFC and the slots make of them stays.
TEST(Random, OrdersOfMarksKeepEveryProperty) {
  constexpr const char* marks[] = {"\u0300", "\u0301", "\u0302", "\u0303", "\u0306",
                                   "\u0309", "\u031B", "\u0323", "\u0308", "\u0335"};
  for (const std::string base : {"a", "e", "o", "u", "y", "d", "x", "ấ", "ợ", "ạ", "ơ", "Ă"}) {
    for (std::size_t code = 0; code < 10000; code += kShare) {
      const std::string text = base + marks[code % 10] + marks[code / 10 % 10] +
                               marks[code / 100 % 10] + marks[code / 1000];
      const std::string broken = testing::broken_property(text);
      ASSERT_EQ(broken, "") << ::testing::PrintToString(text);
    }
  }
}

std::string transformed(const char* form, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = form[2] == 'D' ? icu::Normalizer2::getNFDInstance(status)
                                          : icu::Normalizer2::getNFCInstance(status);
  std::string out;
  normalizer
      ->normalize(icu::UnicodeString::fromUTF8(
                      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))),
                  status)
      .toUTF8String(out);
  return out;
}

TEST(Random, OneTextInAllItsFormsGivesOneMatchText) {
  Random random(20260103);
  for (int i = 0; i < 2000; ++i) {
    std::string text, spaced;
    for (std::size_t n = 1 + below(random, 12); n > 0; --n) {
      const std::string word =
          transformed("NFC", pick(random, kOnsets) + pick(random, kVowels) + pick(random, kFinals));
      text += word;
      spaced += word;
      constexpr const char* gaps[] = {"  ", "\u00A0", " \u200B ", "\t", " \u2003"};
      text += " ";
      spaced += pick(random, gaps);
    }
    const std::string match = normalize(text);
    ASSERT_EQ(normalize(transformed("NFD", text)), match);
    ASSERT_EQ(normalize(modern_tone(transformed("NFC", text))), match);
    ASSERT_EQ(normalize(transformed("NFD", modern_tone(text))), match);
    ASSERT_EQ(normalize(spaced), match);
    ASSERT_EQ(normalize(modern_tone(match)), match);
    std::string moved;
    append_traditional_tone(modern_tone(match), moved);
    ASSERT_EQ(moved, match);
  }
}

TEST(Random, ALongTextIsTheSumOfItsLines) {
  Random random(20260104);
  for (int i = 0; i < 200; ++i) {
    std::string whole, expected;
    for (int line = 0; line < 30; ++line) {
      std::string part;
      for (int n = 0; n < 6; ++n) part += syllable(random) + " ";
      whole += part + "\n";
      expected += normalize(part) + "\n";
    }
    ASSERT_EQ(Text(whole).match(), expected);
    ASSERT_EQ(testing::broken_property(whole), "");
  }
}

}  // namespace
}  // namespace trich
