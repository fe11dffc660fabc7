#include "resolve/results_frame.h"

#include <algorithm>

namespace trich {
namespace {

constexpr std::uint32_t kLongestVerb = 4;   // tokens
constexpr std::uint32_t kVerbDistance = 7;  // tokens between the verb and the number
constexpr std::uint32_t kComparison = 16;   // tokens between "so voi" and the change
constexpr std::uint32_t kCompareDistance = 6;
constexpr std::uint32_t kTargetDistance = 9;  // of the words that set a target and nothing else

}  // namespace

FrameReader::FrameReader(const Pack& pack) : cues_(pack.list("result-frame-words")) {
  for (const Word& word : pack.list("result-verbs").words) verbs_.add(word.form, word.value);
  verbs_.build();
}

// A word that opens another phrase. Directly behind the head some open its own clause: "nguoi bi
// thuong", "em can mo tim".
bool FrameReader::ends_label(const Context& context, const Quantity& quantity,
                             std::uint32_t token) const {
  const std::string_view roles = cues_.roles(context, token, token + 1);
  if (roles.empty()) return false;
  bool end = Cues::holds(roles, "end");
  // "phan qua den cac em": things do not go by themselves.
  bool person = quantity.noun && quantity.noun->group == "person";
  end = end || (!person && Cues::holds(roles, "motion"));
  // "em khac bi thuong": still directly behind.
  std::uint32_t behind = quantity.last_token;
  if (token > behind && cues_.has(context, behind, behind + 1, "joint-head")) ++behind;
  if (!end && token > behind && Cues::holds(roles, "predicate")) {
    // Inside a clause that stands behind the head it goes on: "phuong chua nhan rong duoc mo hinh".
    end = !cues_.has(context, quantity.last_token, quantity.last_token + 1, "predicate");
  }
  if (!end) return false;
  // "ly do", "tu do", "can thiet": half a word.
  const bool inside = token > quantity.last_token;
  return !(inside && cues_.has(context, token - 1, token + 1, "glue")) &&
         !(inside && cues_.has(context, token - 1, token + 2, "glue")) &&
         !cues_.has(context, token, token + 2, "glue");
}

// "nay", "con lai": behind them no phrase goes on.
bool FrameReader::closes_label(const Context& context, std::uint32_t end) const {
  return cues_.has(context, end - 1, end, "close") || cues_.has(context, end - 2, end, "close");
}

// A comma or "va" at the token stands between two things done: "san xuat, kinh doanh".
bool FrameReader::joins_deeds(const Context& context, const Quantity& quantity,
                              std::uint32_t token) const {
  if (token < quantity.last_token + 1 || token + 2 >= quantity.sentence.last) return false;
  if (mark_at(context, token) != ',' && !cues_.has(context, token, token + 1, "joint"))
    return false;
  auto deed = [&](std::uint32_t first, std::uint32_t last) {
    return cues_.has(context, first, last, "deed");
  };
  return (deed(token - 1, token) || (token >= 2 && deed(token - 2, token))) &&
         (deed(token + 1, token + 2) || deed(token + 1, token + 3));
}

// The label runs to the clause's end: a mark, or a word that opens another phrase.
std::uint32_t FrameReader::label_end(const Context& context, const Quantity& quantity) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t limit = quantity.sentence.last;
  std::uint32_t token = quantity.last_token;
  bool quoted = false;
  while (token < limit) {
    const Token& t = tokens[token];
    char mark = mark_at(context, token);
    if (mark) {
      if (mark == '"') {
        if (!quoted && !t.space_before) break;  // closes a quote that opened before the number
        quoted = !quoted;
        ++token;
        continue;
      }
      // "phong, chong": one word in spite of its comma.
      // "mua ban, tang tru ma tuy"
      if (mark == ',' && joins_deeds(context, quantity, token)) {
        ++token;
        continue;
      }
      bool glue = mark == ',' && token > quantity.last_token && token + 1 < limit &&
                  cues_.has(context, token - 1, token + 2, "glue");
      if (!quoted && !glue && mark != '-' && mark != '/') break;
    } else if (!quoted && !joins_deeds(context, quantity, token) &&
               ends_label(context, quantity, token)) {
      break;
    } else if (!quoted && (t.shape == Shape::digits || t.shape == Shape::number)) {
      break;
    }
    ++token;
    if (!quoted && closes_label(context, token)) break;
  }
  // "vu an, trong so": a word that a further phrase belongs to ends no label.
  const bool at_number = token < limit && (tokens[token].shape == Shape::digits ||
                                           tokens[token].shape == Shape::number);
  while (token > quantity.last_token && !closes_label(context, token)) {
    char mark = mark_at(context, token - 1);
    if (!mark || mark == '"') {
      if (quoted) break;
      // "boi thuong": half a word.
      if (token > quantity.last_token + 1 && cues_.has(context, token - 2, token, "glue")) break;
      // "dai 1,2 m": of the number behind it.
      if (at_number && cues_.has(context, token - 1, token, "size")) {
        --token;
        continue;
      }
      std::uint32_t words = 2;
      while (words > 0 && (token < quantity.last_token + words ||
                           !cues_.has(context, token - words, token, "open"))) {
        --words;
      }
      if (words == 0) break;
      token -= words - 1;
    }
    --token;
  }
  return token;
}

