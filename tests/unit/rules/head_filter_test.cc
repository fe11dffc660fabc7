#include "rules/head_filter.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <numeric>
#include <random>
#include <string>

namespace trich {
namespace {

// A filter over ASCII asked about a text: other bytes are unknown to it.
bool may_match(const HeadFilter& filter, const std::string& text) {
  return filter.may_match([&, at = std::size_t{0}]() mutable {
    if (at == text.size()) return HeadFilter::kEnd;
    const auto byte = static_cast<unsigned char>(text[at++]);
    return byte < 0x80 ? static_cast<int>(byte) : HeadFilter::kUnknown;
  });
}

HeadFilter filter_of(const std::string& regex) {
  std::vector<std::uint32_t> ascii(0x80);
  std::iota(ascii.begin(), ascii.end(), 0u);
  return HeadFilter(PatternHead(regex), ascii);
}

TEST(HeadFilter, FollowsAllWaysIntoThePattern) {
  struct Case {
    const char *regex, *text;
    bool may;
  };
  for (const Case& c : {
           Case{"ab|cd", "ad", false},  // each place fits some way, none fits both
           Case{"ab|cd", "cdx", true},  //
           Case{"[0-9]+/[0-9]+", "12-3", false},
           Case{"[0-9]+/[0-9]+", "12/3", true},
           Case{"[0-9]{2,3}x", "1234x", true},  // counts are not kept
           Case{"a?b?c", "bc", true},
           Case{"a?b?c", "ba", false},
           Case{"abc", "ab", false},  // the text ends inside the only way
           Case{"ab?", "a", true},
           Case{"a", "ax", true},                 // what follows a match is not asked
           Case{"a\xC3\xA1", "a\xC3\xA1", true},  // not told apart: RE2 has to look
           Case{"ax", "a\xC3\xA1", true},
           Case{"a*", "x", true},     // an empty match
           Case{"(?i)a", "x", true},  // not understood
           Case{"(a", "x", true},
           Case{"[^a]b", "ab", false},
           Case{"[^a]b", "cb", true},
       }) {
    EXPECT_EQ(may_match(filter_of(c.regex), c.text), c.may) << c.regex << " at " << c.text;
  }
}

TEST(HeadFilter, LetsEverythingPassWithoutAPattern) { EXPECT_TRUE(may_match(HeadFilter(), "x")); }

// More places than it can keep make it say "maybe", not "no".
TEST(HeadFilter, LetsPassWhatHasTooManyPlaces) {
  std::string regex, last;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      last = {first, second, 'q', 'r', 's'};
      regex += (regex.empty() ? "" : "|") + last;
    }
  }
  EXPECT_TRUE(may_match(filter_of(regex), "zzqrs"));
  EXPECT_TRUE(may_match(filter_of(regex), "aaqrs"));
}

// Never "no" where RE2 finds a match.
TEST(HeadFilter, RefusesNoMatch) {
  std::mt19937 random(20261122);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  auto make = [&](auto&& self, int depth) -> std::string {
    switch (depth == 0 ? pick(3) : pick(8)) {
      case 0:
        return std::string(1, static_cast<char>('a' + pick(4)));
      case 1:
        return "[a-c]";
      case 2:
        return "[^b]";
      case 3:
        return "(?:" + self(self, depth - 1) + "|" + self(self, depth - 1) + ")";
      case 4:
        return "(?:" + self(self, depth - 1) + ")?";
      case 5:
        return "(?:" + self(self, depth - 1) + ")*";
      case 6:
        return "(?:" + self(self, depth - 1) + "){1,2}";
      default:
        return self(self, depth - 1) + self(self, depth - 1);
    }
  };
  int refused = 0, matched = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string regex = make(make, 4);
    const re2::RE2 re2("(?:" + regex + ")");
    const HeadFilter filter = filter_of(regex);
    for (int t = 0; t < 50; ++t) {
      std::string text;
      for (int i = pick(12); i > 0; --i) text += static_cast<char>('a' + pick(4));
      re2::StringPiece whole;
      const bool match = re2.Match(text, 0, text.size(), re2::RE2::ANCHOR_START, &whole, 1);
      const bool may = may_match(filter, text);
      EXPECT_TRUE(may || !match) << regex << " at " << text;
      refused += !may;
      matched += match;
    }
  }
  EXPECT_GT(refused, 1000);
  EXPECT_GT(matched, 1000);
}

}  // namespace
}  // namespace trich
