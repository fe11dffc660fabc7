#include "resolve/awards.h"

#include <algorithm>

namespace trich {
namespace {

// A form or verb of commending.
struct Trigger {
  std::uint32_t first, last;  // tokens
  std::string_view award;
  bool form;
};

// One commendation as a sentence states it.
struct Stated {
  Award award;
  std::vector<std::string> issuers;
  bool in_title = false;
  bool on_occasion = false;  // "Tai hoi nghi, ...": on the event's day
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

bool share_issuer(const Stated& a, const Stated& b) {
  if (a.issuers.empty() || b.issuers.empty()) return true;
  for (const std::string& x : a.issuers) {
    for (const std::string& y : b.issuers) {
      // "Giam doc Cong an ..." signs for "Cong an ...".
      if (x == y || x.ends_with(y) || y.ends_with(x)) return true;
    }
  }
  return false;
}

bool same_recipients(const Award& a, const Award& b) {
  if (a.recipients.size() != b.recipients.size()) return false;
  for (std::size_t i = 0; i < a.recipients.size(); ++i) {
    if (a.recipients[i].value != b.recipients[i].value ||
        a.recipients[i].unit != b.recipients[i].unit) {
      return false;
    }
  }
  return true;
}

}  // namespace

AwardReader::AwardReader(const Pack& pack) : cues_(pack.list("award-cues")) {
  for (const Word& word : pack.list("award-verbs").words)
    words_.add(word.form, {word.value, false});
  for (const Word& word : pack.list("award-forms").words) words_.add(word.form, {word.value, true});
  words_.build();
}

void AwardReader::run(const Context& context, const std::vector<UnitMention>& units,
                      const std::vector<Quantity>& quantities, Record& record) const {
  const auto& tokens = context.tokens.tokens;
  auto has_cue = [&](std::uint32_t first, std::uint32_t last, std::string_view role) {
    return cues_.has(context, first, last, role);
  };
  std::vector<Trigger> all_triggers;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t t = 0; t < count; ++t) {
    if (!words_.may_begin(tokens[t])) continue;
    auto word = words_.longest(context, t, count);
    if (!word.value) continue;
    all_triggers.push_back({t, word.last, word.value->award, word.value->form});
    t = word.last - 1;
  }
  if (all_triggers.empty()) return;
  std::size_t next_trigger = 0;
  std::vector<Stated> found;
  for (const Sentence& sentence : context.tokens.sentences) {
    std::vector<Trigger> triggers;
    while (next_trigger < all_triggers.size() && all_triggers[next_trigger].first < sentence.last) {
      triggers.push_back(all_triggers[next_trigger++]);
    }
    if (triggers.empty()) continue;
    Zone zone = zone_at(context.layout, sentence.begin);
    if (!is_content(zone) || zone == Zone::section || zone == Zone::dateline) continue;
    bool any_form =
        std::any_of(triggers.begin(), triggers.end(), [](const Trigger& t) { return t.form; });
    if (any_form) std::erase_if(triggers, [](const Trigger& t) { return !t.form; });
    // "quyet dinh khen thuong ... khen thuong": one act a sentence.
    if (!any_form) triggers.resize(1);

    Span source = context.text.to_source({sentence.begin, sentence.end});
    std::uint32_t source_begin = source.begin, source_end = source.end;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
      const Trigger& trigger = triggers[i];
      std::uint32_t next = i + 1 < triggers.size() ? triggers[i + 1].first : sentence.last;
      // A clause with a passive of its own is the next commendation's.
      if (i + 1 < triggers.size()) {
        std::uint32_t semicolon = trigger.last;
        while (semicolon < next && words_of(context, semicolon, semicolon + 1) != ";") ++semicolon;
        bool own = false;
        for (std::uint32_t t = semicolon; t < next; ++t) {
          own = own || has_cue(t, t + 1, "got");
        }
        if (own) next = semicolon;
      }
      Stated stated;
      stated.in_title = zone == Zone::title;
      stated.award.award = trigger.award;

      // Issuer: "Giay khen cua X", "duoc X khen thuong", "X da khen thuong cho".
      auto add_units = [&](std::uint32_t first, std::uint32_t last) {
        bool handed = last == trigger.first && last > first && has_cue(last - 1, last, "hand");
        for (const UnitMention& mention : units) {
          std::uint32_t at = token_at(context.tokens, mention.span.begin);
          if (at < first || at >= last) continue;
          std::string name = record.units[static_cast<std::size_t>(mention.unit)].name;
          bool hands = false;  // "Pho Giam doc Cong an tinh trao Giay khen": hands it over
          for (std::uint32_t back = 3; back > 0; --back) {
            if (at < first + back) continue;
            if (!has_cue(at - back, at, "head")) continue;
            std::string title(slice(context, {tokens[at - back].begin, tokens[at - 1].end}));
            name = title + " " + name;
            hands = handed;
            break;
          }
          if (hands) continue;
          if (std::find(stated.issuers.begin(), stated.issuers.end(), name) ==
              stated.issuers.end()) {
            stated.issuers.push_back(name);
          }
        }
      };
      std::uint32_t after = trigger.last;
      std::uint32_t to = after;  // "cho"
      while (to < next && !has_cue(to, to + 1, "to")) ++to;
      bool by = after < next && has_cue(after, after + 1, "by");
      if (by) {
        std::uint32_t end = after + 1;
        while (end < to && words_of(context, end, end + 1) != ";") ++end;
        add_units(after + 1, end);
        if (stated.issuers.empty() && after + 1 < to) {
          for (std::uint32_t last = std::min(to, after + 6); last > after + 1; --last) {
            if (!has_cue(after + 1, last, "issuer")) continue;
            stated.issuers.emplace_back(
                slice(context, {tokens[after + 1].begin, tokens[last - 1].end}));
            break;
          }
        }
      }
      // "A duoc X tang Bang khen; B duoc Y tang Giay khen": clauses of their own.
      std::uint32_t clause = trigger.first;
      while (clause > sentence.first && words_of(context, clause - 1, clause) != ";") --clause;
      std::uint32_t passive = trigger.first;  // "duoc"
      while (passive > clause && !has_cue(passive - 1, passive, "got")) {
        --passive;
      }
      bool is_passive = passive > clause;
      if (stated.issuers.empty()) {
        if (is_passive) {
          // The issuer follows "duoc" at once: "duoc Cong an tinh khen thuong".
          bool at_once = false;
          for (const UnitMention& mention : units) {
            std::uint32_t at = token_at(context.tokens, mention.span.begin);
            at_once = at_once || (at >= passive && at <= passive + 2);
          }
          if (at_once) add_units(passive, trigger.first);
        } else {
          add_units(clause, trigger.first);
        }
      }
      // Recipients: counts behind "cho", or before "duoc ... nhan / khen thuong".
      std::uint32_t from =
          is_passive && (i == 0 || clause > sentence.first) ? clause : trigger.last;
      // Gifts and what stands behind a semicolon are another act, unless the list goes on there:
      // "khen thuong 2 tap the; 3 ca nhan".
      std::uint32_t to_end = trigger.last;
      for (; to_end < next; ++to_end) {
        bool number_behind = to_end + 1 < next && (tokens[to_end + 1].shape == Shape::digits ||
                                                   tokens[to_end + 1].shape == Shape::number);
        if (mark_at(context, to_end) == ';' && !number_behind) break;
        if (has_cue(to_end, to_end + 2, "gift")) break;
      }
      for (const Quantity& quantity : quantities) {
        if (quantity.first_token < from || quantity.first_token >= to_end || !quantity.value)
          continue;
        if (!quantity.noun || quantity.kind != "count") continue;
        std::uint32_t head = token_at(context.tokens, quantity.unit.begin), end = head;
        while (end < quantity.last_token && tokens[end].shape != Shape::punct) ++end;
        if (!has_cue(head, end, "recipient")) continue;
        std::string unit(std::string_view(context.text.lower())
                             .substr(quantity.unit.begin, quantity.unit.size()));
        stated.award.recipients.push_back({*quantity.value, unit});
      }
      // Reason: from "co thanh tich", "vi", "da co" to the sentence's end.
      for (std::uint32_t t = is_passive ? clause : trigger.last; t + 1 < next; ++t) {
        if (!has_cue(t, std::min(t + 3, next), "reason") && !has_cue(t, t + 2, "reason")) {
          continue;
        }
        std::uint32_t end = t;
        bool quoted = false;
        while (end < next) {
          std::string_view word = words_of(context, end, end + 1);
          if (word == "\"") quoted = !quoted;
          bool stop = end > t + 2 && has_cue(end, end + 1, "stop");
          if (!quoted && (word == ";" || word == "." || stop)) break;
          ++end;
        }
        while (end > t && tokens[end - 1].shape == Shape::punct &&
               words_of(context, end - 1, end) != "\"") {
          --end;
        }
        while (t < end && has_cue(t, t + 1, "because")) ++t;
        if (end > t) stated.award.reason = slice(context, {tokens[t].begin, tokens[end - 1].end});
        break;
      }
      // Without counts only "Giay khen cua X" and "duoc X khen thuong" tell of a commendation.
      bool told_by = !stated.issuers.empty() && (is_passive || (trigger.form && by));
      if (stated.award.recipients.empty() && !told_by) continue;
      stated.award.issuer = joined(stated.issuers);
      for (const Date& date : record.dates) {
        bool day = date.type == "date" && date.value.size() == 10 && date.value[0] != 'X';
        if (day && date.start >= source_begin && date.end <= source_end) {
          stated.award.date = date.value;
          break;
        }
      }
      for (std::uint32_t length = 1; length <= 3; ++length) {
        stated.on_occasion =
            stated.on_occasion || (sentence.first + length <= sentence.last &&
                                   has_cue(sentence.first, sentence.first + length, "occasion"));
      }
      found.push_back(std::move(stated));
    }
  }

  // The same act told twice: the fuller telling stays; the title's only where the text has none.
  bool body = std::any_of(found.begin(), found.end(), [](const Stated& s) { return !s.in_title; });
  std::vector<Stated> kept;
  for (Stated& stated : found) {
    if (stated.in_title && body) continue;
    bool told = false;
    for (Stated& other : kept) {
      if (other.award.award != stated.award.award || !share_issuer(other, stated)) continue;
      if (same_recipients(other.award, stated.award) || stated.award.recipients.empty()) {
        told = true;
      } else if (other.award.recipients.empty()) {
        if (stated.issuers.empty()) stated.award.issuer = other.award.issuer;
        other = stated;
        told = true;
      }
      if (told) break;
    }
    if (!told) kept.push_back(std::move(stated));
  }
  for (Stated& stated : kept) {
    const auto& event = record.article.event;
    if (stated.award.date.empty() && stated.on_occasion && event) stated.award.date = event->date;
    record.awards.push_back(std::move(stated.award));
  }
}

}  // namespace trich
