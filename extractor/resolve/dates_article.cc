#include "resolve/dates_article.h"

#include <algorithm>

namespace trich {
namespace {

// A date line stands near the top or the bottom of its article.
constexpr std::size_t kTopLines = 8;

// How many dates away the day of a bare time of day may stand in its sentence.
constexpr std::size_t kNear = 32;

bool is_full_day(const DateParts& parts) {
  return parts.year && parts.month && parts.day && !parts.lunar;
}

}  // namespace

void DateArticle::collect() {
  const auto& sentences = context_.tokens.sentences;
  std::uint32_t sentence = 0;
  auto is_date = [](const Match& match) { return match.rule->cls == "date"; };
  auto dates = std::count_if(context_.matches.begin(), context_.matches.end(), is_date);
  items_.reserve(static_cast<std::size_t>(dates));
  known_.reserve(static_cast<std::size_t>(dates));
  record_.dates.reserve(static_cast<std::size_t>(dates));
  for (const Match& match : context_.matches) {
    if (!is_date(match)) continue;
    Zone zone = zone_at(context_.layout, match.span.begin);
    if (!is_content(zone)) continue;
    while (sentence + 1 < sentences.size() && sentences[sentence].last <= match.first_token) {
      ++sentence;
    }
    Field whole{"a", match.span, lower(match.span), nullptr};
    items_.push_back({&match, match.get("kind"), sentence, zone, whole, {}});
    Item& item = items_.back();
    bool single = item.kind == "point" || item.kind == "weekday" || item.kind == "time";
    if (const Field* a = single ? field(item, "a") : nullptr) {
      item.parts = know_.reader.read(a->text);
    }
  }
}

void DateArticle::find_publication() {
  auto take = [&](Day day, const DateParts* parts) {
    published_ = day;
    record_.article.published = iso_day(day);
    if (parts && parts->hour && *parts->hour < 24 && parts->minute < 60) {
      Moment m = moment_of(day);
      m.grain = Grain::time;
      m.hour = *parts->hour;
      m.minute = parts->minute;
      record_.article.published = edtf(m);
    }
  };
  if (auto day = parse_iso_day(context_.input.published)) {
    published_ = day;
    record_.article.published = context_.input.published;
    return;
  }
  const Item* line_date = nullptr;
  for (const Item& item : items_) {
    if (item.kind != "point") continue;
    const Field* a = field(item, "a");
    if (!a) continue;
    bool dateline = item.zone == Zone::dateline;
    // Else a line that is nothing but a date.
    const auto& lines = context_.layout.lines;
    auto line = std::partition_point(lines.begin(), lines.end(), [&](const Line& l) {
      return l.span.end <= item.match->span.begin;
    });
    bool alone = line != lines.end() && line->span.begin <= item.match->span.begin &&
                 line->span.size() <= item.match->span.size() + 8 &&
                 static_cast<std::size_t>(line - lines.begin()) < kTopLines;
    if (!dateline && !alone) continue;
    const DateParts& parts = item.parts;
    if (!is_full_day(parts) || parts.two_digit_year) continue;
    auto day = make_day(*parts.year, *parts.month, *parts.day);
    if (!day) continue;
    if (dateline) {
      take(*day, &parts);
      return;
    }
    if (!line_date) line_date = &item;
  }
  if (line_date) {
    const DateParts& parts = line_date->parts;
    take(*make_day(*parts.year, *parts.month, *parts.day), &parts);
  }
}

// Behind "since", "until", "compared with": another year than the one that is told of.
bool DateArticle::is_reached_for(const Item& item) const {
  std::uint32_t token = item.match->first_token;
  return word_before(know_.bounds, token) || word_before(know_.comparisons, token);
}

void DateArticle::collect_evidence() {
  std::vector<YearEvidence> evidence;
  policy_.emplace(published_, std::vector<YearEvidence>());
  for (const Item& item : items_) {
    // The date line has been read; years of lists and terms govern nothing.
    if (item.kind != "point" || item.zone == Zone::dateline) continue;
    const Field* a = field(item, "a");
    const DateParts& parts = item.parts;
    if (!a || !parts.year || parts.lunar || !acceptable(item)) continue;
    Moment m = shape(parts);
    if (!is_possible(m)) continue;
    // When somebody was born says nothing of the other dates.
    if (word_before(know_.birth_words, item.match->first_token)) continue;
    // "ke tu nam 1968": a year that the title or lead only reaches back to is not the article's.
    bool headline = (item.zone == Zone::title || item.zone == Zone::lead) &&
                    !(m.grain == Grain::year && is_reached_for(item));
    evidence.push_back({item.match->span.begin, item.sentence, m, opens_sentence(item), headline});
  }
  policy_.emplace(published_, std::move(evidence));
}

void DateArticle::warn_impossible(const Item&, Span span) {
  record_.warnings.push_back(
      {"impossible_date", "no such date: \"" + std::string(text(span)) + "\""});
}

void DateArticle::emit(const Item& item, Span span, DateValue value, bool bounded) {
  if (value.unknown) return;
  if (value.impossible) {
    warn_impossible(item, span);
    return;
  }
  settle(value);
  Date date;
  date.id = "d" + std::to_string(record_.dates.size() + 1);
  set_mention(context_, span, item.match->rule->id, date);
  date.type = value.type;
  if (!value.text.empty()) {
    date.value = value.text;
    if (value.begin) date.first_day = iso_day(*value.begin);
    if (value.end) date.last_day = iso_day(*value.end);
  } else {
    date.value = edtf(value.first);
    if (auto day = first_day(value.first)) date.first_day = iso_day(*day);
    if (value.last) date.value += "/" + edtf(*value.last);
    if (auto day = last_day(value.last ? *value.last : value.first)) date.last_day = iso_day(*day);
    if (date.first_day.empty() || date.last_day.empty()) {
      date.first_day.clear();
      date.last_day.clear();
    }
  }
  date.part_of_day = value.part_of_day;
  date.mod = value.mod;
  if (value.lunar) date.calendar = "lunar";
  date.resolved_from = value.from;
  if (date.value.find("XXXX") != std::string::npos) date.resolved_from.clear();
  bool one_sided = bounded && value.type == "date";
  if (value.type != "set") add_bound_and_approximation(item, span, one_sided, date);
  record_.dates.push_back(std::move(date));
  bool compared = word_before(know_.comparisons, item.match->first_token) != nullptr;
  known_.push_back({span, item.sentence, std::move(value), item.kind == "same-period", compared});
}

void DateArticle::resolve(std::size_t index) {
  current_ = index;
  const Item& item = items_[index];
  Span span = item.match->span;
  std::string_view kind = item.kind;
  if (!acceptable(item)) {
    if (kind == "past" || kind == "ago") behind_label(item);
    return;
  }
  const Field* a = field(item, "a");
  const Field* b = field(item, "b");
  if (kind == "point" || kind == "weekday") {
    if (!a) return;
    DateValue value = point(item.parts, item, a->span);
    if (kind == "weekday") follow_every_week(item, value);
    if (kind == "point" && joined_to_every_year(index)) {
      value.type = "set";
      value.from = {};
      Moment every = value.last ? *value.last : value.first;
      every.year = Moment::kUnknown;
      value.text = edtf(every);
    }
    // Small numbers with a hyphen or a dot may be anything: nothing is said of them.
    if (value.impossible && item.match->has("bare")) {
      if (!item.parts.year || item.parts.two_digit_year) return;
    }
    emit(item, span, std::move(value), true);
  } else if (kind == "time") {
    LengthParts as_length = know_.reader.length(lower(span));
    if (!as_length.pieces.empty() && item.parts.part_of_day.empty() && !is_clock(item, as_length)) {
      Item other = item;
      other.kind = "length";
      if (lower(span).back() == 'g') return;  // grams
      const Word* cue = word_before(know_.time_cues, item.match->first_token);
      bool minutes_beyond = as_length.pieces.size() > 1 && as_length.pieces.back().count >= 60;
      bool told = cue && cue->value == "clock" && as_length.pieces[0].unit == TimeUnit::hour;
      if (minutes_beyond || (told && as_length.pieces[0].count > 24)) {
        warn_impossible(item, span);  // "8h75", "luc 25h": neither an hour nor a length
        return;
      }
      if (acceptable(other)) emit(item, span, length(item, a->span), false);
      return;
    }
    const DateParts& parts = item.parts;
    DateValue value;
    value.part_of_day = parts.part_of_day;
    Moment m = shape(parts);
    m.dated = false;
    if (!is_possible(m)) {
      value.impossible = true;
      if (lower(span).find(':') != std::string_view::npos) return;
    }
    std::optional<Day> day;
    const auto near = known_.rbegin() + static_cast<std::ptrdiff_t>(std::min(kNear, known_.size()));
    for (auto it = known_.rbegin(); it != near && it->sentence == item.sentence; ++it) {
      const Moment& k = it->value.last ? *it->value.last : it->value.first;
      if (it->value.type != "date" || k.grain < Grain::day || !k.dated) continue;
      m.year = k.year;
      m.month = k.month;
      m.day = k.day;
      m.dated = true;
      value.from = "sentence";
      break;
    }
    for (std::size_t i = index + 1; !m.dated && i < std::min(items_.size(), index + kNear); ++i) {
      const Item& next = items_[i];
      if (next.sentence != item.sentence) break;
      const Field* next_a = field(next, "a");
      if (next.kind != "point" || !next_a || !acceptable(next)) continue;
      const DateParts& next_parts = next.parts;
      bool day_like = (next_parts.day && next_parts.month) || next_parts.pointing(TimeUnit::day);
      if (!day_like) continue;
      DateValue other = point(next_parts, next, next_a->span);
      if (other.impossible || other.last) break;
      m.year = other.first.year;
      m.month = other.first.month;
      m.day = other.first.day;
      m.dated = true;
      value.from = "sentence";
      break;
    }
    value.first = m;
    emit(item, span, std::move(value), true);
  } else if (kind == "interval") {
    if (const Field* start = field(item, "start")) {
      a = start;
      b = field(item, "stop");
    }
    if (!a || !b) return;
    DateValue value = interval(item, a->span, b->span);
    if (value.impossible && item.match->has("bare")) return;
    emit(item, span, std::move(value), false);
  } else if (kind == "times") {
    DateParts from = know_.reader.read(a->text);
    if (!from.hour) {
      const Word* cue = word_before(know_.time_cues, item.match->first_token);
      bool length_like =
          (cue && cue->value == "length") || lower(span).find('-') != std::string_view::npos;
      DateParts to = know_.reader.read(b->text);
      std::uint32_t first = item.match->first_token;
      bool told = !to.part_of_day.empty() ||
                  (first > 0 && !know_.reader.part_of_day(token_text(first - 1)).empty());
      if (length_like && !told && !to.day && to.deictic.empty() && to.minute == 0 &&
          know_.reader.length(lower(span)).pieces.size() == 1) {
        if (lower(span).back() == 'g') return;  // grams
        emit(item, span, length(item, span), false);
        return;
      }
    }
    DateValue value = times(item, a->span, b->span);
    if (value.impossible) return;
    if (item.match->has("every")) {
      value = {};
      value.type = "set";
      value.text = "R/P1D";
    }
    emit(item, span, std::move(value), false);
  } else if (kind == "years") {
    DateValue value = years(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "length-of") {
    DateValue value = length(item, {span.begin, a->span.begin});
    DateValue span_years = years(item);
    if (value.impossible || span_years.impossible) return;
    value.begin = first_day(span_years.first);
    value.end = last_day(*span_years.last);
    emit(item, span, std::move(value), false);
  } else if (kind == "open-end" || kind == "open-start") {
    emit(item, span, open(item, kind == "open-start"), false);
  } else if (kind == "list") {
    list(item, a->span);
  } else if (kind == "n-months") {
    DateValue value = n_months(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "n-days") {
    DateValue value = n_days(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "decade") {
    DateValue value = decade(item);
    if (value.impossible) return;
    bool joined = b && lower({a->span.end, b->span.begin}).find('-') == std::string_view::npos;
    if (!joined) {
      emit(item, span, std::move(value), true);
      return;
    }
    // "nhung nam 60, 70": one mention a decade.
    DateValue second;
    second.first = *value.last;
    value.type = second.type;
    value.last.reset();
    emit(item, {span.begin, a->span.end}, std::move(value), true);
    if (followed_by_known_word(span.end)) {
      emit(item, {b->span.begin, span.end}, std::move(second), true);
    }
  } else if (kind == "century") {
    DateValue value = century(item);
    if (!value.impossible) emit(item, span, std::move(value), true);
  } else if (kind == "centuries") {
    DateValue value = centuries(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "same-period") {
    DateValue value = same_period(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "feast") {
    emit(item, span, feast(item), true);
  } else if (kind == "eve") {
    emit(item, span, eve(item), true);
  } else if (kind == "length" || kind == "length-range") {
    if (kind == "length" && is_clock(item, know_.reader.length(lower(span)))) {
      items_[index].parts = know_.reader.read(a->text);
      items_[index].kind = "time";
      resolve(index);
      return;
    }
    DateValue value = length(item, a->span);
    if (value.impossible) return;
    // "30 nam (1945-1975)": the years in brackets anchor it.
    if (index + 1 < items_.size() && items_[index + 1].kind == "years") {
      const Item& next = items_[index + 1];
      std::uint32_t gap = next.match->span.begin - span.end;
      if (gap <= 3 && context_.text.match()[next.match->span.begin - 1] == '(') {
        DateValue term = years(next);
        if (!term.impossible) {
          value.begin = first_day(term.first);
          value.end = last_day(*term.last);
        }
      }
    }
    emit(item, span, std::move(value), false);
  } else if (kind == "past" || kind == "next") {
    DateValue value = anchored(item, kind == "past" ? -1 : 1);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "ago" || kind == "later") {
    Span counted = counted_part(item);
    if (item.match->has("check")) {
      // "two days after the storm" is a length.
      const auto& tokens = context_.tokens.tokens;
      std::uint32_t next = item.match->last_token;
      bool line = next < tokens.size() && context_.text.match()[span.end] == ' ';
      if (line && know_.event_words.find(token_text(next))) {
        emit(item, counted, length(item, counted), false);
        return;
      }
    }
    DateValue value = kind == "ago" ? ago(item, counted) : from_known(item, counted, 1);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "earlier") {
    const Field* c = field(item, "c");
    DateValue value = from_known(item, a ? a->span : b ? b->span : c->span, -1);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind == "every-date") {
    DateValue value = every_date(item);
    if (!value.impossible) emit(item, span, std::move(value), false);
  } else if (kind.substr(0, 5) == "every") {
    DateValue value = every(item);
    if (value.type == "duration" && a) span = a->span;
    if (!value.impossible) emit(item, span, std::move(value), false);
  }
}

// "bao so 7 nam nay": the number belongs to the word before it, what is behind it is this year.
void DateArticle::behind_label(const Item& item) {
  const auto& tokens = context_.tokens.tokens;
  std::uint32_t second = item.match->first_token + 1;
  if (second >= item.match->last_token) return;
  Span rest{tokens[second].begin, item.match->span.end};
  DateParts parts = know_.reader.read(lower(rest));
  if (parts.deictic.empty() || parts.day) return;
  emit(item, rest, point(parts, item, rest), true);
}

// "thang 2 va thang 9 hang nam": the first one comes back every year, too.
bool DateArticle::joined_to_every_year(std::size_t index) const {
  const Item& item = items_[index];
  if (index + 1 >= items_.size() || item.parts.year || !item.parts.month) return false;
  const Item& next = items_[index + 1];
  std::uint32_t end = item.match->span.end, begin = next.match->span.begin;
  constexpr std::uint32_t kLongestJoint = 8;
  if (next.kind != "every-date" || begin < end || begin - end > kLongestJoint) return false;
  std::string_view joint = lower({end, begin});
  while (!joint.empty() && joint.back() == ' ') joint.remove_suffix(1);
  while (!joint.empty() && (joint.front() == ' ' || joint.front() == ',')) joint.remove_prefix(1);
  return joint.empty() || know_.joints.find(joint) != nullptr;
}

void DateArticle::run() {
  collect();
  find_publication();
  collect_evidence();
  for (std::size_t i = 0; i < items_.size(); ++i) resolve(i);
  if (!published_) {
    record_.warnings.push_back({"no_publication_date", "the article gives no publication date"});
  }
}

}  // namespace trich
