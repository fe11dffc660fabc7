// Points in time: what a date of one expression means.
#include <algorithm>
#include <cstdlib>

#include "resolve/dates_article.h"
#include "resolve/lunar_calendar.h"

namespace trich {
namespace {

using std::chrono::days;

constexpr int kCycle = 60;

// The lunar or solar year of that place in the cycle of sixty: the last one before `near`, or one
// at most `ahead` years behind it.
int year_of_name(int place, int near, int ahead) {
  int year = near - ((near - 4 - place) % kCycle + kCycle) % kCycle;
  return year + kCycle - near <= ahead ? year + kCycle : year;
}

// A week as its Monday and Sunday.
void set_week(DateValue& value, Day monday, bool weekend) {
  value.type = "interval";
  value.first = moment_of(weekend ? monday + days(5) : monday);
  value.last = moment_of(monday + days(6));
}

}  // namespace

// Grain and fields as the text says them.
Moment DateArticle::shape(const DateParts& parts) const {
  Moment m;
  if (parts.year) m.year = parts.two_digit_year ? policy_->century_of(*parts.year) : *parts.year;
  if (parts.month) m.month = *parts.month;
  if (parts.day) m.day = *parts.day;
  if (parts.hour) {
    m.grain = Grain::time;
    m.hour = *parts.hour;
    m.minute = parts.minute;
  } else if (parts.day || parts.weekday) {
    m.grain = Grain::day;
  } else if (parts.month) {
    m.grain = Grain::month;
  } else if (parts.quarter) {
    m.grain = Grain::quarter;
    m.part = *parts.quarter;
  } else if (parts.season) {
    m.grain = Grain::season;
    m.part = *parts.season;
  } else if (parts.holds_unit_month && !parts.year) {
    m.grain = Grain::month;
  } else {
    m.grain = Grain::year;
  }
  return m;
}

const DateArticle::Known* DateArticle::last_known_day() const {
  for (auto it = known_.rbegin(); it != known_.rend(); ++it) {
    const Moment& m = it->value.last ? *it->value.last : it->value.first;
    if (it->value.type != "date" && it->value.type != "interval") continue;
    if (m.grain >= Grain::day && m.dated && m.has_day() && it->value.text.empty()) return &*it;
  }
  return nullptr;
}

const DateArticle::Known* DateArticle::last_known_year() const {
  for (auto it = known_.rbegin(); it != known_.rend(); ++it) {
    const DateValue& value = it->value;
    if ((value.type == "date" || value.type == "interval") && value.first.has_year() &&
        value.first.grain >= Grain::year && !it->same_period) {
      return &*it;
    }
  }
  return nullptr;
}

// The day in brackets right behind a weekday or "today".
std::optional<Moment> DateArticle::bracketed_day(const Item& item) {
  if (current_ + 1 >= items_.size()) return std::nullopt;
  const Item& next = items_[current_ + 1];
  std::uint32_t end = item.match->span.end, begin = next.match->span.begin;
  if (next.kind != "point" || begin < end || begin - end > 3 ||
      context_.text.match()[begin - 1] != '(') {
    return std::nullopt;
  }
  const Field* a = field(next, "a");
  if (!a) return std::nullopt;
  const DateParts& parts = next.parts;
  Moment m = shape(parts);
  if (!m.has_day() || !m.has_month()) return std::nullopt;
  DateValue ignored;
  complete_year(m, parts, next, ignored);
  m.grain = Grain::day;
  if (!is_possible(m)) return std::nullopt;
  return m;
}

void DateArticle::complete_year(Moment& m, const DateParts& parts, const Item& item,
                                DateValue& value) {
  if (m.has_year()) return;
  if (const Pointing* p = parts.pointing(TimeUnit::year)) {
    YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
    if (now.year != Moment::kUnknown) m.year = now.year + p->steps;
    value.from = now.from;
    return;
  }
  YearQuestion q;
  q.at = item.match->span.begin;
  q.sentence = item.sentence;
  q.moment = m;
  q.direction = parts.trailing.value_or(0);
  if (q.direction == 0 && behind_document_number(item.match->span.begin)) q.direction = -1;
  if (q.direction == 0 && published_) {
    const Word* cue = word_before(know_.cues, item.match->first_token);
    if (cue) q.direction = cue->value == "future" ? 1 : -1;
  }
  q.whole_year = m.grain <= Grain::half || (m.grain == Grain::season && q.direction == 0);
  YearAnswer answer = policy_->answer(q);
  if (answer.uncertain) {  // only then are the sentence's words read
    q.leaning = leaning(item);
    // "xong truoc 30/6, thong xe dip 2/9": what the sentence told before is still to come.
    if (q.leaning == 0 && published_ && !known_.empty() &&
        known_.back().sentence == item.sentence) {
      auto told = first_day(known_.back().value.first);
      if (told && *told > *published_) q.leaning = 1;
    }
    answer = policy_->answer(q);
  }
  if (answer.from == "context" && m.grain >= Grain::day) {
    // The same day and month, told before: the same day.
    auto same = [&](const Known& k) {
      const Moment& other = k.value.first;
      return k.value.type == "date" && other.grain >= Grain::day && other.day == m.day &&
             other.month == m.month && other.has_year();
    };
    auto told = std::find_if(known_.begin(), known_.end(), same);
    if (told != known_.end()) answer.year = told->value.first.year;
  }
  m.year = answer.year;
  value.from = answer.from;
  if (!published_ && q.direction != 0) {
    if (auto day = first_day(m)) policy_->set_about_now(*day);
  }
}

// "ngay 19" alone: the month of the dates round it, or the nearest to publication.
void DateArticle::complete_month(Moment& m, const Item& item, DateValue& value) {
  if (m.has_month() || !m.has_day()) return;
  const Known* before = last_known_day();
  if (before && before->sentence == item.sentence && before->value.first.has_month()) {
    const Moment& b = before->value.last ? *before->value.last : before->value.first;
    m.month = b.month;
    m.year = b.year;
    value.from = "sentence";
    return;
  }
  if (published_) {
    std::optional<Day> best;
    for (int step = -1; step <= 1; ++step) {
      Day month = add_months(*published_, step);
      auto day = make_day(year_of(month), month_of(month), m.day);
      if (!day) continue;
      auto away = [&](Day d) { return std::abs((d - *published_).count()); };
      if (!best || away(*day) < away(*best)) best = day;
    }
    if (best) {
      m.year = year_of(*best);
      m.month = month_of(*best);
      value.from = "published";
      return;
    }
  }
  if (before && before->value.first.has_month()) {
    m.month = before->value.first.month;
    m.year = before->value.first.year;
    value.from = "context";
  }
}

DateValue DateArticle::anaphoric(DateParts parts, const Item& item, Span span) {
  DateValue value;
  Pointing to = parts.anaphoric;
  value.part_of_day = parts.part_of_day;
  value.mod = parts.mod;
  parts.anaphoric = {};
  if (to.unit == TimeUnit::year || to.unit == TimeUnit::month || to.unit == TimeUnit::quarter) {
    if (const Known* known = last_known_year()) {
      const Moment& base = known->value.first;
      Moment m = shape(parts);
      if (to.unit == TimeUnit::year) {
        m.year = base.year + to.steps;
      } else if (base.has_month()) {
        Day month = add_months(*make_day(base.year, base.month, 1), to.steps);
        m.year = year_of(month);
        m.month = month_of(month);
        if (!m.has_day()) m.grain = Grain::month;
      } else {
        m.year = base.year;
      }
      value.first = m;
      value.from = "context";
      return value;
    }
    value.first = shape(parts);
    return value;
  }
  const Known* known = last_known_day();
  Moment m;
  if (known) {
    m = known->value.last ? *known->value.last : known->value.first;
    m.grain = Grain::day;
    if (to.steps != 0) {
      // A year that is not known: the step is right in all years but round 29 February.
      constexpr int kCommonYear = 2001;
      auto day = make_day(m.has_year() ? m.year : kCommonYear, m.month, m.day);
      if (day) {
        Moment stepped = moment_of(*day + days(to.steps));
        if (!m.has_year()) stepped.year = Moment::kUnknown;
        m = stepped;
      }
    }
    value.from = known->sentence == item.sentence ? "sentence" : "context";
  }
  if (to.unit == TimeUnit::week && known && m.has_year()) {
    set_week(value, monday_of(*make_day(m.year, m.month, m.day)) + days(7 * to.steps), false);
    return value;
  }
  if (parts.hour) {
    m.grain = Grain::time;
    m.hour = *parts.hour;
    m.minute = parts.minute;
  }
  value.first = m;
  (void)span;
  return value;
}

// A weekday. `bare`: without "this", "next" or a week.
DateValue DateArticle::weekday(const DateParts& parts, const Item& item, bool bare) {
  DateValue value;
  value.part_of_day = parts.part_of_day;
  Moment m;
  if (auto bracketed = bracketed_day(item)) {
    m = *bracketed;
    value.from = "sentence";
  } else if (const Known* told = day_before_bracket(item)) {
    m = told->value.first;
    m.grain = Grain::day;
    value.from = "sentence";
  } else if (published_) {
    const Pointing* week = parts.pointing(TimeUnit::week);
    Day monday = monday_of(*published_);
    Day in_week = monday + days(*parts.weekday - 1);
    int direction = parts.trailing.value_or(0);
    Day day = in_week;
    if (week) {
      day = in_week + days(7 * week->steps);
    } else if (direction > 0) {
      if (day <= *published_) day += days(7);
    } else if (direction < 0) {
      if (day >= *published_) day -= days(7);
    } else if (bare) {
      int lean = leaning(item);
      if (day > *published_ && lean <= 0) day -= days(7);
      if (day < *published_ && lean > 0) day += days(7);
    }
    m = moment_of(day);
    value.from = "published";
  }
  if (parts.hour) {
    m.grain = Grain::time;
    m.hour = *parts.hour;
    m.minute = parts.minute;
  }
  value.first = m;
  return value;
}

std::optional<int> DateArticle::lunar_year_of(const DateParts& parts) const {
  if (parts.year) return *parts.year;
  if (parts.year_name >= 0) {
    constexpr int kMidOfNews = 2012, kSoon = 4;
    return published_ ? year_of_name(parts.year_name, year_of(*published_), kSoon)
                      : year_of_name(parts.year_name, kMidOfNews, kCycle / 2);
  }
  if (const Pointing* p = parts.pointing(TimeUnit::year); p && published_) {
    return solar_to_lunar(*published_).year + p->steps;
  }
  return std::nullopt;
}

// A lunar day (0: the whole month) of a year, or of the year that puts it nearest to publication.
DateValue DateArticle::lunar_of(int month, int day, bool from_tet, int year, const DateParts& parts,
                                const Item& item) {
  DateValue value;
  value.lunar = true;
  value.part_of_day = parts.part_of_day;
  value.mod = parts.mod;
  // "28/1 (tuc 29 thang chap)": the date before it in the sentence tells more than publication.
  const Known* known = last_known_day();
  std::optional<Day> near = published_;
  if (known && known->sentence == item.sentence && !known->value.lunar) {
    auto told = first_day(known->value.last ? *known->value.last : known->value.first);
    if (told) near = told;
  }
  auto solar = [&](int y) -> std::optional<Day> {
    if (from_tet) --y;  // "30 Tet" stands in the twelfth month of the year before
    if (day == 0) return lunar_month_begin(y, month);
    int length = lunar_month_length(y, month);
    return lunar_to_solar(y, month, day == 30 && from_tet ? length : day);
  };
  std::optional<Day> found;
  int found_year = year;
  if (year != Moment::kUnknown) {
    found = solar(year);
  } else if (near) {
    for (int y = year_of(*near) - 1; y <= year_of(*near) + 2; ++y) {
      // A lunar month begins about one month behind the solar one of its number: years that cannot
      // be the nearest need no moon.
      constexpr int kNearest = 8, kEitherWay = 16;
      int months = (y - (from_tet ? 1 : 0) - year_of(*near)) * 12 + month + 1 - month_of(*near);
      if (std::abs(months) > (parts.trailing ? kEitherWay : kNearest)) continue;
      auto candidate = solar(y);
      auto away = [&](Day d) { return std::abs((d - *near).count()); };
      bool wrong_way = candidate && parts.trailing && *parts.trailing != 0 &&
                       (*candidate > *near) != (*parts.trailing > 0);
      if (!candidate || wrong_way) continue;
      if (!found || away(*candidate) < away(*found)) {
        found = candidate;
        found_year = y;
      }
    }
    value.from = near == published_ ? "published" : "sentence";
  } else {
    YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
    if (now.year != Moment::kUnknown) {
      found = solar(now.year);
      found_year = now.year;
      value.from = now.from;
    }
  }
  if (!found) {
    Moment m;
    m.month = month;
    if (day) {
      m.day = day;
    } else {
      m.grain = Grain::month;
    }
    value.first = m;
    value.from = {};
    return value;
  }
  value.first = moment_of(*found);
  if (day == 0) {
    value.type = "interval";
    value.last = moment_of(
        *found + days(lunar_month_length(from_tet ? found_year - 1 : found_year, month) - 1));
  } else if (parts.hour) {
    value.first.grain = Grain::time;
    value.first.hour = *parts.hour;
    value.first.minute = parts.minute;
  }
  return value;
}

DateValue DateArticle::lunar_point(const DateParts& parts, const Item& item) {
  int year = lunar_year_of(parts).value_or(Moment::kUnknown);
  int day = parts.day.value_or(0);
  constexpr int kLongestMonth = 30;
  if (day < 0 || day > kLongestMonth) {
    DateValue value;
    value.impossible = true;
    return value;
  }
  if (parts.tet && !parts.month) {
    bool before = day > 15;
    return lunar_of(before ? 12 : 1, day, before, year, parts, item);
  }
  return lunar_of(parts.month.value_or(1), day, false, year, parts, item);
}

// "Mung 3" without its month, behind a lunar day or near Tet: a day of that lunar month.
DateValue DateArticle::tet_day(const DateParts& parts, const Item& item) {
  DateValue nothing;
  nothing.unknown = true;
  constexpr int kNear = 20;  // days
  std::optional<Day> near;
  const Known* known = last_known_day();
  if (known && known->value.lunar && known->sentence + 1 >= item.sentence) {
    near = first_day(known->value.last ? *known->value.last : known->value.first);
  } else if (published_) {
    near = published_;
  }
  if (!near) return nothing;
  LunarDay lunar = solar_to_lunar(*near);
  bool year_end = lunar.month == 12;
  if (known && known->value.lunar && !year_end) {
    return lunar_of(lunar.month, *parts.day, false, lunar.year, parts, item);
  }
  int year = lunar.year + (year_end ? 1 : 0);
  DateValue value = lunar_of(1, *parts.day, false, year, parts, item);
  auto day = first_day(value.first);
  if (!day || std::abs((*day - *near).count()) > kNear) return nothing;
  return value;
}

DateValue DateArticle::point(const DateParts& parts, const Item& item, Span span) {
  if (parts.first_ten && parts.day && !parts.month && !parts.lunar) {
    DateValue value = tet_day(parts, item);
    if (!value.unknown) return value;
  }
  bool named_year = parts.year_name >= 0 && !parts.year && parts.day;
  // "thang gieng" of a year that is told is January, "thang chap" is the moon's in any case.
  bool told_year = parts.year || (parts.pointing(TimeUnit::year) && parts.month == 1);
  bool lunar = parts.lunar || named_year || (parts.lunar_month_name && (!told_year || parts.day));
  if (lunar && (parts.day || parts.month)) return lunar_point(parts, item);
  if (parts.anaphoric) return anaphoric(parts, item, span);
  DateValue value;
  value.part_of_day = parts.part_of_day;
  value.mod = parts.mod;
  bool explicit_day = parts.day && parts.month;

  if (const Pointing* p = parts.pointing(TimeUnit::day); p && !explicit_day) {
    Moment m;
    if (published_) {
      m = moment_of(*published_ + days(p->steps));
      value.from = "published";
    } else if (auto day = bracketed_day(item)) {
      m = *day;
      value.from = "sentence";
    }
    if (parts.hour) {
      m.grain = Grain::time;
      m.hour = *parts.hour;
      m.minute = parts.minute;
    }
    value.first = m;
    return value;
  }
  if (parts.weekday && !parts.day) {
    // "13h30 chieu chu nhat"
    bool timed = parts.hour && !parts.trailing && parts.deictic.empty() && parts.mod.empty();
    return weekday(parts, item, timed || item.kind == "weekday" || item.kind == "list");
  }
  if (const Pointing* p = parts.pointing(TimeUnit::week); p && !parts.day) {
    value.from = published_ ? "published" : "";
    if (published_) {
      set_week(value, monday_of(*published_) + days(7 * p->steps), parts.weekend);
      if (parts.weekend) value.mod = {};
    } else {
      value.type = "interval";
      value.last = value.first;
    }
    return value;
  }

  Moment m = shape(parts);
  if (const Pointing* p = parts.pointing(TimeUnit::month); p && !parts.month) {
    if (published_) {
      Day month = add_months(*published_, p->steps);
      m.year = year_of(month);
      m.month = month_of(month);
      value.from = "published";
    }
    if (!parts.day) m.grain = Grain::month;
  } else if (const Pointing* q = parts.pointing(TimeUnit::quarter); q && !parts.quarter) {
    m.grain = Grain::quarter;
    m.part = 1;
    if (published_) {
      int all = year_of(*published_) * 4 + (month_of(*published_) - 1) / 3 + q->steps;
      m.year = all / 4;
      m.part = all % 4 + 1;
      value.from = "published";
    } else {
      value.unknown = true;
      return value;
    }
  } else if (field(item, "implied") && item.match->get("implied") == "month") {
    m.grain = Grain::month;
    if (published_) {
      m.year = year_of(*published_);
      m.month = month_of(*published_);
      value.from = "published";
    }
  } else if (parts.year_name >= 0 && !parts.year) {
    m.year = *lunar_year_of(parts);
  }
  if (m.grain >= Grain::day) complete_month(m, item, value);
  if (!is_possible(m)) {
    value.impossible = true;
    return value;
  }
  bool open_month = m.grain == Grain::month && !m.has_month();
  bool open_day = m.grain >= Grain::day && !m.has_month();
  if (!m.has_year() && !open_month && !open_day) complete_year(m, parts, item, value);
  if (!is_possible(m)) value.impossible = true;
  value.first = m;
  return value;
}

}  // namespace trich
