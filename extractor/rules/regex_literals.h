// What every match of a pattern contains: a filter that needs no regex engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trich {

// Strings of which every match holds one at least.
using LiteralSet = std::vector<std::string>;

// Some of the sets that hold for `regex`, each by itself, the telling ones first (at most four).
// Empty where the pattern promises nothing or is not understood.
std::vector<LiteralSet> required_literals(std::string_view regex);

}  // namespace trich
