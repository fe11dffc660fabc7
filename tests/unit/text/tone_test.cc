// Tone placement: one form for matching, the traditional one, and back.
#include <gtest/gtest.h>

#include "text/text.h"
#include "text_properties.h"

namespace trich {
namespace {

struct Pair {
  const char* traditional;
  const char* modern;
};

// Every attested open syllable in oa, oe, uy with a tone.
constexpr Pair kSyllables[] = {
    {"òa", "oà"},     {"óa", "oá"},     {"õa", "oã"},     {"ỏa", "oả"},       {"chóa", "choá"},
    {"dóa", "doá"},   {"dọa", "doạ"},   {"gòa", "goà"},   {"góa", "goá"},     {"hòa", "hoà"},
    {"hóa", "hoá"},   {"hõa", "hoã"},   {"hỏa", "hoả"},   {"họa", "hoạ"},     {"khóa", "khoá"},
    {"khỏa", "khoả"}, {"khọa", "khoạ"}, {"lòa", "loà"},   {"lóa", "loá"},     {"lõa", "loã"},
    {"lỏa", "loả"},   {"lọa", "loạ"},   {"mọa", "moạ"},   {"nòa", "noà"},     {"ngòa", "ngoà"},
    {"ngõa", "ngoã"}, {"ngọa", "ngoạ"}, {"nhòa", "nhoà"}, {"nhóa", "nhoá"},   {"sòa", "soà"},
    {"sỏa", "soả"},   {"tòa", "toà"},   {"tóa", "toá"},   {"tõa", "toã"},     {"tỏa", "toả"},
    {"tọa", "toạ"},   {"thòa", "thoà"}, {"thóa", "thoá"}, {"thõa", "thoã"},   {"thỏa", "thoả"},
    {"thọa", "thoạ"}, {"trỏa", "troả"}, {"vòa", "voà"},   {"xòa", "xoà"},     {"xóa", "xoá"},
    {"xõa", "xoã"},   {"xỏa", "xoả"},   {"xọa", "xoạ"},   {"đòa", "đoà"},     {"đóa", "đoá"},
    {"đọa", "đoạ"},   {"òe", "oè"},     {"óe", "oé"},     {"õe", "oẽ"},       {"ỏe", "oẻ"},
    {"ọe", "oẹ"},     {"chòe", "choè"}, {"chóe", "choé"}, {"chọe", "choẹ"},   {"hòe", "hoè"},
    {"hỏe", "hoẻ"},   {"họe", "hoẹ"},   {"khòe", "khoè"}, {"khóe", "khoé"},   {"khõe", "khoẽ"},
    {"khỏe", "khoẻ"}, {"khọe", "khoẹ"}, {"lòe", "loè"},   {"lóe", "loé"},     {"lõe", "loẽ"},
    {"lỏe", "loẻ"},   {"ngòe", "ngoè"}, {"ngóe", "ngoé"}, {"nghóe", "nghoé"}, {"nhòe", "nhoè"},
    {"nhóe", "nhoé"}, {"nhỏe", "nhoẻ"}, {"phóe", "phoé"}, {"tòe", "toè"},     {"tóe", "toé"},
    {"tõe", "toẽ"},   {"tỏe", "toẻ"},   {"tọe", "toẹ"},   {"vóe", "voé"},     {"xòe", "xoè"},
    {"xóe", "xoé"},   {"xọe", "xoẹ"},   {"ùy", "uỳ"},     {"úy", "uý"},       {"ũy", "uỹ"},
    {"ủy", "uỷ"},     {"ụy", "uỵ"},     {"chùy", "chuỳ"}, {"chủy", "chuỷ"},   {"húy", "huý"},
    {"hủy", "huỷ"},   {"hụy", "huỵ"},   {"khủy", "khuỷ"}, {"khụy", "khuỵ"},   {"lúy", "luý"},
    {"lũy", "luỹ"},   {"lụy", "luỵ"},   {"ngụy", "nguỵ"}, {"nhụy", "nhuỵ"},   {"súy", "suý"},
    {"tùy", "tuỳ"},   {"túy", "tuý"},   {"tủy", "tuỷ"},   {"tụy", "tuỵ"},     {"thùy", "thuỳ"},
    {"thúy", "thuý"}, {"thũy", "thuỹ"}, {"thủy", "thuỷ"}, {"thụy", "thuỵ"},   {"trùy", "truỳ"},
    {"trủy", "truỷ"}, {"trụy", "truỵ"}, {"xùy", "xuỳ"},   {"xúy", "xuý"},
};

// Those that stand alike in both.
constexpr const char* kUnchanged[] = {
    "quý",   "quỳ",    "quỷ",   "quỹ",    "quỵ",    "hoàn",  "hoạt", "khoản", "loại",  "ngoài",
    "hoạch", "khoảng", "quyết", "nguyễn", "thuyền", "huỳnh", "tuýp", "suýt",  "khuỷu", "huế",
    "thuế",  "thuở",   "của",   "mùa",    "lúa",    "mía",   "già",  "giỏi",
};

// A small word in capitals, or with a capital first letter, without the code under test.
std::string raised(std::string_view word, bool first_only) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c;
    const auto length = static_cast<std::size_t>(testing::well_formed(word, at, c));
    if (at == 0 || !first_only) c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
    at += length;
  }
  return out;
}

