#include "resolve/dates_moment.h"

#include <cstdio>

namespace trich {
namespace {

template <typename... Args>
std::string print(const char* format, Args... args) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, format, args...);
  return buffer;
}

std::string digits(int value, bool known, int width) {
  return known ? print("%0*d", width, value) : std::string(static_cast<std::size_t>(width), 'X');
}

// The months of a season in Vietnam's news: spring opens with February.
int season_month(int part) { return part == 21 ? 2 : part == 22 ? 5 : part == 23 ? 8 : 11; }

}  // namespace

Moment moment_of(Day day) {
  Moment out;
  out.year = year_of(day);
  out.month = month_of(day);
  out.day = day_of_month(day);
  return out;
}

std::string edtf(const Moment& m) {
  std::string year = digits(m.year, m.has_year(), 4);
  std::string day;
  switch (m.grain) {
    case Grain::century:
      return print("%02dXX", m.year / 100);
    case Grain::decade:
      return print("%03dX", m.year / 10);
    case Grain::year:
      return year;
    case Grain::half:
      return year + print("-%d", 39 + m.part);
    case Grain::quarter:
      return year + print("-%d", 32 + m.part);
    case Grain::season:
      return year + print("-%d", m.part);
    case Grain::month:
      return year + "-" + digits(m.month, m.has_month(), 2);
    case Grain::day:
    case Grain::time:
      if (m.dated) {
        day = year + "-" + digits(m.month, m.has_month(), 2) + "-" + digits(m.day, m.has_day(), 2);
      }
      return m.grain == Grain::day ? day : day + print("T%02d:%02d", m.hour, m.minute);
  }
  return year;
}

std::optional<Day> first_day(const Moment& m) {
  if (!m.has_year()) return std::nullopt;
  switch (m.grain) {
    case Grain::century:
    case Grain::decade:
    case Grain::year:
      return make_day(m.year, 1, 1);
    case Grain::half:
      return make_day(m.year, m.part == 1 ? 1 : 7, 1);
    case Grain::quarter:
      return make_day(m.year, m.part * 3 - 2, 1);
    case Grain::season:
      return make_day(m.year, season_month(m.part), 1);
    case Grain::month:
      return make_day(m.year, m.month, 1);
    case Grain::day:
    case Grain::time:
      break;
  }
  return make_day(m.year, m.month, m.day);
}

std::optional<Day> last_day(const Moment& m) {
  if (!m.has_year()) return std::nullopt;
  int months = 0;
  switch (m.grain) {
    case Grain::century:
      return make_day(m.year + 99, 12, 31);
    case Grain::decade:
      return make_day(m.year + 9, 12, 31);
    case Grain::year:
      return make_day(m.year, 12, 31);
    case Grain::half:
      months = 6;
      break;
    case Grain::quarter:
    case Grain::season:
      months = 3;
      break;
    case Grain::month:
      months = 1;
      break;
    case Grain::day:
    case Grain::time:
      return make_day(m.year, m.month, m.day);
  }
  auto first = first_day(m);
  if (!first) return std::nullopt;
  return add_months(*first, months) - std::chrono::days(1);
}

bool is_possible(const Moment& m) {
  if (m.grain == Grain::time && (m.hour < 0 || m.hour > 24 || m.minute < 0 || m.minute > 59)) {
    return false;
  }
  if (m.grain < Grain::month || !m.dated) return true;
  if (m.has_month() && (m.month < 1 || m.month > 12)) return false;
  if (m.grain == Grain::month || !m.has_day()) return true;
  constexpr int kSomeLeapYear = 2000;
  return m.day >= 1 &&
         m.day <=
             (m.has_month() ? days_in_month(m.has_year() ? m.year : kSomeLeapYear, m.month) : 31);
}

}  // namespace trich
