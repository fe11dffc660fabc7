// Some tags as bits, by the codes of items.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "relate/relate.h"

namespace trich {

// What is asked of every item, in one look. Immutable after the last `add`; thread-safe.
class TagBits {
 public:
  // Keeps a reference to `relater`.
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
