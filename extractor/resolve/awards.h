// awards: commendations, told from the sentences that name them and the counts of who got them.
#pragma once

#include "resolve/quantity.h"
#include "resolve/resolve.h"

namespace trich {

class AwardReader {
 public:
  explicit AwardReader(const Pack& pack);
  void run(const Context& context, const std::vector<UnitMention>& units,
           const std::vector<Quantity>& quantities, Record& record) const;

 private:
  WordMap<std::string_view> forms_, verbs_, cues_;
  FirstWords first_;
};

}  // namespace trich
