#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <future>
#include <map>

#include "match/match.h"
#include "rules/regex_head.h"

namespace trich {
namespace {

constexpr std::size_t kMostKeywords = 256;
using KeywordSet = std::bitset<kMostKeywords>;

// What may not continue a word: the trailing context that makes a match end at a word's edge. Text
// always has a character behind (text.h), so no end-of-text alternative is needed.
constexpr char kNoWord[] =
    "[^0-9A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}\\x{300}-\\x{36F}\\x{1E00}-\\x{1EFF}"
    "]";

constexpr std::int64_t kMostMemory = 64 << 20;  // a rule; taken only as far as it is used

re2::RE2::Options options_for_rules() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  // Room for the automata that RE2 builds as it reads; with less it throws them away and begins
  // anew.
  options.set_max_mem(kMostMemory);
  return options;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool joins_numbers(char c) { return c == '/' || c == '.' || c == ',' || c == '-' || c == ':'; }

// One rule, ready to run.
struct Compiled {
  const Rule* rule = nullptr;
  std::unique_ptr<re2::RE2> regex;  // (pattern) and the trailing context
  bool has_tail = true;
  int span_group = 0;
  KeywordSet keywords;  // none: no filter
};

// Rules as bits.
class RuleSet {
 public:
  static constexpr std::size_t kMost = 192;

  void set(std::size_t rule) { words_[rule / 64] |= std::uint64_t{1} << (rule % 64); }
  bool any() const { return (words_[0] | words_[1] | words_[2]) != 0; }
  RuleSet& operator|=(const RuleSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  RuleSet& operator&=(const RuleSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  friend RuleSet operator&(RuleSet a, const RuleSet& b) { return a &= b; }
  friend bool operator<(const RuleSet& a, const RuleSet& b) { return a.words_ < b.words_; }
  // Calls visit(rule) in order of number.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < kWords; ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }

 private:
  static constexpr std::size_t kWords = kMost / 64;
  std::array<std::uint64_t, kWords> words_{};
};

// By place in a match: the rules that can have something there.
using Places = std::array<RuleSet, kGuardedTokens>;

void operator|=(Places& to, const Places& from) {
  for (std::size_t place = 0; place < kGuardedTokens; ++place) to[place] |= from[place];
}

struct Candidate {
  Span span;
  std::uint16_t rule;
  std::uint32_t token;
};

}  // namespace

const Field* Match::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string_view Match::get(std::string_view name) const {
  const Field* field = find(name);
  return field ? field->value() : std::string_view();
}

// What the guards make of a token: tokens that stand at the same places of the same rules have the
// same letter. Letter 0: any token that no rule names.
using Letter = std::uint16_t;

struct RuleMatcher::Parts {
  std::vector<Compiled> rules;

  std::vector<Places> places;                 // by letter
  std::vector<char> begins;                   // by letter: some rule can begin with it
  std::vector<std::int16_t> keyword_numbers;  // by letter: the keyword's number, or -1
  Places at_joined;                           // rules that take a number with . or , there
  struct Slot {
    std::uint64_t hash = 0;
    Letter letter = 0;  // 0: free
  };
  std::vector<Slot> slots;  // by hash of the lower-case token: open addressing, a power of two
  // A bit for every hash that slots has, by its lowest 16 bits: most tokens stop here.
  std::bitset<65536> maybe;
  // How tokens begin that are named by that only, by first byte; the longest first.
  struct Prefix {
    std::string text;
    std::array<Letter, 3> letters;  // by kind of token: of one digits, a number, any other
  };
  std::array<std::vector<Prefix>, 256> prefixes;
  std::bitset<65536> prefix_begins;  // the first two bytes of all
  std::array<Letter, 3> plain{};     // by kind of token: of a token that none of these names

