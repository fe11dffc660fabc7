#include "rules/side_by_side.h"

#include <atomic>
#include <exception>
#include <future>

namespace trich {

void side_by_side(const std::vector<std::function<void()>>& jobs) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> thrown(jobs.size());
  auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      try {
        jobs[i]();
      } catch (...) {
        thrown[i] = std::current_exception();
      }
    }
  };
  std::future<void> other = std::async(std::launch::async, work);
  work();
  other.get();
  for (const std::exception_ptr& exception : thrown) {
    if (exception) std::rethrow_exception(exception);
  }
}

}  // namespace trich
