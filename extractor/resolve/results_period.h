// The period of results: which date of the article says when the counted thing was done.
//
//   "Nam 2019, xa xu ly 25 vu (nam 2018 la 31 vu). Qua do da thu 70 trieu dong."
//    ^-------- governs ->        ^-- inside ---^    ^- carried on
#pragma once

#include <string>
#include <vector>

#include "resolve/quantity.h"

namespace trich {

class PeriodReader {
 public:
  explicit PeriodReader(const Pack& pack);
  // Fills `period` of record.results, which stand in the order of `quantities`. `documents`: the
  // spans of cited documents in the match text, whose dates are their own.
  void run(const Context& context, const std::vector<Quantity>& quantities,
           const std::vector<Span>& documents, Record& record) const;

 private:
  friend class PeriodWalk;
  PhraseMap<unsigned> cues_;  // roles, as bits
  PhraseSet verbs_;
};

}  // namespace trich
