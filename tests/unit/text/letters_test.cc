// Composition in any order of marks, the d with a stroke, lower case, classes of characters.
#include <gtest/gtest.h>

#include "text/text.h"
#include "text_properties.h"

namespace trich {
namespace {

struct Case {
  std::string source;
  std::string match;
};

std::string nfd(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(
                      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))),
                  status)
      .toUTF8String(out);
  return out;
}

TEST(Compose, EveryOrderOfMarks) {
  const Case cases[] = {
      // NFC mends these.
      {"a\u0323\u0302", "ậ"},
      {"a\u0302\u0323", "ậ"},
      {"\u00E2\u0301", "ấ"},
      {"o\u0301\u031B", "ớ"},
      {"\u1EA1\u0302", "ậ"},
      // And these not: tone before shape.
      {"a\u0301\u0302", "ấ"},
      {"\u00E1\u0302", "ấ"},
      {"e\u0309\u0302", "ể"},
      {"e\u0303\u0306", "\u0115\u0303"},
      {"a\u0300\u0302", "ầ"},
      {"a\u0303\u0302", "ẫ"},
      {"a\u0300\u0306", "ằ"},
      {"a\u0303\u0306", "ẵ"},
      {"a\u0301\u0306", "ắ"},
      {"A\u0309\u0306", "Ẳ"},
      {"\u1ECD\u031B", "ợ"},
      {"\u00F3\u031B", "ớ"},
      {"\u1EE5\u031B", "ự"},
      {"U\u0303\u031B", "Ữ"},
      {"a\u0340", "à"},
      {"y\u0341", "ý"},
      // A mark for a slot that is taken ends the letter.
      {"a\u0301\u0301", "á\u0301"},
      {"a\u0302\u0306", "â\u0306"},
      {"a\u0302\u0301\u0300", "ấ\u0300"},
      // Letters that Vietnamese has not.
      {"c\u0327a", "ça"},
      {"n\u0303", "ñ"},
      {"u\u0308\u0301", "ǘ"},
      {"i\u0306\u0301", "\u012D\u0301"},
      {"x\u0301", "x\u0301"},
      {"\u0301", "\u0301"},
      {" \u0301a", " \u0301a"},
      {"\u212B\u0301", "Ǻ"},
      {"\u1100\u1161\u11A8", "각"},
      {"<\u0338", "≮"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(normalize(test.source), test.match) << test.source;
    EXPECT_EQ(testing::broken_property("x" + test.source + "y"), "") << test.source;
  }
}

TEST(Compose, EveryLetterFromEveryOrder) {
  const char* const shapes[] = {"", "\u0302", "\u0306", "\u031B"};
  const char* const tones[] = {"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};
  int letters = 0;
  for (const char base : std::string_view("aeiouyAEIOUY")) {
    for (const std::string shape : shapes) {
      for (const std::string tone : tones) {
        const std::string right = nfc(base + shape + tone);
        char32_t c;
        if (static_cast<std::size_t>(testing::well_formed(right, 0, c)) != right.size()) continue;
        if (c == 0x115 || c == 0x114 || c == 0x12C || c == 0x12D || c == 0x14E || c == 0x14F ||
            c == 0x16C || c == 0x16D) {
          continue;  // no Vietnamese letters
        }
        EXPECT_EQ(normalize(base + tone + shape), right) << right;
        EXPECT_EQ(normalize(base + shape + tone), right) << right;
        EXPECT_EQ(normalize(nfc(base + tone) + shape), right) << right;
        EXPECT_EQ(normalize(nfc(base + shape) + tone), right) << right;
        EXPECT_EQ(normalize(nfd(right)), right);
        EXPECT_EQ(normalize(right), right);
        ++letters;
      }
    }
  }
  EXPECT_GE(letters, 144);
}

TEST(Compose, WholeSentenceFromNfd) {
  const std::string text = "Sáng 27/3, Công an thành phố Hải Phòng đã trao tặng Giấy khen; Ủy ban.";
  EXPECT_EQ(normalize(nfd(text)), text);
  EXPECT_EQ(nfc(nfd(text)), text);
  EXPECT_EQ(nfc(text), text);
}

TEST(Compose, NfcQuotesTheSource) { EXPECT_EQ(nfc("Hoà  Thuỷ\u00A0…"), "Hoà  Thuỷ\u00A0…"); }

TEST(StrokedD, InVietnameseWordsOnly) {
  const Case cases[] = {
      {"Ðảng", "Đảng"},
      {"ðồng chí", "đồng chí"},
      {"ÐỒNG NAI", "ĐỒNG NAI"},
      {"Ɖà Nẵng", "Đà Nẵng"},
      {"ɖường", "đường"},
      {"d\u0335ường", "đường"},
      {"d\u0336i", "đi"},
      {"D\u0337ội", "Đội"},
      {"Ðắk Lắk", "Đắk Lắk"},
      {"HÐND, UBND TP.ÐN", "HĐND, UBND TP.ĐN"},
      {"số 12/QÐ-UBND", "số 12/QĐ-UBND"},
      {"NÐ-CP; BLÐTBXH; ÐH", "NĐ-CP; BLĐTBXH; ĐH"},
      {"Nội.Ðây", "Nội.Đây"},
      {"(ðã)", "(đã)"},
      {"Ðoà", "Đòa"},
      // Icelandic, Faroese, Old English, Croatian typed so.
      {"Guðrún", "Guðrún"},
      {"Sigurðsson", "Sigurðsson"},
      {"GUÐMUNDUR", "GUÐMUNDUR"},
      {"Norðoyar", "Norðoyar"},
      {"ðæt", "ðæt"},
      {"Ðoković", "Ðoković"},
      {"Vigdís Hafliðadóttir", "Vigdís Hafliðadóttir"},
      {"a\u0335", "a\u0335"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(normalize(test.source), test.match) << test.source;
    EXPECT_EQ(testing::broken_property(test.source), "") << test.source;
  }
}

TEST(StrokedD, MapsToTheLetterAsItStood) {
  const Text text("xe d\u0335i");
  ASSERT_EQ(text.match(), "xe đi\n");
  EXPECT_EQ(text.to_source({3, 5}), (Span{3, 6}));
  EXPECT_EQ(text.to_source({5, 6}), (Span{6, 7}));
}

TEST(Lower, KeepsTheLengthOfEachLetter) {
  const Case cases[] = {
      {"CÔNG AN THÀNH PHỐ HẢI PHÒNG", "công an thành phố hải phòng"},
      {"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ",
       "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"},
      {"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệ", "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệ"},
      {"×÷ØÞß", "×÷øþß"},
      {"ŠĞŒ", "šğœ"},
      {"İ", "İ"},            // two letters, in lower case
      {"ẞ", "ẞ"},            // a byte shorter, in lower case
      {"ẖẗẘẙẚẛ", "ẖẗẘẙẚẛ"},  // even numbers that are no capitals
      {"ЖΩ", "жω"},
      {"ⅣⒶ", "ⅳⓐ"},
      {"\U00010400", "\U00010428"},
      {"m², ½, №", "m², ½, №"},
  };
  for (const Case& test : cases) {
    for (std::size_t shift = 0; shift < 35; ++shift) {
      const std::string front(shift, 'X'), expected(shift, 'x');
      const testing::ExactCopy exact(front + test.source + "ĐÔ");
      ASSERT_EQ(lower_same_length(exact.view()), expected + test.match + "đô");
    }
  }
}

TEST(Lower, AgreesWithIcuOnEveryLetter) {
  for (UChar32 c = 0; c < 0x20000; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    std::string letter, small;
    icu::UnicodeString(c).toUTF8String(letter);
    icu::UnicodeString(u_tolower(c)).toUTF8String(small);
    const std::string expected = small.size() == letter.size() ? small : letter;
    // Every place in sixteen bytes, with letters of Vietnamese round it.
    for (std::size_t place = 0; place < 16; ++place) {
      const std::string front = std::string(place, '.') + "ưđ", back = "ệ..ăơđ..............";
      ASSERT_EQ(lower_same_length(front + letter + back), front + expected + back)
          << std::hex << c << " at " << place;
    }
  }
}

TEST(Classes, LettersCapitalsAndDigits) {
  for (char32_t c : U"aZăĐợÝỷ\u0301дΩ中") {
    if (c == 0) break;
    EXPECT_TRUE(is_letter(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_TRUE(is_word(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (char32_t c : U"09٣") {
    if (c == 0) break;
    EXPECT_FALSE(is_letter(c));
    EXPECT_TRUE(is_word(c));
  }
  for (char32_t c : U" \n.-_/²½№×÷•\uFFFD\uE000😀") {
    if (c == 0) break;
    EXPECT_FALSE(is_letter(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_FALSE(is_word(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (char32_t c : U"AZĐÀĂƠƯỢẠỴЖ") {
    if (c == 0) break;
    EXPECT_TRUE(is_upper(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (char32_t c : U"azđàăơượạỵж19 .中") {
    if (c == 0) break;
    EXPECT_FALSE(is_upper(c)) << std::hex << static_cast<unsigned>(c);
  }
}

// The short cuts for the blocks of Vietnamese say what the character database says.
TEST(Classes, AgreeWithIcuOnEveryCharacter) {
  for (UChar32 c = 0; c < 0x30000; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    const int type = u_charType(c);
    const bool letter = type >= U_UPPERCASE_LETTER && type <= U_COMBINING_SPACING_MARK;
    ASSERT_EQ(is_letter(static_cast<char32_t>(c)), letter) << std::hex << c;
    ASSERT_EQ(is_word(static_cast<char32_t>(c)), letter || type == U_DECIMAL_DIGIT_NUMBER)
        << std::hex << c;
    ASSERT_EQ(is_upper(static_cast<char32_t>(c)),
              type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER)
        << std::hex << c;
  }
}

}  // namespace
}  // namespace trich
