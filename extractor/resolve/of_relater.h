// What a resolver asks of the relater for all articles: made with the first one, since a resolver
// is built beside the relater and knows it only then.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "relate/relate.h"

namespace trich {

// A `T`, made from the relater and `args` once. Thread-safe; all calls must bring the same relater.
template <typename T>
class OfRelater {
 public:
  template <typename... Args>
  const T& get(const Relater& relater, const Args&... args) const {
    std::call_once(made_, [&] { value_.emplace(relater, args...); });
    return *value_;
  }

 private:
  mutable std::once_flag made_;
  mutable std::optional<T> value_;
};

// Some tags as bits, by the codes of items: what is asked of every item.
class TagBits {
 public:
  explicit TagBits(const Relater& relater) : relater_(relater), bits_(relater.codes()) {}
  // Gives the items with `tag` the bit. A tag that the packs lack is no item's.
  void add(std::string_view tag, std::uint32_t bit) {
    const int id = relater_.tag_id(tag);
    for (std::size_t code = 0; code < bits_.size(); ++code) {
      Item item;
      item.code = static_cast<std::uint16_t>(code);
      if (relater_.is(item, id)) bits_[code] |= bit;
    }
  }
  std::uint32_t of(const Item& item) const { return bits_[item.code]; }

 private:
  const Relater& relater_;
  std::vector<std::uint32_t> bits_;
};

}  // namespace trich
