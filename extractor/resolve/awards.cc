#include "resolve/awards.h"

#include <algorithm>
#include <optional>

namespace trich {
// A form or verb of commending.
struct AwardTrigger {
  std::uint32_t first, last;  // tokens
  std::string_view award;
  bool form;
};

// One commendation as a sentence states it.
struct StatedAward {
  Award award;
  std::vector<std::string> issuers;
  bool in_title = false;
  bool on_occasion = false;  // "Tai hoi nghi, ...": on the event's day
};

namespace {

constexpr std::uint32_t kLongestName = 24;  // tokens of a form's name in quotes

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

bool share_issuer(const StatedAward& a, const StatedAward& b) {
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

// Reads the acts of commending of one sentence.
class ActReader {
 public:
  ActReader(const Context& context, const Cues& cues, const std::vector<UnitMention>& units,
            const std::vector<Quantity>& quantities, const Record& record, TokenRange sentence)
      : context_(context),
        tokens_(context.tokens.tokens),
        cues_(cues),
        units_(units),
        quantities_(quantities),
        record_(record),
        sentence_(sentence) {}

  // The act of `trigger`, which runs to token `next`; nothing when the sentence only speaks of
  // commending. `before`: the token behind the act before it, or the sentence's first.
  std::optional<StatedAward> read(const AwardTrigger& trigger, std::uint32_t next,
                                  std::uint32_t before) const {
    StatedAward stated;
    stated.award.award = std::string(trigger.award) + quoted_name(trigger);
    // "A duoc X tang Bang khen; B duoc Y tang Giay khen": clauses of their own.
    std::uint32_t clause = trigger.first;
    while (clause > sentence_.first && mark_at(context_, clause - 1) != ';') --clause;
    std::uint32_t passive = trigger.first;  // behind "duoc"
    while (passive > clause && !has(passive - 1, passive, "got")) --passive;
    const bool is_passive = passive > clause;
    const bool by = trigger.last < next && has(trigger.last, trigger.last + 1, "by");
    if (by) read_giver_behind(trigger, next, stated);
    if (stated.issuers.empty()) read_principal(clause, trigger, stated);
    if (stated.issuers.empty() && is_passive) {
      // The issuer follows "duoc" at once: "duoc Cong an tinh khen thuong".
      bool at_once = std::any_of(units_.begin(), units_.end(), [&](const UnitMention& mention) {
        std::uint32_t at = token_at(context_.tokens, mention.span.begin);
        return at >= passive && at <= passive + 2;
      });
      if (at_once) add_units(passive, trigger.first, trigger, stated);
      if (stated.issuers.empty()) add_office(passive, trigger.first, stated);
    } else if (stated.issuers.empty()) {
      add_units(clause, trigger.first, trigger, stated);
      if (stated.issuers.empty()) add_office(clause, trigger.first, stated);
    }
    const bool counted_before = is_passive && passive > before;
    read_recipients(counted_before ? std::max(clause, before) : trigger.last, trigger.last, next,
                    stated);
    read_reason(is_passive ? clause : trigger.last, next, stated);
    // Without counts of who got it only "Giay khen cua X", "duoc X khen thuong" and "X tang 14 Giay
    // khen" tell of a commendation.
    bool counted = std::any_of(quantities_.begin(), quantities_.end(), [&](const Quantity& q) {
      return q.unit.begin == tokens_[trigger.first].begin && q.unit.size() > 0;
    });
    bool told_by = !stated.issuers.empty() && (is_passive || (trigger.form && (by || counted)));
    if (stated.award.recipients.empty() && !told_by) return std::nullopt;
    stated.award.issuer = joined(stated.issuers);
    return stated;
  }

 private:
  bool has(std::uint32_t first, std::uint32_t last, std::string_view role) const {
    return cues_.has(context_, first, last, role);
  }

  // 'Ky niem chuong "Vi su nghiep giao duc"'
  std::string quoted_name(const AwardTrigger& trigger) const {
    if (!trigger.form || trigger.last >= sentence_.last || mark_at(context_, trigger.last) != '"') {
      return {};
    }
    std::uint32_t end = trigger.last + 1;
    while (end < sentence_.last && end < trigger.last + kLongestName &&
           mark_at(context_, end) != '"') {
      ++end;
    }
    if (end >= sentence_.last || mark_at(context_, end) != '"') return {};
    return " " + std::string(slice(context_, {tokens_[trigger.last].begin, tokens_[end].end}));
  }

  // "thua uy quyen cua X, dong chi Y, Bi thu Z, trao": X gives.
  void read_principal(std::uint32_t clause, const AwardTrigger& trigger,
                      StatedAward& stated) const {
    for (std::uint32_t t = clause; t + 3 < trigger.first; ++t) {
      if (!has(t, t + 3, "behalf")) continue;
      std::uint32_t end = t + 3;
      while (end < trigger.first && mark_at(context_, end) != ',') ++end;
      add_units(t + 3, end, trigger, stated);
      if (stated.issuers.empty()) add_office(t + 3, end, stated);
      return;
    }
  }

  // "Giay khen cua X".
  void read_giver_behind(const AwardTrigger& trigger, std::uint32_t next,
                         StatedAward& stated) const {
    std::uint32_t end = trigger.last + 1;
    while (end < next && !has(end, end + 1, "to") && mark_at(context_, end) != ';') ++end;
    add_units(trigger.last + 1, end, trigger, stated);
    if (stated.issuers.empty() && trigger.last + 1 < end) {
      add_office(trigger.last + 1, trigger.last + 2, stated);
    }
  }

  // An office that gives without a unit's name: the first in the tokens [first, last), or in the
  // last of them.
  void add_office(std::uint32_t first, std::uint32_t last, StatedAward& stated) const {
    constexpr std::uint32_t kFarthest = 128;
    if (last > first + kFarthest) first = last - kFarthest;
    for (std::uint32_t at = first; at < last; ++at) {
      for (std::uint32_t end = std::min(sentence_.last, at + 5); end > at; --end) {
        if (!has(at, end, "issuer")) continue;
        stated.issuers.emplace_back(slice(context_, {tokens_[at].begin, tokens_[end - 1].end}));
        return;
      }
    }
  }

  // The units named in the tokens [first, last), each with the office that signs for it.
  void add_units(std::uint32_t first, std::uint32_t last, const AwardTrigger& trigger,
                 StatedAward& stated) const {
    bool handed = last == trigger.first && last > first && has(last - 1, last, "hand");
    for (const UnitMention& mention : units_) {
      std::uint32_t at = token_at(context_.tokens, mention.span.begin);
      if (at < first || at >= last) continue;
      std::string name = record_.units[static_cast<std::size_t>(mention.unit)].name;
      bool hands = false;  // "Pho Giam doc Cong an tinh trao Giay khen": hands it over
      for (std::uint32_t back = 3; back > 0; --back) {
        if (at < first + back || !has(at - back, at, "head")) continue;
        std::string title(slice(context_, {tokens_[at - back].begin, tokens_[at - 1].end}));
        name = title + " " + name;
        hands = handed;
        break;
      }
      if (hands) continue;
      if (std::find(stated.issuers.begin(), stated.issuers.end(), name) == stated.issuers.end()) {
        stated.issuers.push_back(name);
      }
    }
  }

  // Counts behind "cho", or before "duoc ... nhan / khen thuong".
  void read_recipients(std::uint32_t from, std::uint32_t behind, std::uint32_t next,
                       StatedAward& stated) const {
    // Gifts and what stands behind a semicolon are another act, unless the list goes on there:
    // "khen thuong 2 tap the; 3 ca nhan".
    std::uint32_t end = behind;
    for (; end < next; ++end) {
      bool number_behind = end + 1 < next && (tokens_[end + 1].shape == Shape::digits ||
                                              tokens_[end + 1].shape == Shape::number);
      if (mark_at(context_, end) == ';' && !number_behind) break;
      if (has(end, end + 2, "gift")) break;
    }
    for (const Quantity& quantity : quantities_) {
      if (quantity.first_token < from || quantity.first_token >= end || !quantity.value) continue;
      if (!quantity.noun || quantity.kind != "count") continue;
      // "truong ban cua 12 to dan pho": no count of who got it.
      const std::uint32_t at = quantity.first_token;
      if (at < behind && at > sentence_.first && has(at - 1, at, "owner")) continue;
      // "3 ca nhan duoc tang ..." behind this one and before the next: of the next.
      if (at >= behind && next < sentence_.last && got_between(quantity.last_token, next)) continue;
      std::uint32_t head = token_at(context_.tokens, quantity.unit.begin), head_end = head;
      while (head_end < quantity.last_token && tokens_[head_end].shape != Shape::punct) ++head_end;
      // "cho 7 bac si": any persons.
      bool given = quantity.noun->group == "person" && quantity.first_token > from &&
                   has(quantity.first_token - 1, quantity.first_token, "to");
      // "7 ca nhan va tap the": its first head tells.
      bool recipient = false;
      for (std::uint32_t end_of = head + 1; end_of <= head_end; ++end_of) {
        const bool whole = end_of == head_end || has(end_of, end_of + 1, "join");
        recipient = recipient || (whole && has(head, end_of, "recipient"));
      }
      if (!given && !recipient) continue;
      stated.award.recipients.push_back(
          {*quantity.value, std::string(std::string_view(context_.text.lower())
                                            .substr(quantity.unit.begin, quantity.unit.size()))});
    }
  }

  bool got_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (has(t, t + 1, "got")) return true;
    }
    return false;
  }

