// The items of an article that tell of units and places, picked out in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/resolve.h"
#include "resolve/tag_bits.h"

namespace trich {

// An item that names a unit, or may.
struct UnitItem {
  enum Role : std::uint8_t {
    unit,  // a relation of units made it
    head,  // a head before a place, that no relation took
    bare,  // a head of another kind, that no relation took and that may stand for a unit named
           // before
    title  // of a list that has titles which end with a unit
  } role;
  bool of_office;    // an office names it: "director of the police of Hanoi"
  std::uint32_t at;  // its place in the row of items, as the phase of units left it
  const Item* item;
  const Item* behind = nullptr;  // its right neighbour in that row
};

// What the items of lists can be, by their code.
class UnitRoles {
 public:
  // `title_classes`: the classes of lists that have titles which end with a unit.
  UnitRoles(const Relater& relater, const std::vector<std::string>& title_classes);

  enum Bit : std::uint32_t { kPlace = 1, kHead = 2, kTitle = 4, kBare = 8 };
  std::uint32_t of(const Item& item) const { return bits_.of(item); }

 private:
  TagBits bits_;
};

struct UnitItems {
  UnitItems(const Context& context, const UnitRoles& roles);

  std::vector<const Item*> places;  // also those inside units, in order
  std::vector<UnitItem> units;      // in order

 private:
  void walk(const Context& context, std::span<const Item> items, bool inside, bool office);
  void walk_fact(const Context& context, const Item& item, bool inside, bool office);
  void step(const Item& item);
  void add(UnitItem::Role role, const Item& item, bool office);

  const UnitRoles& roles_;
  std::uint32_t at_ = 0;
  bool open_ = false;  // the last of `units` waits for its neighbour
};

}  // namespace trich
