// Ranks of an article: every match of a rule of class "rank".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/resolve.h"

namespace trich {

struct FoundRank {
  Span span;  // in the match text
  std::string_view rank, service;
  int level = 0;   // higher is senior, inside one service
  int index = -1;  // in Record::ranks
};

// Adds the ranks of the article's content to the record; in order of the text.
std::vector<FoundRank> find_ranks(const Context& context, Record& record);

// The rank that the record shows for one person: forces before degrees before titles of state, then
// the senior one. Tells whether two ranks of the forces contradict each other.
const FoundRank* richest_rank(const std::vector<const FoundRank*>& ranks, bool& conflict);

}  // namespace trich
