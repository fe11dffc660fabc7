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
  WordMap<std::string_view> types_, cues_;
  FirstWords first_type_, first_attend_;
};

}  // namespace trich
