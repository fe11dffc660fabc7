#include "resolve/day_count.h"

#include <algorithm>

namespace trich {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(Day day) { return chrono::year_month_day(day); }

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (month < 1 || day < 1) return std::nullopt;
  chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                              chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return chrono::sys_days(date);
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }
int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).day())); }

int days_in_month(int year, int month) {
  chrono::year_month_day_last last{
      chrono::year(year), chrono::month_day_last(chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int weekday_of(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }
Day monday_of(Day day) { return day - chrono::days(weekday_of(day) - 1); }

Day add_months(Day day, int months) {
  int all = year_of(day) * 12 + month_of(day) - 1 + months;
  int year = all >= 0 ? all / 12 : (all - 11) / 12;
  int month = all - year * 12 + 1;
  return *make_day(year, month, std::min(day_of_month(day), days_in_month(year, month)));
}

std::string iso_day(Day day) {
  std::string out;
  auto date = civil(day);
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

void append_digits(std::string& out, int number, int width) {
  if (number < 0) {
    out += '-';
    number = -number;
    --width;
  }
  char buffer[12];
  int at = sizeof buffer;
  for (; number > 0 || width > 0; --width, number /= 10) {
    buffer[--at] = static_cast<char>('0' + number % 10);
  }
  out.append(buffer + at, sizeof buffer - static_cast<std::size_t>(at));
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (char c : text.substr(at, size)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return make_day(year, month, day);
}

}  // namespace trich
