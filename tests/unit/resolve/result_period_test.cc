// The period of results: which date of the article says when the counted thing was done
// (data/periods.txt).
#include "resolve/reading.h"

namespace trich {
namespace {

std::string with_line_breaks(std::string s) {
  for (std::size_t at; (at = s.find("\\n")) != std::string::npos;) s.replace(at, 2, "\n");
  return s;
}

std::string period_at(const Record& record, std::size_t begin, std::size_t end) {
  for (const Result& result : record.results) {
    if (result.start >= end || begin >= result.end) continue;
    if (result.period.empty()) return "-";
    for (const Date& date : record.dates) {
      if (date.id == result.period) return date.text;
    }
    return "no date has the id " + result.period;
  }
  return "no result";
}

TEST(ResultPeriods, TheDateThatGovernsEachQuantity) {
  int rows = 0;
  for (const std::vector<std::string>& cells : rows_of("periods.txt", '|')) {
    const Marked marked = unmark(with_line_breaks(cells[0]));
    const Record record = read(marked.text);
    ASSERT_EQ(marked.spans.size(), cells.size() - 1) << cells[0];
    for (std::size_t i = 0; i < marked.spans.size(); ++i) {
      EXPECT_EQ(period_at(record, marked.spans[i].first, marked.spans[i].second), cells[i + 1])
          << marked.text << "\n  at quantity " << i + 1;
    }
    ++rows;
  }
  EXPECT_GE(rows, 60);
}

TEST(ResultPeriods, EveryDateHasItsId) {
  const Record record = read("Năm 2018 có 25 vụ, năm 2019 có 20 vụ.");
  ASSERT_EQ(record.dates.size(), 2u);
  EXPECT_EQ(record.dates[0].id, "d1");
  EXPECT_EQ(record.dates[1].id, "d2");
}

}  // namespace
}  // namespace trich
