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

// The next item of the row.
void UnitItems::step(const Item& item) {
  if (open_) units.back().behind = &item;
  open_ = false;
  ++at_;
}

void UnitItems::add(UnitItem::Role role, const Item& item, bool office) {
  units.push_back({role, office, at_ - 1, &item});
  open_ = true;
}

// `inside`: the items are those of a unit; `office`: of an office. What phases later than that of
// units made of several items is taken apart again.
void UnitItems::walk(const Context& context, std::span<const Item> items, bool inside,
                     bool office) {
  for (const Item& item : items) {
    if (item.fact >= 0) {
      walk_fact(context, item, inside, office);
      continue;
    }
    if (!inside) step(item);
    const std::uint32_t is = roles_.of(item);
    if (is == 0 || item.word_count == 0) continue;
    if (is & UnitRoles::kPlace) places.push_back(&item);
    if (!inside && is != UnitRoles::kPlace) {
      add(is & UnitRoles::kHead   ? UnitItem::head
          : is & UnitRoles::kBare ? UnitItem::bare
                                  : UnitItem::title,
          item, office);
    }
  }
}

void UnitItems::walk_fact(const Context& context, const Item& item, bool inside, bool office) {
  const Fact& fact = context.relations.facts[static_cast<std::size_t>(item.fact)];
  const std::string_view cls = fact.relation->cls;
  if (cls == "unit") {
    if (!inside) {
      step(item);
      if (fact.relation->tag == "unit") add(UnitItem::unit, item, office);
    }
    walk(context, fact.items, true, office);
  } else if (cls == "place") {
    if (!inside) step(item);
    places.push_back(&item);
  } else if (cls == "person") {  // "Trieu Tai Vinh" names no city of Vinh
    if (inside) return;
    open_ = false;
    ++at_;
  } else {
    walk(context, fact.items, inside, office || cls == "official");
  }
}

}  // namespace trich
