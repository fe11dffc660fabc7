// Lengths and repetitions, and points that the text counts off by a length.
#include <algorithm>
#include <cstdlib>

#include "resolve/dates_article.h"

namespace trich {
namespace {

using std::chrono::days;

Grain grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::century:
    case TimeUnit::decade:
    case TimeUnit::year:
      return Grain::year;
    case TimeUnit::month:
    case TimeUnit::quarter:
      return Grain::month;
    default:
      return Grain::day;
  }
}

}  // namespace

// The ISO form of a length or of a range of them ("5-7 ngay": P5D/P7D); `longest` is the length
// or the range's end.
std::string DateArticle::length_text(std::string_view lower, LengthParts& longest) const {
  longest = know_.reader.length(lower);
  std::string whole = iso_length(longest);
  // A range: two numbers before the last unit. Cut at the first joint that leaves both readable.
  for (std::size_t i = 1; i + 1 < lower.size(); ++i) {
    bool dash = lower[i] == '-';
    bool word = lower[i] == ' ' && lower[i + 1] != ' ';
    if (!dash && !word) continue;
    std::size_t stop = dash ? i + 1 : lower.find(' ', i + 1);
    if (stop == std::string_view::npos) break;
    if (!dash) {
      std::string_view joint = lower.substr(i + 1, stop - i - 1);
      if (!know_.follow_words.find(joint)) continue;
    }
    LengthParts second = know_.reader.length(lower.substr(stop));
    std::string_view left = lower.substr(0, i);
    while (!left.empty() && left.back() == ' ') left.remove_suffix(1);
    std::size_t digit = left.find_last_of(' ');
    LengthParts first = know_.reader.length(left);
    std::string high = iso_length(second);
    if (high.empty()) continue;
    // "1 nam va 6 thang" is one length: the smaller unit goes on with the greater one.
    bool compound =
        !dash && !first.pieces.empty() && first.pieces.back().unit > second.pieces[0].unit;
    if (compound && !know_.bounds.find(lower.substr(i + 1, stop - i - 1))) continue;
    if (first.pieces.empty()) {
      std::string_view number = left;
      auto value = know_.reader.number(number);
      while (!value && digit != std::string_view::npos) {
        std::size_t space = number.find(' ');
        if (space == std::string_view::npos) break;
        number = number.substr(space + 1);
        value = know_.reader.number(number);
      }
      if (!value) continue;
      first.pieces.push_back({*value, second.pieces[0].unit});
    }
    longest = second;
    std::string low = iso_length(first);
    // "0-12 thang": nothing of the unit.
    if (low.empty()) low = high.substr(0, high.find_first_of("0123456789")) + '0' + high.back();
    return low + "/" + high;
  }
  return whole;
}

DateValue DateArticle::length(const Item&, Span a) const {
  DateValue value;
  value.type = "duration";
  LengthParts parts;
  value.text = length_text(lower(a), parts);
  value.impossible = value.text.empty();
  return value;
}

DateValue DateArticle::anchored(const Item& item, int direction) const {
  const Field* a = field(item, "a");
  DateValue value;
  value.type = "duration";
  LengthParts parts;
  value.text = length_text(lower(a->span), parts);
  if (value.text.empty()) {  // "ba hom nay": its last two words are one of the lists'
    const Token& last = context_.tokens.tokens[item.match->last_token - 1];
    value.text = length_text(lower({a->span.begin, last.begin - 1}), parts);
  }
  value.impossible = value.text.empty();
  if (value.impossible || !published_) return value;
  Day other = moved(*published_, parts, direction);
  value.begin = direction < 0 ? other : *published_;
  value.end = direction < 0 ? *published_ : other;
  value.from = "published";
  // The whole months up to now, a year of them at most: what "the same period" may go back to.
  double months = 0;
  for (const auto& piece : parts.pieces) {
    if (piece.unit == TimeUnit::month) months += piece.count;
    if (piece.unit == TimeUnit::quarter) months += piece.count * 3;
    if (piece.unit == TimeUnit::year) months += piece.count * 12;
    if (piece.unit < TimeUnit::month) return value;
  }
  constexpr int kMidOfMonth = 15;
  int count = static_cast<int>(months);
  if (direction > 0 || count < 1 || count > 12 || count != months) return value;
  Day last = add_months(*published_, day_of_month(*published_) > kMidOfMonth ? 0 : -1);
  value.first = moment_of(add_months(last, 1 - count));
  value.last = moment_of(last);
  value.first.grain = value.last->grain = Grain::month;
  return value;
}