  // From "co thanh tich", "vi", "da co" to the clause's end.
  void read_reason(std::uint32_t from, std::uint32_t next, StatedAward& stated) const {
    for (std::uint32_t t = from; t + 1 < next; ++t) {
      if (!has(t, std::min(t + 3, next), "reason") && !has(t, t + 2, "reason")) continue;
      std::uint32_t end = t;
      bool quoted = false;
      while (end < next) {
        char mark = mark_at(context_, end);
        if (mark == '"') quoted = !quoted;
        bool stop = end > t + 2 && has(end, end + 1, "stop");
        if (!quoted && (mark == ';' || mark == '.' || stop)) break;
        ++end;
      }
      while (end > t && mark_at(context_, end - 1) && mark_at(context_, end - 1) != '"') --end;
      while (t < end && has(t, t + 1, "because")) ++t;
      if (end > t) stated.award.reason = slice(context_, {tokens_[t].begin, tokens_[end - 1].end});
      return;
    }
  }

  const Context& context_;
  const std::vector<Token>& tokens_;
  const Cues& cues_;
  const std::vector<UnitMention>& units_;
  const std::vector<Quantity>& quantities_;
  const Record& record_;
  TokenRange sentence_;
};

}  // namespace

AwardReader::AwardReader(const Pack& pack) : cues_(pack.list("award-cues")) {
  for (const Word& word : pack.list("award-verbs").words)
    words_.add(word.form, {word.value, false});
  for (const Word& word : pack.list("award-forms").words) words_.add(word.form, {word.value, true});
  words_.build();
}

