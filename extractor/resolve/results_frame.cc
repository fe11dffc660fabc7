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

FrameReader::FrameReader(const Pack& pack)
    : verbs_(pack.list("result-verbs")), cues_(pack.list("result-frame-words")) {}

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
        quoted = !quoted;
        ++token;
        continue;
      }
      // "phong, chong": one word in spite of its comma.
      bool glue = mark == ',' && token > quantity.last_token && token + 1 < limit &&
                  cues_.has(context, token - 1, token + 2, "glue");
      if (!quoted && !glue && mark != '-' && mark != '/') break;
    } else if (!quoted && cues_.has(context, token, token + 1, "end")) {
      break;
    } else if (!quoted && (t.shape == Shape::digits || t.shape == Shape::number)) {
      break;
    }
    ++token;
  }
  // "vu an, trong so": a word that a further phrase belongs to ends no label.
  while (token > quantity.last_token) {
    char mark = mark_at(context, token - 1);
    if ((!mark || mark == '"') && (quoted || !cues_.has(context, token - 1, token, "open"))) break;
    --token;
  }
  return token;
}

void FrameReader::read_action(const Context& context, const std::vector<UnitMention>& units,
                              const Record& record, const Quantity& quantity,
                              Result& result) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = quantity.sentence.first;
  std::uint32_t stop =
      quantity.first_token > begin + kVerbDistance ? quantity.first_token - kVerbDistance : begin;
  for (std::uint32_t at = quantity.first_token; at-- > stop;) {
    char mark = mark_at(context, at);
    if (mark && mark != ',' && mark != '"') break;
    if (mark) continue;
    for (std::uint32_t first = at + 1 > stop + kLongestVerb ? at + 1 - kLongestVerb : stop;
         first <= at; ++first) {
      if (!verbs_.has(context, first, at + 1)) continue;
      result.action = std::string(words_of(context, first, at + 1));
      std::uint32_t sentence_start = tokens[begin].begin;
      if (const UnitMention* actor = unit_between(units, sentence_start, tokens[first].begin)) {
        result.actor = record.units[static_cast<std::size_t>(actor->unit)].id;
      }
      return;
    }
  }
}

void FrameReader::read_change(const Context& context, const Quantity& quantity,
                              Result& result) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = quantity.sentence.first;
  std::uint32_t limit = quantity.sentence.last;
  for (std::uint32_t back = 1; back <= 3 && quantity.first_token >= begin + back; ++back) {
    std::uint32_t at = quantity.first_token - back;
    char mark = mark_at(context, at);
    if (mark == ',' || mark == '.' || mark == '"') break;
    Change change;
    if (cues_.has(context, at, at + 1, "up")) change.direction = "up";
    if (cues_.has(context, at, at + 1, "down")) change.direction = "down";
    if (change.direction.empty()) continue;
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
  if (quantity.unit.size() > 0 && result.kind == "count") {
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
    std::uint32_t last = std::min(first + 2, quantity.first_token);
    if (cues_.has(context, first, last, "target")) result.role = "target";
    if (cues_.has(context, first, last, "compare")) result.role = "comparison";
    if (!result.role.empty()) break;
  }
}

}  // namespace trich
