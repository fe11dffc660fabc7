// How a pattern can begin: what the guards of the matcher are derived from.
//
// A small parser for the RE2 syntax that patterns use (literals, classes, groups, alternation,
// repeats). What it does not know makes the answer weaker ("any"), never wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trich {

// Code-point ranges, closed, sorted, not touching.
using CodePoints = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The code points that a match of `regex` can begin with; one range over everything when the
// pattern can match the empty string or is not understood.
CodePoints first_code_points(std::string_view regex);

// The first token (tokenize.cc) that a match of `regex` can begin with.
struct FirstTokens {
  bool any = false;                   // not known: try the rule at every token
  bool digits = false;                // a token of digits
  std::vector<std::string> words;     // whole tokens
  std::vector<std::string> prefixes;  // begins of tokens
};
FirstTokens first_tokens(std::string_view regex);

}  // namespace trich
