// Spaces, invisible characters, dashes, quotes, width, private use; and the map round each.
#include <gtest/gtest.h>

#include "text/text.h"
#include "text_properties.h"

namespace trich {
namespace {

struct Case {
  std::string source;
  std::string match;
};

std::string encoded(UChar32 c) {
  std::string out;
  icu::UnicodeString(c).toUTF8String(out);
  return out;
}

void expect_cases(std::initializer_list<Case> cases) {
  for (const Case& test : cases) {
    EXPECT_EQ(normalize(test.source), test.match) << ::testing::PrintToString(test.source);
    EXPECT_EQ(testing::broken_property(test.source), "") << ::testing::PrintToString(test.source);
  }
}

TEST(Fold, InvisibleCharactersGo) {
  for (const UChar32 c : {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, 0x202A,
                          0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x34F}) {
    const std::string x = encoded(c);
    EXPECT_EQ(normalize("Công" + x + " an"), "Công an") << std::hex << c;
    EXPECT_EQ(normalize("C" + x + "ông" + x + x + "an" + x), "Côngan") << std::hex << c;
    EXPECT_EQ(normalize("a " + x + " b"), "a b") << std::hex << c;
    EXPECT_EQ(normalize("a" + x + "\u0300"), "à") << std::hex << c;
    EXPECT_EQ(testing::broken_property(x + "a" + x + "\u0323" + x + " " + x), "") << std::hex << c;
    EXPECT_EQ(Text(x + x).match(), "\n");
  }
}

TEST(Fold, EverySpaceBecomesOne) {
  for (const UChar32 c : {0x09, 0x20, 0xA0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
                          0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000}) {
    const std::string x = encoded(c);
    EXPECT_EQ(normalize("a" + x + "b"), "a b") << std::hex << c;
    EXPECT_EQ(normalize("a" + x + x + x + "b"), "a b") << std::hex << c;
    EXPECT_EQ(normalize("a " + x + "b"), "a b") << std::hex << c;
    EXPECT_EQ(normalize("a" + x + " b"), "a b") << std::hex << c;
    EXPECT_EQ(normalize("a \t" + x + "\u00A0 b"), "a b") << std::hex << c;
    EXPECT_EQ(testing::broken_property("a" + x + "  b  " + x), "") << std::hex << c;
  }
  // A run of spaces at each place relative to the blocks of the scan.
  for (std::size_t shift = 0; shift < 40; ++shift) {
    for (std::size_t spaces = 1; spaces < 40; ++spaces) {
      const std::string front(shift, 'x');
      const testing::ExactCopy exact(front + std::string(spaces, ' ') + "y");
      ASSERT_EQ(Text(exact.view()).match(), front + " y\n") << shift << " " << spaces;
    }
  }
}

TEST(Fold, ARunOfSpacesMapsToAllOfThem) {
  const Text text("a \u00A0\t b");
  ASSERT_EQ(text.match(), "a b\n");
  EXPECT_EQ(text.to_source({1, 2}), (Span{1, 6}));
  EXPECT_EQ(text.to_source({0, 1}), (Span{0, 1}));
  EXPECT_EQ(text.to_source({2, 3}), (Span{6, 7}));
}

TEST(Fold, EveryLineBreakBecomesOne) {
  for (const std::string x : {"\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_EQ(normalize("a" + x + "b"), "a\nb") << ::testing::PrintToString(x);
    EXPECT_EQ(normalize("a" + x + x + "b"), "a\n\nb") << ::testing::PrintToString(x);
    EXPECT_EQ(normalize("a" + x), "a\n") << ::testing::PrintToString(x);
    EXPECT_EQ(Text("a" + x).match(), "a\n") << ::testing::PrintToString(x);  // no second one
    EXPECT_EQ(testing::broken_property("a" + x + " " + x), "");
  }
  expect_cases({{"a\r\n\r\nb", "a\n\nb"}, {"a\n\rb", "a\n\nb"}, {"a \r\n b", "a \n b"}});
  const Text text("a\r\nb");
  EXPECT_EQ(text.to_source({1, 2}), (Span{1, 3}));
  EXPECT_EQ(text.to_source({2, 3}), (Span{3, 4}));
}

TEST(Fold, TheLastLineBreakMayBeTheSources) {
  const Text lacks("ab"), has("ab\n");
  EXPECT_EQ(lacks.match(), has.match());
  EXPECT_EQ(lacks.to_source({2, 3}), (Span{2, 2}));
  EXPECT_EQ(has.to_source({2, 3}), (Span{2, 3}));
  EXPECT_EQ(normalize("ab"), "ab");
  EXPECT_EQ(normalize("ab\n"), "ab\n");
  EXPECT_EQ(normalize(""), "");
}

TEST(Fold, DashesQuotesAndWidth) {
  for (const UChar32 c :
       {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D}) {
    EXPECT_EQ(normalize("2013" + encoded(c) + "2018"), "2013-2018") << std::hex << c;
  }
  for (const UChar32 c :
       {0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB, 0x301D, 0x301E, 0x301F, 0xFF02}) {
    EXPECT_EQ(normalize(encoded(c) + "a"), "\"a") << std::hex << c;
  }
  for (const UChar32 c : {0x2018, 0x2019, 0x201A, 0x201B, 0x2BC, 0xB4, 0xFF07, 0x1FFD}) {
    EXPECT_EQ(normalize(encoded(c) + "a"), "'a") << std::hex << c;
  }
  for (const UChar32 c : {0x2044, 0x2215, 0xFF0F}) {
    EXPECT_EQ(normalize("1" + encoded(c) + "2"), "1/2") << std::hex << c;
  }
  for (UChar32 c = 0xFF01; c <= 0xFF5E; ++c) {
    EXPECT_EQ(normalize(encoded(c)), std::string(1, static_cast<char>(c - 0xFF01 + '!')));
  }
  expect_cases({{"…", "..."},
                {"a…b……", "a...b......"},
                {"２０１８", "2018"},
                {"٢٠", "20"},
                {"१२\u0967", "121"},
                {"Ａ\u0300", "À"},
                {"\U0001D7D9", "1"}});
}

TEST(Fold, NeverCompatibility) {
  for (const char* text :
       {"m²", "½", "№", "¼ ha", "10°C", "ﬁ", "①", "㎡", "x³", "Ⅳ", "1½", "™", "㈱"}) {
    EXPECT_EQ(normalize(text), text);
  }
}

TEST(Fold, PrivateUseIsABulletOrAWarning) {
  expect_cases({{"\uF0B7 Công an", "• Công an"},
                {"a\n\uF0A7\tb", "a\n• b"},
                {"a\n \uF0FCb", "a\n •b"},
                {"\uFFFD mục", "• mục"},
                {"\uFFFDồng", "\uFFFDồng"},
                {"a \uF0B7 b", "a \uF0B7 b"},
                {"\uFFFD\u200B\u00A0x", "• x"}});
  EXPECT_FALSE(Text("\uF0B7 Công an\n\uF0B7 Tòa án").has_unmapped());
  EXPECT_FALSE(Text("Công an, 😀 Tòa án – m² №").has_unmapped());
  EXPECT_TRUE(Text("Công \uE123n").has_unmapped());
  EXPECT_TRUE(Text("Công \uFFFDn").has_unmapped());
  EXPECT_TRUE(Text("Công \u0378n").has_unmapped());
  EXPECT_TRUE(Text("\uF0B7\uF0B7 hai").has_unmapped());
}

// A mention between two neighbours, each changed in its own way: the slice is always the mention.
TEST(Map, SurvivesChangesNextToAMention) {
  const std::string mentions[] = {"Công an", "23/7/2018", "ậ", "x", "Hòa", "Thuỷ", "uỳ", "Đ"};
  const Case neighbours[] = {
      {"", ""},
      {" ", " "},
      {"\u200B", ""},              // 1:0
      {"\u00AD\u200D\u2060", ""},  // 3:0
      {"…", "..."},                // 1:3
      {"……", "......"},
      {"\r\n", "\n"},  // 2:1
      {"  \u00A0", " "},
      {",", ","},
      {"“", "\""},
      {"–", "-"},
      {" a\u0301. ", " á. "},        // 2:1
      {" a\u0302\u0301; ", " ấ; "},  // 3:1
      {"\u200B \u200B \u200B", " "},
      {" hoà ", " hòa "},
      {" uỹ\u200B ", " ũy "},
      {" ðã ", " đã "},
      {" d\u0335i ", " đi "},
      {"😀", "😀"},
      {"\xFF", "\uFFFD"},
  };
  int tested = 0;
  for (const std::string& mention : mentions) {
    const std::string found = normalize(mention);
    for (const Case& left : neighbours) {
      for (const Case& right : neighbours) {
        const std::string source = "Z;" + left.source + mention + right.source + ";Z";
        const testing::ExactCopy exact(source);
        const Text text(exact.view());
        ASSERT_EQ(text.match(), "Z;" + left.match + found + right.match + ";Z\n");
        const auto begin = static_cast<std::uint32_t>(2 + left.match.size());
        const Span span = text.to_source({begin, begin + static_cast<std::uint32_t>(found.size())});
        ASSERT_EQ(text.source().substr(span.begin, span.size()), mention) << source;
        ASSERT_EQ(testing::broken_property(source), "") << source;
        ++tested;
      }
    }
  }
  EXPECT_EQ(tested, 8 * 20 * 20);
}

TEST(Map, KeepsInvisibleCharactersInsideAMention) {
  const std::string source = "\u200BCông\u200B \u200Ban\u200B.";
  const Text text(source);
  ASSERT_EQ(text.match(), "Công an.\n");
  const Span span = text.to_source({0, 8});
  EXPECT_EQ(source.substr(span.begin, span.size()), "Công\u200B \u200Ban");
  EXPECT_EQ(text.codepoints(span.begin), 1u);
  EXPECT_EQ(text.codepoints(span.end), 10u);
}

TEST(Map, KeepsMarksWithTheirLetter) {
  const std::string source = "(nguye\u0302\u0303n)";
  const Text text(source);
  ASSERT_EQ(text.match(), "(nguyễn)\n");
  const Span span = text.to_source({1, 9});
  EXPECT_EQ(source.substr(span.begin, span.size()), "nguye\u0302\u0303n");
  const Span letter = text.to_source({5, 8});
  EXPECT_EQ(source.substr(letter.begin, letter.size()), "e\u0302\u0303");
}

}  // namespace
}  // namespace trich
