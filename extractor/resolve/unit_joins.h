// Which mentions name one unit: short forms and other names joined to what they stand for.
#pragma once

#include <vector>

#include "resolve/unit_drafts.h"

namespace trich {

// One unit that drafts name.
struct UnitEntry {
  const UnitDraft* draft;  // the mention that names it
  int same_as = -1;        // the unit that it turned out to be
};

// The units of the drafts, which must stay in place from now on; sets UnitDraft::unit, and `skip`
// of drafts that name none.
std::vector<UnitEntry> join_units(const Context& context, const UnitWords& words,
                                  std::vector<UnitDraft>& drafts);

}  // namespace trich
