// The frame of results (data/frames.txt): the whole noun phrase, the verb, who did it, how it
// compares, what it is meant as.
#include "resolve/reading.h"

namespace trich {
namespace {

std::string value_of(const Result& result, const std::string& key) {
  if (key == "label") return result.label;
  if (key == "action") return result.action;
  if (key == "actor") return result.actor;
  if (key == "role") return result.role;
  if (key == "change") return result.change ? result.change->direction : "";
  if (key == "than") return result.change ? result.change->than : "";
  return "no such key";
}

TEST(ResultFrames, OfEachQuantity) {
  for (const std::vector<std::string>& cells : rows_of("frames.txt", '|')) {
    const Marked marked = unmark(cells[0]);
    const Record record = read(marked.text);
    ASSERT_EQ(marked.spans.size(), cells.size() - 1) << cells[0];
    for (std::size_t i = 0; i < marked.spans.size(); ++i) {
      const auto [begin, end] = marked.spans[i];
      const Result* found = nullptr;
      for (const Result& result : record.results) {
        if (result.start < end && begin < result.end) found = &result;
      }
      ASSERT_TRUE(found) << marked.text << "\n  nothing found for quantity " << i + 1;
      for (const std::string& field : split(cells[i + 1], ';')) {
        const std::size_t at = field.find('=');
        EXPECT_EQ(value_of(*found, field.substr(0, at)), field.substr(at + 1))
            << marked.text << "\n  quantity " << i + 1 << ", " << field.substr(0, at);
      }
    }
  }
}

}  // namespace
}  // namespace trich