// `base` moved by the length, at the grain of the length's unit.
DateValue DateArticle::counted(Day base, Grain base_grain, const LengthParts& length,
                               int direction) const {
  DateValue value;
  TimeUnit unit = finest_unit(length);
  Moment m = moment_of(moved(base, length, direction));
  m.grain = grain_of(unit);
  if (m.grain > base_grain && base_grain < Grain::day) m.grain = base_grain;
  if (unit == TimeUnit::week && base_grain == Grain::day && direction < 0 &&
      length.pieces.size() == 1) {
    Day monday = monday_of(*make_day(m.year, m.month, m.day));
    value.type = "interval";
    m = moment_of(monday);
    value.last = moment_of(monday + days(6));
  }
  value.first = m;
  return value;
}

// "ba nam truoc day" without the words that only point: the shortest begin that says as much.
Span DateArticle::counted_part(const Item& item) const {
  const Field* a = field(item, "a");
  if (!a) return item.match->span;
  const auto& tokens = context_.tokens.tokens;
  Span out = a->span, found{};
  std::string text;
  for (std::uint32_t t = item.match->last_token; t > item.match->first_token + 1; --t) {
    if (tokens[t - 1].begin >= a->span.end) continue;
    out.end = std::min(tokens[t - 1].end, a->span.end);
    LengthParts parts;
    std::string shorter = length_text(lower(out), parts);
    if (shorter.empty() ? !text.empty() : (!text.empty() && shorter != text)) break;
    if (shorter.empty()) continue;
    text = shorter;
    found = out;
  }
  return text.empty() ? a->span : found;
}

DateValue DateArticle::ago(const Item& item, Span a) {
  LengthParts parts;
  std::string text = length_text(lower(a), parts);
  DateValue value;
  if (text.empty()) {
    value.impossible = true;
    return value;
  }
  if (text.find('/') != std::string::npos) return length(item, a);
  if (published_) {
    value = counted(*published_, Grain::day, parts, -1);
    value.from = "published";
    return value;
  }
  YearAnswer now = policy_->this_year(item.match->span.begin, item.sentence);
  if (grain_of(finest_unit(parts)) == Grain::year && now.year != Moment::kUnknown) {
    value = counted(*make_day(now.year, 7, 1), Grain::year, parts, -1);
    value.from = now.from;
    return value;
  }
  return length(item, a);
}

// "two days later": from the date before it in the text.
DateValue DateArticle::from_known(const Item& item, Span a, int direction) {
  LengthParts parts;
  std::string text = length_text(lower(a), parts);
  if (text.empty()) {
    DateValue value;
    value.impossible = true;
    return value;
  }
  bool small = finest_unit(parts) < TimeUnit::day;
  for (auto it = known_.rbegin(); it != known_.rend(); ++it) {
    const DateValue& v = it->value;
    if ((v.type != "date" && v.type != "interval") || !v.text.empty() || it->same_period) continue;
    const Moment& m = v.last ? *v.last : v.first;
    if (m.grain < Grain::year) continue;
    bool fits = grain_of(finest_unit(parts)) <= m.grain || m.grain >= Grain::day;
    if (!fits || !m.dated || (small && m.grain != Grain::time)) continue;
    auto base = first_day(m);
    if (!base && m.grain >= Grain::day && m.has_month() && m.has_day()) {
      // The year is not known: a step of days is the same in any common year.
      base = make_day(2001, m.month, m.day);
    }
    if (!base) break;
    DateValue value;
    if (small) {
      int minutes = m.hour * 60 + m.minute;
      double length = 0;
      for (const auto& p : parts.pieces) {
        length += p.unit == TimeUnit::hour     ? p.count * 60
                  : p.unit == TimeUnit::minute ? p.count
                                               : 0;
      }
      int all = minutes + direction * static_cast<int>(length);
      int shift = all >= 0 ? all / 1440 : -((1439 - all) / 1440);
      value.first = moment_of(*base + days(shift));
      value.first.grain = Grain::time;
      value.first.hour = (all - shift * 1440) / 60;
      value.first.minute = (all - shift * 1440) % 60;
    } else {
      value = counted(*base, std::min(m.grain, Grain::day), parts, direction);
      if (direction < 0 && value.last) {  // weeks before a known day: that day
        value = {};
        value.first = moment_of(moved(*base, parts, direction));
      }
    }
    if (!m.has_year()) {
      value.first.year = Moment::kUnknown;
      if (value.first.grain < Grain::day) break;
    }
    value.from = it->sentence == item.sentence ? "sentence" : "context";
    return value;
  }
  return length(item, a);
}

