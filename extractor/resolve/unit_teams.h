// Sports teams that bear the name of the police, the army or a place.
#pragma once

#include <string>
#include <vector>

#include "resolve/unit_drafts.h"

namespace trich {

// What tells that a text is of sports, and that a body's name there is its team's.
struct SportsWords {
  explicit SportsWords(const Pack& pack);
  const WordList& words;
  std::vector<std::string> ground, sport;  // one of the first and two of the others make the news
};

// In news of sports "Police of Hanoi" behind "club Police of Hanoi" is the club; where words tell
// that a team is meant that the article gives no word for, the mention is no unit's. A club with a
// name of its own counts in news of sports only.
void settle_teams(const Context& context, const SportsWords& sports_words,
                  std::vector<UnitDraft>& drafts);

}  // namespace trich
