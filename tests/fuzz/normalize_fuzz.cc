// Any bytes: the match text and its map keep every property that the unit tests ask for.
#include <cstdint>
#include <cstdio>
#include <string>

#include "../unit/text/text_properties.h"
#include "demand.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string broken =
      trich::testing::broken_property({reinterpret_cast<const char*>(data), size});
  if (!broken.empty()) std::fprintf(stderr, "%s\n", broken.c_str());
  DEMAND(broken.empty());
  return 0;
}
