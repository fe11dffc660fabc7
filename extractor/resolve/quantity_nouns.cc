// The words of quantities: lists, counted nouns, and where the text's tokens and sentences stand.
#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "resolve/quantity.h"

namespace trich {
namespace {

constexpr std::uint32_t kLongestName = 8;  // tokens between an opening quote and a number

}  // namespace

QuantityReader::QuantityReader(const Pack& pack)
    : words_(pack.list("result-number-words")),
      verbs_(pack.list("result-verbs")),
      stops_(pack.list("result-stop-words")),
      cues_(pack.list("result-cue-words")) {
  for (const Word& word : pack.list("result-counted-nouns").words) {
    nouns_.add(word.form,
               {word.attr("kind"), word.attr("group"), word.attr("ucum"), word.attr("currency"),
                std::strtod(std::string(word.attr("least")).c_str(), nullptr)});
  }
  for (const Word& word : pack.list("result-approximators").words) {
    approx_.add(word.form, word.value);
  }
  for (const Word& word : pack.list("result-name-words").words) names_.add(word.form, word.value);
  nouns_.build();
  approx_.build();
  names_.build();
}

QuantityReader::Found QuantityReader::find_noun(const Context& context, std::uint32_t first,
                                                std::uint32_t limit) const {
  auto found = nouns_.longest(context, first, limit);
  return {found.value, found.last};
}

std::uint32_t QuantityReader::denominators(const Context& context, std::uint32_t token,
                                           std::uint32_t limit) const {
  const auto& tokens = context.tokens.tokens;
  while (token + 1 < limit && mark_at(context, token) == '/') {
    const Shape shape = tokens[token + 1].shape;
    if (shape == Shape::lower || shape == Shape::mixed || shape == Shape::cap) {
      Found noun = find_noun(context, token + 1, limit);
      token = noun.noun ? noun.last : token + 2;
      continue;
    }
    // "46 may/100 dan", "230 USD/1.000 m3": a round number of what it is counted by.
    std::string_view figure = words_of(context, token + 1, token + 2);
    bool round = figure.size() > 2 && figure[0] == '1' &&
                 figure.find_first_not_of("0.,", 1) == std::string_view::npos;
    Found noun = find_noun(context, token + 2, limit);
    if (!round || !noun.noun) break;
    token = noun.last;
  }
  return token;
}

// "tap the, ca nhan", "xa, phuong, thi tran": heads of one group, joined.
std::uint32_t QuantityReader::join_heads(const Context& context, std::uint32_t token,
                                         std::uint32_t limit, const CountedNoun& head) const {
  static const std::unordered_set<std::string_view> joined = {"person", "organisation", "place",
                                                              "information"};
  if (!joined.count(head.group)) return token;
  const auto& tokens = context.tokens.tokens;
  for (int n = 0; n < 3 && token + 1 < limit; ++n) {
    char mark = mark_at(context, token);
    bool comma = mark == ',';
    bool slash = mark == '/';
    bool word = cues_.has(context, token, token + 1, "join");
    if (!comma && !slash && !word) break;
    if (tokens[token + 1].shape != Shape::lower && tokens[token + 1].shape != Shape::upper) break;
    Found next = find_noun(context, token + 1, limit);
    if (!next.noun) break;
    // "..., giai quyet": the next clause's verb, no second head.
    if (token + 3 <= limit && is_verb(context, token + 1, token + 3)) break;
    bool pair = next.noun->group == head.group ||
                (cues_.has(context, token + 1, next.last, "partner") &&
                 ((head.group == "organisation" && next.noun->group == "person") ||
                  (head.group == "person" && next.noun->group == "organisation")));
    if (!pair || (head.group == "person" && !cues_.has(context, token + 1, next.last, "partner"))) {
      break;
    }
    token = next.last;
  }
  return token;
}

// A noun that no list has: one or two lower-case words that are neither verbs nor function words.
bool QuantityReader::unknown_noun(const Context& context, std::uint32_t token, std::uint32_t limit,
                                  std::uint32_t& last) const {
  const auto& tokens = context.tokens.tokens;
  if (token >= limit || tokens[token].shape != Shape::lower || !tokens[token].space_before) {
    return false;
  }
  // "35 phutThoi luong": two lines run together; "140 mA" is a measure.
  Span word{tokens[token].begin, tokens[token].end};
  if (word.size() > 4 && slice(context, word) != words_of(context, token, token + 1)) return false;
  // "30 dang ky": a verb behind the number.
  if (is_stop_word(context, token) || is_verb(context, token, token + 2)) return false;
  last = token + 1;
  if (last < limit && tokens[last].shape == Shape::lower && !is_stop_word(context, last)) {
    ++last;
  }
  return true;
}

// "tu 6 xuong con 4 don vi", "3 x 4 x 5 m": the unit stands behind the last number.
bool QuantityReader::unit_of_later_number(const Context& context, std::uint32_t token,
                                          Quantity& quantity) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t limit = quantity.sentence.last;
  for (int numbers = 0; numbers < 3; ++numbers) {
    std::uint32_t next = std::min(token + 3, limit - 1);
    while (next > token && !cues_.has(context, token, next, "change")) --next;
    if (next <= token || next >= limit) return false;
    if (tokens[next].shape != Shape::digits && tokens[next].shape != Shape::number) return false;
    Quantity later;
    later.number.end = tokens[next].end;
    later.first_token = next;
    later.sentence = quantity.sentence;
    if (add_noun(context, next + 1, later)) {
      if (!later.noun->counts()) return false;
      quantity.noun = later.noun;
      quantity.unit = later.unit;
      return true;
    }
    token = next + 1;
  }
  return false;
}

