// Decoding: BOM, ill-formed bytes, offsets of the faults, offsets in other units.
#include <gtest/gtest.h>

#include "text_properties.h"

namespace trich {
namespace {

using testing::ExactCopy;

struct Broken {
  const char* name;
  std::string bytes;
  std::string source;
  std::vector<std::uint64_t> faults;
};

const std::string kFffd = "\xEF\xBF\xBD";

TEST(Decode, RepairsEveryKindOfIllFormedBytes) {
  const Broken cases[] = {
      {"lone continuation", "a\x80z", "a" + kFffd + "z", {1}},
      {"lone continuation at the start", "\xBFz", kFffd + "z", {0}},
      {"three continuations", "\x80\x81\x82", kFffd + kFffd + kFffd, {0, 1, 2}},
      {"overlong two bytes", "a\xC0\xAFz", "a" + kFffd + kFffd + "z", {1, 2}},
      {"overlong two bytes C1", "\xC1\xBF", kFffd + kFffd, {0, 1}},
      {"overlong three bytes", "\xE0\x80\xAF", kFffd + kFffd + kFffd, {0, 1, 2}},
      {"overlong four bytes", "\xF0\x80\x80\xAF", kFffd + kFffd + kFffd + kFffd, {0, 1, 2, 3}},
      {"surrogate", "\xED\xA0\x80", kFffd + kFffd + kFffd, {0, 1, 2}},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", kFffd + kFffd + kFffd + kFffd, {0, 1, 2, 3}},
      {"lead F5", "\xF5\x80z", kFffd + kFffd + "z", {0, 1}},
      {"bytes FE FF", "\xFE\xFF", kFffd + kFffd, {0, 1}},
      {"two bytes cut by ASCII", "\xC4z", kFffd + "z", {0}},
      {"three bytes cut by ASCII", "\xE1\xBAz", kFffd + "z", {0}},
      {"four bytes cut by ASCII", "\xF0\x9F\x98z", kFffd + "z", {0}},
      {"cut by a good letter", "\xE1\xBAà", kFffd + "à", {0}},
      {"cut at the end, one of two", "ab\xC3", "ab" + kFffd, {2}},
      {"cut at the end, one of three", "ab\xE1", "ab" + kFffd, {2}},
      {"cut at the end, two of three", "ab\xE1\xBB", "ab" + kFffd, {2}},
      {"cut at the end, three of four", "ab\xF0\x9F\x98", "ab" + kFffd, {2}},
      // Unicode 15, table 3-8, 3-9, 3-11.
      {"table 3-8",
       "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
       kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + "A",
       {0, 1, 2, 3, 4, 5, 6, 7}},
      {"table 3-11",
       "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
       kFffd + kFffd + kFffd + kFffd + "A",
       {0, 2, 3, 6}},
      {"far behind good text",
       "Công an quận Cầu Giấy\x93 ra quân",
       "Công an quận Cầu Giấy" + kFffd + " ra quân",
       {28}},
  };
  for (const Broken& test : cases) {
    // The fault at each place relative to the sixteen bytes that are checked at once.
    for (std::size_t shift = 0; shift < 35; ++shift) {
      const std::string filler(shift, 'x');
      const ExactCopy bytes(filler + test.bytes);
      const Text text(bytes.view());
      std::vector<std::uint64_t> faults = test.faults;
      for (auto& fault : faults) fault += shift;
      ASSERT_EQ(text.source(), filler + test.source) << test.name << " behind " << shift;
      ASSERT_EQ(text.invalid(), faults) << test.name << " behind " << shift;
      ASSERT_EQ(text.invalid_count(), faults.size()) << test.name;
      ASSERT_EQ(testing::broken_property(filler + test.bytes + filler), "") << test.name;
    }
  }
}

TEST(Decode, KeepsEveryScalarValue) {
  std::string all;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c == 0xFEFF && all.empty()) continue;
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else if (c < 0x800) {
      all += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
      all += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
              static_cast<char>(0x80 | (c & 63))};
    } else {
      all += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
              static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
  }
  EXPECT_EQ(Text(all).source(), all);
  EXPECT_EQ(Text(all).invalid_count(), 0u);
}

TEST(Decode, EndpointsOfEachLengthAreGood) {
  for (const char* good :
       {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_EQ(Text(good).source(), good);
    EXPECT_EQ(Text(good).invalid_count(), 0u);
  }
}

TEST(Decode, DropsABomFromTheFrontOnly) {
  const Text text("\xEF\xBB\xBFHà Nội\xEF\xBB\xBF!");
  EXPECT_EQ(text.source(), "Hà Nội\xEF\xBB\xBF!");
  EXPECT_EQ(text.match(), "Hà Nội!\n");
  EXPECT_EQ(text.codepoints(9), 6u);  // "Hà Nội" counted from behind the BOM
  EXPECT_EQ(Text("\xEF\xBB\xBF").source(), "");
  EXPECT_EQ(Text("\xEF\xBB\xBF").match(), "\n");
  EXPECT_EQ(Text("\xEF\xBB").invalid_count(), 1u);
}

TEST(Decode, FaultsCountInTheBytesGivenBomIncluded) {
  const Text text(
      "\xEF\xBB\xBF"
      "a\xFF");
  EXPECT_EQ(text.source(), "a" + kFffd);
  EXPECT_EQ(text.invalid(), std::vector<std::uint64_t>{4});
}

TEST(Decode, ListsAHundredFaultsAndCountsAll) {
  const Text text(std::string(1000, '\xFF'));
  EXPECT_EQ(text.invalid().size(), 100u);
  EXPECT_EQ(text.invalid().back(), 99u);
  EXPECT_EQ(text.invalid_count(), 1000u);
}

TEST(Decode, SurvivesNulBytesAndEmptyText) {
  EXPECT_EQ(Text("").source(), "");
  EXPECT_EQ(Text("").match(), "\n");
  EXPECT_EQ(Text("").codepoints(0), 0u);
  const std::string nul("a\0b", 3);
  EXPECT_EQ(Text(nul).match(), nul + "\n");
  EXPECT_EQ(testing::broken_property(""), "");
  EXPECT_EQ(testing::broken_property(nul), "");
}

TEST(Units, CountBeyondABlockOf256Bytes) {
  std::string text;
  std::uint32_t points = 0, units = 0;
  std::vector<std::array<std::uint32_t, 3>> expected;
  for (int i = 0; i < 400; ++i) {
    for (const char* letter : {"a", "đ", "ậ", "😀"}) {
      expected.push_back({static_cast<std::uint32_t>(text.size()), points, units});
      text += letter;
      ++points;
      units += std::string_view(letter) == "😀" ? 2 : 1;
    }
  }
  const Text read(text);
  for (const auto& [byte, point, unit] : expected) {
    ASSERT_EQ(read.codepoints(byte), point) << byte;
    ASSERT_EQ(read.utf16_units(byte), unit) << byte;
  }
  EXPECT_EQ(read.codepoints(static_cast<std::uint32_t>(text.size())), points);
  EXPECT_EQ(read.utf16_units(static_cast<std::uint32_t>(text.size())), units);
}

TEST(Units, CountAtSizesRoundTheBlock) {
  for (std::size_t size : {255u, 256u, 257u, 511u, 512u, 513u}) {
    const Text text(std::string(size, 'a'));
    EXPECT_EQ(text.codepoints(static_cast<std::uint32_t>(size)), size);
    EXPECT_EQ(text.utf16_units(static_cast<std::uint32_t>(size)), size);
  }
}

}  // namespace
}  // namespace trich
