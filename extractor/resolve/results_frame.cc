#include "resolve/results_frame.h"

#include <algorithm>

namespace trich {
namespace {

constexpr std::uint32_t kLongestVerb = 4;   // tokens
constexpr std::uint32_t kVerbDistance = 7;  // tokens between the verb and the number

const UnitMention* unit_between(const std::vector<UnitMention>& units, std::uint32_t begin,
                                std::uint32_t end) {
  const UnitMention* found = nullptr;
  for (const UnitMention& mention : units) {
    if (mention.span.begin >= begin && mention.span.end <= end) found = &mention;
  }
  return found;
}

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
      bool glue = mark == ',' && token > quantity.last_token && token + 1 < limit &&
                  cues_.has(context, token - 1, token + 2, "glue");
      if (!quoted && !glue && mark != '-' && mark != '/') break;
    } else if (!quoted && ends_label(context, quantity, token)) {
      break;
    } else if (!quoted && (t.shape == Shape::digits || t.shape == Shape::number)) {
      break;
    }
    ++token;
    if (!quoted && closes_label(context, token)) break;
  }
  // "vu an, trong so": a word that a further phrase belongs to ends no label.
  while (token > quantity.last_token && !closes_label(context, token)) {
    char mark = mark_at(context, token - 1);
    if (!mark || mark == '"') {
      if (quoted) break;
      // "boi thuong": half a word.
      if (token > quantity.last_token + 1 && cues_.has(context, token - 2, token, "glue")) break;
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

// The verb nearest before the number. The list has words of other classes too that begin as a verb
// does ("phat trien", "chi bo"), with the value "none", and verbs with their object, whose value is
// the verb.
void FrameReader::read_action(const Context& context, const std::vector<UnitMention>& units,
                              const Record& record, const Quantity& quantity,
                              Result& result) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t begin = quantity.sentence.first, number = quantity.first_token;
  const std::uint32_t stop = number > begin + kVerbDistance ? number - kVerbDistance : begin;
  for (std::uint32_t first = number; first-- > stop;) {
    char mark = mark_at(context, first);
    if (mark && mark != ',' && mark != '"') return;
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
    if (named || *verb.value == "none") continue;
    result.action = verb.value->empty() ? words_of(context, first, verb.last) : *verb.value;
    if (const UnitMention* actor = unit_between(units, tokens[begin].begin, tokens[first].begin)) {
      result.actor = record.units[static_cast<std::size_t>(actor->unit)].id;
    }
    return;
  }
}

void FrameReader::read_change(const Context& context, const Quantity& quantity,
                              Result& result) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = quantity.sentence.first;
  std::uint32_t limit = quantity.sentence.last;
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
    // "so voi cung ky nam truoc"
    for (std::uint32_t t = quantity.last_token; t + 1 < limit && t < quantity.last_token + 8; ++t) {
      if (!cues_.has(context, t, t + 2, "than")) continue;
      std::uint32_t end = t + 2;
      while (end < limit && tokens[end].shape != Shape::punct) ++end;
      if (end > t + 2) change.than = std::string(words_of(context, t + 2, end));
      break;
    }
    result.change = change;
    return;
  }
}

void FrameReader::read(const Context& context, const std::vector<UnitMention>& units,
                       const Record& record, const Quantity& quantity, Result& result) const {
  const auto& tokens = context.tokens.tokens;
  if (quantity.unit.size() > 0 && (result.kind == "count" || result.kind == "ratio")) {
    std::uint32_t end = label_end(context, quantity);
    Span label{quantity.unit.begin, tokens[end - 1].end};
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
  read_action(context, units, record, quantity, result);
  read_change(context, quantity, result);
  std::uint32_t begin = quantity.sentence.first;
  for (std::uint32_t back = 1; back <= 6 && quantity.first_token >= begin + back; ++back) {
    std::uint32_t first = quantity.first_token - back;
    char mark = mark_at(context, first);
    if (mark == ',' || mark == ';' || mark == '"') break;
    if (!cues_.may_begin(tokens[first])) continue;
    std::uint32_t last = std::min(first + 2, quantity.first_token);
    if (cues_.has(context, first, last, "compare")) result.role = "comparison";
    if (!result.role.empty()) break;
    for (; last > first && result.role.empty(); --last) {
      if (!cues_.has(context, first, last, "target")) continue;
      // "dat ke hoach", "so voi chi tieu": the target is what something else is held against.
      bool held = first > begin && cues_.has(context, first - 1, first, "held");
      if (held) return;
      result.role = "target";
    }
    if (!result.role.empty() || cues_.has(context, first, first + 1, "joint")) break;
  }
}

}  // namespace trich