// All forms and verbs of commending in the article.
std::vector<AwardTrigger> AwardReader::triggers(const Context& context) const {
  std::vector<AwardTrigger> out;
  const auto count = static_cast<std::uint32_t>(context.tokens.tokens.size());
  for (std::uint32_t t = 0; (t = words_.next(context, t, count)) < count; ++t) {
    auto word = words_.longest(context, t, count);
    if (!word.value) continue;
    // "Thi dua, khen thuong": the name of a field of work.
    bool field = !word.value->form && ((t >= 2 && cues_.has(context, t - 2, t, "field")) ||
                                       (t >= 3 && cues_.has(context, t - 3, t, "field")));
    if (!field) out.push_back({t, word.last, word.value->award, word.value->form});
    t = word.last - 1;
  }
  return out;
}

std::vector<StatedAward> AwardReader::stated(const Context& context,
                                             const std::vector<UnitMention>& units,
                                             const std::vector<Quantity>& quantities,
                                             const Record& record) const {
  std::vector<StatedAward> found;
  const std::vector<AwardTrigger> all = triggers(context);
  std::size_t next_trigger = 0;
  for (const Sentence& sentence : context.tokens.sentences) {
    if (next_trigger == all.size()) break;
    std::vector<AwardTrigger> here;
    while (next_trigger < all.size() && all[next_trigger].first < sentence.last) {
      here.push_back(all[next_trigger++]);
    }
    if (here.empty()) continue;
    Zone zone = zone_at(context.layout, sentence.begin);
    if (!is_content(zone) || zone == Zone::section || zone == Zone::dateline) continue;
    bool any_form =
        std::any_of(here.begin(), here.end(), [](const AwardTrigger& t) { return t.form; });
    if (any_form) std::erase_if(here, [](const AwardTrigger& t) { return !t.form; });
    // "quyet dinh khen thuong ... khen thuong": one act a sentence.
    if (!any_form) here.resize(1);

    ActReader acts(context, cues_, units, quantities, record, {sentence.first, sentence.last});
    Span source = context.text.to_source({sentence.begin, sentence.end});
    bool on_occasion = false;
    for (std::uint32_t length = 1; length <= 3 && sentence.first + length <= sentence.last;
         ++length) {
      on_occasion =
          on_occasion || cues_.has(context, sentence.first, sentence.first + length, "occasion");
    }
    std::uint32_t before = sentence.first;
    for (std::size_t i = 0; i < here.size(); ++i) {
      std::uint32_t next = i + 1 < here.size() ? here[i + 1].first : sentence.last;
      if (i + 1 < here.size()) next = end_of_act(context, here[i].last, next);
      std::optional<StatedAward> act = acts.read(here[i], next, before);
      before = here[i].last;
      if (!act) continue;
      act->in_title = zone == Zone::title;
      act->on_occasion = on_occasion;
      for (const Date& date : record.dates) {
        bool day = date.type == "date" && date.value.size() == 10 && date.value[0] != 'X';
        if (day && date.start >= source.begin && date.end <= source.end) {
          act->award.date = date.value;
          break;
        }
      }
      found.push_back(std::move(*act));
    }
  }
  return found;
}

