// Jobs on two threads: all are done once, and what goes wrong is told in their order.
#include "rules/side_by_side.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace trich {
namespace {

TEST(SideBySide, DoesEveryJobOnce) {
  for (const std::size_t count : {0u, 1u, 2u, 100u}) {
    std::vector<std::atomic<int>> done(count);
    std::vector<std::function<void()>> jobs;
    for (std::size_t i = 0; i < count; ++i) jobs.push_back([&done, i] { ++done[i]; });
    side_by_side(jobs);
    for (const std::atomic<int>& times : done) EXPECT_EQ(times, 1) << count << " jobs";
  }
}

TEST(SideBySide, TheFirstExceptionGoesOnWhenAllIsDone) {
  std::atomic<int> done = 0;
  std::vector<std::function<void()>> jobs(20, [&done] { ++done; });
  for (const std::size_t i : {3u, 17u}) {
    jobs[i] = [i] { throw std::runtime_error(std::to_string(i)); };
  }
  try {
    side_by_side(jobs);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "3");
  }
  EXPECT_EQ(done, 18);
}

}  // namespace
}  // namespace trich
