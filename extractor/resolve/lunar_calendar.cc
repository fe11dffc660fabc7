#include "resolve/lunar_calendar.h"

#include <cmath>
#include <numbers>

namespace trich {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kDegree = kPi / 180;
constexpr double kHanoi = 7.0;  // hours east of Greenwich
constexpr double kMonth = 29.530588853;
constexpr int kNewMoonOf1900 = 2415021;  // Julian day number, new moon number 0

// Julian day number <-> days since 1970-01-01.
constexpr int kJulianOf1970 = 2440588;
int julian(Day day) { return static_cast<int>(day.time_since_epoch().count()) + kJulianOf1970; }
Day from_julian(int number) { return Day(std::chrono::days(number - kJulianOf1970)); }

// Julian date of the k-th new moon since 1 January 1900 (Meeus, ch. 49, as Ho Ngoc Duc gives it).
double new_moon_time(int k) {
  double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
  double mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
  mean += 0.00033 * std::sin((166.56 + 132.87 * t - 0.009173 * t2) * kDegree);
  double sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * kDegree;
  double moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * kDegree;
  double node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * kDegree;
  double c = (0.1734 - 0.000393 * t) * std::sin(sun) + 0.0021 * std::sin(2 * sun) -
             0.4068 * std::sin(moon) + 0.0161 * std::sin(2 * moon) - 0.0004 * std::sin(3 * moon) +
             0.0104 * std::sin(2 * node) - 0.0051 * std::sin(sun + moon) -
             0.0074 * std::sin(sun - moon) + 0.0004 * std::sin(2 * node + sun) -
             0.0004 * std::sin(2 * node - sun) - 0.0006 * std::sin(2 * node + moon) +
             0.0010 * std::sin(2 * node - moon) + 0.0005 * std::sin(2 * moon + sun);
  double delta =
      t < -11 ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
              : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return mean + c - delta;
}

int new_moon_day(int k) {
  return static_cast<int>(std::floor(new_moon_time(k) + 0.5 + kHanoi / 24));
}

// The twelfth of the ecliptic (0 from the March equinox) that the sun stands in at the day's begin.
int sun_sector(int julian_day) {
  double t = (julian_day - 0.5 - kHanoi / 24 - 2451545.0) / 36525, t2 = t * t;
  double anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * kDegree;
  double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
  double centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * std::sin(anomaly) +
                  (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) +
                  0.000290 * std::sin(3 * anomaly);
  double longitude = (mean + centre) * kDegree;
  longitude -= kPi * 2 * std::floor(longitude / (kPi * 2));
  return static_cast<int>(longitude / kPi * 6);
}

// First day of the lunar month with the winter solstice of `year`.
int month_eleven(int year) {
  int offset = julian(*make_day(year, 12, 31)) - kNewMoonOf1900;
  int k = static_cast<int>(std::floor(offset / kMonth));
  int begin = new_moon_day(k);
  return sun_sector(begin) >= 9 ? new_moon_day(k - 1) : begin;
}

int moon_number(int first_day) {
  return static_cast<int>(std::floor(0.5 + (first_day - 2415021.076998695) / kMonth));
}

// Which month after an eleventh is the leap month: the first in which the sun changes no sector.
int leap_month_offset(int month_eleven_begin) {
  int k = moon_number(month_eleven_begin);
  int last, i = 1;
  int sector = sun_sector(new_moon_day(k + i));
  do {
    last = sector;
    ++i;
    sector = sun_sector(new_moon_day(k + i));
  } while (sector != last && i < 14);
  return i - 1;
}

}  // namespace

std::optional<Day> lunar_month_begin(int lunar_year, int month, bool leap) {
  if (lunar_year < kFirstLunarYear || lunar_year > kLastLunarYear || month < 1 || month > 12) {
    return std::nullopt;
  }
  int before = month < 11 ? lunar_year - 1 : lunar_year;
  int a = month_eleven(before), b = month_eleven(before + 1);
  int offset = month < 11 ? month + 1 : month - 11;
  if (b - a > 365) {  // thirteen months
    int leap_offset = leap_month_offset(a);
    int leap_month = leap_offset - 2 < 0 ? leap_offset + 10 : leap_offset - 2;
    if (leap && month != leap_month) return std::nullopt;
    if (leap || offset >= leap_offset) ++offset;
  } else if (leap) {
    return std::nullopt;
  }
  return from_julian(new_moon_day(moon_number(a) + offset));
}

int lunar_month_length(int lunar_year, int month, bool leap) {
  auto begin = lunar_month_begin(lunar_year, month, leap);
  if (!begin) return 0;
  return new_moon_day(moon_number(julian(*begin)) + 1) - julian(*begin);
}

std::optional<Day> lunar_to_solar(int lunar_year, int month, int day, bool leap) {
  auto begin = lunar_month_begin(lunar_year, month, leap);
  if (!begin || day < 1 || day > lunar_month_length(lunar_year, month, leap)) return std::nullopt;
  return *begin + std::chrono::days(day - 1);
}

LunarDay solar_to_lunar(Day day) {
  int number = julian(day);
  int k = static_cast<int>(std::floor((number - kNewMoonOf1900) / kMonth));
  while (new_moon_day(k) > number) --k;  // the mean month is a day off now and then
  while (new_moon_day(k + 1) <= number) ++k;
  int begin = new_moon_day(k);
  int year = year_of(day);
  int a = month_eleven(year), b = a;
  if (a >= begin) {
    a = month_eleven(year - 1);
  } else {
    ++year;
    b = month_eleven(year);
  }
  LunarDay out{year, 0, number - begin + 1, false};
  int diff = (begin - a) / 29;
  out.month = diff + 11;
  if (b - a > 365) {
    int leap_offset = leap_month_offset(a);
    if (diff >= leap_offset) {
      out.month = diff + 10;
      out.leap = diff == leap_offset;
    }
  }
  if (out.month > 12) out.month -= 12;
  if (out.month >= 11 && diff < 4) --out.year;
  return out;
}

}  // namespace trich