bool FrameReader::ends_with_verb(const Context& context, std::uint32_t begin,
                                 std::uint32_t end) const {
  for (std::uint32_t length = 1; length <= kLongestVerb && end >= begin + length; ++length) {
    if (verbs_.find(context, end - length, end)) return true;
  }
  return false;
}

// The unit nearest before the verb, unless it only tells where or by whose word: "theo bao cao cua
// Cong an tinh".
const UnitMention* FrameReader::actor_between(const Context& context,
                                              const std::vector<UnitMention>& units,
                                              std::uint32_t begin, std::uint32_t end) const {
  const auto& tokens = context.tokens.tokens;
  for (std::size_t i = units.size(); i-- > 0;) {
    const UnitMention& mention = units[i];
    if (mention.span.begin < tokens[begin].begin || mention.span.end > tokens[end].begin) continue;
    const std::uint32_t at = token_at(context.tokens, mention.span.begin);
    // "(nguyen Giam doc Cong ty X)"
    if (context.text.match()[mention.span.end] == ')') continue;
    if (at > begin && cues_.has(context, at - 1, at, "not-actor")) continue;
    return &mention;
  }
  return nullptr;
}

// The verb nearest before the number. The list has words of other classes too that begin as a verb
// does ("phat trien", "chi bo"), with the value "none", and verbs with their object, whose value is
// the verb.
void FrameReader::read_action(const Context& context, const std::vector<UnitMention>& units,
                              const Record& record, const Quantity& quantity,
                              const FrameBefore& before, Result& result) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t begin = quantity.sentence.first, number = quantity.first_token;
  // "12 vu, gan 30 doi tuong": counted in one breath.
  std::uint32_t gap = 1;
  if (!quantity.approx.empty() && before.end + 1 < number &&
      !verbs_.longest(context, before.end + 1, number).value &&
      cues_.has(context, before.end + 1, before.end + 2, "open")) {
    gap = 3;
  }
  if (before.result && before.end < number && before.end + gap >= number &&
      (mark_at(context, before.end) == ',' ||
       cues_.has(context, before.end, before.end + 1, "joint"))) {
    result.action = before.result->action;
    result.actor = before.result->actor;
    return;
  }
  const std::uint32_t stop = number > begin + kVerbDistance ? number - kVerbDistance : begin;
  for (std::uint32_t first = number; first-- > stop;) {
    // "4.000 nguoi tham du, dua 890 ...": a verb inside another phrase.
    if (before.quantity && before.end < number && first < before.end &&
        first > before.quantity->first_token) {
      first = before.quantity->first_token;
      continue;
    }
    char mark = mark_at(context, first);
    if (mark && mark != ',' && mark != '"') return;
    // "giam 0,3%", "gom 12 nguoi": on these the number hangs.
    const std::string_view roles = cues_.roles(context, first, first + 1);
    if (!roles.empty()) {
      const bool changes = (Cues::holds(roles, "up") || Cues::holds(roles, "down")) &&
                           first + 3 > number && !verbs_.longest(context, first, number).value;
      const bool whole = first > begin && cues_.has(context, first - 1, first + 1, "glue");
      if (changes || (Cues::holds(roles, "apart") && !whole)) return;
      // "ban dau co 36 nguoi", but "phat hien co 36 nguoi"
      if (Cues::holds(roles, "there") && !ends_with_verb(context, begin, first)) return;
    }
    if (!verbs_.may_begin(tokens[first])) continue;
    auto verb = verbs_.longest(context, first, number);
    if (!verb.value) continue;
    // "trao tang": its second half is a verb too.
    for (std::uint32_t back = 1; back < kLongestVerb && first >= begin + back; ++back) {
      auto longer = verbs_.longest(context, first - back, number);
      if (!longer.value || longer.last < verb.last) continue;
      verb = longer;
      first -= back;
      back = 0;
    }
    // A capital inside the sentence belongs to a name.
    bool named = tokens[first].shape != Shape::lower && first > begin &&
                 tokens[first - 1].shape != Shape::punct;
    // "cua to chuc", "cac to chuc": a noun.
    const bool noun = first > begin && cues_.has(context, first - 1, first, "noun-behind");
    if (named || noun || *verb.value == "none") continue;
    result.action = verb.value->empty() ? words_of(context, first, verb.last) : *verb.value;
    std::uint32_t clause = first;
    while (clause > begin && mark_at(context, clause - 1) != ';') --clause;
    // "...; phat hien, bat giu 63 doi tuong": by the same one.
    auto opening = verbs_.longest(context, clause, number);
    if ((opening.value && *opening.value != "none") ||
        cues_.has(context, clause, clause + 1, "went")) {
      clause = begin;
    }
    if (const UnitMention* actor = actor_between(context, units, clause, first)) {
      result.actor = record.units[static_cast<std::size_t>(actor->unit)].id;
    }
    return;
  }
}

