// Stretches: from-to, lists, open ends.
#include <algorithm>
#include <cstdlib>

#include "resolve/dates_article.h"
#include "resolve/lunar_calendar.h"

namespace trich {
namespace {

using std::chrono::days;

Moment year_moment(int year) {
  Moment m;
  m.grain = Grain::year;
  m.year = year;
  return m;
}

bool before(const Moment& a, const Moment& b) {
  auto x = first_day(a), y = last_day(b);
  if (!x || !y) return true;
  if (*x != *y) return *x < *y;
  if (a.grain != Grain::time || b.grain != Grain::time) return true;
  return a.hour * 60 + a.minute <= b.hour * 60 + b.minute;
}

constexpr int kLongestTerm = 150;

}  // namespace

// 24:00 is the next day's 00:00.
void DateArticle::settle(DateValue& value) {
  auto fix = [](Moment& m) {
    if (m.grain != Grain::time || m.hour != 24) return;
    m.hour = 0;
    if (!m.dated) return;
    if (auto day = first_day(m)) {
      Moment next = moment_of(*day + days(1));
      m.year = next.year;
      m.month = next.month;
      m.day = next.day;
    }
  };
  fix(value.first);
  if (value.last) fix(*value.last);
}

DateValue DateArticle::interval(const Item& item, Span a, Span b) {
  DateParts from = know_.reader.read(lower(a));
  DateParts to = know_.reader.read(lower(b));
  DateValue value;
  value.type = "interval";
  auto simple = [](const DateParts& p) {
    return p.deictic.empty() && !p.anaphoric && !p.weekday && !p.lunar && !p.lunar_month_name &&
           p.year_name < 0;
  };
  bool implied = !to.year && !to.month && !to.day && !to.quarter && to.deictic.empty() &&
                 !to.anaphoric && !to.weekday && !to.hour;
  // A number alone is an hour before an hour, else a day before a day.
  bool only_number = from.day && !from.month && !from.year;
  bool months = field(item, "months") || (only_number && to.month && to.year && !to.day);
  if (months) {
    if (only_number) std::swap(from.month, from.day);
    if (to.day && !to.month) std::swap(to.month, to.day);
  }
  if (only_number && to.hour && !to.day) {
    from.hour = from.day;
    from.day.reset();
  }
  int year_shift_ok = simple(from) && simple(to);
  bool to_lunar = to.lunar || to.lunar_month_name;
  if (to_lunar && from.day && !from.month && !from.lunar && to.day && (to.month || to.tet)) {
    from.month = to.month;  // "tu mung 5 den mung 8 thang gieng"
    from.year = to.year;
    from.year_name = to.year_name;
    from.lunar = to.lunar;
    from.tet = to.tet;
    from.lunar_month_name = to.lunar_month_name;
    from.deictic = to.deictic;
  } else if (to.lunar && from.month && !from.lunar && !from.year) {
    from.lunar = true;  // "12/10 - 14/10 am lich"
  } else if (from.lunar && to.first_ten && to.day && !to.month) {
    to.lunar = to.tet = true;  // "tu 30 Tet den mung 3"
    to.year = from.year;
    to.year_name = from.year_name;
  }
  if (from.day && !from.month && to.month && to.day && year_shift_ok) {
    from.month = to.month;
    from.year = to.year;
    from.two_digit_year = to.two_digit_year;
    if (*from.day > *to.day) {  // "tu ngay 28 den 3/5"
      from.month = *to.month == 1 ? 12 : *to.month - 1;
      if (from.year && *to.month == 1) --*from.year;
    }
  } else if (from.day && !from.month && to.month && !to.day) {
    from.month = to.month;
    from.year = to.year;
  }
  bool year_given = to.year.has_value();
  if (from.month && !from.year && to.year && year_shift_ok) {
    from.year = to.year;
    from.two_digit_year = to.two_digit_year;
    int x = *from.month * 100 + from.day.value_or(0);
    int y = to.month ? *to.month * 100 + to.day.value_or(99) : 9999;
    if (x > y) --*from.year;
  } else if (from.year && !to.year && to.month && year_shift_ok) {
    to.year = from.year;
    to.two_digit_year = from.two_digit_year;
    int x = from.month ? *from.month * 100 + from.day.value_or(0) : 0;
    int y = *to.month * 100 + to.day.value_or(99);
    if (x > y) ++*to.year;
  }
  if (from.hour && !from.day && !from.weekday && from.deictic.empty() && to.day) {
    from.day = to.day;
    from.month = to.month;
    from.year = to.year;
    from.two_digit_year = to.two_digit_year;
  }
  if (to.hour && !to.day && !to.weekday && to.deictic.empty() && from.day) {
    to.day = from.day;
    to.month = from.month;
    to.year = from.year;
    to.two_digit_year = from.two_digit_year;
  }
  if (from.mod == "start" && from.holds_unit_year && !from.year && from.deictic.empty()) {
    from.deictic.push_back({TimeUnit::year, 0});  // "tu dau nam den het thang 2"
  } else if (from.mod == "start" && from.holds_unit_month && !from.month && from.deictic.empty()) {
    from.month = to.month;  // "tu dau thang den ngay 15/8"
    from.year = to.year;
  }
  bool from_now = !from.day && !from.month && !from.year && !from.hour && from.deictic.empty() &&
                  !from.anaphoric && !from.weekday && !from.quarter && !from.season &&
                  from.year_name < 0;
  DateValue end;
  if (!implied) {
    end = point(to, item, b);
    if (end.impossible) return end;
  }
  DateValue begin;
  if (from_now && !lower(a).empty()) {
    if (!published_) {
      if (implied) end.first.grain = to.holds_unit_month ? Grain::month : Grain::year;
      value.text = "../" + edtf(end.last ? *end.last : end.first);
      value.end = last_day(end.last ? *end.last : end.first);
      return value;
    }
    begin.first = moment_of(*published_);
    begin.from = "published";
  } else if (!from.year && from.month && to.month && !year_given && year_shift_ok && !implied &&
             end.first.has_year()) {
    from.year = end.first.year;
    int x = *from.month * 100 + from.day.value_or(0);
    int y = *to.month * 100 + to.day.value_or(99);
    if (x > y) --*from.year;
    begin = point(from, item, a);
  } else {
    begin = point(from, item, a);
    auto first = first_day(begin.first), last = first_day(end.first);
    bool crossed = begin.lunar && end.lunar && first && last && *first > *last;
    if (crossed && !from.year && from.year_name < 0) {  // "tu 28 thang chap den mung 3 Tet"
      from.year = solar_to_lunar(*last).year - (from.month == 12 ? 1 : 0);
      begin = point(from, item, a);
    }
  }
  if (begin.impossible) return begin;
  if (implied) {
    Moment m = begin.first;
    if (!to.holds_unit_month) {
      m.grain = Grain::year;
    } else {
      m.grain = Grain::month;
    }
    end.first = m;
  }
  value.first = begin.first;
  value.last = end.last ? *end.last : end.first;
  value.from = end.from.empty() ? begin.from : end.from;
  value.lunar = begin.lunar || end.lunar;
  if (!value.first.has_year() && value.last->has_year() && value.first.dated) {
    value.first.year = value.last->year;
  }
  if (!value.first.has_year() && !value.last->has_year() && value.first.has_month() &&
      value.last->has_month() && field(item, "bare")) {
    // Without a year "1/3-1/2" is rather two shares than a stretch over New Year.
    int x = value.first.month * 100 + value.first.day,
        y = value.last->month * 100 + value.last->day;
    value.impossible = x >= y;
  }
  constexpr int kLongestBare = 100;  // days
  if (field(item, "bare") && !year_given) {
    auto begin_day = first_day(value.first), end_day = last_day(*value.last);
    bool too_long = begin_day && end_day && (*end_day - *begin_day).count() > kLongestBare;
    value.impossible |= too_long;
  }
  bool no_year = !from.year && !year_given && from.month && to.month && year_shift_ok;
  if (no_year && value.from == "published" && !from.trailing && !to.trailing) {
    move_to_nearest_year(item, value);
  }
  if (!before(value.first, *value.last)) {
    bool guessed = !year_given && value.last->has_year() && to.month;
    if (guessed) ++value.last->year;
    if (!guessed || !before(value.first, *value.last)) value.impossible = true;
  }
  return value;
}

// A stretch without a year: the one nearest to publication, as a single date is. Its end alone
// would be looked for in the past where the stretch begins soon.
void DateArticle::move_to_nearest_year(const Item& item, DateValue& value) const {
  auto away = [&](int years) {
    Moment first = value.first, last = *value.last;
    first.year += years;
    last.year += years;
    auto begin = first_day(first), end = last_day(last);
    constexpr int kNever = 1000;
    if (!begin || !end || *begin > *end) return kNever;
    if (*end < *published_) return static_cast<int>((*published_ - *end).count());
    return *begin > *published_ ? static_cast<int>((*begin - *published_).count()) : 0;
  };
  constexpr int kSoon = 60;
  if (away(1) <= kSoon && away(1) < away(0) && leaning(item) >= 0) {
    ++value.first.year;
    ++value.last->year;
  }
}

DateValue DateArticle::times(const Item& item, Span a, Span b) {
  DateParts from = know_.reader.read(lower(a));
  DateParts to = know_.reader.read(lower(b));
  DateValue value;
  value.type = "interval";
  if (!from.hour && from.day) from.hour = from.day;
  // "tu 4h30 den 7h30 chieu": both in the afternoon.
  constexpr int kHalfDay = 12;
  bool after_noon = to.hour && *to.hour >= kHalfDay && !to.part_of_day.empty();
  if (after_noon && from.hour && from.part_of_day.empty() && *from.hour + kHalfDay <= *to.hour) {
    *from.hour += kHalfDay;
  }
  value.impossible = !from.hour || !to.hour || *from.hour > 24 || *to.hour > 24 ||
                     from.minute > 59 || to.minute > 59;
  if (value.impossible) return value;
  bool dated = to.day || !to.deictic.empty() || to.anaphoric || to.weekday;
  Moment day;
  if (dated) {
    DateValue end = point(to, item, b);
    if (end.impossible) return end;
    day = end.first;
    day.dated = (day.has_month() || !to.anaphoric) &&
                !from.anaphoric;  // the next morning of no day that is told
    value.from = end.from;
  } else if (const Known* known = last_known_day(); known && known->sentence == item.sentence) {
    day = known->value.last ? *known->value.last : known->value.first;
    value.from = "sentence";
  } else {
    day.dated = false;
  }
  value.part_of_day = from.part_of_day.empty() ? to.part_of_day : from.part_of_day;
  day.grain = Grain::time;
  value.first = day;
  value.first.hour = *from.hour;
  value.first.minute = from.minute;
  value.last = day;
  value.last->hour = *to.hour;
  value.last->minute = to.minute;
  // "tu 22h den 5h ngay 3/4": the night before
  if (day.dated && !before(value.first, *value.last)) {
    if (auto that = first_day(day)) {
      Moment eve = moment_of(*that - days(1));
      value.first.year = eve.year;
      value.first.month = eve.month;
      value.first.day = eve.day;
    }
  }
  return value;
}

DateValue DateArticle::years(const Item& item) {
  DateValue value;
  value.type = "interval";
  std::string_view a = item.match->get("a"), b = item.match->get("b");
  int first = std::atoi(std::string(a).c_str()), last = std::atoi(std::string(b).c_str());
  if (b.size() == 2) last += first / 100 * 100;
  value.first = year_moment(first);
  value.last = year_moment(last);
  value.impossible = last <= first || last - first > kLongestTerm;
  return value;
}

DateValue DateArticle::open(const Item& item, bool open_start) {
  const Field* a = field(item, "a");
  DateParts parts = know_.reader.read(a->text);
  DateValue at;
  bool nothing = !parts.year && !parts.month && !parts.day && !parts.quarter && !parts.hour &&
                 parts.deictic.empty() && !parts.anaphoric && !parts.weekday && !parts.season &&
                 parts.year_name < 0;
  if (nothing) {  // "tu dau nam den nay"
    Moment m;
    m.grain = parts.holds_unit_month ? Grain::month : Grain::year;
    if (parts.week && published_) {
      m = moment_of(monday_of(*published_));
    } else if (published_) {
      m.year = year_of(*published_);
      m.month = month_of(*published_);
      at.from = "published";
    } else {
      YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
      m.year = now.year;
      at.from = now.from;
    }
    at.first = m;
  } else {
    at = point(parts, item, a->span);
  }
  if (at.impossible) return at;
  settle(at);
  // What lasts until now has begun: "tu thang 9 den nay" in June is last year's September.
  bool begun = item.match->has("until") && published_ && !parts.year && !parts.lunar &&
               at.first.has_year() && at.first.grain >= Grain::month;
  if (auto day = first_day(at.first); begun && day && *day > *published_) --at.first.year;
  at.impossible = !is_possible(at.first);
  if (at.impossible) return at;
  DateValue value;
  value.type = "interval";
  value.from = at.from;
  value.first = at.first;
  Moment from = at.first;
  if (open_start) {
    value.text = "../" + edtf(at.last ? *at.last : at.first);
    value.end = last_day(at.last ? *at.last : at.first);
  } else {
    value.text = edtf(from) + "/..";
    value.begin = first_day(from);
  }
  return value;
}

// "ngay 8/3 va 20/10 hang nam", "ngay 5 va 20 hang thang": a member of what comes back.
DateValue DateArticle::yearly(DateParts parts) const {
  DateValue value;
  value.type = "set";
  value.part_of_day = parts.part_of_day;
  value.lunar = parts.lunar;
  parts.year.reset();
  Moment m = shape(parts);
  value.impossible = !is_possible(m);
  value.text = edtf(m);
  return value;
}

// One mention a member: "12, 13 va 14/5".
void DateArticle::list(const Item& item, Span a) {
  std::string_view all = lower(a);
  struct Member {
    Span span;
    DateParts parts;
  };
  std::vector<Member> members;
  // Members are cut at commas and joining words.
  std::uint32_t begin = 0;
  auto cut = [&](std::uint32_t end) {
    while (begin < end && all[begin] == ' ') ++begin;
    std::uint32_t stop = end;
    while (stop > begin && all[stop - 1] == ' ') --stop;
    if (stop > begin) {
      Span span{a.begin + begin, a.begin + stop};
      members.push_back({span, know_.reader.read(lower(span))});
    }
  };
  const auto& tokens = context_.tokens.tokens;
  for (std::uint32_t t = item.match->first_token; t < tokens.size(); ++t) {
    if (tokens[t].begin >= a.end) break;
    if (tokens[t].begin < a.begin) continue;
    std::string_view word = token_text(t);
    bool part = begin + a.begin < tokens[t].begin && tokens[t - 1].shape == Shape::digits &&
                !know_.reader.part_of_day(word).empty();
    if (part) {  // "dem 29 rang sang 30/5"
      cut(tokens[t].begin - a.begin);
      begin = tokens[t].begin - a.begin;
      continue;
    }
    bool joint = word == "," || know_.joints.find(tokens[t], word) != nullptr;
    if (!joint || tokens[t].end > a.end) continue;
    cut(tokens[t].begin - a.begin);
    begin = tokens[t].end - a.begin;
  }
  cut(static_cast<std::uint32_t>(all.size()));
  if (members.empty()) return;
  DateParts& last = members.back().parts;
  for (std::size_t i = members.size() - 1; i-- > 0;) {
    DateParts& p = members[i].parts;
    if (last.quarter && p.day && !p.quarter) std::swap(p.quarter, p.day);
    if (last.month && !last.day) {
      if (p.day && !p.month) std::swap(p.month, p.day);
      if (!p.year) p.year = last.year;
    }
    if (p.weekday && p.deictic.empty()) p.deictic = last.deictic;
    if (p.day && !p.month) p.month = last.month;
    if (!p.year && (p.month || p.quarter)) {
      p.year = last.year;
      p.two_digit_year = last.two_digit_year;
      if (p.deictic.empty()) p.deictic = last.deictic;
    }
    p.lunar = last.lunar;
    if (!p.tet && !p.lunar_month_name) {
      p.tet = last.tet;
      p.lunar_month_name = last.lunar_month_name;
      if (p.year_name < 0) p.year_name = last.year_name;
    }
  }
  // "quy I va II": the number alone is a quarter, "thang 5 va 6/2019" a month.
  const DateParts& head = members.front().parts;
  if (head.month && !head.day) {  // "thang 7, 8 va 9 nam 2016"
    for (std::size_t i = 1; i < members.size(); ++i) {
      DateParts& p = members[i].parts;
      if (p.day && !p.month) std::swap(p.month, p.day);
      if (p.day && *p.day > 0 && p.month == p.day) p.day.reset();
    }
  }
  for (std::size_t i = 1; i < members.size(); ++i) {
    DateParts& p = members[i].parts;
    if (head.quarter && !p.quarter) {
      std::string_view t = lower(members[i].span);
      std::size_t n = t.find_first_not_of("0123456789ivx");
      int number = number_or_roman(t.substr(0, n));
      if (number >= 1 && number <= 4) p.quarter = number;
      p.day.reset();
      p.month.reset();
    }
  }
  for (std::size_t i = members.size() - 1; i-- > 0;) {
    if (!members[i].parts.year && (members[i].parts.quarter || members[i].parts.month)) {
      members[i].parts.year = members.back().parts.year;
      if (members[i].parts.deictic.empty()) members[i].parts.deictic = last.deictic;
    }
  }
  const Field* every = field(item, "every");
  if (every) members.back().span.end = every->span.end;
  for (const Member& member : members) {
    DateValue value = every ? yearly(member.parts) : point(member.parts, item, member.span);
    if (member.parts.weekday && !member.parts.day) follow_every_week(item, value);
    emit(item, member.span, std::move(value), true);
  }
}

}  // namespace trich
