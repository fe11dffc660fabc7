// Named periods: N months of a year, decades, centuries, the same period of another year, feasts.
#include <cstdlib>

#include "resolve/dates_article.h"

namespace trich {
namespace {

using std::chrono::days;

Moment century_moment(int number) {
  Moment m;
  m.grain = Grain::century;
  m.year = (number - 1) * 100;
  return m;
}

// Three weeks and more: shorter stretches have no same period.
bool is_reporting_stretch(const DateValue& value) {
  constexpr int kShortest = 21;  // days
  auto first = first_day(value.first), last = last_day(*value.last);
  return first && last && (*last - *first).count() >= kShortest;
}

}  // namespace

DateValue DateArticle::n_months(const Item& item) {
  DateValue value;
  auto n = know_.reader.number(item.match->get("n"));
  if (!n) {
    value.impossible = true;
    return value;
  }
  int count = static_cast<int>(*n);
  TimeUnit unit = TimeUnit::month;
  if (const Field* f = field(item, "unit")) unit = know_.reader.unit(f->text);
  if (unit == TimeUnit::quarter) count *= 3;
  bool from_start = know_.reader.edge(item.match->get("part")) != "end";
  DateParts parts;
  if (const Field* a = field(item, "a")) parts = know_.reader.read(a->text);
  if (const Field* bare = field(item, "year")) parts = know_.reader.read(bare->text);
  Moment year;
  year.grain = Grain::year;
  if (parts.year) {
    year.year = *parts.year;
  } else if (const Field* a = field(item, "a"); a && know_.reader.pointer(a->text)) {
    YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
    if (now.year != Moment::kUnknown) year.year = now.year + *know_.reader.pointer(a->text);
    value.from = now.from;
  } else if (parts.year_name >= 0) {
    year.year = lunar_year_of(parts).value_or(Moment::kUnknown);
  } else {
    // "9 thang/2018" and "6 thang dau 2019" have their year in the span.
    std::string_view span = lower(item.match->span);
    DateParts inside = know_.reader.read(span.substr(span.size() >= 4 ? span.size() - 4 : 0));
    if (inside.year && *inside.year > 1000) year.year = *inside.year;
  }
  if (!year.has_year()) complete_year(year, parts, item, value);
  if (unit == TimeUnit::day || unit == TimeUnit::week) {
    int total = unit == TimeUnit::week ? count * 7 : count;
    value.type = "interval";
    if (!year.has_year() || total < 1 || total > 366) {
      value.impossible = true;
      return value;
    }
    Day first =
        from_start ? *make_day(year.year, 1, 1) : *make_day(year.year, 12, 31) - days(total - 1);
    value.first = moment_of(first);
    value.last = moment_of(first + days(total - 1));
    return value;
  }
  if (count < 1 || count > 12) {
    value.impossible = true;
    return value;
  }
  if (item.match->has("grain")) {
    value.first = year;
    value.first.grain = Grain::quarter;
    value.first.part = from_start ? 1 : 4;
    return value;
  }
  if (count == 6) {
    value.first = year;
    value.first.grain = Grain::half;
    value.first.part = from_start ? 1 : 2;
    return value;
  }
  value.first = year;
  value.first.grain = Grain::month;
  value.first.month = from_start ? 1 : 13 - count;
  if (count == 1) return value;
  value.type = "interval";
  value.last = value.first;
  value.last->month = from_start ? count : 12;
  return value;
}

DateValue DateArticle::n_days(const Item& item) {
  DateValue value;
  const Field* a = field(item, "a");
  auto n = know_.reader.number(item.match->get("n"));
  DateParts parts = know_.reader.read(a->text);
  DateValue month;
  if (!parts.month && parts.deictic.empty()) {
    month.first.grain = Grain::month;
    if (published_) {
      month.first.year = year_of(*published_);
      month.first.month = month_of(*published_);
      month.from = "published";
    }
  } else {
    month = point(parts, item, a->span);
  }
  int count = n ? static_cast<int>(*n) : 0;
  if (know_.reader.unit(item.match->get("unit")) == TimeUnit::week) count *= 7;
  bool start = know_.reader.edge(item.match->get("part")) != "end";
  value.type = "interval";
  value.from = month.from;
  if (start && month.first.has_month() && !month.first.has_year() && count >= 1 && count <= 28) {
    value.first = month.first;
    value.first.grain = Grain::day;
    value.first.day = 1;
    value.last = value.first;
    value.last->day = count;
    return value;
  }
  auto first = first_day(month.first);
  if (!first || count < 1 || count > 31) {
    value.impossible = true;
    return value;
  }
  Day last = *last_day(month.first);
  Day begin = start ? *first : last - days(count - 1);
  value.first = moment_of(begin);
  value.last = moment_of(begin + days(count - 1));
  return value;
}

DateValue DateArticle::decade(const Item& item) const {
  DateValue value;
  auto decade_of = [&](std::string_view digits) {
    Moment m;
    m.grain = Grain::decade;
    m.year = std::atoi(std::string(digits).c_str());
    if (digits.size() == 2) {
      int century = number_or_roman(item.match->get("century"));
      m.year += century > 0 ? (century - 1) * 100 : 1900;
    }
    return m;
  };
  value.first = decade_of(item.match->get("a"));
  if (const Field* part = field(item, "part")) {  // "thap nien cuoi cua the ky 20"
    int century = number_or_roman(item.match->get("century"));
    auto steps = know_.reader.pointer(item.match->get("century"));
    constexpr int kThisCentury = 21;
    if (century == 0 && steps) century = kThisCentury + *steps;
    bool last = know_.reader.edge(part->text) == "end";
    value.first.year = (century - 1) * 100 + (last ? 90 : 0);
    value.impossible = century < 1;
    return value;
  }
  if (const Field* b = field(item, "b")) {
    value.type = "interval";
    value.last = decade_of(b->text);
    value.impossible = value.last->year <= value.first.year;
  }
  for (std::string_view name : {"edge", "edge2"}) {
    std::string_view edge = item.match->get(name);
    std::size_t cut = edge.find_last_not_of(' ');
    if (cut == std::string_view::npos) continue;
    edge = edge.substr(0, cut + 1);
    // "dau cua", "nhung nam dau cua": the edge is the longest begin that the list knows
    while (!edge.empty() && know_.reader.edge(edge).empty()) {
      std::size_t space = edge.rfind(' ');
      edge = space == std::string_view::npos ? std::string_view() : edge.substr(0, space);
    }
    if (!edge.empty() && value.mod.empty()) value.mod = know_.reader.edge(edge);
  }
  return value;
}

DateValue DateArticle::century(const Item& item) const {
  DateValue value;
  std::string_view a = item.match->get("a");
  int number = number_or_roman(a);
  if (number == 0) {
    auto steps = know_.reader.pointer(a);
    constexpr int kThisCentury = 21;
    if (steps) number = (published_ ? year_of(*published_) / 100 + 1 : kThisCentury) + *steps;
  }
  value.impossible = number < 1 || number > 30;
  value.first = century_moment(number);
  std::string_view edge = item.match->get("edge");
  while (!edge.empty() && know_.reader.edge(edge).empty()) {
    std::size_t space = edge.rfind(' ');
    edge = space == std::string_view::npos ? std::string_view() : edge.substr(0, space);
  }
  if (!edge.empty()) value.mod = know_.reader.edge(edge);
  return value;
}

DateValue DateArticle::centuries(const Item& item) const {
  DateValue value;
  value.type = "interval";
  int a = number_or_roman(item.match->get("a")), b = number_or_roman(item.match->get("b"));
  value.impossible = a < 1 || b <= a || b > 30;
  value.first = century_moment(a);
  value.last = century_moment(b);
  return value;
}

// The period of the text that "the same period" goes back to.
const DateArticle::Known* DateArticle::governing_period(const Item& item, bool any_year) const {
  const Known* governing = nullptr;
  constexpr std::uint32_t kNear = 700;  // bytes
  for (auto it = known_.rbegin(); it != known_.rend(); ++it) {
    const Moment& m = it->value.first;
    const std::string& type = it->value.type;
    bool whole = m.grain <= Grain::month && m.grain >= Grain::year && (m.has_year() || any_year);
    bool period =
        whole && (type == "date" || ((type == "interval" || type == "duration") && it->value.last));
    // "tu 15/11/2020 den 14/5/2021": days that make a period of report.
    bool stretch = type == "interval" && it->value.last && m.grain == Grain::day && m.has_year() &&
                   it->value.text.empty() && is_reporting_stretch(it->value);
    if ((!period && !stretch) || it->same_period || it->compared) continue;
    if (item.match->span.begin - it->span.end > kNear) break;
    bool short_period = m.grain > Grain::year;
    if (!governing || (short_period && governing->sentence == it->sentence)) governing = &*it;
    if (governing->sentence != it->sentence || short_period) break;
  }
  return governing;
}

// "the same period of last year": the governing period, moved.
DateValue DateArticle::same_period(const Item& item) {
  DateValue value;
  DateParts parts;
  if (const Field* a = field(item, "a")) parts = know_.reader.read(a->text);
  if (parts.month || parts.pointing(TimeUnit::month) || parts.pointing(TimeUnit::quarter) ||
      parts.pointing(TimeUnit::week)) {
    return point(parts, item, item.match->span);
  }
  if (const Known* governing = governing_period(item, parts.year.has_value())) {
    value.type = governing->value.last ? "interval" : "date";
    value.first = governing->value.first;
    value.last = governing->value.last;
    Moment& last = value.last ? *value.last : value.first;
    if (last.has_year()) {
      int shift = parts.year ? *parts.year - last.year : -1;
      value.first.year += shift;
      if (value.last) last.year += shift;
    } else {
      value.first.year = last.year = *parts.year;
    }
    value.from = governing->sentence == item.sentence ? "sentence" : "context";
    value.impossible = !is_possible(value.first) || !is_possible(last);
    bool half = value.last && last.year == value.first.year && value.first.month % 6 == 1 &&
                last.month == value.first.month + 5;
    if (half && value.first.grain == Grain::month) {
      value.type = "date";
      value.first.grain = Grain::half;
      value.first.part = value.first.month == 1 ? 1 : 2;
      value.last.reset();
    }
    return value;
  }
  value.first.grain = Grain::year;
  if (parts.year) {
    value.first.year = *parts.year;
  } else {
    YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
    bool known = now.year != Moment::kUnknown;
    value.impossible = !known && !field(item, "a");
    if (known) value.first.year = now.year - 1;
    value.from = now.from;
  }
  return value;
}

DateValue DateArticle::feast(const Item& item) {
  DateParts parts = know_.reader.read(item.match->get("a"));
  DateValue value;
  int year = lunar_year_of(parts).value_or(Moment::kUnknown);
  const Field* feast = field(item, "feast");
  std::string_view which = feast ? feast->text : std::string_view();
  while (!which.empty() && which.back() == ' ') which.remove_suffix(1);
  const Word* word = nullptr;
  if (!which.empty()) word = know_.feasts.find(which);
  std::string_view kind = word ? std::string_view(word->value) : std::string_view("tet");
  if (kind == "solar") {
    value.first = moment_of(*make_day(year, 1, 1));
    return value;
  }
  DateParts none;
  if (kind == "mid-autumn") return lunar_of(8, 15, false, year, none, item);
  if (kind == "double-five") return lunar_of(5, 5, false, year, none, item);
  return lunar_of(1, 1, false, year, none, item);
}

DateValue DateArticle::eve(const Item& item) {
  DateParts parts = know_.reader.read(lower(item.match->span));
  int year = lunar_year_of(parts).value_or(Moment::kUnknown);
  DateValue value = lunar_of(12, 30, true, year, parts, item);
  value.part_of_day = parts.part_of_day;
  return value;
}

}  // namespace trich