  static std::size_t kind(Shape shape) {
    return shape == Shape::digits ? 0 : shape == Shape::number ? 1 : 2;
  }
  static void compile(const Rule& rule, Compiled& compiled, std::vector<Fault>& faults);
  void build_guards(std::vector<Fault>& faults);
  Letter letter_of(const Token& token, std::string_view lower) const;
  bool find_end(const Compiled& compiled, const Text& text, std::uint32_t begin,
                std::uint32_t line_end, std::uint32_t& end) const;
  Match capture(const Compiled& compiled, const Text& text, const Tokens& tokens,
                const Candidate& found) const;
};

void RuleMatcher::Parts::compile(const Rule& rule, Compiled& compiled, std::vector<Fault>& faults) {
  compiled.rule = &rule;
  compiled.has_tail = rule.edges != Edges::none;
  // A group named span reports a part of the match only.
  std::string regex = "(?:" + rule.regex + ")" + (compiled.has_tail ? kNoWord : "");
  compiled.regex = std::make_unique<re2::RE2>(regex, options_for_rules());
  if (!compiled.regex->ok()) {
    faults.push_back({rule.at.file, rule.at.line, rule.at.column,
                      "'" + rule.id + "': bad pattern: " + compiled.regex->error()});
  }
  for (std::size_t i = 1; i < rule.fields.size(); ++i) {
    if (rule.fields[i] == "span") compiled.span_group = static_cast<int>(i);
  }
}

// From the first tokens of all rules' matches to letters.
void RuleMatcher::Parts::build_guards(std::vector<Fault>& faults) {
  Places any, digits;
  std::map<std::string, Places> by_word, by_prefix;
  for (std::size_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = *rules[index].rule;
    std::vector<TokenSet> sets = leading_tokens(rule.regex, kGuardedTokens);
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
      if (set.joined) at_joined[place].set(index);
      for (const std::string& word : set.words) by_word[folded(word)][place].set(index);
      for (const std::string& prefix : set.prefixes) by_prefix[folded(prefix)][place].set(index);
    }
  }
  std::map<std::string, std::int16_t> keywords;
  for (Compiled& compiled : rules) {
    const Place_in_pack& at = compiled.rule->at;
    for (const std::string& keyword : compiled.rule->keywords) {
      Tokens tokens;
      tokenize(keyword, keyword, tokens);
      if (tokens.tokens.size() != 1) {
        faults.push_back(
            {at.file, at.line, at.column, "the keyword '" + keyword + "' is not one word or mark"});
        continue;
      }
      auto [it, fresh] = keywords.emplace(keyword, static_cast<std::int16_t>(keywords.size()));
      if (static_cast<std::size_t>(it->second) >= kMostKeywords) {
        faults.push_back({at.file, at.line, at.column,
                          "more than " + std::to_string(kMostKeywords) + " keywords in all"});
        continue;
      }
      compiled.keywords.set(static_cast<std::size_t>(it->second));
      by_word[keyword];
    }
  }

