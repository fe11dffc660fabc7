// A date of any grain, and its two written forms: EDTF, and the days it covers.
#pragma once

#include <string>

#include "resolve/day_count.h"

namespace trich {

enum class Grain : std::uint8_t { century, decade, year, half, quarter, season, month, day, time };

// Fields finer than the grain mean nothing. A year or month that is not known is kUnknown.
struct Moment {
  static constexpr int kUnknown = -10000;
  Grain grain = Grain::day;
  int year = kUnknown;  // of a century or decade: its first
  int part = 0;         // half 1, 2; quarter 1-4; season 21-24 (EDTF's own numbers)
  int month = kUnknown;
  int day = kUnknown;
  int hour = 0, minute = 0;
  bool dated = true;  // false: a time of day, and no day

  bool has_year() const { return year != kUnknown; }
  bool has_month() const { return month != kUnknown; }
  bool has_day() const { return day != kUnknown; }
};

Moment moment_of(Day day);
// "2018-07-23", "2018-33", "198X", "XXXX-03-08", "2018-07-23T10:02", "T08:30".
std::string edtf(const Moment& moment);
// The first and last day covered; nothing when the year (or what the grain needs) is unknown.
std::optional<Day> first_day(const Moment& moment);
std::optional<Day> last_day(const Moment& moment);
// Whether such a day, month or hour exists in some year, or in the one that is known.
bool is_possible(const Moment& moment);

}  // namespace trich
