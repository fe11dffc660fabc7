#include "resolve/dates_moment.h"

namespace trich {
namespace {

void append(std::string& out, int value, bool known, int width) {
  if (known) {
    append_digits(out, value, width);
  } else {
    out.append(static_cast<std::size_t>(width), 'X');
  }
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
  std::string out;
  if (m.grain == Grain::century || m.grain == Grain::decade) {
    bool century = m.grain == Grain::century;
    append_digits(out, m.year / (century ? 100 : 10), century ? 2 : 3);
    return out.append(century ? 2 : 1, 'X');
  }
  auto add = [&](char mark, int value, bool known) {
    out += mark;
    append(out, value, known, 2);
  };
  bool dated = m.dated || m.grain <= Grain::month;
  if (dated) append(out, m.year, m.has_year(), 4);
  if (m.grain == Grain::half) add('-', 39 + m.part, true);
  if (m.grain == Grain::quarter) add('-', 32 + m.part, true);
  if (m.grain == Grain::season) add('-', m.part, true);
  if (m.grain >= Grain::month && dated) add('-', m.month, m.has_month());
  if (m.grain >= Grain::day && dated) add('-', m.day, m.has_day());
  if (m.grain == Grain::time) {
    add('T', m.hour, true);
    add(':', m.minute, true);
  }
  return out;
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
  if (m.grain == Grain::quarter && (m.part < 1 || m.part > 4)) return false;
  if (m.grain < Grain::month || !m.dated) return true;
  if (m.has_month() && (m.month < 1 || m.month > 12)) return false;
  if (m.grain == Grain::month || !m.has_day()) return true;
  constexpr int kSomeLeapYear = 2000;
  return m.day >= 1 &&
         m.day <=
             (m.has_month() ? days_in_month(m.has_year() ? m.year : kSomeLeapYear, m.month) : 31);
}

}  // namespace trich
