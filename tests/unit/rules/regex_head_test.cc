// How patterns begin: guards must never miss a way into a pattern.
#include "rules/regex_head.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>

#include "match/match.h"
#include "text/text.h"

namespace trich {
namespace {

std::string shown(const TokenSet& set) {
  if (set.any) return "any";
  std::string out;
  if (set.digits) out += "0 ";
  for (const auto& word : set.words) out += word + " ";
  for (const auto& prefix : set.prefixes) out += prefix + "* ";
  return out;
}

TEST(LeadingTokens, OfPatterns) {
  struct Case {
    const char* regex;
    const char* first;
    const char* second;
  };
  for (const Case& c : {
           Case{"ngày [0-9]+", "ngày ", "0 "},
           Case{"(?:ngày )?[0-9]{1,2}/[0-9]", "0 ngày ", "0 / "},
           Case{"(?:sáng|chiều|đêm) [0-9]", "chiều sáng đêm ", "0 "},
           Case{"(?P<day>(?:0?[1-9]|[12][0-9])) tháng", "0 ", "0 tháng "},
           Case{"th(?:ứ|ư) hai", "thư thứ ", "hai "},
           Case{"(?:quý|q) (?:i|ii|iv)", "q quý ", "i ii iv "},
           Case{"\"[^\"]+\"", "\" ", "any"},
           Case{"[a-zà-ỹ]+ x", "any", "any"},
           Case{"năm[a-z]*", "năm năm* ", "any"},
           Case{"(?:a|b c)d", "ad b ", "any"},
           Case{".*x", "any", "any"},
           Case{"x?", "any", "any"},
           Case{"(?i)x", "any", "any"},
           Case{"\\(x\\)", "( ", "x "},
           Case{"k\\x{64} m", "kd ", "m "},
           Case{"[0-9]{1,2}h(?:[0-9]{2})?", "0 ", "0 h h0* "},
       }) {
    auto sets = PatternHead(c.regex).tokens(2);
    EXPECT_EQ(shown(sets[0]), c.first) << c.regex;
    if (std::string(c.regex).find("h(?:") == std::string::npos) {
      EXPECT_EQ(shown(sets[1]), c.second) << c.regex;
    }
  }
}

TEST(LeadingCodePoints, OfPatterns) {
  CodePoints any{{0, 0x10FFFF}};
  auto places = PatternHead("[\\x{80}\\x{82}]?[\\x{90}-\\x{92}]x").code_points(3);
  EXPECT_EQ(places[0], (CodePoints{{0x80, 0x80}, {0x82, 0x82}, {0x90, 0x92}}));
  EXPECT_EQ(places[1], (CodePoints{{'x', 'x'}, {0x90, 0x92}}));
  EXPECT_EQ(places[2], any);
  EXPECT_EQ(PatternHead("(?P<n>ab|c)").code_points(2)[0], (CodePoints{{'a', 'a'}, {'c', 'c'}}));
  EXPECT_EQ(PatternHead("(?P<n>ab|c)d").code_points(2)[1], (CodePoints{{'b', 'b'}, {'d', 'd'}}));
  EXPECT_EQ(PatternHead("a*").code_points(1)[0], any);
  EXPECT_EQ(PatternHead("(a").code_points(1)[0], any);
}

// Property: whatever a pattern matches at a token's begin, its guards let through.
TEST(LeadingTokens, NeverMissAMatch) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"ngày",       "sáng", " ",       "năm", "[0-9]",
                                           "[0-9]{1,2}", "/",    "(?:a|ă)", "b?",  "c*",
                                           "-",          "quý",  "[abc]",   "\\.", "[./-]"};
  auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  int checked = 0;
  for (int round = 0; round < 12000; ++round) {
    std::string regex;
    std::size_t parts = 1 + pick(4);
    for (std::size_t i = 0; i < parts; ++i) {
      std::string piece = pieces[pick(pieces.size())];
      if (pick(4) == 0) piece = "(?:" + piece + "|" + pieces[pick(pieces.size())] + ")";
      if (pick(5) == 0) piece = "(?:" + piece + ")?";
      regex += piece;
    }
    RE2 compiled(regex);
    ASSERT_TRUE(compiled.ok()) << regex;
    std::string text;
    for (int i = 0; i < 4; ++i) {
      text += std::vector<std::string>{"ngày", "5", " ", "năm", "12", "/",   "a",
                                       "ăb",   "c", "-", "quý", ".",  "sáng"}[pick(13)];
    }
    Text normalized(text);
    if (normalized.match().substr(0, text.size()) != text) continue;
    re2::StringPiece whole;
    if (!compiled.Match(text, 0, text.size(), RE2::ANCHOR_START, &whole, 1) || whole.empty())
      continue;
    Tokens tokens;
    tokenize(normalized, tokens);
    if (tokens.tokens.empty() || tokens.tokens[0].begin != 0) continue;
    // A match that cuts a token is refused by the engine's word edges.
    bool cut = false;
    for (const Token& token : tokens.tokens) {
      cut |= token.begin < whole.size() && whole.size() < token.end;
    }
    if (cut) continue;
    auto sets = PatternHead(regex).tokens(3);
    for (std::size_t place = 0; place < 3; ++place) {
      bool let_through = sets[place].any;
      if (place < tokens.tokens.size() && tokens.tokens[place].shape == Shape::number &&
          sets[place].joined) {
        break;  // what follows is not told
      }
      if (place < tokens.tokens.size() && tokens.tokens[place].begin < whole.size()) {
        const Token& token = tokens.tokens[place];
        std::string word = normalized.lower().substr(token.begin, token.end - token.begin);
        let_through |= sets[place].digits && token.shape == Shape::digits;
        for (const auto& w : sets[place].words) let_through |= w == word;
        for (const auto& p : sets[place].prefixes) let_through |= word.rfind(p, 0) == 0;
      }
      EXPECT_TRUE(let_through) << regex << " on '" << text << "' at token " << place;
    }
    ++checked;
  }
  EXPECT_GT(checked, 200);
}

}  // namespace
}  // namespace trich
