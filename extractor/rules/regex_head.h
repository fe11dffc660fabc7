// How a pattern can begin: what the guards of the matcher are derived from.
//
// What the small parser (regex_tree.h) does not know makes the answer weaker ("any"), never wrong.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/regex_tree.h"

namespace trich {

// The begin of a pattern as an automaton without empty steps: places of the pattern that read one
// character each, as bits.
struct HeadPlaces {
  static constexpr std::size_t kMost = 64;

  std::vector<CodePoints> reads;      // by place: what it reads
  std::vector<std::uint64_t> behind;  // by place: those that may read the next character
  std::uint64_t first = 0;            // those that may read the first one
  // Those behind which a match may end, or may go on in ways that are not told.
  std::uint64_t open = 0;
};

// The tokens (tokenize.cc) that can stand at one place of a match.
struct TokenSet {
  bool any = false;                   // not known, or the match may have ended before
  bool digits = false;                // a token of digits alone
  bool joined = false;                // digits with . or , between: what follows is not told then
  std::vector<std::string> words;     // whole tokens
  std::vector<std::string> prefixes;  // begins of tokens
};

// How many tokens of a match the guards look at.
constexpr int kGuardedTokens = 3;

// How a pattern can begin, told in three ways. Parsed once. Immutable; thread-safe.
class PatternHead {
 public:
  explicit PatternHead(std::string_view regex);  // read only here
  ~PatternHead();

  // The code points that the first `count` characters of a match can be, each place by itself; one
  // range over everything where the match may have ended or the pattern is not understood.
  std::vector<CodePoints> code_points(int count) const;
  // Empty (no place, `first` 0) where a match may be empty, the first character has more than kMost
  // places or the pattern is not understood.
  HeadPlaces places() const;
  // The token sets of the first `count` tokens of a match. Each place is told by itself: that every
  // token fits its place is needed for a match, not enough.
  std::vector<TokenSet> tokens(int count) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace trich
