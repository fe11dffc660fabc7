// Calendar days: what the resolver of dates counts with.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace trich {

using Day = std::chrono::sys_days;

// Nothing for days that the Gregorian calendar does not have.
std::optional<Day> make_day(int year, int month, int day);
int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
int days_in_month(int year, int month);
// Monday 1 ... Sunday 7.
int weekday_of(Day day);
Day monday_of(Day day);
// The same day `months` later; the month's last day where it has no such day.
Day add_months(Day day, int months);
// "2018-07-23".
std::string iso_day(Day day);
// Appends the number with leading zeros up to `width` characters.
void append_digits(std::string& out, int number, int width);
// Reads "2018-07-23" at the begin of `text`.
std::optional<Day> parse_iso_day(std::string_view text);

}  // namespace trich
