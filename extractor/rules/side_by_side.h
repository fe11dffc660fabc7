// Two jobs at once: loading takes half the time on two cores.
#pragma once

#include <functional>

namespace trich {

// Runs both, `other` on a thread of its own, and returns when both are done. Where one throws, its
// exception goes on, the one of `here` first.
void side_by_side(const std::function<void()>& here, const std::function<void()>& other);

}  // namespace trich
