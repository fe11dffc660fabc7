// What the record says of a unit, told from one of its mentions: name, kind, level, place.
#pragma once

#include <string>
#include <string_view>

#include "resolve/unit_drafts.h"

namespace trich {

// Name, kind, level and place; the id, the parent and the mentions are left to the caller. `kinds`:
// words of a name that tell its kind.
Unit describe(const UnitWords& words, const WordList& kinds, const Gazetteer& gazetteer,
              const UnitDraft& draft);

// The draft's full name, and the key that tells whether two drafts are of one unit.
void give_name(UnitDraft& draft);

// The level at which places of the type stand, or "".
std::string_view level_of(const PlaceWords& words, std::string_view type);

// The two with a space between, or the second alone where the first is empty.
std::string joined(std::string_view first, std::string_view second);

}  // namespace trich
