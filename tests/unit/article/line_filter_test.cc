// The filter before the line rules may let too much through, never too little.
#include "article/line_filter.h"

#include <gtest/gtest.h>

#include <string>

namespace trich {
namespace {

TEST(LineContent, HoldsEveryStretchOfTheLine) {
  const std::string line = "Sáng 12/3, xã An Lộc (ảnh Minh Thử).";
  const LineContent content(line);
  for (std::size_t begin = 0; begin < line.size(); ++begin) {
    for (std::size_t size = 1; begin + size <= line.size(); ++size) {
      ASSERT_TRUE(content.may_hold(LineContent::features_of(line.substr(begin, size))))
          << line.substr(begin, size);
    }
  }
}

TEST(LineContent, RulesOutWhatIsNotThere) {
  const LineContent content("xã An Lộc");
  for (const char* literal : {"z", "12", "/", "theo", "nguồn:", "An L0c"}) {
    EXPECT_FALSE(content.may_hold(LineContent::features_of(literal))) << literal;
  }
  EXPECT_FALSE(LineContent("").may_hold(LineContent::features_of("a")));
}

TEST(LineNeeds, AsksForOneOfEachSet) {
  const LineNeeds needs(".*(?:nguồn|theo).*[0-9]");
  EXPECT_TRUE(needs.met(LineContent("theo tin 12")));
  EXPECT_TRUE(needs.met(LineContent("nguồn 7")));
  EXPECT_FALSE(needs.met(LineContent("theo tin")));
  EXPECT_FALSE(needs.met(LineContent("tin 12")));
  EXPECT_TRUE(LineNeeds(".*").met(LineContent("")));
}

TEST(WordFilter, KnowsItsWords) {
  WordFilter filter;
  for (const char* word : {"a", "tag", "xem thêm", "từ khóa"}) filter.add(word);
  for (const char* word : {"a", "tag", "xem thêm", "từ khóa"}) {
    EXPECT_TRUE(filter.may_hold(word)) << word;
  }
  EXPECT_FALSE(filter.may_hold("xem"));
  EXPECT_FALSE(filter.may_hold("b"));
}

}  // namespace
}  // namespace trich