// "giam 6 vu so voi cung ky nam truoc", "so voi cung ky nam truoc, giam 6 vu"; `change`: the token
// of "giam".
std::string_view FrameReader::compared_with(const Context& context, const Quantity& quantity,
                                            std::uint32_t change) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t begin = quantity.sentence.first, limit = quantity.sentence.last;
  for (std::uint32_t t = quantity.last_token; t + 1 < limit && t < quantity.last_token + 8; ++t) {
    if (!cues_.has(context, t, t + 2, "than")) continue;
    std::uint32_t end = t + 2;
    while (end < limit && tokens[end].shape != Shape::punct &&
           !cues_.has(context, end, end + 1, "joint")) {
      ++end;
    }
    return words_of(context, t + 2, end);
  }
  for (std::uint32_t t = change; t > begin + 1 && t + kComparison > change; --t) {
    const char mark = mark_at(context, t - 1);
    if (mark && mark != ',') break;
    if (!cues_.has(context, t - 2, t, "than")) continue;
    // "so voi nam truoc giam 240 vu, giam 428 nguoi": held against one thing.
    std::uint32_t end = t;
    while (end < change && tokens[end].shape != Shape::punct &&
           !Cues::holds(cues_.roles(context, end, end + 1), "up") &&
           !Cues::holds(cues_.roles(context, end, end + 1), "down")) {
      ++end;
    }
    return words_of(context, t, end);
  }
  return {};
}

void FrameReader::read_change(const Context& context, const Quantity& quantity,
                              const FrameBefore& before, Result& result) const {
  const std::uint32_t begin = quantity.sentence.first;
  // "giam 6 vu, 18 doi tuong"
  if (before.result && before.result->change && before.result->kind == result.kind &&
      before.end + 1 == quantity.first_token &&
      (mark_at(context, before.end) == ',' ||
       cues_.has(context, before.end, before.end + 1, "joint"))) {
    result.change = before.result->change;
    return;
  }
  // "tang binh quan hang nam 10%": what may stand between.
  std::uint32_t skipped = 0;
  for (std::uint32_t back = 1; back <= skipped + 3 && quantity.first_token >= begin + back;
       ++back) {
    std::uint32_t at = quantity.first_token - back;
    char mark = mark_at(context, at);
    if (mark == ',' || mark == '.' || mark == '"') break;
    const std::string_view roles = cues_.roles(context, at, at + 1);
    if (roles.empty()) continue;
    if (Cues::holds(roles, "between")) ++skipped;
    const bool up = Cues::holds(roles, "up");
    if (!up && !Cues::holds(roles, "down")) continue;
    Change change;
    change.direction = up ? "up" : "down";
    change.than = compared_with(context, quantity, at);
    result.change = change;
    return;
  }
}

