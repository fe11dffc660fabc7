#include "resolve/unit_items.h"

#include <algorithm>

namespace trich {
namespace {

// Bits of roles_.
constexpr std::uint8_t kMet = 1, kPlace = 2, kHead = 4, kTitle = 8, kBare = 16;

}  // namespace

UnitItems::UnitItems(const Context& context, const std::vector<std::string>& title_classes)
    : place_tag_(context.relater.tag_id("place")),
      place_name_tag_(context.relater.tag_id("place-name")),
      head_tag_(context.relater.tag_id("head-place")),
      bare_tag_(context.relater.tag_id("head-bare")) {
  for (const std::string& name : title_classes) title_tags_.push_back(context.relater.tag_id(name));
  walk(context, context.relations.items, false, false);
}

// What an item of a list can be; kept by code, since it is asked of every word.
std::uint8_t UnitItems::role(const Context& context, const Item& item) {
  if (item.code >= roles_.size()) roles_.resize(item.code + 256u);
  std::uint8_t& role = roles_[item.code];
  role = kMet;
  const Relater& relater = context.relater;
  if (relater.is(item, place_tag_) || relater.is(item, place_name_tag_)) role |= kPlace;
  if (relater.is(item, head_tag_)) role |= kHead;
  if (relater.is(item, bare_tag_)) role |= kBare;
  if (std::any_of(title_tags_.begin(), title_tags_.end(),
                  [&](int tag) { return relater.is(item, tag); })) {
    role |= kTitle;
  }
  return role;
}

// `inside`: the items are those of a unit; `office`: of an office. What phases later than that of
// units made of several items is taken apart again.
void UnitItems::walk(const Context& context, std::span<const Item> items, bool inside,
                     bool office) {
  for (const Item& item : items) {
    const Fact* fact = nullptr;
    if (item.fact >= 0) {
      fact = &context.relations.facts[static_cast<std::size_t>(item.fact)];
      if (fact->relation->cls == "person") {  // "Trieu Tai Vinh" names no city of Vinh
        if (!inside) ++at_;
        continue;
      }
      if (fact->relation->cls != "unit" && fact->relation->cls != "place") {
        walk(context, fact->items, inside, office || fact->relation->cls == "official");
        continue;
      }
    }
    if (!inside) {
      if (!units.empty() && units.back().at + 1 == at_) units.back().behind = &item;
      ++at_;
    }
    if (fact) {
      if (fact->relation->cls == "place") {
        places.push_back(&item);
      } else {
        if (!inside && fact->relation->tag == "unit") {
          units.push_back({UnitItem::unit, office, at_ - 1, &item});
        }
        walk(context, fact->items, true, office);
      }
    } else if (item.word_count) {
      std::uint8_t is = item.code < roles_.size() ? roles_[item.code] : 0;
      if (!is) is = role(context, item);
      if (is & kPlace) places.push_back(&item);
      if (!inside && (is & (kHead | kBare | kTitle))) {
        units.push_back({is & kHead   ? UnitItem::head
                         : is & kBare ? UnitItem::bare
                                      : UnitItem::title,
                         office, at_ - 1, &item});
      }
    }
  }
}

}  // namespace trich
