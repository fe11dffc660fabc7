#include "rules/side_by_side.h"

#include <future>

namespace trich {

void side_by_side(const std::function<void()>& here, const std::function<void()>& other) {
  std::future<void> running = std::async(std::launch::async, other);
  here();  // when it throws, the future's destructor waits
  running.get();
}

}  // namespace trich