// '5 "hiep si" duong pho'
bool QuantityReader::add_quoted_noun(const Context& context, std::uint32_t token,
                                     Quantity& quantity) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t limit = quantity.sentence.last;
  if (token + 2 >= limit || mark_at(context, token) != '"' || !tokens[token].space_before) {
    return false;
  }
  Found found = find_noun(context, token + 1, limit);
  if (!found.noun || found.noun->group != "person" || found.last >= limit) return false;
  if (mark_at(context, found.last) != '"') return false;
  quantity.noun = found.noun;
  quantity.unit = {tokens[token + 1].begin, tokens[found.last - 1].end};
  quantity.last_token = found.last + 1;
  quantity.span.end = tokens[found.last].end;
  return true;
}

bool QuantityReader::in_quoted_name(const Context& context, std::uint32_t token,
                                    std::uint32_t begin) const {
  const auto& tokens = context.tokens.tokens;
  const std::uint32_t stop = token > begin + kLongestName ? token - kLongestName : begin;
  for (std::uint32_t quote = token; quote-- > stop;) {
    if (mark_at(context, quote) != '"') continue;
    if (!tokens[quote].space_before || tokens[quote + 1].space_before) return false;
    for (std::uint32_t length = 1; length <= 3 && quote >= begin + length; ++length) {
      if (cues_.has(context, quote - length, quote, "named")) return true;
    }
    return false;
  }
  return false;
}

bool QuantityReader::add_noun(const Context& context, std::uint32_t token,
                              Quantity& quantity) const {
  std::uint32_t limit = quantity.sentence.last;
  if (token >= limit) return false;
  const auto& tokens = context.tokens.tokens;
  Found found = find_noun(context, token, limit);
  if (!found.noun) return false;
  // "luot cong dan": turns of persons are counted with them.
  if (cues_.has(context, token, found.last, "turns")) {
    Found persons = find_noun(context, found.last, limit);
    if (persons.noun && persons.noun->group == "person") found = persons;
  }
  // "90m", "5%": only small letters may cling to the number ("6Binh Dinh" is a table's cell), and
  // nothing may cling to them ("14 V-League").
  const std::string& match = context.text.match();
  bool measure = found.noun->group == "measure" || found.noun->group == "money";
  std::uint32_t end = tokens[found.last - 1].end;
  if (!tokens[token].space_before && !measure && tokens[token].shape != Shape::lower) return false;
  if (!tokens[token].space_before && tokens[token].shape == Shape::cap &&
      end - tokens[token].begin > 3) {
    return false;
  }
  if (std::isdigit(static_cast<unsigned char>(match[end])) ||
      (match[end] == '-' && end - tokens[token].begin == 1 && is_letter_byte(match[end + 1]))) {
    return false;
  }
  std::uint32_t last = join_heads(context, found.last, limit, *found.noun);
  last = denominators(context, last, limit);
  quantity.noun = found.noun;
  quantity.unit = {tokens[token].begin, tokens[last - 1].end};
  quantity.last_token = last;
  quantity.span.end = quantity.unit.end;
  return true;
}

}  // namespace trich
