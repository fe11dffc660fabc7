// The words of quantities: lists, counted nouns, and where the text's tokens and sentences stand.
#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "resolve/quantity.h"

namespace trich {
namespace {

constexpr std::uint32_t kLongestNoun = 6;  // tokens

// The first token of a form: a unit with a raised 2 is two of them.
std::string first_token(const std::string& form) {
  std::string lower = lower_same_length(form);
  Tokens tokens;
  tokenize(lower, lower, tokens);
  if (tokens.tokens.empty()) return lower;
  return lower.substr(tokens.tokens[0].begin, tokens.tokens[0].end - tokens.tokens[0].begin);
}

}  // namespace

std::uint32_t token_at(const Tokens& tokens, std::uint32_t byte) {
  auto it = std::lower_bound(tokens.tokens.begin(), tokens.tokens.end(), byte,
                             [](const Token& t, std::uint32_t at) { return t.begin < at; });
  return static_cast<std::uint32_t>(it - tokens.tokens.begin());
}

namespace {
const Sentence* sentence_of(const Tokens& tokens, std::uint32_t token) {
  auto it = std::upper_bound(tokens.sentences.begin(), tokens.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.first; });
  return it == tokens.sentences.begin() ? nullptr : &*std::prev(it);
}
}  // namespace

std::uint32_t sentence_end(const Tokens& tokens, std::uint32_t token) {
  const Sentence* sentence = sentence_of(tokens, token);
  return sentence ? std::max(sentence->last, token) : token;
}

std::uint32_t sentence_begin(const Tokens& tokens, std::uint32_t token) {
  const Sentence* sentence = sentence_of(tokens, token);
  return sentence ? std::min(sentence->first, token) : token;
}

std::string_view words_of(const Context& context, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = context.tokens.tokens;
  last = std::min(last, static_cast<std::uint32_t>(tokens.size()));
  if (first >= last) return {};
  std::uint32_t begin = tokens[first].begin;
  return std::string_view(context.text.lower()).substr(begin, tokens[last - 1].end - begin);
}

QuantityReader::QuantityReader(const Pack& pack) : words_(pack.list("result-number-words")) {
  auto lower = [](const Word& word) { return lower_same_length(word.form); };
  for (const Word& word : pack.list("result-counted-nouns").words) {
    first_noun_.add(first_token(word.form));
    nouns_[lower(word)] = {word.attr("kind"), word.attr("group"), word.attr("ucum"),
                           word.attr("currency"),
                           std::strtod(std::string(word.attr("least")).c_str(), nullptr)};
  }
  for (const Word& word : pack.list("result-approximators").words) approx_[word.form] = word.value;
  for (const Word& word : pack.list("result-name-words").words) names_[word.form] = word.value;
  for (const Word& word : pack.list("result-cue-words").words) roles_[word.form] = word.value;
  for (const Word& word : pack.list("result-stop-words").words) stops_.insert(word.form);
  for (const Word& word : pack.list("result-verbs").words) verbs_.emplace(word.form, true);
}

bool QuantityReader::has_role(std::string_view word, std::string_view role) const {
  auto it = roles_.find(word);
  if (it == roles_.end()) return false;
  std::string_view all = it->second;
  for (std::size_t at = all.find(role); at != std::string_view::npos; at = all.find(role, at + 1)) {
    bool begins = at == 0 || all[at - 1] == ' ';
    bool ends = at + role.size() == all.size() || all[at + role.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

QuantityReader::Found QuantityReader::find_noun(const Context& context, std::uint32_t first,
                                                std::uint32_t limit) const {
  Found out;
  if (first >= limit || !first_noun_.may_begin(context.tokens.tokens[first])) return out;
  for (std::uint32_t last = std::min(limit, first + kLongestNoun); last > first; --last) {
    auto it = nouns_.find(words_of(context, first, last));
    if (it == nouns_.end()) continue;
    return {&it->second, last};
  }
  return out;
}

std::uint32_t QuantityReader::denominators(const Context& context, std::uint32_t token,
                                           std::uint32_t limit) const {
  const auto& tokens = context.tokens.tokens;
  while (token + 1 < limit && words_of(context, token, token + 1) == "/" &&
         (tokens[token + 1].shape == Shape::lower || tokens[token + 1].shape == Shape::mixed ||
          tokens[token + 1].shape == Shape::cap)) {
    Found noun = find_noun(context, token + 1, limit);
    token = noun.noun ? noun.last : token + 2;
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
    std::string_view mark = words_of(context, token, token + 1);
    bool comma = mark == ",";
    bool slash = mark == "/";
    bool word = has_role(mark, "join");
    if (!comma && !slash && !word) break;
    if (tokens[token + 1].shape != Shape::lower && tokens[token + 1].shape != Shape::upper) break;
    Found next = find_noun(context, token + 1, limit);
    if (!next.noun) break;
    // "..., giai quyet": the next clause's verb, no second head.
    if (token + 3 <= limit && verbs_.count(words_of(context, token + 1, token + 3))) break;
    bool pair = next.noun->group == head.group ||
                (head.group == "organisation" && next.noun->group == "person" &&
                 has_role(words_of(context, token + 1, next.last), "partner"));
    if (!pair ||
        (head.group == "person" && !has_role(words_of(context, token + 1, next.last), "partner"))) {
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
  if (is_stop_word(words_of(context, token, token + 1))) return false;
  last = token + 1;
  if (last < limit && tokens[last].shape == Shape::lower &&
      !is_stop_word(words_of(context, last, last + 1))) {
    ++last;
  }
  return true;
}

bool QuantityReader::add_noun(const Context& context, std::uint32_t token,
                              Quantity& quantity) const {
  std::uint32_t limit = sentence_end(context.tokens, token > 0 ? token - 1 : 0);
  if (token >= limit) return false;
  const auto& tokens = context.tokens.tokens;
  Found found = find_noun(context, token, limit);
  if (!found.noun) return false;
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
