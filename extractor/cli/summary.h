// A record for a reader at the terminal.
#pragma once

#include <cstddef>
#include <string>

#include "trich.h"

namespace trich::cli {

// The article's title, date, counts, officials, dates and results, over several lines.
std::string summary(const Record& record);

// Counts over all the records of a run.
class Totals {
 public:
  void add(const Record& record);
  std::string text() const;  // one line

 private:
  std::size_t articles_ = 0, dates_ = 0, units_ = 0, officials_ = 0, ranks_ = 0, results_ = 0,
              documents_ = 0, awards_ = 0;
};

}  // namespace trich::cli