// A clause with a passive of its own is the next commendation's.
std::uint32_t AwardReader::end_of_act(const Context& context, std::uint32_t first,
                                      std::uint32_t next) const {
  std::uint32_t semicolon = first;
  while (semicolon < next && mark_at(context, semicolon) != ';') ++semicolon;
  for (std::uint32_t t = semicolon; t < next; ++t) {
    if (cues_.has(context, t, t + 1, "got")) return semicolon;
  }
  return next;
}

// The same act told twice: the fuller telling stays; the title's only where the text has none.
void AwardReader::run(const Context& context, const std::vector<UnitMention>& units,
                      const std::vector<Quantity>& quantities, Record& record) const {
  std::vector<StatedAward> found = stated(context, units, quantities, record);
  bool body =
      std::any_of(found.begin(), found.end(), [](const StatedAward& s) { return !s.in_title; });
  std::vector<StatedAward> kept;
  for (StatedAward& stated : found) {
    if (stated.in_title && body) continue;
    bool told = false;
    for (StatedAward& other : kept) {
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
  for (StatedAward& stated : kept) {
    const auto& event = record.article.event;
    if (stated.award.date.empty() && stated.on_occasion && event) stated.award.date = event->date;
    record.awards.push_back(std::move(stated.award));
  }
}

}  // namespace trich