  std::map<std::pair<Places, std::int16_t>, Letter> letters;
  auto letter_for = [&](const Places& at, std::int16_t keyword_number) {
    auto [it, fresh] =
        letters.emplace(std::make_pair(at, keyword_number), static_cast<Letter>(places.size()));
    if (fresh) {
      places.push_back(at);
      keyword_numbers.push_back(keyword_number);
    }
    return it->second;
  };
  // The rules that take a token for its kind, whatever it is.
  auto by_kind = [&](std::size_t kind) {
    Places at = any;
    if (kind == 0) at |= digits;
    return at;
  };
  letter_for({}, -1);  // letter 0 marks free slots
  for (std::size_t kind = 0; kind < plain.size(); ++kind)
    plain[kind] = letter_for(by_kind(kind), -1);
  // All prefixes of a text: a longer one has the rules of those that it begins with.
  auto add_prefixes = [&](const std::string& text, Places& at) {
    for (const auto& [prefix, rules_there] : by_prefix) {
      if (text.starts_with(prefix)) at |= rules_there;
    }
  };
  for (const auto& [text, rules_there] : by_prefix) {
    Prefix prefix{text, {}};
    for (std::size_t kind = 0; kind < plain.size(); ++kind) {
      Places at = by_kind(kind);
      add_prefixes(text, at);
      prefix.letters[kind] = letter_for(at, -1);
    }
    auto first = static_cast<unsigned char>(text[0]);
    for (unsigned second = 0; second < 256; ++second) {
      if (text.size() > 1 && second != static_cast<unsigned char>(text[1])) continue;
      prefix_begins.set(first << 8 | second);
    }
    prefixes[first].push_back(std::move(prefix));
  }
  for (std::vector<Prefix>& same : prefixes) {
    std::stable_sort(same.begin(), same.end(), [](const Prefix& a, const Prefix& b) {
      return a.text.size() > b.text.size();
    });
  }
  std::size_t size = 1024;
  while (size < by_word.size() * 4) size *= 2;
  slots.resize(size);
  for (const auto& [word, rules_there] : by_word) {
    Tokens tokens;
    tokenize(word, word, tokens);
    Places at = by_kind(tokens.tokens.empty() ? 2 : kind(tokens.tokens[0].shape));
    at |= rules_there;
    add_prefixes(word, at);
    auto known = keywords.find(word);
    std::uint64_t hash = hash_word(word);
    maybe.set(hash & 0xFFFF);
    std::size_t i = hash & (size - 1);
    while (slots[i].letter) i = (i + 1) & (size - 1);
    slots[i] = {hash, letter_for(at, known == keywords.end() ? std::int16_t{-1} : known->second)};
  }
  for (const Places& at : places) begins.push_back(at[0].any());
  // A number may be more tokens to a rule than to us.
  if (at_joined[0].any()) begins[plain[kind(Shape::number)]] = 1;
}

Letter RuleMatcher::Parts::letter_of(const Token& token, std::string_view lower) const {
  if (maybe.test(token.hash & 0xFFFF)) {
    const std::size_t mask = slots.size() - 1;
    std::size_t i = token.hash & mask;
    while (slots[i].letter && slots[i].hash != token.hash) i = (i + 1) & mask;
    if (slots[i].letter) return slots[i].letter;
  }
  auto first = static_cast<unsigned char>(lower[token.begin]);
  auto second = static_cast<unsigned char>(lower[token.begin + 1]);  // text ends with a line break
  if (prefix_begins.test(static_cast<std::size_t>(first << 8 | second))) {
    for (const Prefix& prefix : prefixes[first]) {
      if (lower.compare(token.begin, prefix.text.size(), prefix.text) == 0) {
        return prefix.letters[kind(token.shape)];
      }
    }
  }
  return plain[kind(token.shape)];
}

RuleMatcher::RuleMatcher(const Pack& pack) {
  auto parts = std::make_unique<Parts>();
  std::vector<Fault> faults;
  if (pack.rules.size() > RuleSet::kMost) {
    throw PackError(
        {{"", 0, 0, "more than " + std::to_string(RuleSet::kMost) + " character rules"}});
  }
  parts->rules.resize(pack.rules.size());
  auto compile = [&](std::size_t first, std::size_t last) {
    std::vector<Fault> found;
    for (std::size_t i = first; i < last; ++i) {
      Parts::compile(pack.rules[i], parts->rules[i], found);
    }
    return found;
  };
  // Compiling is most of the start-up: one half of it on another core.
  std::size_t half = pack.rules.size() / 2;
  auto others = std::async(std::launch::async, compile, half, pack.rules.size());
  faults = compile(0, half);
  for (Fault& fault : others.get()) faults.push_back(std::move(fault));
  parts->build_guards(faults);
  if (!faults.empty()) throw PackError(std::move(faults));
  parts_ = std::move(parts);
}

RuleMatcher::~RuleMatcher() = default;

bool RuleMatcher::Parts::find_end(const Compiled& compiled, const Text& text, std::uint32_t begin,
                                  std::uint32_t line_end, std::uint32_t& end) const {
  const std::string& read = compiled.rule->exact_case ? text.match() : text.lower();
  re2::StringPiece whole;
  if (!compiled.regex->Match(read, begin, line_end + 1, re2::RE2::ANCHOR_START, &whole, 1)) {
    return false;
  }
  end = begin + static_cast<std::uint32_t>(whole.size());
  if (compiled.has_tail) {
    do {
      --end;  // the context character is not part of the match
    } while ((static_cast<unsigned char>(read[end]) & 0xC0) == 0x80);
  }
  if (end <= begin) return false;
  if (compiled.rule->edges == Edges::number) {
    if (begin >= 2 && joins_numbers(read[begin - 1]) && is_digit(read[begin - 2])) return false;
    if (is_digit(read[end - 1]) && joins_numbers(read[end]) && is_digit(read[end + 1])) {
      return false;
    }
    if (is_digit(read[end - 1]) && (read[end] == '/' || read[end] == '-')) {
      int next = static_cast<unsigned char>(read[end + 1]);
      // "20/2021/TT-BTC": a symbol in capitals goes on with the number.
      if (next >= 0x41 && is_upper(decode(text.match().data() + end + 1))) return false;
    }
  }
  return true;
}

Match RuleMatcher::Parts::capture(const Compiled& compiled, const Text& text, const Tokens& tokens,
                                  const Candidate& found) const {
  const Rule& rule = *compiled.rule;
  Match match;
  match.rule = &rule;
  match.span = found.span;
  std::size_t groups = rule.fields.size();
  if (groups > 1) {
    const std::string& read = rule.exact_case ? text.match() : text.lower();
    std::uint32_t end = found.span.end;
    if (compiled.has_tail) {
      end += static_cast<std::uint32_t>(char_length(static_cast<unsigned char>(read[end])));
    }
    constexpr std::size_t kMostGroups = 32;
    std::array<re2::StringPiece, kMostGroups> pieces;
    groups = std::min(groups, kMostGroups);
    compiled.regex->Match(read, found.span.begin, end, re2::RE2::ANCHOR_BOTH, pieces.data(),
                          static_cast<int>(groups));
    match.fields.reserve(groups + rule.set.size());
    for (std::size_t i = 1; i < groups; ++i) {
      if (!pieces[i].data() || rule.fields[i].empty()) continue;
      auto begin = static_cast<std::uint32_t>(pieces[i].data() - read.data());
      Span span{begin, begin + static_cast<std::uint32_t>(pieces[i].size())};
      if (static_cast<int>(i) == compiled.span_group) {
        match.span = span;
        continue;
      }
      Field field{rule.fields[i], span, {pieces[i].data(), pieces[i].size()}, nullptr};
      for (const WordList* list : rule.field_lists[i]) {
        const std::string& letters = list->letters == CaseRule::exact ? text.match() : text.lower();
        field.word = list->find(std::string_view(letters).substr(span.begin, span.size()));
        if (field.word) break;
      }
      match.fields.push_back(field);
    }
  }
  for (const auto& [name, value] : rule.set) match.fields.push_back({name, {}, value, nullptr});
  auto before = [](const Token& token, std::uint32_t at) { return token.begin < at; };
  auto begin = tokens.tokens.begin() + found.token;
  match.first_token = static_cast<std::uint32_t>(
      std::lower_bound(begin, tokens.tokens.end(), match.span.begin, before) -
      tokens.tokens.begin());
  match.last_token = static_cast<std::uint32_t>(
      std::lower_bound(begin, tokens.tokens.end(), match.span.end, before) - tokens.tokens.begin());
  return match;
}

std::vector<Match> RuleMatcher::run(const Text& text, const Tokens& tokens, bool keep_none) const {
  const Parts& parts = *parts_;
  std::vector<Candidate> found;
  const std::string& lower = text.lower();
  const std::size_t count = tokens.tokens.size();
  std::vector<Letter> letters(count);
  for (std::size_t t = 0; t < count; ++t) letters[t] = parts.letter_of(tokens.tokens[t], lower);

  for (const Sentence& sentence : tokens.sentences) {
    KeywordSet here;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (std::int16_t keyword = parts.keyword_numbers[letters[t]]; keyword >= 0) {
        here.set(static_cast<std::size_t>(keyword));
      }
    }
    // A match may run on behind the sentence's end as we cut it, never behind the line's.
    std::size_t newline = lower.find('\n', sentence.end);
    auto line_end = static_cast<std::uint32_t>(std::min(newline, lower.size() - 1));
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (!parts.begins[letters[t]]) continue;
      // `open`: still possible, `rules`: possible whatever follows.
      RuleSet rules, open = parts.places[letters[t]][0];
      if (tokens.tokens[t].shape == Shape::number) rules |= parts.at_joined[0];
      for (std::size_t place = 1; place < kGuardedTokens && open.any(); ++place) {
        std::size_t next = t + place;
        if (next >= count || tokens.tokens[next].begin >= line_end) {
          open &= parts.places[parts.plain[parts.kind(Shape::lower)]][place];
          continue;
        }
        if (tokens.tokens[next].shape == Shape::number) rules |= open & parts.at_joined[place];
        open &= parts.places[letters[next]][place];
      }
      rules |= open;
      rules.for_each([&](std::size_t index) {
        const Compiled& compiled = parts.rules[index];
        if (compiled.keywords.any() && (compiled.keywords & here).none()) return;
        std::uint32_t end;
        if (parts.find_end(compiled, text, tokens.tokens[t].begin, line_end, end)) {
          found.push_back({{tokens.tokens[t].begin, end}, static_cast<std::uint16_t>(index), t});
        }
      });
    }
  }

  // Longest first; what overlaps a match already kept goes.
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.rule < b.rule;
  });
  std::vector<Candidate> kept;
  auto by_begin = [](const Candidate& a, const Candidate& b) {
    return a.span.begin < b.span.begin;
  };
  for (const Candidate& candidate : found) {
    auto next = std::lower_bound(kept.begin(), kept.end(), candidate, by_begin);
    if (next != kept.end() && next->span.begin < candidate.span.end) continue;
    if (next != kept.begin() && std::prev(next)->span.end > candidate.span.begin) continue;
    kept.insert(next, candidate);
  }
  std::vector<Match> out;
  out.reserve(kept.size());
  for (const Candidate& candidate : kept) {
    const Compiled& compiled = parts.rules[candidate.rule];
    if (!keep_none && compiled.rule->tag == "none") continue;
    out.push_back(parts.capture(compiled, text, tokens, candidate));
  }
  return out;
}

}  // namespace trich
