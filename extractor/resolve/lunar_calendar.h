// The Vietnamese lunar calendar.
//
// Months begin on the day of the new moon at UTC+7, and the month that holds the winter solstice is
// the eleventh: Ho Ngoc Duc's published algorithm
// (https://www.informatik.uni-leipzig.de/~duc/amlich/), with the new moons and the sun's longitude
// of J. Meeus, Astronomical Algorithms (1998), ch. 25, 49. Official in Vietnam since 1968; before,
// the calendars of North and South went by other rules, so earlier years are not converted.
#pragma once

#include <optional>

#include "resolve/day_count.h"

namespace trich {

struct LunarDay {
  int year, month, day;
  bool leap;
};

constexpr int kFirstLunarYear = 1968;
constexpr int kLastLunarYear = 2199;

// The first day of a lunar month; nothing outside of the years above. `leap`: the month that
// repeats the number of the one before it, where the year has it.
std::optional<Day> lunar_month_begin(int lunar_year, int month, bool leap = false);
// 29 or 30.
int lunar_month_length(int lunar_year, int month, bool leap = false);
// Nothing when the month has no such day.
std::optional<Day> lunar_to_solar(int lunar_year, int month, int day, bool leap = false);
LunarDay solar_to_lunar(Day day);

}  // namespace trich
