// The items of an article that tell of units and places, picked out in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/resolve.h"

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

struct UnitItems {
  // `title_classes`: the classes of lists that have such titles.
  UnitItems(const Context& context, const std::vector<std::string>& title_classes);

  std::vector<const Item*> places;  // also those inside units, in order
  std::vector<UnitItem> units;      // in order

 private:
  void walk(const Context& context, std::span<const Item> items, bool inside, bool office);
  std::uint8_t role(const Context& context, const Item& item);

  int place_tag_, place_name_tag_, head_tag_, bare_tag_;
  std::vector<int> title_tags_;
  std::vector<std::uint8_t> roles_;  // of the codes met so far
  std::uint32_t at_ = 0;
};

}  // namespace trich
