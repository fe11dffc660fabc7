// Sports teams that bear the name of the police, the army or a place.
#pragma once

#include <vector>

#include "resolve/unit_drafts.h"

namespace trich {

// In news of sports "Police of Hanoi" behind "club Police of Hanoi" is the club; where words tell
// that a team is meant that the article gives no word for, the mention is no unit's. A club with a
// name of its own counts in news of sports only.
void settle_teams(const Context& context, const WordList& sports_words,
                  std::vector<UnitDraft>& drafts);

}  // namespace trich
