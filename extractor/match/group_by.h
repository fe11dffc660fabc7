// Brings equal things together: the attempts of one pattern in a row, so that its automaton is read
// again while it is in the cache.
#pragma once

#include <cstdint>
#include <vector>

namespace trich {

// Sorts `things` by key(thing), a number below `keys`; equal ones keep their order. Linear.
template <typename Thing, typename Key>
void group_by(std::vector<Thing>& things, std::size_t keys, Key key) {
  std::vector<std::uint32_t> next(keys + 1, 0);
  for (const Thing& thing : things) ++next[key(thing) + std::size_t{1}];
  for (std::size_t k = 0; k < keys; ++k) next[k + 1] += next[k];
  std::vector<Thing> sorted(things.size());
  for (const Thing& thing : things) sorted[next[key(thing)]++] = thing;
  things.swap(sorted);
}

}  // namespace trich
