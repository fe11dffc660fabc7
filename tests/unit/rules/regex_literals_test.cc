// What patterns promise to contain: a filter built on it must never lose a match.
#include "rules/regex_literals.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>

#include "rules/pack.h"
#include "text/text.h"

namespace trich {
namespace {

std::string shown(std::string_view regex) {
  std::string out;
  for (const LiteralSet& set : required_literals(regex)) {
    for (const std::string& literal : set) out += literal + ' ';
    out += "; ";
  }
  return out;
}

TEST(RequiredLiterals, OfPatterns) {
  struct Case {
    const char* regex;
    const char* sets;
  };
  for (const Case& c : {
           Case{"abc", "abc ; "},
           {"ab?c", "abc ac ; "},
           {".*abc", "abc ; "},
           {"ab.cde", "cde ; ab ; "},
           {"(?:ab)?c", "c ; "},
           {"(?P<n>abc|xyz) (?:q.*)?", "abc  xyz  ; "},
           {"(?:abc.*|.*xyz)", "abc xyz ; "},
           {"(?:abc|.*)", ""},
           {"(?:abc)+", "abc ; "},
           {"(?:abc)*", ""},
           {"(?:abc.d){2}", "abc ; d ; "},
           {"(?:abc.d){0,2}", ""},
           {"[ab]c", "ac bc ; "},
           {"a[^b]c", "a ; c ; "},
           {"(?:12|1)(?:30)?", "1 ; "},  // "12" holds "1"
           {"[a-z]", "a b c d e f g h i j k l m n o p q r s t u v w x y z ; "},
           {"", ""},
           {"(abc", ""},
           {"(?i)abc", ""},
       }) {
    EXPECT_EQ(shown(c.regex), c.sets) << c.regex;
  }
}

TEST(RequiredLiterals, AreInEveryMatch) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::vector<std::string> atoms = {"a",  "b",        "c",      "[ab]", ".",          "[^c]",
                                          "ab", "(?:a|bc)", "(?:b|)", "c{2}", "(?:ab){1,2}"};
  const std::vector<std::string> repeats = {"", "", "", "?", "*", "+", "{0,2}"};
  for (int i = 0; i < 3000; ++i) {
    std::string regex;
    for (std::size_t part = 0, parts = 1 + below(4); part < parts; ++part) {
      std::string atom = atoms[below(atoms.size())];
      if (below(3) == 0) atom = "(?:" + atom + "|" + atoms[below(atoms.size())] + "c)";
      regex += "(?:" + atom + ")" + repeats[below(repeats.size())];
    }
    const re2::RE2 re(regex);
    ASSERT_TRUE(re.ok()) << regex;
    const std::vector<LiteralSet> sets = required_literals(regex);
    for (int k = 0; k < 30; ++k) {
      std::string text;
      for (std::size_t n = below(7); n > 0; --n) text += "abcd"[below(4)];
      if (!re2::RE2::FullMatch(text, re)) continue;
      for (const LiteralSet& set : sets) {
        EXPECT_TRUE(std::any_of(
            set.begin(), set.end(),
            [&](const std::string& literal) { return text.find(literal) != std::string::npos; }))
            << regex << " matches " << text;
      }
    }
  }
}

// The promise of the shipped line rules, on their own examples.
TEST(RequiredLiterals, AreInTheExamplesOfLineRules) {
  std::size_t examples = 0, sets_seen = 0;
  const auto pack = Pack::load(TRICH_PATTERNS_DIR, true);
  for (const LineRule& rule : pack->lines) {
    const std::vector<LiteralSet> sets = required_literals(rule.regex);
    sets_seen += sets.size();
    for (const Example& example : rule.examples) {
      ++examples;
      const std::string text = lower_same_length(normalize(example.text));
      for (const LiteralSet& set : sets) {
        EXPECT_TRUE(std::any_of(
            set.begin(), set.end(),
            [&](const std::string& literal) { return text.find(literal) != std::string::npos; }))
            << rule.id << ": " << example.text;
      }
    }
  }
  EXPECT_GT(examples, 60u);
  EXPECT_GT(sets_seen, 40u);
}

}  // namespace
}  // namespace trich
