// The syntax tree of a pattern, as far as guards need it (regex_head.h).
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace trich {

// Code-point ranges, closed, sorted, not touching.
using CodePoints = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

// Sorts the ranges and joins those that touch.
void normalize_set(CodePoints& set);

using Range = CodePoints::value_type;

// Lies in the memory of its tree, as do its parts and its set.
struct RegexNode {
  enum Kind { kSet, kConcat, kAlternation, kRepeat, kUnknown } kind = kUnknown;
  bool may_skip = false;                    // kRepeat: zero times is allowed
  bool may_repeat = false;                  // kRepeat: more than once is allowed
  Range single;                             // kSet of one range: most nodes are a letter
  std::span<const Range> set;               // kSet of several
  std::span<const RegexNode* const> parts;  // kConcat, kAlternation; kRepeat: one

  std::span<const Range> ranges() const { return set.empty() ? std::span(&single, 1) : set; }
};

class RegexTree {
 public:
  // Parses `pattern`: literals, classes, groups, alternation and repeats of RE2's syntax.
  explicit RegexTree(std::string_view pattern);
  RegexTree(const RegexTree&) = delete;
  RegexTree& operator=(const RegexTree&) = delete;

  // The whole pattern, or nullptr when something in it is not understood. Lives as long as the
  // tree.
  const RegexNode* root() const { return root_; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  const RegexNode* root_ = nullptr;
};

}  // namespace trich
