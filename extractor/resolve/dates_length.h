// Lengths of time: their ISO 8601 form, and counting from a day by them.
#pragma once

#include <string>

#include "resolve/dates_reader.h"

namespace trich {

// "P5Y", "P1Y6M", "PT3.5H"; "" for a length without pieces.
std::string iso_length(const LengthParts& length);
// `day` moved by `sign` times the length; lengths below a day count as whole days.
Day moved(Day day, const LengthParts& length, int sign);
// The finest unit of the length.
TimeUnit finest_unit(const LengthParts& length);

}  // namespace trich
