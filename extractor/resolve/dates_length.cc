#include "resolve/dates_length.h"

#include <cmath>
#include <cstdio>

namespace trich {
namespace {

std::string decimal(double value) {
  constexpr double kPlain = 100000;  // beyond it "%g" writes powers of ten
  if (value >= 0 && value < kPlain && value == std::floor(value)) {
    return std::to_string(static_cast<int>(value));
  }
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", value);
  return buffer;
}

bool is_half(double count) { return count - std::floor(count) == 0.5; }

// Amounts in ISO's own units. Halves go over to the next smaller unit where that is whole.
struct Amounts {
  double years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0;
};

Amounts amounts_of(const LengthParts& length) {
  Amounts a;
  for (const auto& [count, unit] : length.pieces) {
    double whole = std::floor(count);
    bool half = is_half(count);
    bool only_half = half && whole == 0;
    switch (unit) {
      case TimeUnit::century:
        a.years += count * 100;
        break;
      case TimeUnit::decade:
        a.years += count * 10;
        break;
      case TimeUnit::year:
        a.years += half ? whole : count;
        a.months += half ? 6 : 0;
        break;
      case TimeUnit::quarter:
        a.months += count * 3;
        break;
      case TimeUnit::month:
        a.months += half ? whole : count;
        a.days += half ? 15 : 0;
        break;
      case TimeUnit::week:
        a.weeks += count;
        break;
      case TimeUnit::day:
        a.days += only_half ? 0 : count;
        a.hours += only_half ? 12 : 0;
        break;
      case TimeUnit::hour:
        a.hours += only_half ? 0 : count;
        a.minutes += only_half ? 30 : 0;
        break;
      case TimeUnit::minute:
        a.minutes += only_half ? 0 : count;
        a.seconds += only_half ? 30 : 0;
        break;
      case TimeUnit::second:
        a.seconds += count;
        break;
      case TimeUnit::none:
        break;
    }
  }
  bool alone = a.years == 0 && a.months == 0 && a.days == 0 && a.hours == 0 && a.minutes == 0 &&
               a.seconds == 0;
  if (a.weeks != 0 && (!alone || is_half(a.weeks))) {
    a.days += std::ceil(a.weeks * 7);
    a.weeks = 0;
  }
  return a;
}

}  // namespace

std::string iso_length(const LengthParts& length) {
  if (length.pieces.empty()) return "";
  Amounts a = amounts_of(length);
  std::string date, time;
  auto add = [](std::string& out, double amount, char letter) {
    if (amount != 0) out += decimal(amount) + letter;
  };
  add(date, a.years, 'Y');
  add(date, a.months, 'M');
  add(date, a.weeks, 'W');
  add(date, a.days, 'D');
  add(time, a.hours, 'H');
  add(time, a.minutes, 'M');
  add(time, a.seconds, 'S');
  if (date.empty() && time.empty()) return "";
  return "P" + date + (time.empty() ? "" : "T" + time);
}

Day moved(Day day, const LengthParts& length, int sign) {
  Amounts a = amounts_of(length);
  Day out = add_months(day, sign * static_cast<int>(std::lround(a.years * 12 + a.months)));
  double days = a.weeks * 7 + a.days + std::floor((a.hours + a.minutes / 60) / 24);
  return out + std::chrono::days(sign * static_cast<int>(std::lround(days)));
}

TimeUnit finest_unit(const LengthParts& length) {
  TimeUnit finest = TimeUnit::century;
  for (const auto& piece : length.pieces) {
    TimeUnit unit = piece.unit;
    if (unit == TimeUnit::year && is_half(piece.count)) unit = TimeUnit::month;
    if (unit == TimeUnit::month && is_half(piece.count)) unit = TimeUnit::day;
    if (unit == TimeUnit::week && is_half(piece.count)) unit = TimeUnit::day;
    finest = std::min(finest, unit);
  }
  return finest;
}

}  // namespace trich
