// Word lists looked up by the tokens of a text: most tokens are told by one look to begin no
// phrase, most others by one at the token behind; the rest by their hash which ones they may begin,
// and the bytes are compared only then.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "resolve/resolve.h"

namespace trich {

// Numbers of phrases by their tokens. Filled by `add`, then `build`; immutable after.
class PhraseIndex {
 public:
  // `form` in any case; of equal forms the last counts.
  void add(std::string_view form, std::uint32_t number);
  void build();

  struct Found {
    std::int32_t number = -1;  // -1: no phrase begins here
    std::uint32_t last = 0;    // the token behind it
  };
  bool may_begin(const Token& token) const { return begins_[token.hash % kBegins] != 0; }
  // The first token from `first` on that may begin a phrase; `limit` when none before it does.
  std::uint32_t next(const Tokens& tokens, std::uint32_t first, std::uint32_t limit) const {
    const Token* const all = tokens.tokens.data();
    while (first < limit && begins_[all[first].hash % kBegins] == 0) ++first;
    return first;
  }
  // The longest phrase that begins at token `first` and ends before `limit`.
  Found longest(const Tokens& tokens, std::string_view lower, std::uint32_t first,
                std::uint32_t limit) const {
    limit = std::min(limit, static_cast<std::uint32_t>(tokens.tokens.size()));
    if (first >= limit) return {};
    const std::uint8_t begins = begins_[tokens.tokens[first].hash % kBegins];
    if (begins == 0) return {};
    if (!(begins & kAlone) && (first + 1 == limit || !may_go_on(tokens, first))) return {};
    return search(tokens, lower, first, limit, false);
  }
  // The phrase that the tokens [first, last) are.
  std::int32_t exact(const Tokens& tokens, std::string_view lower, std::uint32_t first,
                     std::uint32_t last) const {
    last = std::min(last, static_cast<std::uint32_t>(tokens.tokens.size()));
    if (first >= last) return -1;
    const std::uint8_t begins = begins_[tokens.tokens[first].hash % kBegins];
    if (first + 1 == last ? !(begins & kAlone) : begins == 0 || !may_go_on(tokens, first)) {
      return -1;
    }
    return search(tokens, lower, first, last, true).number;
  }

 private:
  struct Phrase {
    std::uint64_t first_word, second_word;  // hashes; 0: no second word
    std::uint32_t tokens, number;
    std::string form;
  };
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t first = 0, last = 0;  // phrases [first, last), the longest first
  };
  void add(const Tokens& tokens, std::size_t first, const std::string& lower, std::uint32_t number);
  Found search(const Tokens& tokens, std::string_view lower, std::uint32_t first,
               std::uint32_t limit, bool whole) const;

  // A phrase may begin with the token and the one behind it.
  bool may_go_on(const Tokens& tokens, std::uint32_t first) const {
    return pairs_[pair(tokens.tokens[first].hash, tokens.tokens[first + 1].hash)];
  }
  static std::size_t pair(std::uint64_t first_word, std::uint64_t second_word) {
    return (first_word + (second_word >> 20)) % kPairs;
  }

  static constexpr std::size_t kBegins = 8192, kPairs = 16384;
  static constexpr std::uint8_t kBegin = 1, kAlone = 2;
  // By the lowest bits of the first word's hash: kBegin, and kAlone where it is all of a phrase.
  std::array<std::uint8_t, kBegins> begins_{};
  std::bitset<kPairs> pairs_;  // by the first two words
  std::vector<Phrase> phrases_;
  std::vector<Slot> slots_;  // open addressing by the higher bits of the first word's hash
};

// A value for each phrase of a list.
template <typename Value>
class PhraseMap {
 public:
  void add(std::string_view form, Value value) {
    index_.add(form, static_cast<std::uint32_t>(values_.size()));
    values_.push_back(value);
  }
  void build() { index_.build(); }

  struct Found {
    const Value* value = nullptr;
    std::uint32_t last = 0;
  };
  bool may_begin(const Token& token) const { return index_.may_begin(token); }
  std::uint32_t next(const Context& context, std::uint32_t first, std::uint32_t limit) const {
    return index_.next(context.tokens, first, limit);
  }
  Found longest(const Context& context, std::uint32_t first, std::uint32_t limit) const {
    auto found = index_.longest(context.tokens, context.text.lower(), first, limit);
    return {value_of(found.number), found.last};
  }
  const Value* find(const Tokens& tokens, std::string_view lower, std::uint32_t first,
                    std::uint32_t last) const {
    return value_of(index_.exact(tokens, lower, first, last));
  }
  const Value* find(const Context& context, std::uint32_t first, std::uint32_t last) const {
    return find(context.tokens, context.text.lower(), first, last);
  }

 private:
  const Value* value_of(std::int32_t number) const {
    return number < 0 ? nullptr : &values_[static_cast<std::size_t>(number)];
  }
  PhraseIndex index_;
  std::vector<Value> values_;
};

// The phrases of a list, without values.
class PhraseSet {
 public:
  // Rows with the value `but` stay out.
  explicit PhraseSet(const WordList& list, std::string_view but = "none") {
    for (const Word& word : list.words) {
      if (word.value != but) index_.add(word.form, 0);
    }
    index_.build();
  }
  bool may_begin(const Token& token) const { return index_.may_begin(token); }
  bool has(const Context& context, std::uint32_t first, std::uint32_t last) const {
    return index_.exact(context.tokens, context.text.lower(), first, last) >= 0;
  }

 private:
  PhraseIndex index_;
};

// A list whose values are blank-separated roles.
class Cues {
 public:
  explicit Cues(const WordList& list);
  bool may_begin(const Token& token) const { return words_.may_begin(token); }
  // The roles that the list gives the words of the tokens [first, last); "" for none.
  std::string_view roles(const Context& context, std::uint32_t first, std::uint32_t last) const {
    const std::string_view* roles = words_.find(context, first, last);
    return roles ? *roles : std::string_view();
  }
  static bool holds(std::string_view roles, std::string_view role);
  // True when one of them is `role`.
  bool has(const Context& context, std::uint32_t first, std::uint32_t last,
           std::string_view role) const {
    const std::string_view* roles = words_.find(context, first, last);
    return roles && holds(*roles, role);
  }

 private:
  PhraseMap<std::string_view> words_;
};

// Tokens [first, last).
struct TokenRange {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first == last; }
};

// The sentence that holds the token.
TokenRange sentence_at(const Tokens& tokens, std::uint32_t token);
// First token at or behind the byte.
std::uint32_t token_at(const Tokens& tokens, std::uint32_t byte);
// The first byte of a mark; 0 for words and numbers.
inline char mark_at(const Context& context, std::uint32_t token) {
  const Token& t = context.tokens.tokens[token];
  return t.shape == Shape::punct ? context.text.match()[t.begin] : '\0';
}
// Lower-case match text of the tokens [first, last).
std::string_view words_of(const Context& context, std::uint32_t first, std::uint32_t last);

}  // namespace trich
