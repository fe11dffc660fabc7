#include "resolve/ranks.h"

#include <algorithm>
#include <charconv>

namespace trich {
namespace {

int level_of(const Match& match) {
  const Field* field = match.find("rank");
  if (!field || !field->word) return 0;
  std::string_view digits = field->word->attr("level");
  int level = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), level);
  return level;
}

// Forces 2, degrees 1, titles of state 0.
int weight(const FoundRank& rank) {
  return rank.service.empty() ? 2 : rank.service == "academic" ? 1 : 0;
}

}  // namespace

std::vector<FoundRank> find_ranks(const Context& context, Record& record) {
  std::vector<FoundRank> out;
  for (const Match& match : context.matches) {
    if (match.rule->cls != "rank") continue;
    if (!is_content(zone_at(context.layout, match.span.begin))) continue;
    if (const Field* before = match.find("degree")) {  // "TS. Dai ta Le Van Ha"
      Rank degree;
      set_mention(context, before->span, match.rule->id, degree);
      degree.rank = match.get("degree");
      degree.service = "academic";
      record.ranks.push_back(std::move(degree));
    }
    Rank rank;
    set_mention(context, match.span, match.rule->id, rank);
    rank.rank = match.get("rank");
    rank.service = match.get("service");
    out.push_back({match.span, match.get("rank"), match.get("service"), level_of(match),
                   static_cast<int>(record.ranks.size())});
    record.ranks.push_back(std::move(rank));
  }
  return out;
}

const FoundRank* richest_rank(const std::vector<const FoundRank*>& ranks, bool& conflict) {
  const FoundRank* best = nullptr;
  for (const FoundRank* rank : ranks) {
    if (!best || weight(*rank) > weight(*best) ||
        (weight(*rank) == weight(*best) && rank->level > best->level)) {
      best = rank;
    }
  }
  conflict = best && std::any_of(ranks.begin(), ranks.end(), [&](const FoundRank* rank) {
               return weight(*rank) == 2 && weight(*best) == 2 && rank->rank != best->rank;
             });
  return best;
}

}  // namespace trich
