// Of overlapping candidates the best stays: what "longest wins" means for rules and relations
// alike.
#pragma once

#include <algorithm>
#include <vector>

namespace trich {

// Those of `found` that overlap no better one, in reading order. `better` is a strict order over
// all; begin(c) and end(c) say what a candidate covers: [begin, end).
template <typename Candidate, typename Better, typename Begin, typename End>
std::vector<Candidate> keep_apart(std::vector<Candidate>& found, Better better, Begin begin,
                                  End end) {
  std::sort(found.begin(), found.end(), better);
  std::vector<Candidate> kept;
  auto before = [&](const Candidate& a, const Candidate& b) { return begin(a) < begin(b); };
  for (const Candidate& candidate : found) {
    auto next = std::lower_bound(kept.begin(), kept.end(), candidate, before);
    if (next != kept.end() && begin(*next) < end(candidate)) continue;
    if (next != kept.begin() && end(*std::prev(next)) > begin(candidate)) continue;
    kept.insert(next, candidate);
  }
  return kept;
}

}  // namespace trich
