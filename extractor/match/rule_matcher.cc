#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <future>
#include <unordered_map>

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

constexpr std::size_t kMostRules = 192;
using RuleSet = std::bitset<kMostRules>;
using Places = std::array<RuleSet, kGuardedTokens>;

// The rules that a token can stand in, by its place in their matches.
struct Guard {
  Places places;
  bool begins = false;  // some rule can begin with this token
  int keyword = -1;     // number of the keyword that this token is, or -1
};

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

struct RuleMatcher::Parts {
  std::vector<Compiled> rules;
  std::unordered_map<std::uint64_t, Guard> guards;  // by hash of the lower-case token
  struct Slot {
    std::uint64_t hash = 0;
    const Guard* guard = nullptr;
  };
  std::vector<Slot> slots;              // the same laid out flat: open addressing, a power of two
  Places at_any, at_digits, at_joined;  // rules that take any token, any number, there
  bool some_anywhere = false;           // some rule can begin with any token
  struct Prefix {
    std::string text;
    int place;
    std::uint16_t rule;
  };
  std::array<std::vector<Prefix>, 256> prefixes;  // by first byte
  // By place: the first two bytes that a prefix can have there.
  std::array<std::bitset<65536>, kGuardedTokens> prefix_begins;
  // A bit for every hash that guards has, by its lowest 16 bits: most tokens stop here.
  std::bitset<65536> maybe;

