// How patterns begin: guards must never miss a way into a pattern.
#include "rules/regex_head.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>

#include "match/match.h"
#include "text/text.h"

namespace trich {
namespace {

std::string shown(const FirstTokens& first) {
  if (first.any) return "any";
  std::string out;
  if (first.digits) out += "0 ";
  for (const auto& word : first.words) out += word + " ";
  for (const auto& prefix : first.prefixes) out += prefix + "* ";
  return out;
}

TEST(FirstTokens, OfPatterns) {
  struct Case {
    const char* regex;
    const char* tokens;
  };
  for (const Case& c : {
           Case{"ngày [0-9]+", "ngày "},
           Case{"(?:ngày )?[0-9]{1,2}/[0-9]", "0 ngày "},
           Case{"(?:sáng|chiều|đêm) [0-9]", "chiều sáng đêm "},
           Case{"(?P<day>(?:0?[1-9]|[12][0-9])) tháng", "0 "},
           Case{"th(?:ứ|ư) hai", "thư thứ "},
           Case{"q[12]?\\.", "q q1 q2 "},
           Case{"\"[^\"]+\"", "\" "},
           Case{"[a-z]+ x", "any"},
           Case{"năm[a-z]*", "năm năm* "},
           Case{"(?:a|b c)d", "ad b "},
           Case{".*x", "any"},
           Case{"x?", "any"},
           Case{"(?i)x", "any"},
           Case{"\\(x\\)", "( "},
           Case{"quý (?:i|ii|[1-4])", "quý "},
           Case{"k\\x{64}", "kd "},
       }) {
    EXPECT_EQ(shown(first_tokens(c.regex)), c.tokens) << c.regex;
  }
}

TEST(FirstCodePoints, OfPatterns) {
  EXPECT_EQ(first_code_points("[\\x{80}\\x{82}]?[\\x{90}-\\x{92}]x"),
            (CodePoints{{0x80, 0x80}, {0x82, 0x82}, {0x90, 0x92}}));
  EXPECT_EQ(first_code_points("(?P<n>ab|c)"), (CodePoints{{'a', 'a'}, {'c', 'c'}}));
  EXPECT_EQ(first_code_points("a*"), (CodePoints{{0, 0x10FFFF}}));
}

// Property: whatever a pattern matches at a token's begin, its guards let through.
TEST(FirstTokens, NeverMissesAMatch) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"ngày", "sáng", " ", "năm", "[0-9]", "[0-9]{1,2}", "/",
                                           "(?:a|ă)", "b?", "c*", "-", "quý", "[abc]", "\\."};
  auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
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
      text += std::vector<std::string>{"ngày", "5", " ", "năm", "12", "/", "a", "ăb", "c", "-",
                                       "quý", ".", "sáng"}[pick(13)];
    }
    Text normalized(text);
    if (normalized.match().substr(0, text.size()) != text) continue;
    re2::StringPiece whole;
    if (!compiled.Match(text, 0, text.size(), RE2::ANCHOR_START, &whole, 1) || whole.empty()) continue;
    Tokens tokens;
    tokenize(normalized, tokens);
    const Token& token = tokens.tokens[0];
    if (token.begin != 0) continue;
    std::string word = normalized.lower().substr(0, token.end);
    // A match that cuts the token is refused by the engine's word edges.
    if (whole.size() < word.size()) continue;
    FirstTokens first = first_tokens(regex);
    bool let_through = first.any ||
                       (first.digits && (token.shape == Shape::digits || token.shape == Shape::number));
    for (const auto& w : first.words) let_through |= w == word;
    for (const auto& p : first.prefixes) let_through |= word.rfind(p, 0) == 0;
    EXPECT_TRUE(let_through) << regex << " on '" << text << "'";
    ++checked;
  }
  EXPECT_GT(checked, 200);
}

}  // namespace
}  // namespace trich
