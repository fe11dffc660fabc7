// Guards: a cheap look at the tokens of a text that tells which rules may match where. RE2 is asked
// only there.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "rules/regex_head.h"

namespace trich {

// Rules of a pack as bits, by their numbers.
class RuleSet {
 public:
  static constexpr std::size_t kMost = 192;

  void set(std::size_t rule) { words_[rule / 64] |= std::uint64_t{1} << (rule % 64); }
  bool any() const { return (words_[0] | words_[1] | words_[2]) != 0; }
  RuleSet& operator|=(const RuleSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  RuleSet& operator&=(const RuleSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  friend RuleSet operator&(RuleSet a, const RuleSet& b) { return a &= b; }
  friend bool operator<(const RuleSet& a, const RuleSet& b) { return a.words_ < b.words_; }
  // Calls visit(rule) in order of number.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < kWords; ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }

 private:
  static constexpr std::size_t kWords = kMost / 64;
  std::array<std::uint64_t, kWords> words_{};
};

// Immutable after `build`; thread-safe.
class Guards {
 public:
  // What the guards make of a token: tokens that can stand at the same places of the same rules'
  // matches have the same letter.
  using Letter = std::uint16_t;

  // Takes all rules, in order of number: at most RuleSet::kMost. `heads`: by rule, what
  // PatternHead::tokens tells of the first kGuardedTokens. Faults: keywords that are not one token.
  void build(const std::vector<Rule>& rules, std::vector<std::vector<TokenSet>> heads,
             std::vector<Fault>& faults);

  // The letters of all tokens of a text; `lower` is its match text in lower case.
  void read(const Tokens& tokens, std::string_view lower, std::vector<Letter>& letters) const;
  // Some rule can begin with the letter.
  bool begins(Letter letter) const { return begins_[letter] != 0; }
  // Those of `rules` that the tokens from `at` on may begin. A match stays before byte `line_end`.
  RuleSet possible(const Tokens& tokens, const std::vector<Letter>& letters, std::size_t at,
                   std::uint32_t line_end, const RuleSet& rules) const;
  // The rules without keywords.
  const RuleSet& always() const { return always_; }
  // Adds the rules that the letter is a keyword of.
  void note_keyword(Letter letter, RuleSet& rules) const {
    if (keyword_[letter] >= 0) rules |= keyword_rules_[static_cast<std::size_t>(keyword_[letter])];
  }

 private:
  // By place in a match: the rules that can have something there.
  using Places = std::array<RuleSet, kGuardedTokens>;
  static void join(Places& to, const Places& from);
  static std::size_t kind(Shape shape) {
    return shape == Shape::digits ? 0 : shape == Shape::number ? 1 : 2;
  }
  Letter letter_of(const Token& token, std::string_view lower) const;

  struct Slot {
    std::uint64_t hash = 0;
    Letter letter = 0;  // 0: free
  };
  using ByKind = std::array<Letter, 3>;  // of digits alone, a number, any other
  // How tokens begin that are named by that only.
  struct Prefix {
    std::string text;
    ByKind letters;
  };

  std::vector<Places> places_;          // by letter
  std::vector<char> begins_;            // by letter
  std::vector<std::int16_t> keyword_;   // by letter: the keyword's number, or -1
  std::vector<RuleSet> keyword_rules_;  // by keyword
  RuleSet always_;
  Places at_joined_;                    // rules that take a number with . or , there
  ByKind plain_{};                      // letters of tokens that nothing names
  std::vector<Slot> slots_;             // by hash of the token: open addressing, a power of two
  std::bitset<65536> maybe_;            // the lowest 16 bits of their hashes: most tokens stop here
  std::array<ByKind, 256> first_byte_;  // letters of tokens that begin so and are not named
  std::array<std::vector<Prefix>, 256> prefixes_;  // of two bytes and more, the longest first
  std::bitset<65536> prefix_begins_;               // the first two bytes of those
};

}  // namespace trich