  static void compile(const Rule& rule, Compiled& compiled, std::vector<Fault>& faults);
  void guard(std::uint16_t index);
  bool may_begin(const Token& token, const Guard* guard, std::string_view lower) const;
  bool may_have_prefix(const Token& token, std::string_view lower, std::size_t place) const;
  RuleSet rules_at(const Token& token, const Guard* guard, std::string_view lower,
                   std::size_t place) const;
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

void RuleMatcher::Parts::guard(std::uint16_t index) {
  const Rule& rule = *rules[index].rule;
  std::vector<TokenSet> sets = leading_tokens(rule.regex, kGuardedTokens);
  for (std::size_t place = 0; place < sets.size(); ++place) {
    TokenSet& set = sets[place];
    if (rule.edges == Edges::none) {
      // The match may end inside a token, so that the token may be longer than any told.
      if (place > 0) set = TokenSet{true, false, false, {}, {}};
      set.prefixes.insert(set.prefixes.end(), set.words.begin(), set.words.end());
    }
    auto folded = [&](const std::string& s) { return rule.exact_case ? lower_same_length(s) : s; };
    if (set.any) at_any[place].set(index);
    if (set.digits) at_digits[place].set(index);
    if (set.joined) at_joined[place].set(index);
    for (const std::string& word : set.words) {
      guards[hash_word(folded(word))].places[place].set(index);
    }
    for (const std::string& prefix : set.prefixes) {
      std::string key = folded(prefix);
      auto first = static_cast<unsigned char>(key[0]);
      prefixes[first].push_back({key, static_cast<int>(place), index});
      for (unsigned second = 0; second < 256; ++second) {
        if (key.size() > 1 && second != static_cast<unsigned char>(key[1])) continue;
        prefix_begins[place].set(first << 8 | second);
      }
    }
  }
}

// The cheap look at a token before the rules are asked one by one.
bool RuleMatcher::Parts::may_begin(const Token& token, const Guard* guard,
                                   std::string_view lower) const {
  return (guard && guard->begins) || token.shape == Shape::digits || token.shape == Shape::number ||
         may_have_prefix(token, lower, 0) || some_anywhere;
}

bool RuleMatcher::Parts::may_have_prefix(const Token& token, std::string_view lower,
                                         std::size_t place) const {
  auto first = static_cast<unsigned char>(lower[token.begin]);
  auto second = static_cast<unsigned char>(lower[token.begin + 1]);  // text ends with a line break
  return prefix_begins[place].test(static_cast<std::size_t>(first << 8 | second));
}

// Rules that can have the token at that place of a match.
RuleSet RuleMatcher::Parts::rules_at(const Token& token, const Guard* guard, std::string_view lower,
                                     std::size_t place) const {
  RuleSet out = at_any[place];
  if (guard) out |= guard->places[place];
  if (token.shape == Shape::digits) out |= at_digits[place];
  if (!may_have_prefix(token, lower, place)) return out;
  for (const Prefix& prefix : prefixes[static_cast<unsigned char>(lower[token.begin])]) {
    if (prefix.place == static_cast<int>(place) &&
        lower.compare(token.begin, prefix.text.size(), prefix.text) == 0) {
      out.set(prefix.rule);
    }
  }
  return out;
}

RuleMatcher::RuleMatcher(const Pack& pack) {
  auto parts = std::make_unique<Parts>();
  std::vector<Fault> faults;
  if (pack.rules.size() > kMostRules) {
    throw PackError({{"", 0, 0, "more than " + std::to_string(kMostRules) + " character rules"}});
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
  for (std::size_t i = 0; i < parts->rules.size(); ++i) parts->guard(static_cast<std::uint16_t>(i));

  std::unordered_map<std::string, int> keyword_numbers;
  for (Compiled& compiled : parts->rules) {
    for (const std::string& keyword : compiled.rule->keywords) {
      Tokens tokens;
      tokenize(keyword, keyword, tokens);
      const Place_in_pack& at = compiled.rule->at;
      if (tokens.tokens.size() != 1) {
        faults.push_back(
            {at.file, at.line, at.column, "the keyword '" + keyword + "' is not one word or mark"});
        continue;
      }
      auto [it, fresh] = keyword_numbers.emplace(keyword, static_cast<int>(keyword_numbers.size()));
      if (static_cast<std::size_t>(it->second) >= kMostKeywords) {
        faults.push_back({at.file, at.line, at.column,
                          "more than " + std::to_string(kMostKeywords) + " keywords in all"});
        continue;
      }
      compiled.keywords.set(static_cast<std::size_t>(it->second));
      parts->guards[tokens.tokens[0].hash].keyword = it->second;
    }
  }
  if (!faults.empty()) throw PackError(std::move(faults));
  parts->some_anywhere = parts->at_any[0].any();
  std::size_t size = 1024;
  while (size < parts->guards.size() * 4) size *= 2;
  parts->slots.resize(size);
  for (auto& [hash, guard] : parts->guards) {
    guard.begins = guard.places[0].any();
    parts->maybe.set(hash & 0xFFFF);
    std::size_t i = hash & (size - 1);
    while (parts->slots[i].guard) i = (i + 1) & (size - 1);
    parts->slots[i] = {hash, &guard};
  }
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
  std::vector<const Guard*> guards(count, nullptr);
  const std::size_t mask = parts.slots.size() - 1;
  for (std::size_t t = 0; t < count; ++t) {
    std::uint64_t hash = tokens.tokens[t].hash;
    if (!parts.maybe.test(hash & 0xFFFF)) continue;
    std::size_t i = hash & mask;
    while (parts.slots[i].guard && parts.slots[i].hash != hash) i = (i + 1) & mask;
    guards[t] = parts.slots[i].guard;
  }

  for (const Sentence& sentence : tokens.sentences) {
    KeywordSet here;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (guards[t] && guards[t]->keyword >= 0) {
        here.set(static_cast<std::size_t>(guards[t]->keyword));
      }
    }
    // A match may run on behind the sentence's end as we cut it, never behind the line's.
    std::size_t newline = lower.find('\n', sentence.end);
    auto line_end = static_cast<std::uint32_t>(std::min(newline, lower.size() - 1));
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (!parts.may_begin(tokens.tokens[t], guards[t], lower)) continue;
      RuleSet rules, open;  // `open`: still possible, `rules`: possible whatever follows
      open.set();
      for (std::size_t place = 0; place < kGuardedTokens && open.any(); ++place) {
        std::size_t next = t + place;
        if (next >= count || tokens.tokens[next].begin >= line_end) {
          open &= parts.at_any[place];
          continue;
        }
        const Token& token = tokens.tokens[next];
        if (token.shape == Shape::number) rules |= open & parts.at_joined[place];
        open &= parts.rules_at(token, guards[next], lower, place);
      }
      rules |= open;
      for (std::size_t index = rules._Find_first(); index < rules.size();
           index = rules._Find_next(index)) {
        const Compiled& compiled = parts.rules[index];
        if (compiled.keywords.any() && (compiled.keywords & here).none()) continue;
        std::uint32_t end;
        if (parts.find_end(compiled, text, tokens.tokens[t].begin, line_end, end)) {
          found.push_back({{tokens.tokens[t].begin, end}, static_cast<std::uint16_t>(index), t});
        }
      }
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
