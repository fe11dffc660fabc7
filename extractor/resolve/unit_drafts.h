// Where an article names units, and what of: the mentions before short forms are resolved.
#pragma once

#include <string>
#include <vector>

#include "resolve/unit_items.h"
#include "resolve/unit_parts.h"

namespace trich {

// A mention on its way to a unit.
struct UnitDraft {
  Span span;
  std::string_view rule;
  std::vector<UnitPart> parts;
  bool lower = false;       // its head stands in lower case
  bool level_only = false;  // a type word without a name was its place
  bool tentative = false;   // counts only as another name of a unit that the article names
  bool of_office = false;   // an office names it
  bool skip = false;
  std::string name, key;
  int unit = -1;
};

// All mentions of the article's content, in order.
std::vector<UnitDraft> draft_units(const Context& context, const UnitWords& words,
                                   const Gazetteer& gazetteer, const UnitItems& items);

}  // namespace trich
