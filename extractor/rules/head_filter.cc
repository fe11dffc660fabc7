#include "rules/head_filter.h"

#include <algorithm>
#include <utility>

namespace trich {

HeadFilter::HeadFilter(const PatternHead& head, std::span<const std::uint32_t> points)
    : readers_(points.size(), 0) {
  HeadPlaces places = head.places();
  for (std::size_t place = 0; place < places.reads.size(); ++place) {
    for (const auto& [low, high] : places.reads[place]) {
      const auto first = std::lower_bound(points.begin(), points.end(), low);
      const auto last = std::upper_bound(first, points.end(), high);
      for (auto point = first; point != last; ++point) {
        readers_[static_cast<std::size_t>(point - points.begin())] |= std::uint64_t{1} << place;
      }
    }
  }
  behind_ = std::move(places.behind);
  first_ = places.first;
  open_ = places.open;
}

}  // namespace trich
