// The frame of a quantity: what is counted in full, what was done, by whom, to whom, and how it
// compares.
#pragma once

#include "resolve/quantity.h"

namespace trich {

class FrameReader {
 public:
  explicit FrameReader(const Pack& pack);
  // Fills label, action, actor, recipient, role and change of `result`.
  void read(const Context& context, const std::vector<UnitMention>& units, const Record& record,
            const Quantity& quantity, Result& result) const;

 private:
  std::uint32_t label_end(const Context& context, const Quantity& quantity) const;
  void read_action(const Context& context, const std::vector<UnitMention>& units,
                   const Record& record, const Quantity& quantity, Result& result) const;
  void read_change(const Context& context, const Quantity& quantity, Result& result) const;

  PhraseSet verbs_;
  Cues cues_;
};

}  // namespace trich
