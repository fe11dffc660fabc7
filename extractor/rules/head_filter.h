// A look at the first symbols of a text that tells whether a pattern can match there: it follows
// all ways into the pattern at once, so that most of what is left for RE2 does match.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/regex_head.h"

namespace trich {

// Immutable; thread-safe.
class HeadFilter {
 public:
  HeadFilter() = default;  // lets everything pass
  // Reads `head` only here. `points`: the code points that the symbols of the texts stand for, by
  // number of the symbol, rising.
  HeadFilter(const PatternHead& head, std::span<const std::uint32_t> points);

  // What a text can say besides the number of its next symbol: that it is at its end, or that it
  // cannot tell.
  static constexpr int kEnd = -1, kUnknown = -2;

  // False: no match begins with the symbols that next() gives, one a call.
  template <typename Next>
  bool may_match(Next next) const {
    std::uint64_t ways = first_;
    for (int read = behind_.empty() ? kMostRead : 0; read < kMostRead; ++read) {
      const int symbol = next();
      if (symbol < 0) return symbol == kUnknown;
      std::uint64_t here = ways & readers_[static_cast<std::size_t>(symbol)];
      if (!here) return false;
      if (here & open_) return true;
      ways = 0;
      for (; here; here &= here - 1) {
        ways |= behind_[static_cast<std::size_t>(std::countr_zero(here))];
      }
    }
    return true;
  }

 private:
  static constexpr int kMostRead = 16;

  // Places of the pattern as bits (regex_head.h).
  std::vector<std::uint64_t> readers_;  // by symbol
  std::vector<std::uint64_t> behind_;   // by place; none: not known
  std::uint64_t first_ = 0, open_ = 0;
};

}  // namespace trich