// "voi cac chi tieu:" between `from` and the number, but not "hoan thanh cac chi tieu:".
bool FrameReader::opens_targets(const Context& context, const Quantity& quantity,
                                std::uint32_t from) const {
  for (std::uint32_t colon = quantity.first_token; colon-- > from;) {
    if (mark_at(context, colon) != ':') continue;
    for (std::uint32_t t = colon; t-- > from && t + 6 > colon;) {
      if (!cues_.has(context, t, t + 2, "target") && !cues_.has(context, t, t + 1, "target")) {
        continue;
      }
      // "hoan thanh (cac) chi tieu", "ket qua thuc hien (cac) chi tieu"
      for (std::uint32_t back = 1; back <= 4 && t >= from + back; ++back) {
        if (cues_.has(context, t - back, t - back + 2, "reached") ||
            cues_.has(context, t - back, t - back + 1, "reached")) {
          return false;
        }
      }
      return true;
    }
  }
  return false;
}

void FrameReader::read_role(const Context& context, const Quantity& quantity,
                            const FrameBefore& before, Result& result) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t begin = quantity.sentence.first;
  bool changed = false;
  for (std::uint32_t back = 1; back <= kTargetDistance && quantity.first_token >= begin + back;
       ++back) {
    std::uint32_t first = quantity.first_token - back;
    char mark = mark_at(context, first);
    if (mark == ',' || mark == ';' || mark == ':' || mark == '"') break;
    if (!cues_.may_begin(tokens[first])) continue;
    const std::string_view single = cues_.roles(context, first, first + 1);
    const std::string_view pair =
        back > 1 ? cues_.roles(context, first, first + 2) : std::string_view();
    if (single.empty() && pair.empty()) continue;
    // "so voi cung ky giam 240 vu": the change, not what it is held against.
    changed = changed || Cues::holds(single, "up") || Cues::holds(single, "down");
    if (!changed && back <= kCompareDistance && Cues::holds(back > 1 ? pair : single, "compare")) {
      result.role = "comparison";
      return;
    }
    const std::string_view target = back > kCompareDistance ? "far" : "target";
    if (Cues::holds(pair, target) || Cues::holds(single, target)) {
      // "dat ke hoach", "so voi chi tieu": the target is what something else is held against.
      if (first > begin && cues_.has(context, first - 1, first, "held")) return;
      // "ke hoach thuc hien 2 chuong trinh": what the plan is about.
      if (cues_.has(context, first, first + 4, "about")) return;
      result.role = "target";
      return;
    }
    if (Cues::holds(single, "joint")) break;
  }
  if (before.targets) result.role = "target";
}

void FrameReader::read(const Context& context, const std::vector<UnitMention>& units,
                       const Record& record, const Quantity& quantity, FrameBefore& before,
                       Result& result) const {
  const auto& tokens = context.tokens.tokens;
  const bool first = !before.quantity || before.quantity->sentence.first != quantity.sentence.first;
  if (first) before = FrameBefore();
  std::uint32_t end = quantity.last_token;
  if (quantity.unit.size() > 0 && (result.kind == "count" || result.kind == "ratio")) {
    end = label_end(context, quantity);
    Span label{quantity.unit.begin, tokens[end - 1].end};
    // '5 "hiep si" duong pho': with both its quotes.
    if (mark_at(context, quantity.last_token - 1) == '"') --label.begin;
    if (label.end > label.begin) result.label = slice(context, label);
    // "cho Cong an quan" behind the label
    std::uint32_t limit = quantity.sentence.last;
    if (end + 1 < limit && cues_.has(context, end, end + 1, "to")) {
      for (const UnitMention& mention : units) {
        if (mention.span.begin == tokens[end + 1].begin) {
          result.recipient = record.units[static_cast<std::size_t>(mention.unit)].id;
        }
      }
    }
  }
  before.targets = before.targets ||
                   opens_targets(context, quantity, first ? quantity.sentence.first : before.end);
  read_action(context, units, record, quantity, before, result);
  read_change(context, quantity, before, result);
  read_role(context, quantity, before, result);
  before.quantity = &quantity;
  before.result = &result;
  before.end = end;
}

}  // namespace trich
