#include "resolve/phrases.h"

namespace trich {

void PhraseIndex::add(std::string_view form, std::uint32_t number) {
  std::string lower = lower_same_length(form);
  Tokens tokens;
  tokenize(lower, lower, tokens);
  add(tokens, 0, lower, number);
  // Behind a figure a letter and a digit are two tokens: "m2" in "30m2".
  std::size_t count = tokens.tokens.size();
  std::string behind = "0" + lower;
  tokenize(behind, behind, tokens);
  if (tokens.tokens[0].end == 1 && tokens.tokens.size() != count + 1) add(tokens, 1, lower, number);
}

void PhraseIndex::add(const Tokens& tokens, std::size_t first, const std::string& lower,
                      std::uint32_t number) {
  const auto& all = tokens.tokens;
  if (first >= all.size()) return;
  Phrase phrase;
  phrase.first_word = all[first].hash;
  phrase.second_word = first + 1 < all.size() ? all[first + 1].hash : 0;
  phrase.tokens = static_cast<std::uint32_t>(all.size() - first);
  phrase.number = number;
  phrase.form = lower;
  begins_[phrase.first_word % kBegins] |= phrase.tokens == 1 ? kBegin | kAlone : kBegin;
  if (phrase.tokens > 1) pairs_.set(pair(phrase.first_word, phrase.second_word));
  phrases_.push_back(std::move(phrase));
}

void PhraseIndex::build() {
  std::stable_sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
    if (a.first_word != b.first_word) return a.first_word < b.first_word;
    if (a.tokens != b.tokens) return a.tokens > b.tokens;
    return a.number > b.number;
  });
  std::size_t words = 0;
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    words += i == 0 || phrases_[i].first_word != phrases_[i - 1].first_word;
  }
  std::size_t size = 2;
  while (size < 2 * words) size *= 2;
  slots_.assign(size, {});
  for (std::uint32_t first = 0; first < phrases_.size();) {
    std::uint32_t last = first;
    std::uint64_t word = phrases_[first].first_word;
    while (last < phrases_.size() && phrases_[last].first_word == word) ++last;
    std::size_t at = (word >> 32) & (size - 1);
    while (slots_[at].last > 0) at = (at + 1) & (size - 1);
    slots_[at] = {word, first, last};
    first = last;
  }
}

PhraseIndex::Found PhraseIndex::search(const Tokens& tokens, std::string_view lower,
                                       std::uint32_t first, std::uint32_t limit, bool whole) const {
  const auto& all = tokens.tokens;
  std::uint64_t word = all[first].hash;
  std::size_t mask = slots_.size() - 1, at = (word >> 32) & mask;
  while (slots_[at].last > 0 && slots_[at].word != word) at = (at + 1) & mask;
  const Slot& slot = slots_[at];
  std::uint32_t room = limit - first;
  std::uint64_t second = room > 1 ? all[first + 1].hash : 0;
  for (std::uint32_t i = slot.first; i < slot.last; ++i) {
    const Phrase& phrase = phrases_[i];
    if (phrase.tokens > room || (whole && phrase.tokens < room)) continue;
    if (phrase.tokens > 1 && phrase.second_word != second) continue;
    std::uint32_t last = first + phrase.tokens;
    std::uint32_t begin = all[first].begin, end = all[last - 1].end;
    if (lower.substr(begin, end - begin) != phrase.form) continue;
    return {static_cast<std::int32_t>(phrase.number), last};
  }
  return {};
}

Cues::Cues(const WordList& list) {
  for (const Word& word : list.words) words_.add(word.form, word.value);
  words_.build();
}

bool Cues::holds(std::string_view roles, std::string_view role) {
  while (!roles.empty()) {
    std::size_t blank = roles.find(' ');
    if (roles.substr(0, blank) == role) return true;
    roles.remove_prefix(blank == std::string_view::npos ? roles.size() : blank + 1);
  }
  return false;
}

std::uint32_t token_at(const Tokens& tokens, std::uint32_t byte) {
  auto it = std::lower_bound(tokens.tokens.begin(), tokens.tokens.end(), byte,
                             [](const Token& t, std::uint32_t at) { return t.begin < at; });
  return static_cast<std::uint32_t>(it - tokens.tokens.begin());
}

TokenRange sentence_at(const Tokens& tokens, std::uint32_t token) {
  auto it = std::upper_bound(tokens.sentences.begin(), tokens.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.first; });
  if (it == tokens.sentences.begin()) return {token, token};
  const Sentence& sentence = *std::prev(it);
  return {sentence.first, std::max(sentence.last, token)};
}

std::string_view words_of(const Context& context, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = context.tokens.tokens;
  last = std::min(last, static_cast<std::uint32_t>(tokens.size()));
  if (first >= last) return {};
  std::uint32_t begin = tokens[first].begin;
  return std::string_view(context.text.lower()).substr(begin, tokens[last - 1].end - begin);
}

}  // namespace trich