DateValue DateArticle::every(const Item& item) {
  DateValue value;
  value.type = "set";
  // What stands behind "every", or behind "every one".
  const auto& tokens = context_.tokens.tokens;
  std::uint32_t second = item.match->first_token + 1;
  if (second + 1 < item.match->last_token && know_.reader.number(token_text(second)) == 1) ++second;
  std::string_view unit = lower({tokens[second].begin, item.match->span.end});
  if (item.kind == "every-week") {
    value.text = "R/P1W";
    value.part_of_day = know_.reader.read(lower(item.match->span)).part_of_day;
    return value;
  }
  if (item.kind == "every-n") {
    Span a{};
    for (std::string_view name : {"a", "b", "c"}) {
      if (const Field* f = field(item, name)) a = f->span;
    }
    LengthParts parts;
    std::string text = length_text(lower(a), parts);
    value.impossible = text.empty();
    value.text = "R/" + text;
    if (text.find('/') != std::string::npos) {  // "4 - 6 gio mot lan": no one rhythm
      value.type = "duration";
      value.text = text;
    }
    return value;
  }
  if (std::string_view part = know_.reader.part_of_day(unit); !part.empty()) {
    value.text = "R/P1D";
    value.part_of_day = part;
    return value;
  }
  LengthParts one;
  TimeUnit u = know_.reader.unit(unit);
  one.pieces.push_back({1, u == TimeUnit::none ? TimeUnit::year : u});
  value.text = "R/" + iso_length(one);
  return value;
}

// "ngay 19/8 hang nam": XXXX-08-19.
DateValue DateArticle::every_date(const Item& item) {
  DateValue value;
  value.type = "set";
  const Field* from = field(item, "from");
  TimeUnit unit = know_.reader.unit(item.match->get(from ? "per" : "unit"));
  auto moment = [&](std::string_view name, const Moment* like) {
    DateParts parts = know_.reader.read(field(item, name)->text);
    value.lunar |= parts.lunar || (parts.lunar_month_name && parts.day);
    if (parts.part_of_day != "") value.part_of_day = parts.part_of_day;
    value.mod = parts.mod;
    parts.year.reset();
    Moment m = shape(parts);
    if (like && !m.has_month()) {
      if (m.has_day() && like->has_day()) m.month = like->month;
    }
    return m;
  };
  if (const Field* time = field(item, "time")) {
    value.text = "R/P1D";
    value.part_of_day = know_.reader.read(time->text).part_of_day;
    return value;
  }
  if (from) {
    Moment b = moment("b", nullptr);
    Moment a = moment("from", &b);
    if (a.grain == Grain::day && !a.has_month() && b.grain == Grain::month) {
      a.grain = Grain::month;
      a.month = a.day;
    }
    if (a.grain == Grain::month && b.grain == Grain::day && !b.has_month()) {
      b.grain = Grain::month;
      b.month = b.day;
    }
    if (unit == TimeUnit::month) a.month = b.month = Moment::kUnknown;
    value.impossible = !is_possible(a) || !is_possible(b);
    value.text = edtf(a) + "/" + edtf(b);
    return value;
  }
  Moment m = moment("a", nullptr);
  value.impossible = !is_possible(m);
  bool nothing = m.grain <= Grain::year || (m.grain == Grain::time && !m.has_day()) ||
                 (m.grain == Grain::month && !m.has_month());
  if (nothing) {
    LengthParts one;
    one.pieces.push_back({1, unit});
    value.text = "R/" + iso_length(one);
    return value;
  }
  value.text = edtf(m);
  return value;
}

}  // namespace trich
