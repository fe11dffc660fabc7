#include "resolve/event.h"

#include <algorithm>

namespace trich {
namespace {

constexpr std::uint32_t kDateOfDocument = 12;  // bytes between a document and its date

// Start of the source text of a byte of the match text.
std::uint32_t source_of(const Context& context, std::uint32_t match_byte) {
  return match_byte >= context.text.match().size() - 1
             ? static_cast<std::uint32_t>(context.text.source().size())
             : context.text.to_source({match_byte, match_byte + 1}).begin;
}

// A date mention ends with the token before `token`.
bool behind_date(const Context& context, const Record& record, std::uint32_t token) {
  const Token& before = context.tokens.tokens[token - 1];
  std::uint32_t end = context.text.to_source({before.begin, before.end}).end;
  return std::any_of(record.dates.begin(), record.dates.end(),
                     [&](const Date& date) { return date.end == end; });
}

bool begins_date(const Context& context, const Record& record, std::uint32_t token) {
  std::uint32_t begin = source_of(context, context.tokens.tokens[token].begin);
  return std::any_of(record.dates.begin(), record.dates.end(),
                     [&](const Date& date) { return date.start == begin; });
}

}  // namespace

// Where the article tells of its event.
struct EventReader::Told {
  std::uint32_t first, last;  // tokens of the type word
  TokenRange sentence;
  std::string_view type;
  bool held = false;  // "to chuc", "dien ra" stands before or behind
  bool in_title = false;
};

EventReader::EventReader(const Pack& pack) : cues_(pack.list("event-cues")) {
  for (const Word& word : pack.list("event-types").words) types_.add(word.form, word.value);
  types_.build();
}

// "to chuc hoi nghi ...", or "hoi nghi ... dien ra" where the event is what the clause speaks of.
bool EventReader::is_held(const Context& context, const Record& record, const Told& told) const {
  const std::uint32_t t = told.first, begin = told.sentence.first;
  // "Ban to chuc le hoi" is a body, "phuong Hoa Ban to chuc le hoi" is not.
  const bool behind_name = t > begin + 3 && context.tokens.tokens[t - 4].shape == Shape::cap;
  if (t > begin + 2 && !behind_name && cues_.has(context, t - 3, t, "body")) return false;
  if (t > begin && cues_.has(context, t - 1, t, "hold")) return true;
  if (t > begin + 1 && cues_.has(context, t - 2, t, "hold")) return true;
  bool subject = t == begin || mark_at(context, t - 1) != 0 || behind_date(context, record, t);
  if (!subject) return false;
  for (std::uint32_t after = told.last; after + 1 < told.sentence.last; ++after) {
    if (cues_.has(context, after, after + 2, "happen")) return true;
  }
  return false;
}

// The event stands in the lead (the first sentences of running text), else in the title.
std::optional<EventReader::Told> EventReader::find(const Context& context,
                                                   const Record& record) const {
  std::optional<Told> best;
  int running = 0;
  for (const Sentence& sentence : context.tokens.sentences) {
    if (running == 4) break;
    Zone zone = zone_at(context.layout, sentence.begin);
    bool title = zone == Zone::title;
    if (zone != Zone::lead && zone != Zone::body && !title) continue;
    if (!title && sentence.last - sentence.first >= 8) ++running;
    for (std::uint32_t t = sentence.first;
         (t = types_.next(context, t, sentence.last)) < sentence.last; ++t) {
      auto type = types_.longest(context, t, sentence.last);
      if (!type.value) continue;
      Told told{t, type.last, {sentence.first, sentence.last}, *type.value, false, title};
      told.held = is_held(context, record, told);
      t = type.last - 1;
      // The lead tells more than the title.
      if (told.held && (!best || (best->in_title && !title))) best = told;
      if (told.held) break;
    }
    if (best && !best->in_title) break;
  }
  return best;
}

// The token behind the event's name: at the clause's end.
std::uint32_t EventReader::end_of_name(const Context& context, const Told& told) const {
  std::uint32_t end = told.last;
  bool quoted = false;
  for (; end < told.sentence.last; ++end) {
    char mark = mark_at(context, end);
    if (mark == '"') quoted = !quoted;
    if (quoted) continue;
    if (mark == ';' || mark == '.' || mark == ':' || mark == '(') break;
    if (cues_.has(context, end, end + 1, "stop")) break;
    if (end + 1 < told.sentence.last && cues_.has(context, end, end + 2, "stop")) break;
  }
  while (end > told.last) {
    char mark = mark_at(context, end - 1);
    if (!(mark && mark != '"') && !cues_.has(context, end - 1, end, "tail")) break;
    --end;
  }
  return end;
}

// The sentence's first calendar day, else the lead's.
std::string EventReader::day_of(const Context& context, const Record& record,
                                const Told& told) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = source_of(context, tokens[told.sentence.first].begin);
  std::uint32_t end = source_of(context, tokens[told.sentence.last - 1].begin);
  for (const Date& date : record.dates) {
    bool day =
        date.value.size() >= 10 && date.value.find('/') == std::string::npos && date.type == "date";
    if (!day || date.zone == Zone::dateline || date.zone == Zone::section) continue;
    const bool of_document = std::any_of(
        record.documents.begin(), record.documents.end(), [&](const Document& document) {
          return document.date == date.value && date.start >= document.end &&
                 date.start - document.end <= kDateOfDocument;
        });
    if (of_document) continue;
    bool here = date.start >= begin && date.start <= end;
    bool lead = date.zone == Zone::lead || (told.in_title && date.start >= end);
    if (!here && !lead) continue;
    if (date.value.starts_with("XXXX-XX")) return {};
    return date.value.substr(0, date.value.find('T'));
  }
  return {};
}

