// article.event: what the article reports, told by its title and lead.
#pragma once

#include "resolve/quantity.h"
#include "resolve/resolve.h"

namespace trich {

class EventReader {
 public:
  explicit EventReader(const Pack& pack);
  void run(const Context& context, const std::vector<UnitMention>& units, Record& record) const;

 private:
  PhraseMap<std::string_view> types_;
  Cues cues_;
};

}  // namespace trich
