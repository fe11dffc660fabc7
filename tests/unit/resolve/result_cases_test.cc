// Quantities in sentences written for this test (data/quantities.txt): value, unit, approximator
// and kind of each, and nothing else that counts as one.
#include <cmath>
#include <optional>
#include <sstream>

#include "resolve/reading.h"

namespace trich {
namespace {

struct Expected {
  std::string text;
  std::optional<double> value, min, max, of;
  std::string unit, approx, kind;
};

std::optional<double> number(const std::string& s) {
  if (s.empty()) return std::nullopt;
  return std::stod(s);
}

Expected expected_of(const std::string& spec) {
  std::vector<std::string> cells = split(spec, '~');
  cells.resize(4);
  Expected out;
  if (auto range = cells[0].find(".."); range != std::string::npos) {
    out.min = number(cells[0].substr(0, range));
    out.max = number(cells[0].substr(range + 2));
  } else if (auto part = cells[0].find('/'); part != std::string::npos) {
    out.value = number(cells[0].substr(0, part));
    out.of = number(cells[0].substr(part + 1));
  } else {
    out.value = number(cells[0]);
  }
  out.unit = cells[1];
  out.approx = cells[2];
  out.kind = cells[3];
  return out;
}

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || std::fabs(*a - *b) < 1e-6 * std::max(1.0, std::fabs(*a));
}

std::string shown(const Result& r) {
  std::ostringstream out;
  out << "'" << r.text << "'";
  if (r.value) out << " value " << *r.value;
  if (r.min) out << " min " << *r.min;
  if (r.max) out << " max " << *r.max;
  if (r.of) out << " of " << *r.of;
  out << " unit '" << r.unit << "' approx '" << r.approx << "' kind '" << r.kind << "'";
  return out.str();
}

// The result of the sentence that lies in the marked span, or touches it.
const Result* result_at(const Record& record, std::size_t begin, std::size_t end) {
  for (const Result& result : record.results) {
    if (result.start < end && begin < result.end) return &result;
  }
  return nullptr;
}

// A span marked in a file may begin at the approximator; the program's begins at the number.
TEST(ResultCases, EveryQuantityOfTheSentences) {
  int quantities = 0;
  for (const std::vector<std::string>& cells : rows_of("quantities.txt", '|')) {
    Marked marked = unmark(cells[0]);
    Record record = read(marked.text);
    std::size_t wanted = cells.size() - 1;
    ASSERT_EQ(marked.spans.size(), wanted) << cells[0];
    for (std::size_t i = 0; i < wanted; ++i) {
      Expected want = expected_of(cells[i + 1]);
      const Result* got = result_at(record, marked.spans[i].first, marked.spans[i].second);
      ++quantities;
      if (!got) {
        ADD_FAILURE() << marked.text << "\n  nothing found for " << cells[i + 1];
        continue;
      }
      EXPECT_TRUE(same(got->value, want.value) && same(got->min, want.min) &&
                  same(got->max, want.max) && same(got->of, want.of) && got->unit == want.unit &&
                  got->approx == want.approx && got->kind == want.kind)
          << marked.text << "\n  wanted " << cells[i + 1] << "\n  got    " << shown(*got);
      EXPECT_EQ(got->end, marked.spans[i].second) << marked.text << "\n  got " << shown(*got);
    }
    std::string all;
    for (const Result& r : record.results) all += "\n  " + shown(r);
    EXPECT_EQ(record.results.size(), wanted) << marked.text << all;
  }
  EXPECT_GE(quantities, 500);
}

}  // namespace
}  // namespace trich
