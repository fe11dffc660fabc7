#include "resolve/unit_items.h"

namespace trich {

UnitRoles::UnitRoles(const Relater& relater, const std::vector<std::string>& title_classes)
    : bits_(relater) {
  bits_.add("place", kPlace);
  bits_.add("place-name", kPlace);
  bits_.add("head-place", kHead);
  bits_.add("head-bare", kBare);
  for (const std::string& title : title_classes) bits_.add(title, kTitle);
}

UnitItems::UnitItems(const Context& context, const UnitRoles& roles) : roles_(roles) {
  walk(context, context.relations.items, false, false);
}

// `inside`: the items are those of a unit; `office`: of an office. What phases later than that of
// units made of several items is taken apart again.
void UnitItems::walk(const Context& context, std::span<const Item> items, bool inside,
                     bool office) {
  for (const Item& item : items) {
    const Fact* fact = nullptr;
    if (item.fact >= 0) {
      fact = &context.relations.facts[static_cast<std::size_t>(item.fact)];
      const std::string_view cls = fact->relation->cls;
      if (cls == "person") {  // "Trieu Tai Vinh" names no city of Vinh
        if (!inside) ++at_;
        open_ = open_ && inside;
        continue;
      }
      if (cls != "unit" && cls != "place") {
        walk(context, fact->items, inside, office || cls == "official");
        continue;
      }
    }
    if (!inside) {
      if (open_) units.back().behind = &item;
      open_ = false;
      ++at_;
    }
    if (fact) {
      if (fact->relation->cls == "place") {
        places.push_back(&item);
      } else {
        if (!inside && fact->relation->tag == "unit") {
          units.push_back({UnitItem::unit, office, at_ - 1, &item});
          open_ = true;
        }
        walk(context, fact->items, true, office);
      }
    } else if (item.word_count) {
      const std::uint32_t is = roles_.of(item);
      if (is == 0) continue;
      if (is & UnitRoles::kPlace) places.push_back(&item);
      if (!inside && is != UnitRoles::kPlace) {
        units.push_back({is & UnitRoles::kHead   ? UnitItem::head
                         : is & UnitRoles::kBare ? UnitItem::bare
                                                 : UnitItem::title,
                         office, at_ - 1, &item});
        open_ = true;
      }
    }
  }
}

}  // namespace trich
