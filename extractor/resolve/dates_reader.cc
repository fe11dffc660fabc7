#include "resolve/dates_reader.h"

#include <algorithm>
#include <charconv>

#include "resolve/dates_pieces.h"
#include "text/text.h"

namespace trich {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int to_int(std::string_view s) {
  int value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

struct UnitName {
  std::string_view name;
  TimeUnit unit;
};
constexpr UnitName kUnits[] = {
    {"second", TimeUnit::second},   {"minute", TimeUnit::minute}, {"hour", TimeUnit::hour},
    {"hours", TimeUnit::hour},  // a length only, no time of day
    {"day", TimeUnit::day},         {"week", TimeUnit::week},     {"month", TimeUnit::month},
    {"quarter", TimeUnit::quarter}, {"year", TimeUnit::year},     {"decade", TimeUnit::decade},
    {"century", TimeUnit::century}};

TimeUnit unit_named(std::string_view name) {
  for (const UnitName& unit : kUnits) {
    if (unit.name == name) return unit.unit;
  }
  return TimeUnit::none;
}

int roman(std::string_view s) {
  int total = 0, last = 0;
  for (auto it = s.rbegin(); it != s.rend(); ++it) {
    int value = *it == 'i' ? 1 : *it == 'v' ? 5 : *it == 'x' ? 10 : 0;
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return total;
}

}  // namespace

int number_or_roman(std::string_view s) {
  if (s.empty()) return 0;
  if (s[0] >= '0' && s[0] <= '9') return to_int(s);
  return s.find_first_not_of("ivx") == std::string_view::npos ? roman(s) : 0;
}

struct DateReader::Scan {
  DateParts parts;
  TimeUnit label = TimeUnit::none;  // the unit word that a number or a pointing word may follow
  bool that_pending = false;        // "the same ..." before its unit
  bool season_label = false;        // the label is a season's own
  std::optional<int> steps_pending;
  bool any_number = false;  // a day, month or quarter has been read
  int year_total = 0, year_current = 0;
  bool hour_needs_part = false;
  bool pm = false, am = false;
};

const Pointing* DateParts::pointing(TimeUnit unit) const {
  for (const Pointing& p : deictic) {
    if (p.unit == unit) return &p;
  }
  return nullptr;
}

DateReader::DateReader(const Pack& pack) {
  add(pack, "pointers", Role::pointer);
  add(pack, "number-words", Role::number);
  add(pack, "month-numbers", Role::number);
  add(pack, "number-scales", Role::scale);
  add(pack, "lunar-months", Role::month_name);
  add(pack, "parts-of-day", Role::part_of_day);
  add(pack, "weekdays", Role::weekday);
  add(pack, "weekday-marks", Role::weekday);
  add(pack, "seasons", Role::season);
  add(pack, "edges", Role::edge);
  add(pack, "days", Role::day_word);
  add(pack, "year-names", Role::year_name);
  add(pack, "lunar-words", Role::lunar);
  add(pack, "time-words", Role::time_word);
  add(pack, "time-units", Role::unit);
  for (const auto& [form, entry] : entries_) {
    auto pieces = static_cast<std::uint8_t>(std::count(form.begin(), form.end(), ' ') + 1);
    std::uint8_t& most = begins_[begin_of(form)];
    most = std::max(most, pieces);
  }
}

void DateReader::add(const Pack& pack, std::string_view list, Role role) {
  for (const Word& word : pack.list(list).words) {
    Entry entry{role, to_int(word.value), word.value};
    if (role == Role::unit) entry.value = static_cast<int>(unit_named(word.value));
    std::string form = lower_same_length(word.form);
    auto [at, fresh] = entries_.try_emplace(form, entry);
    // The word for year is the word for five too: `text` keeps the unit's name beside the number.
    if (!fresh && role == Role::unit && at->second.role == Role::number) {
      at->second.text = word.value;
    } else if (fresh && role == Role::number) {
      at->second.text = {};
    }
  }
}

const DateReader::Entry* DateReader::find(std::string_view form) const {
  auto it = entries_.find(form);
  return it == entries_.end() ? nullptr : &it->second;
}

// The first bytes of a form's first word, as a number.
std::size_t DateReader::begin_of(std::string_view form) {
  std::size_t out = 0;
  for (char c : form.substr(0, 4)) {
    if (c == ' ') break;
    out = out * 31 + static_cast<unsigned char>(c);
  }
  return out % kBegins;
}

const DateReader::Entry* DateReader::longest(std::string_view lower, const DatePieces& pieces,
                                             std::size_t i, std::size_t& used) const {
  std::string_view first = lower.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
  std::size_t most = begins_[begin_of(first)];
  std::size_t last = std::min(pieces.size(), i + most);
  for (std::size_t j = i + 1; j < last; ++j) {
    if (!pieces[j].space_before) last = j;
  }
  for (std::size_t j = last; j > i; --j) {
    const Entry* entry = find(lower.substr(pieces[i].begin, pieces[j - 1].end - pieces[i].begin));
    if (entry) {
      used = j - i;
      return entry;
    }
  }
  return nullptr;
}

// Goes through the pieces: digits and words are taken by the callbacks, which give the next piece,
// marks mean nothing by themselves. A word of no list comes as a null entry.
template <typename AtDigits, typename AtWord>
void DateReader::walk(std::string_view lower, const DatePieces& pieces, const AtDigits& at_digits,
                      const AtWord& at_word) const {
  for (std::size_t i = 0; i < pieces.size();) {
    if (pieces[i].kind == DatePiece::digits) {
      i = at_digits(i);
    } else if (pieces[i].kind == DatePiece::mark) {
      ++i;
    } else {
      std::size_t used = 1;
      const Entry* entry = longest(lower, pieces, i, used);
      i = at_word(i, entry, i + used);
    }
  }
}

// A clock time whose hour is read; `i` is the piece behind the hour. Returns the next piece.
std::size_t DateReader::read_clock(std::string_view lower, const DatePieces& pieces, std::size_t i,
                                   int hour, Scan& scan) const {
  auto text = [&](std::size_t k) {
    return lower.substr(pieces[k].begin, pieces[k].end - pieces[k].begin);
  };
  auto mark_is = [&](std::size_t k, char c) {
    return k < pieces.size() && pieces[k].kind == DatePiece::mark && lower[pieces[k].begin] == c;
  };
  auto role_at = [&](std::size_t k, std::string_view value) {
    if (k >= pieces.size() || pieces[k].kind != DatePiece::word) return false;
    const Entry* entry = find(text(k));
    return entry && entry->text == value &&
           (entry->role == Role::time_word || entry->role == Role::unit);
  };
  int minute = 0;
  if (mark_is(i, ':')) {
    if (i + 1 < pieces.size()) minute = to_int(text(i + 1));
    i += 2;
    if (mark_is(i, ':')) i += 2;
  } else {
    ++i;  // the word for hour
    bool less = role_at(i, "less");
    if (less) ++i;
    if (role_at(i, "half")) {
      minute = 30;
      ++i;
    } else if (role_at(i, "sharp")) {
      ++i;
    } else if (i < pieces.size()) {
      std::size_t used = 1;
      int value = -1;
      if (pieces[i].kind == DatePiece::digits) {
        bool date = i + 1 < pieces.size() &&
                    (mark_is(i + 1, '/') || mark_is(i + 1, '-') || mark_is(i + 1, '.') ||
                     role_at(i + 1, "month")) &&
                    text(i).size() <= 2;
        bool glued = !pieces[i].space_before;
        // "15h07 - 10/03/2024": what is behind the dash is a whole date of its own.
        bool two_more =
            i + 3 < pieces.size() && pieces[i + 3].kind == DatePiece::mark && !mark_is(i + 3, ':');
        bool apart = date && glued && (pieces[i + 1].space_before || two_more);
        bool separate_day = date && !apart && !mark_is(i + 1, '.');
        if (!separate_day && text(i).size() <= 2) value = to_int(text(i));
      } else if (pieces[i].kind == DatePiece::word) {
        const Entry* entry = longest(lower, pieces, i, used);
        bool number = entry && entry->role == Role::number && entry->text.empty();
        if (number && (less || role_at(i + used, "minute"))) value = entry->value;
      }
      if (value >= 0) {
        minute = value;
        i += used;
        if (role_at(i, "minute") || mark_is(i, '\'')) ++i;
      }
    }
    if (less && minute > 0) {
      hour = hour > 0 ? hour - 1 : 23;
      minute = 60 - minute;
    }
  }
  if (role_at(i, "pm")) {
    scan.pm = true;
    ++i;
  } else if (role_at(i, "am")) {
    scan.am = true;
    ++i;
  }
  scan.parts.hour = hour;
  scan.parts.minute = minute;
  return i;
}

// Digits at piece `i`: a clock time, a date with separators, or one number. Returns the next piece.
std::size_t DateReader::read_digits(std::string_view lower, const DatePieces& pieces, std::size_t i,
                                    Scan& scan) const {
  auto text = [&](std::size_t k) {
    return lower.substr(pieces[k].begin, pieces[k].end - pieces[k].begin);
  };
  auto is_clock = [&](std::size_t k) {  // the number at k is an hour
    if (k + 1 >= pieces.size() || text(k).size() > 2) return false;
    if (pieces[k + 1].kind == DatePiece::mark) {
      return lower[pieces[k + 1].begin] == ':' && k + 2 < pieces.size() &&
             pieces[k + 2].kind == DatePiece::digits;
    }
    const Entry* entry = find(text(k + 1));
    return entry && entry->text == "hour";
  };
  if (is_clock(i)) return read_clock(lower, pieces, i + 1, to_int(text(i)), scan);
  auto dash = [&](std::size_t k) {
    return pieces[k].kind == DatePiece::mark && lower[pieces[k].begin] == '-';
  };
  bool year_first = text(i).size() == 4 && i + 4 < pieces.size() && dash(i + 1) && dash(i + 3) &&
                    text(i + 2).size() == 2 && text(i + 4).size() == 2;
  if (year_first) {  // 2020-03-12
    scan.parts.year = to_int(text(i));
    scan.parts.month = to_int(text(i + 2));
    scan.parts.day = to_int(text(i + 4));
    scan.any_number = true;
    return i + 5;
  }

  std::size_t group[3] = {i, 0, 0}, size = 1, next = i + 1;
  while (size < 3 && next + 1 < pieces.size() && pieces[next].kind == DatePiece::mark &&
         pieces[next + 1].kind == DatePiece::digits && text(group[size - 1]).size() <= 2) {
    char c = lower[pieces[next].begin];
    if (c != '/' && c != '-' && c != '.') break;
    if (is_clock(next + 1)) break;
    group[size++] = next + 1;
    next += 2;
  }
  DateParts& parts = scan.parts;
  auto set_year = [&](std::string_view s) {
    parts.year = to_int(s);
    parts.two_digit_year = s.size() <= 2;
  };
  int first = to_int(text(i));
  TimeUnit label = scan.label;
  scan.label = TimeUnit::none;
  if (size == 3) {
    parts.day = first;
    parts.month = to_int(text(group[1]));
    set_year(text(group[2]));
    scan.any_number = true;
  } else if (size == 2) {
    std::string_view second = text(group[1]);
    if (label == TimeUnit::quarter) {
      parts.quarter = first;
      set_year(second);
    } else if (label == TimeUnit::month || second.size() == 4) {
      parts.month = first;
      set_year(second);
    } else {
      parts.day = first;
      parts.month = to_int(second);
    }
    scan.any_number = true;
  } else if (label == TimeUnit::year || text(i).size() == 4) {
    parts.year = first;
    parts.two_digit_year = false;
  } else if (label == TimeUnit::month) {
    parts.month = first;
    scan.any_number = true;
  } else if (label == TimeUnit::quarter) {
    parts.quarter = first;
    scan.any_number = true;
  } else {
    parts.day = first;
    scan.any_number = true;
  }
  return next;
}

void DateReader::point(int steps, std::string_view how, Scan& scan) {
  DateParts& parts = scan.parts;
  TimeUnit label = scan.label;
  bool by_day =
      label == TimeUnit::none && !parts.part_of_day.empty() && !scan.any_number && !parts.weekday;
  if (how == "that" || how == "after" || how == "before") {
    int shift = how == "after" ? 1 : how == "before" ? -1 : 0;
    if (label != TimeUnit::none) {
      parts.anaphoric = {label, shift};
    } else if (by_day) {
      parts.anaphoric = {TimeUnit::day, shift};
    } else {
      scan.that_pending = true;
      return;
    }
  } else if (scan.season_label) {
    if (steps == 0) {
      parts.deictic.push_back({TimeUnit::year, 0});
    } else {
      parts.trailing = steps < 0 ? -1 : 1;
    }
    scan.season_label = false;
  } else if (label == TimeUnit::day) {
    parts.anaphoric = {TimeUnit::day, steps};
  } else if (label != TimeUnit::none) {
    parts.deictic.push_back({label, steps});
  } else if (by_day) {
    parts.deictic.push_back({TimeUnit::day, steps});
  } else if (scan.any_number || parts.weekday || !parts.deictic.empty()) {
    parts.trailing = steps < 0 ? -1 : steps > 0 ? 1 : 0;
  } else {
    scan.steps_pending = steps;
  }
  scan.label = TimeUnit::none;
}

DateParts DateReader::read(std::string_view lower) const {
  Scan scan;
  DateParts& parts = scan.parts;
  DatePieces pieces(lower);
  auto number_read = [&](int value) {
    switch (scan.label) {
      case TimeUnit::month:
        parts.month = value;
        break;
      case TimeUnit::quarter:
        parts.quarter = value;
        break;
      default:
        parts.day = value;
    }
    scan.label = TimeUnit::none;
    scan.any_number = true;
  };
  // "thu 2" is one word of the lists: it is found at its first piece.
  auto at_digits = [&](std::size_t i) { return read_digits(lower, pieces, i, scan); };
  auto at_word = [&](std::size_t i, const Entry* entry, std::size_t next) {
    if (!entry) {
      std::string_view word = lower.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
      int quarter = number_or_roman(word);
      if (scan.label == TimeUnit::quarter && quarter >= 1 && quarter <= 4) number_read(quarter);
      return next;
    }
    const Entry* behind = nullptr;
    if (next < pieces.size() && pieces[next].kind == DatePiece::word) {
      std::size_t ignored = 0;
      behind = longest(lower, pieces, next, ignored);
    }
    Role role = entry->role;
    int value = entry->value;
    if (role == Role::number && !entry->text.empty()) {
      // Five, or year: five where a number is due.
      bool due = (behind && behind->text == "hour") || scan.label == TimeUnit::day ||
                 scan.label == TimeUnit::month || scan.label == TimeUnit::quarter;
      if (!due) {
        role = Role::unit;
        value = static_cast<int>(unit_named(entry->text));
      }
    }
    switch (role) {
      case Role::number:
        if (scan.label == TimeUnit::year) {
          scan.year_current = value;
        } else if (behind && behind->text == "hour") {
          return read_clock(lower, pieces, next, value, scan);
        } else {
          number_read(value);
        }
        break;
      case Role::scale:
        if (value > 1) {
          scan.year_total += scan.year_current * value;
          scan.year_current = 0;
        }
        break;
      case Role::unit: {
        auto unit = static_cast<TimeUnit>(value);
        if (unit == TimeUnit::hour || unit == TimeUnit::minute || unit == TimeUnit::second) break;
        scan.label = unit;
        scan.season_label = false;
        parts.week |= unit == TimeUnit::week;
        parts.holds_unit_year |= unit == TimeUnit::year;
        parts.holds_unit_month |= unit == TimeUnit::month;
        if (scan.that_pending) parts.anaphoric = {unit, 0};
        scan.that_pending = false;
        if (scan.steps_pending) {
          parts.deictic.push_back({unit, *scan.steps_pending});
          scan.steps_pending.reset();
          scan.label = TimeUnit::none;
        }
        break;
      }
      case Role::part_of_day:
        if (parts.part_of_day.empty()) parts.part_of_day = entry->text;
        if (scan.that_pending) parts.anaphoric = {TimeUnit::day, 0};
        scan.that_pending = false;
        scan.label = TimeUnit::none;
        break;
      case Role::weekday:
        parts.weekday = value;
        scan.label = TimeUnit::none;
        break;
      case Role::month_name:
        parts.month = value;
        parts.lunar_month_name = true;
        scan.any_number = true;
        scan.label = TimeUnit::none;
        break;
      case Role::season:
        parts.season = value;
        scan.season_label = true;
        scan.label = TimeUnit::year;
        break;
      case Role::edge:
        if (parts.mod.empty()) parts.mod = entry->text;
        break;
      case Role::pointer:
        point(value, entry->text, scan);
        break;
      case Role::day_word:
        parts.deictic.push_back({TimeUnit::day, value});
        scan.label = TimeUnit::none;
        break;
      case Role::year_name:
        parts.year_name = value;
        scan.label = TimeUnit::none;
        break;
      case Role::lunar:
        if (entry->text == "first-ten") {
          parts.first_ten = true;
          scan.label = TimeUnit::day;
        } else if (entry->text == "full-moon") {
          parts.day = 15;
          parts.lunar = scan.any_number = true;
        } else if (entry->text == "tet") {
          parts.lunar = parts.tet = true;
        } else if (entry->text != "solar") {
          parts.lunar = true;
        }
        break;
      case Role::time_word:
        break;
    }
    return next;
  };
  walk(lower, pieces, at_digits, at_word);
  if (scan.year_total > 0) parts.year = scan.year_total + scan.year_current;
  parts.weekend = parts.week && parts.mod == "end" && !parts.weekday;
  if (parts.hour) {
    int& hour = *parts.hour;
    std::string_view part = parts.part_of_day;
    bool past_noon = part == "afternoon" || (part == "evening" && hour >= 3) ||
                     (part == "night" && hour >= 6) || (part == "noon" && hour <= 3) || scan.pm;
    if (past_noon && hour < 12) {
      hour += 12;
    } else if ((part == "night" && hour == 12)) {
      hour = 24;
    } else if (scan.am && hour == 12) {
      hour = 0;
    }
  }
  return scan.parts;
}

std::optional<double> DateReader::number(std::string_view lower) const {
  if (lower.empty()) return std::nullopt;
  if (!is_digit(lower[0])) {
    const Entry* entry = find(lower);
    if (entry && entry->role == Role::number) return entry->value;
    if (entry && entry->text == "half-of") return 0.5;
    return std::nullopt;
  }
  double value = 0;
  std::size_t i = 0;
  for (; i < lower.size() && is_digit(lower[i]); ++i) value = value * 10 + (lower[i] - '0');
  if (i == lower.size()) return value;
  if (lower[i] != ',' && lower[i] != '.') return std::nullopt;
  std::string_view rest = lower.substr(i + 1);
  if (rest.empty() || !std::all_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
  if (rest.size() == 3 && value > 0) return value * 1000 + to_int(rest);
  double scale = 1;
  for (std::size_t k = 0; k < rest.size(); ++k) scale *= 10;
  return value + to_int(rest) / scale;
}

LengthParts DateReader::length(std::string_view lower) const {
  LengthParts out;
  DatePieces pieces(lower);
  std::optional<double> count;
  auto at_digits = [&](std::size_t i) {
    bool joined = i + 2 < pieces.size() && pieces[i + 1].kind == DatePiece::mark &&
                  !pieces[i + 1].space_before && pieces[i + 2].kind == DatePiece::digits &&
                  !pieces[i + 2].space_before &&
                  (lower[pieces[i + 1].begin] == ',' || lower[pieces[i + 1].begin] == '.');
    std::size_t next = i + (joined ? 3 : 1);
    count = number(lower.substr(pieces[i].begin, pieces[next - 1].end - pieces[i].begin));
    return next;
  };
  auto at_word = [&](std::size_t, const Entry* entry, std::size_t next) {
    if (!entry) return next;
    bool unit_word = entry->role == Role::unit || (count && !entry->text.empty());
    if (entry->role == Role::number && !unit_word) {
      count = entry->value;
    } else if (entry->role == Role::scale && count && entry->value > 1) {
      *count *= entry->value;
    } else if (entry->text == "half-of") {
      count = 0.5;
    } else if (entry->text == "half" && !out.pieces.empty()) {
      out.pieces.back().count += 0.5;
    } else if (count && unit_named(entry->text) != TimeUnit::none) {
      out.pieces.push_back({*count, unit_named(entry->text)});
      count.reset();
    }
    return next;
  };
  walk(lower, pieces, at_digits, at_word);
  // "2h30": the minutes have no word of their own.
  if (count && out.pieces.size() == 1 && out.pieces[0].unit == TimeUnit::hour) {
    out.pieces.push_back({*count, TimeUnit::minute});
  }
  return out;
}

TimeUnit DateReader::unit(std::string_view lower) const {
  const Entry* entry = find(lower);
  return entry ? unit_named(entry->text) : TimeUnit::none;
}

std::string_view DateReader::part_of_day(std::string_view lower) const {
  const Entry* entry = find(lower);
  return entry && entry->role == Role::part_of_day ? entry->text : std::string_view();
}

std::string_view DateReader::edge(std::string_view lower) const {
  const Entry* entry = find(lower);
  return entry && entry->role == Role::edge ? entry->text : std::string_view();
}

std::optional<int> DateReader::pointer(std::string_view lower) const {
  const Entry* entry = find(lower);
  if (entry && entry->role == Role::pointer) return entry->value;
  return std::nullopt;
}

}  // namespace trich