TEST(Tone, ListsAreWhole) {
  EXPECT_EQ(std::size(kSyllables), 119u);
  EXPECT_EQ(std::size(kUnchanged), 28u);
}

TEST(Tone, EveryOpenSyllableBothWaysInEachCase) {
  int tested = 0;
  for (const auto& [traditional, modern] : kSyllables) {
    for (int form = 0; form < 3; ++form) {
      const auto shaped = [&](const char* word) {
        return form == 0 ? std::string(word) : raised(word, form == 1);
      };
      const std::string old_form = shaped(traditional), new_form = shaped(modern);
      EXPECT_EQ(normalize(new_form), old_form);
      EXPECT_EQ(normalize(old_form), old_form);
      EXPECT_EQ(modern_tone(old_form), new_form);
      EXPECT_EQ(modern_tone(new_form), new_form);
      std::string out = "x";
      EXPECT_TRUE(append_traditional_tone(new_form, out));
      EXPECT_EQ(out, "x" + old_form);
      EXPECT_FALSE(append_traditional_tone(old_form, out));
      EXPECT_EQ(out, "x" + old_form + old_form);
      ++tested;
    }
  }
  EXPECT_EQ(tested, 357);
}

TEST(Tone, OtherSyllablesStay) {
  for (const char* word : kUnchanged) {
    for (const std::string& form : {std::string(word), raised(word, true), raised(word, false)}) {
      EXPECT_EQ(normalize(form), form);
      EXPECT_EQ(modern_tone(form), form);
      std::string out;
      EXPECT_FALSE(append_traditional_tone(form, out));
      EXPECT_EQ(out, form);
    }
  }
}

TEST(Tone, AWordsEdgeIsWhatOpensTheSyllable) {
  const Pair cases[] = {
      {"hòa.", "hoà."},
      {"(Thủy)", "(Thuỷ)"},
      {"hòa-bình", "hoà-bình"},
      {"Ủy ban", "Uỷ ban"},
      {"khóa 12", "khoá 12"},
      {"khóa12", "khoá12"},
      {"hòa\n", "hoà\n"},
      {"Thủy Hòa Thúy", "Thuỷ Hoà Thuý"},
      {"ỦY BAN, KHỎE", "UỶ BAN, KHOẺ"},
      {"nghĩa vụ;hòa", "nghĩa vụ;hoà"},
  };
  for (const auto& [traditional, modern] : cases) {
    EXPECT_EQ(normalize(modern), traditional);
    EXPECT_EQ(modern_tone(traditional), modern);
  }
}

TEST(Tone, TakesNoForeignOrGluedWord) {
  // A vowel before, or more consonants than a syllable opens with.
  for (const char* word :
       {"aoà", "Lisboà", "Boavistuý", "quuỷ", "schtroà", "boàz", "hoàn", "QUỸ"}) {
    EXPECT_EQ(normalize(word), word);
  }
}

TEST(Tone, TwoStylesInOneTextBecomeOne) {
  EXPECT_EQ(normalize("cấp uỷ và cấp ủy; hoà, hòa; ma tuý, ma túy"),
            "cấp ủy và cấp ủy; hòa, hòa; ma túy, ma túy");
}

TEST(Tone, MapsEachLetterToItsOwn) {
  const Text text("Thuỳ ơi");  // the traditional form is a byte shorter
  ASSERT_EQ(text.match(), "Thùy ơi\n");
  EXPECT_EQ(text.to_source({2, 4}), (Span{2, 3}));
  EXPECT_EQ(text.to_source({4, 5}), (Span{3, 6}));
  EXPECT_EQ(text.to_source({0, 5}), (Span{0, 6}));
  EXPECT_EQ(text.to_source({6, 9}), (Span{7, 10}));
}

TEST(Tone, FoldsWhatMarksAndInvisiblesMake) {
  EXPECT_EQ(normalize("hoa\u0300"), "hòa");
  EXPECT_EQ(normalize("hoa\u0300n"), "hoàn");
  EXPECT_EQ(normalize("ho\u200Ba\u0300"), "hòa");
  EXPECT_EQ(normalize("hoà\u200Bn"), "hoàn");
  EXPECT_EQ(normalize("hoà\u00ADng"), "hoàng");
  EXPECT_EQ(normalize("ðoà"), "đòa");
}

}  // namespace
}  // namespace trich