// The units before "to chuc".
std::vector<std::string> EventReader::organisers(const Context& context,
                                                 const std::vector<UnitMention>& units,
                                                 const Record& record, const Told& told) const {
  std::vector<std::string> out;
  const std::uint32_t begin = told.sentence.first;
  std::uint32_t hold = told.first;
  while (hold > begin && !cues_.has(context, hold - 1, hold, "hold") &&
         !(hold > begin + 1 && cues_.has(context, hold - 2, hold, "hold"))) {
    --hold;
  }
  if (hold == begin) return out;
  for (const UnitMention& mention : units) {
    std::uint32_t at = token_at(context.tokens, mention.span.begin);
    if (at < begin || at >= told.first) continue;
    // Inside "tai hoi truong X," the unit tells the place.
    bool is_place = false;
    for (std::uint32_t t = at; t > begin && !is_place; --t) {
      if (mark_at(context, t - 1) == ',') break;
      is_place = cues_.has(context, t - 1, t, "at");
    }
    if (is_place) continue;
    const std::string& id = record.units[static_cast<std::size_t>(mention.unit)].id;
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
  return out;
}

// "tai ...", outside the event's name [told.first, name_end).
std::string EventReader::place_of(const Context& context, const Record& record, const Told& told,
                                  std::uint32_t name_end) const {
  const auto& tokens = context.tokens.tokens;
  for (std::uint32_t t = told.sentence.first; t + 1 < told.sentence.last; ++t) {
    if (t >= told.first && t < name_end) {
      t = name_end - 1;
      continue;
    }
    if (!cues_.has(context, t, t + 1, "at")) continue;
    // "tai 30% xa": a count of places.
    const Shape shape = tokens[t + 1].shape;
    if ((shape == Shape::digits || shape == Shape::number) && t + 2 < told.sentence.last &&
        tokens[t + 2].shape != Shape::cap) {
      continue;
    }
    // "tai hoi nghi": no place.
    if (types_.longest(context, t + 1, told.sentence.last).value) continue;
    std::uint32_t last = t + 1;
    while (last < told.sentence.last && last < t + 16 && tokens[last].shape != Shape::punct &&
           !cues_.has(context, last, last + 1, "hold") &&
           !cues_.has(context, last, last + 1, "clause") &&
           !cues_.has(context, last, last + 2, "stop") &&
           !(last + 1 < told.sentence.last && cues_.has(context, last, last + 2, "hold")) &&
           !begins_date(context, record, last)) {
      ++last;
    }
    while (last > t + 1 && cues_.has(context, last - 1, last, "tail")) --last;
    if (last > t + 1)
      return std::string(slice(context, {tokens[t + 1].begin, tokens[last - 1].end}));
    return {};
  }
  return {};
}

// Officials of the first sentence that opens with "Du hoi nghi co", "Tham du".
std::vector<std::string> EventReader::attendees(const Context& context,
                                                const Record& record) const {
  const auto& tokens = context.tokens.tokens;
  std::vector<std::string> out;
  for (const Sentence& sentence : context.tokens.sentences) {
    if (sentence.last <= sentence.first || !cues_.may_begin(tokens[sentence.first])) continue;
    bool attends = false;
    for (std::uint32_t length = 1; length <= 3 && sentence.first + length <= sentence.last;
         ++length) {
      attends = attends || cues_.has(context, sentence.first, sentence.first + length, "attend");
    }
    if (!attends) continue;
    Zone zone = zone_at(context.layout, sentence.begin);
    if (zone != Zone::lead && zone != Zone::body) continue;
    std::uint32_t from = source_of(context, tokens[sentence.first].begin);
    std::uint32_t to = source_of(context, tokens[sentence.last - 1].begin);
    for (const Official& official : record.officials) {
      bool here = std::any_of(
          official.mentions.begin(), official.mentions.end(),
          [&](const Mention& mention) { return mention.start >= from && mention.start <= to; });
      if (here) out.push_back(official.id);
    }
    if (!out.empty()) break;
  }
  return out;
}

void EventReader::run(const Context& context, const std::vector<UnitMention>& units,
                      Record& record) const {
  const auto& tokens = context.tokens.tokens;
  std::optional<Told> told = find(context, record);
  if (!told) return;
  Event event;
  event.type = told->type;
  std::uint32_t name_end = end_of_name(context, *told);
  event.name = slice(context, {tokens[told->first].begin, tokens[name_end - 1].end});
  event.date = day_of(context, record, *told);
  event.organisers = organisers(context, units, record, *told);
  event.place = place_of(context, record, *told, name_end);
  event.attendees = attendees(context, record);
  // "To chuc dien tap phong thu": a line of a review tells neither who nor when.
  const bool opens = told->first > told->sentence.first && told->first <= told->sentence.first + 2;
  if (opens && !told->in_title && event.organisers.empty() && event.date.empty()) return;
  record.article.event = std::move(event);
}

}  // namespace trich
