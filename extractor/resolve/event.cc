#include "resolve/event.h"

#include <algorithm>

namespace trich {

EventReader::EventReader(const Pack& pack) : cues_(pack.list("event-cues")) {
  for (const Word& word : pack.list("event-types").words) types_.add(word.form, word.value);
  types_.build();
}

void EventReader::run(const Context& context, const std::vector<UnitMention>& units,
                      Record& record) const {
  const auto& tokens = context.tokens.tokens;
  auto has_cue = [&](std::uint32_t first, std::uint32_t last, std::string_view role) {
    return cues_.has(context, first, last, role);
  };
  // The event stands in the lead (the first sentences of running text), else in the title.
  struct Place_of_event {
    std::uint32_t first, last, sentence;
    std::string_view type;
    bool held;  // "to chuc", "dien ra" stands before or behind
    bool in_title;
  };
  std::optional<Place_of_event> best;
  int running = 0;
  for (std::uint32_t s = 0; s < context.tokens.sentences.size() && running < 4; ++s) {
    const Sentence& sentence = context.tokens.sentences[s];
    Zone zone = zone_at(context.layout, sentence.begin);
    bool title = zone == Zone::title;
    if (zone != Zone::lead && zone != Zone::body && !title) continue;
    if (!title && sentence.last - sentence.first >= 8) ++running;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      auto type = types_.longest(context, t, sentence.last);
      if (!type.value) continue;
      bool held = t > sentence.first && (has_cue(t - 1, t, "hold") ||
                                         (t > sentence.first + 1 && has_cue(t - 2, t, "hold")));
      for (std::uint32_t after = type.last; !held && after + 1 < sentence.last; ++after) {
        held = has_cue(after, after + 2, "happen");
      }
      Place_of_event place{t, type.last, s, *type.value, held, title};
      // The lead tells more than the title.
      bool better = !best || (held && (!best->held || best->in_title));
      if (title && best) better = false;
      if (better) best = place;
      t = type.last - 1;
      if (best && best->held && best->sentence == s) break;
    }
    if (best && best->held && !title) break;
  }
  if (!best) return;
  const Sentence& sentence = context.tokens.sentences[best->sentence];
  bool in_title = zone_at(context.layout, sentence.begin) == Zone::title;
  if (!best->held) return;

  Event event;
  event.type = best->type;
  // Name: from the type word to the clause's end.
  std::uint32_t end = best->last;
  bool quoted = false;
  while (end < sentence.last) {
    std::string_view word = words_of(context, end, end + 1);
    if (word == "\"") quoted = !quoted;
    if (!quoted && (word == ";" || word == "." || word == ":" || word == "(" ||
                    (end + 1 < sentence.last && has_cue(end, end + 2, "stop")) ||
                    has_cue(end, end + 1, "stop"))) {
      break;
    }
    ++end;
  }
  while (end > best->last && tokens[end - 1].shape == Shape::punct &&
         words_of(context, end - 1, end) != "\"") {
    --end;
  }
  event.name = slice(context, {tokens[best->first].begin, tokens[end - 1].end});

  // Date: the sentence's first calendar day before the event word, else the lead's.
  auto source = [&](std::uint32_t match_byte) {
    return match_byte >= context.text.match().size() - 1
               ? static_cast<std::uint32_t>(context.text.source().size())
               : context.text.to_source({match_byte, match_byte + 1}).begin;
  };
  std::uint32_t begin_at = source(tokens[sentence.first].begin);
  std::uint32_t end_at = source(tokens[sentence.last - 1].begin);
  for (const Date& date : record.dates) {
    bool day =
        date.value.size() >= 10 && date.value.find('/') == std::string::npos && date.type == "date";
    if (!day || date.zone == Zone::dateline || date.zone == Zone::section) continue;
    bool here = date.start >= begin_at && date.start <= end_at;
    bool lead = date.zone == Zone::lead || (in_title && date.start >= end_at);
    if (!here && !lead) continue;
    event.date = date.value;
    if (event.date.starts_with("XXXX-XX")) event.date.clear();
    if (event.date.find('T') != std::string::npos) event.date.resize(event.date.find('T'));
    break;
  }

  // Organisers: the units before "to chuc"; place: "tai ...".
  std::uint32_t hold = best->first;
  while (hold > sentence.first && !has_cue(hold - 1, hold, "hold") &&
         !(hold > sentence.first + 1 && has_cue(hold - 2, hold, "hold"))) {
    --hold;
  }
  bool has_holder = hold > sentence.first;
  for (const UnitMention& mention : units) {
    std::uint32_t at = token_at(context.tokens, mention.span.begin);
    if (at < sentence.first || at >= best->first || !has_holder) continue;
    // Inside "tai hoi truong X," the unit tells the place.
    bool is_place = false;
    for (std::uint32_t t = at; t > sentence.first; --t) {
      std::string_view word = words_of(context, t - 1, t);
      if (word == ",") break;
      if (has_cue(t - 1, t, "at")) {
        is_place = true;
        break;
      }
    }
    if (is_place) continue;
    const std::string& id = record.units[static_cast<std::size_t>(mention.unit)].id;
    if (std::find(event.organisers.begin(), event.organisers.end(), id) == event.organisers.end()) {
      event.organisers.push_back(id);
    }
  }
  for (std::uint32_t t = sentence.first; t + 1 < sentence.last; ++t) {
    if (t >= best->first && t < end) {
      t = end - 1;
      continue;
    }
    if (!has_cue(t, t + 1, "at")) continue;
    std::uint32_t last = t + 1;
    while (last < sentence.last && last < t + 16 && tokens[last].shape != Shape::punct &&
           !has_cue(last, last + 1, "hold") && !has_cue(last, last + 2, "stop") &&
           !(last + 1 < sentence.last && has_cue(last, last + 2, "hold"))) {
      ++last;
    }
    if (last > t + 1) event.place = slice(context, {tokens[t + 1].begin, tokens[last - 1].end});
    break;
  }

  // Attendees: officials of the sentences that open with "Du hoi nghi co", "Tham du".
  for (const Sentence& other : context.tokens.sentences) {
    if (other.last <= other.first || !cues_.may_begin(tokens[other.first])) continue;
    bool attends = false;
    for (std::uint32_t length = 1; length <= 3 && other.first + length <= other.last; ++length) {
      attends = attends || has_cue(other.first, other.first + length, "attend");
    }
    if (!attends) continue;
    Zone zone = zone_at(context.layout, other.begin);
    if (zone != Zone::lead && zone != Zone::body) continue;
    std::uint32_t from = source(tokens[other.first].begin);
    std::uint32_t to = source(tokens[other.last - 1].begin);
    for (const Official& official : record.officials) {
      for (const Mention& mention : official.mentions) {
        if (mention.start < from || mention.start > to) continue;
        event.attendees.push_back(official.id);
        break;
      }
    }
    if (!event.attendees.empty()) break;
  }
  record.article.event = std::move(event);
}

}  // namespace trich
