// The frame of a quantity: what is counted in full, what was done, by whom, to whom, and how it
// compares.
#pragma once

#include "resolve/quantity.h"

namespace trich {

// What the quantities before one in its sentence leave to it.
struct FrameBefore {
  const Quantity* quantity = nullptr;
  const Result* result = nullptr;
  std::uint32_t end = 0;  // the token behind its label
  bool targets = false;   // "voi cac chi tieu:" holds for what follows in the sentence
};

class FrameReader {
 public:
  explicit FrameReader(const Pack& pack);
  // Fills label, action, actor, recipient, role and change of `result`, and says in `before` what
  // the next quantity may need of this one.
  void read(const Context& context, const std::vector<UnitMention>& units, const Record& record,
            const Quantity& quantity, FrameBefore& before, Result& result) const;

 private:
  bool ends_label(const Context& context, const Quantity& quantity, std::uint32_t token) const;
  bool closes_label(const Context& context, std::uint32_t end) const;
  bool joins_deeds(const Context& context, const Quantity& quantity, std::uint32_t token) const;
  std::uint32_t label_end(const Context& context, const Quantity& quantity) const;
  void read_action(const Context& context, const std::vector<UnitMention>& units,
                   const Record& record, const Quantity& quantity, const FrameBefore& before,
                   Result& result) const;
  bool ends_with_verb(const Context& context, std::uint32_t begin, std::uint32_t end) const;
  const UnitMention* actor_between(const Context& context, const std::vector<UnitMention>& units,
                                   std::uint32_t begin, std::uint32_t end) const;
  void read_change(const Context& context, const Quantity& quantity, const FrameBefore& before,
                   Result& result) const;
  std::string_view compared_with(const Context& context, const Quantity& quantity,
                                 std::uint32_t change) const;
  void read_role(const Context& context, const Quantity& quantity, const FrameBefore& before,
                 Result& result) const;
  bool opens_targets(const Context& context, const Quantity& quantity, std::uint32_t from) const;

  PhraseMap<std::string_view> verbs_;
  Cues cues_;
};

}  // namespace trich
