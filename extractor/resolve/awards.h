// awards: commendations, told from the sentences that name them and the counts of who got them.
#pragma once

#include "resolve/quantity.h"
#include "resolve/resolve.h"

namespace trich {

struct AwardTrigger;
struct StatedAward;

class AwardReader {
 public:
  explicit AwardReader(const Pack& pack);
  void run(const Context& context, const std::vector<UnitMention>& units,
           const std::vector<Quantity>& quantities, Record& record) const;

 private:
  std::vector<AwardTrigger> triggers(const Context& context) const;
  std::vector<StatedAward> stated(const Context& context, const std::vector<UnitMention>& units,
                                  const std::vector<Quantity>& quantities,
                                  const Record& record) const;
  std::uint32_t end_of_act(const Context& context, std::uint32_t first, std::uint32_t next) const;

  struct Word_of_award {
    std::string_view award;
    bool form;  // a form ("Giay khen"), else a verb
  };
  PhraseMap<Word_of_award> words_;
  Cues cues_;
};

}  // namespace trich
