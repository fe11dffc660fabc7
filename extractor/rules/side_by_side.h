// Several jobs at once: loading takes half the time on two cores.
#pragma once

#include <functional>
#include <vector>

namespace trich {

// Runs all of them, two at a time, in order: put the long ones first. Returns when all are done.
// Where some throw, the exception of the first of those goes on.
void side_by_side(const std::vector<std::function<void()>>& jobs);

}  // namespace trich
