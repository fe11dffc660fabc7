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

FrameReader::FrameReader(const Pack& pack) {
  for (const Word& word : pack.list("result-verbs").words) {
    verbs_[lower_same_length(word.form)] = word.value;
    first_verb_.add(word.form);
  }
  for (const Word& word : pack.list("result-frame-words").words) cues_[word.form] = word.value;
}

bool FrameReader::is(std::string_view word, std::string_view role) const {
  auto it = cues_.find(word);
  return it != cues_.end() && it->second.find(role) != std::string_view::npos;
}

// The label runs to the clause's end: a mark, or a word that opens another phrase.
std::uint32_t FrameReader::label_end(const Context& context, const Quantity& quantity) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t limit = sentence_end(context.tokens, quantity.first_token);
  std::uint32_t token = quantity.last_token;
  bool quoted = false;
  while (token < limit) {
    const Token& t = tokens[token];
    std::string_view word = words_of(context, token, token + 1);
    if (t.shape == Shape::punct) {
      if (word == "\"") {
        quoted = !quoted;
        ++token;
        continue;
      }
      // "phong, chong": one word in spite of its comma.
      bool glue = word == "," && token > quantity.last_token && token + 1 < limit &&
                  is(words_of(context, token - 1, token + 2), "glue");
      if (!quoted && !glue && word != "-" && word != "/") break;
    } else if (!quoted && is(word, "end")) {
      break;
    } else if (!quoted && (t.shape == Shape::digits || t.shape == Shape::number)) {
      break;
    }
    ++token;
  }
  // "vu an, trong so": a word that a further phrase belongs to ends no label.
  while (token > quantity.last_token) {
    std::string_view word = words_of(context, token - 1, token);
    bool mark = tokens[token - 1].shape == Shape::punct && word != "\"";
    if (!mark && (quoted || !is(word, "open"))) break;
    --token;
  }
  return token;
}

void FrameReader::read_action(const Context& context, const std::vector<UnitMention>& units,
                              const Record& record, const Quantity& quantity,
                              Result& result) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = sentence_begin(context.tokens, quantity.first_token);
  std::uint32_t stop =
      quantity.first_token > begin + kVerbDistance ? quantity.first_token - kVerbDistance : begin;
  for (std::uint32_t at = quantity.first_token; at-- > stop;) {
    std::string_view mark = words_of(context, at, at + 1);
    if (tokens[at].shape == Shape::punct && mark != "," && mark != "\"") break;
    for (std::uint32_t length = kLongestVerb; length > 0; --length) {
      if (at + 1 < stop + length) continue;
      std::uint32_t first = at + 1 - length;
      if (!first_verb_.may_begin(tokens[first])) continue;
      auto verb = verbs_.find(words_of(context, first, at + 1));
      if (verb == verbs_.end()) continue;
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
  std::uint32_t begin = sentence_begin(context.tokens, quantity.first_token);
  std::uint32_t limit = sentence_end(context.tokens, quantity.first_token);
  for (std::uint32_t back = 1; back <= 3 && quantity.first_token >= begin + back; ++back) {
    std::string_view word =
        words_of(context, quantity.first_token - back, quantity.first_token - back + 1);
    if (word == "," || word == "." || word == "\"") break;
    Change change;
    if (is(word, "up")) change.direction = "up";
    if (is(word, "down")) change.direction = "down";
    if (change.direction.empty()) continue;
    // "so voi cung ky nam truoc"
    for (std::uint32_t t = quantity.last_token; t + 1 < limit && t < quantity.last_token + 8; ++t) {
      if (!is(words_of(context, t, t + 2), "than")) continue;
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
    std::uint32_t limit = sentence_end(context.tokens, quantity.first_token);
    if (end + 1 < limit && is(words_of(context, end, end + 1), "to")) {
      for (const UnitMention& mention : units) {
        if (mention.span.begin == tokens[end + 1].begin) {
          result.recipient = record.units[static_cast<std::size_t>(mention.unit)].id;
        }
      }
    }
  }
  read_action(context, units, record, quantity, result);
  read_change(context, quantity, result);
  std::uint32_t begin = sentence_begin(context.tokens, quantity.first_token);
  for (std::uint32_t back = 1; back <= 6 && quantity.first_token >= begin + back; ++back) {
    std::uint32_t first = quantity.first_token - back;
    std::string_view word = words_of(context, first, first + 1);
    if (word == "," || word == ";" || word == "\"") break;
    std::string_view pair = words_of(context, first, std::min(first + 2, quantity.first_token));
    if (is(pair, "target")) result.role = "target";
    if (is(pair, "compare")) result.role = "comparison";
    if (!result.role.empty()) break;
  }
}

}  // namespace trich
