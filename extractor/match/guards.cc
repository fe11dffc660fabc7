#include "match/guards.h"

#include <algorithm>
#include <map>
#include <utility>

namespace trich {

void Guards::join(Places& to, const Places& from) {
  for (std::size_t place = 0; place < to.size(); ++place) to[place] |= from[place];
}

// From the first tokens of all rules' matches to letters.
void Guards::build(const std::vector<Rule>& rules, std::vector<std::vector<TokenSet>> heads,
                   std::vector<Fault>& faults) {
  Places any, digits;
  std::map<std::string, Places> by_word, by_prefix;
  for (std::size_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = rules[index];
    std::vector<TokenSet>& sets = heads[index];
    for (std::size_t place = 0; place < sets.size(); ++place) {
      TokenSet& set = sets[place];
      if (rule.edges == Edges::none) {
        // The match may end inside a token, so that the token may be longer than any told.
        if (place > 0) set = TokenSet{true, false, false, {}, {}};
        set.prefixes.insert(set.prefixes.end(), set.words.begin(), set.words.end());
      }
      auto folded = [&](const std::string& s) {
        return rule.exact_case ? lower_same_length(s) : s;
      };
      if (set.any) any[place].set(index);
      if (set.digits) digits[place].set(index);
      if (set.joined) at_joined_[place].set(index);
      for (const std::string& word : set.words) by_word[folded(word)][place].set(index);
      for (const std::string& prefix : set.prefixes) by_prefix[folded(prefix)][place].set(index);
    }
  }
  std::map<std::string, std::int16_t> keywords;
  for (std::size_t index = 0; index < rules.size(); ++index) {
    const Place_in_pack& at = rules[index].at;
    if (rules[index].keywords.empty()) always_.set(index);
    for (const std::string& keyword : rules[index].keywords) {
      Tokens tokens;
      tokenize(keyword, keyword, tokens);
      if (tokens.tokens.size() != 1) {
        faults.push_back(
            {at.file, at.line, at.column, "the keyword '" + keyword + "' is not one word or mark"});
        continue;
      }
      auto [it, fresh] = keywords.emplace(keyword, static_cast<std::int16_t>(keywords.size()));
      if (fresh) keyword_rules_.emplace_back();
      keyword_rules_[static_cast<std::size_t>(it->second)].set(index);
      by_word[keyword];
    }
  }

  std::map<std::pair<Places, std::int16_t>, Letter> letters;
  auto letter_for = [&](const Places& at, std::int16_t keyword_number) {
    auto [it, fresh] =
        letters.emplace(std::make_pair(at, keyword_number), static_cast<Letter>(places_.size()));
    if (fresh) {
      places_.push_back(at);
      keyword_.push_back(keyword_number);
    }
    return it->second;
  };
  // The rules that take a token for its kind, whatever it is.
  auto by_kind = [&](std::size_t kind) {
    Places at = any;
    if (kind == 0) join(at, digits);
    // A number may be more tokens to a rule than to us. Told here, it has a letter of its own: with
    // that of plain words every word would seem to begin something.
    if (kind == 1) at[0] |= at_joined_[0];
    return at;
  };
  letter_for({}, -1);  // letter 0 marks free slots
  for (std::size_t kind = 0; kind < plain_.size(); ++kind) {
    plain_[kind] = letter_for(by_kind(kind), -1);
  }
  // All prefixes of a text: a longer one has the rules of those that it begins with.
  auto add_prefixes = [&](const std::string& text, Places& at) {
    for (const auto& [prefix, rules_there] : by_prefix) {
      if (text.starts_with(prefix)) join(at, rules_there);
    }
  };
  first_byte_.fill(plain_);
  for (const auto& [text, rules_there] : by_prefix) {
    Prefix prefix{text, {}};
    for (std::size_t kind = 0; kind < plain_.size(); ++kind) {
      Places at = by_kind(kind);
      add_prefixes(text, at);
      prefix.letters[kind] = letter_for(at, -1);
    }
    auto first = static_cast<unsigned char>(text[0]);
    if (text.size() == 1) {
      first_byte_[first] = prefix.letters;
      continue;
    }
    prefix_begins_.set(static_cast<std::size_t>(first << 8 | static_cast<unsigned char>(text[1])));
    prefixes_[first].push_back(std::move(prefix));
  }
  for (std::vector<Prefix>& same : prefixes_) {
    std::stable_sort(same.begin(), same.end(), [](const Prefix& a, const Prefix& b) {
      return a.text.size() > b.text.size();
    });
  }
  std::size_t size = 1024;
  while (size < by_word.size() * 4) size *= 2;
  slots_.resize(size);
  for (const auto& [word, rules_there] : by_word) {
    Tokens tokens;
    tokenize(word, word, tokens);
    Places at = by_kind(tokens.tokens.empty() ? 2 : kind(tokens.tokens[0].shape));
    join(at, rules_there);
    add_prefixes(word, at);
    auto known = keywords.find(word);
    std::uint64_t hash = hash_word(word);
    maybe_.set(hash & 0xFFFF);
    std::size_t i = hash & (size - 1);
    while (slots_[i].letter) i = (i + 1) & (size - 1);
    slots_[i] = {hash, letter_for(at, known == keywords.end() ? std::int16_t{-1} : known->second)};
  }
  for (const Places& at : places_) begins_.push_back(at[0].any());
}

inline Guards::Letter Guards::letter_of(const Token& token, std::string_view lower) const {
  if (maybe_[token.hash & 0xFFFF]) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = token.hash & mask;
    while (slots_[i].letter && slots_[i].hash != token.hash) i = (i + 1) & mask;
    if (slots_[i].letter) return slots_[i].letter;
  }
  auto first = static_cast<unsigned char>(lower[token.begin]);
  auto second = static_cast<unsigned char>(lower[token.begin + 1]);  // text ends with a line break
  if (prefix_begins_[static_cast<std::size_t>(first << 8 | second)]) {
    for (const Prefix& prefix : prefixes_[first]) {
      if (lower.substr(token.begin).starts_with(prefix.text)) {
        return prefix.letters[kind(token.shape)];
      }
    }
  }
  return first_byte_[first][kind(token.shape)];
}

void Guards::read(const Tokens& tokens, std::string_view lower,
                  std::vector<Letter>& letters) const {
  const std::vector<Token>& all = tokens.tokens;
  letters.resize(all.size());
  if (all.empty()) return;
  const std::size_t mask = slots_.size() - 1, last = all.size() - 1;
  for (std::size_t t = 0; t <= last; ++t) {
    __builtin_prefetch(&slots_[all[std::min(t + kAhead, last)].hash & mask]);
    letters[t] = letter_of(all[t], lower);
  }
}

RuleSet Guards::possible(const Tokens& tokens, const std::vector<Letter>& letters, std::size_t at,
                         std::uint32_t line_end, const RuleSet& rules) const {
  // `open`: still possible, `out`: possible whatever follows.
  RuleSet out, open = places_[letters[at]][0] & rules;
  if (tokens.tokens[at].shape == Shape::number) out |= at_joined_[0] & rules;
  for (std::size_t place = 1; place < kGuardedTokens && open.any(); ++place) {
    std::size_t next = at + place;
    if (next >= letters.size() || tokens.tokens[next].begin >= line_end) {
      open &= places_[plain_[kind(Shape::lower)]][place];
      continue;
    }
    if (tokens.tokens[next].shape == Shape::number) out |= open & at_joined_[place];
    open &= places_[letters[next]][place];
  }
  return out |= open;
}

}  // namespace trich
