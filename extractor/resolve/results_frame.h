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
  bool ends_label(const Context& context, const Quantity& quantity, std::uint32_t token) const;
  bool closes_label(const Context& context, std::uint32_t end) const;
  std::uint32_t label_end(const Context& context, const Quantity& quantity) const;
  void read_action(const Context& context, const std::vector<UnitMention>& units,
                   const Record& record, const Quantity& quantity, Result& result) const;
  void read_change(const Context& context, const Quantity& quantity, Result& result) const;

  PhraseMap<std::string_view> verbs_;
  Cues cues_;
};

}  // namespace trich
