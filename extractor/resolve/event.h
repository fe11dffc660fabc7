// article.event: what the article reports, told by its title and lead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "resolve/quantity.h"
#include "resolve/resolve.h"

namespace trich {

class EventReader {
 public:
  explicit EventReader(const Pack& pack);
  void run(const Context& context, const std::vector<UnitMention>& units, Record& record) const;

 private:
  struct Told;
  bool is_held(const Context& context, const Record& record, const Told& told) const;
  std::optional<Told> find(const Context& context, const Record& record) const;
  std::uint32_t end_of_name(const Context& context, const Told& told) const;
  std::string day_of(const Context& context, const Record& record, const Told& told) const;
  std::vector<std::string> organisers(const Context& context, const std::vector<UnitMention>& units,
                                      const Record& record, const Told& told) const;
  std::string place_of(const Context& context, const Record& record, const Told& told,
                       std::uint32_t name_end) const;
  std::vector<std::string> attendees(const Context& context, const Record& record) const;

  PhraseMap<std::string_view> types_;
  Cues cues_;
};

}  // namespace trich
