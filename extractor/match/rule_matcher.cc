#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "match/group_by.h"
#include "match/guards.h"
#include "match/keep_apart.h"
#include "match/match.h"
#include "rules/head_filter.h"
#include "rules/side_by_side.h"

namespace trich {
namespace {

// What may not continue a word: the trailing context that makes a match end at a word's edge. Text
// always has a character behind (text.h), so no end-of-text alternative is needed.
constexpr char kNoWord[] =
    "[^0-9A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}\\x{300}-\\x{36F}\\x{1E00}-\\x{1EFF}"
    "]";

// The symbols that a head filter reads: ASCII and the letters of Vietnamese.
struct Letters {
  static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 3> kRanges = {
      {{0, 0x7F}, {0xC0, 0x1B0}, {0x1EA0, 0x1EF9}}};

  static int symbol(std::uint32_t point) {
    int before = 0;
    for (const auto& [low, high] : kRanges) {
      if (point <= high) {
        return point >= low ? before + static_cast<int>(point - low) : HeadFilter::kUnknown;
      }
      before += static_cast<int>(high - low + 1);
    }
    return HeadFilter::kUnknown;
  }
  static std::vector<std::uint32_t> code_points() {
    std::vector<std::uint32_t> out;
    for (const auto& [low, high] : kRanges) {
      for (std::uint32_t point = low; point <= high; ++point) out.push_back(point);
    }
    return out;
  }
};

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
  HeadFilter head;                  // of the pattern, over Letters
  bool has_tail = true;
  int span_group = 0;
};

struct Candidate {
  Span span;
  std::uint16_t rule;
  std::uint32_t token;
};

// Where a rule is tried.
struct Attempt {
  std::uint32_t job, token, begin, line_end;  // bytes, for the tokens are out of the cache then
  std::uint16_t rule;
};

// Longest first, then the earlier, then the lower id: rules are in order of id.
std::vector<Candidate> select(std::vector<Candidate>& found) {
  return keep_apart(
      found,
      [](const Candidate& a, const Candidate& b) {
        if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.rule < b.rule;
      },
      [](const Candidate& c) { return c.span.begin; },
      [](const Candidate& c) { return c.span.end; });
}

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
  Guards guards;

  static void compile(const Rule& rule, Compiled& compiled, std::vector<Fault>& faults);
  bool find_end(const Compiled& compiled, const Text& text, std::uint32_t begin,
                std::uint32_t line_end, std::uint32_t& end) const;
  std::vector<Attempt> attempts(std::span<const MatchJob> jobs) const;
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

RuleMatcher::RuleMatcher(const Pack& pack) {
  auto parts = std::make_unique<Parts>();
  std::vector<Fault> faults;
  if (pack.rules.size() > RuleSet::kMost) {
    throw PackError(
        {{"", 0, 0, "more than " + std::to_string(RuleSet::kMost) + " character rules"}});
  }
  parts->rules.resize(pack.rules.size());
  // Compiling is most of the start-up.
  constexpr std::size_t kChunk = 8;
  const std::vector<std::uint32_t> letters = Letters::code_points();
  std::vector<std::function<void()>> jobs;
  std::vector<std::vector<Fault>> found(pack.rules.size() / kChunk + 1);
  std::vector<std::vector<TokenSet>> heads(pack.rules.size());
  for (std::size_t first = 0; first < pack.rules.size(); first += kChunk) {
    jobs.push_back([&, first] {
      const std::size_t last = std::min(first + kChunk, pack.rules.size());
      for (std::size_t i = first; i < last; ++i) {
        Parts::compile(pack.rules[i], parts->rules[i], found[first / kChunk]);
        const PatternHead head(pack.rules[i].regex);
        parts->rules[i].head = HeadFilter(head, letters);
        heads[i] = head.tokens(kGuardedTokens);
      }
    });
  }
  side_by_side(jobs);
  for (const std::vector<Fault>& some : found) {
    faults.insert(faults.end(), some.begin(), some.end());
  }
  parts->guards.build(pack.rules, std::move(heads), faults);
  if (!faults.empty()) throw PackError(std::move(faults));
  parts_ = std::move(parts);
}

RuleMatcher::~RuleMatcher() = default;

bool RuleMatcher::Parts::find_end(const Compiled& compiled, const Text& text, std::uint32_t begin,
                                  std::uint32_t line_end, std::uint32_t& end) const {
  const std::string& read = compiled.rule->exact_case ? text.match() : text.lower();
  // A line break ends the text at the latest.
  auto symbol = [at = read.data() + begin]() mutable {
    const char* here = at;
    const auto lead = static_cast<unsigned char>(*here);
    if (lead < 0x80) {
      ++at;
      return static_cast<int>(lead);
    }
    at += char_length(lead);
    return Letters::symbol(decode(here));
  };
  if (!compiled.head.may_match(symbol)) return false;
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

// Where the guards let rules be tried, rule by rule.
std::vector<Attempt> RuleMatcher::Parts::attempts(std::span<const MatchJob> jobs) const {
  std::vector<Attempt> out;
  std::vector<Guards::Letter> letters;
  for (std::uint32_t j = 0; j < jobs.size(); ++j) {
    const Tokens& tokens = *jobs[j].tokens;
    const std::string& lower = jobs[j].text->lower();
    guards.read(tokens, lower, letters);
    for (const Sentence& sentence : tokens.sentences) {
      RuleSet rules_here = guards.always();
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        guards.note_keyword(letters[t], rules_here);
      }
      // A match may run on behind the sentence's end as we cut it, never behind the line's.
      std::size_t newline = lower.find('\n', sentence.end);
      auto line_end = static_cast<std::uint32_t>(std::min(newline, lower.size() - 1));
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        if (!guards.begins(letters[t])) continue;
        guards.possible(tokens, letters, t, line_end, rules_here).for_each([&](std::size_t rule) {
          out.push_back({j, t, tokens.tokens[t].begin, line_end, static_cast<std::uint16_t>(rule)});
        });
      }
    }
  }
  group_by(out, rules.size(), [](const Attempt& attempt) { return attempt.rule; });
  return out;
}

std::vector<Match> RuleMatcher::run(const Text& text, const Tokens& tokens, bool keep_none) const {
  MatchJob job{&text, &tokens, {}};
  run({&job, 1}, keep_none);
  return std::move(job.matches);
}

void RuleMatcher::run(std::span<MatchJob> jobs, bool keep_none) const {
  const Parts& parts = *parts_;
  std::vector<std::vector<Candidate>> found(jobs.size());
  const std::vector<Attempt> attempts = parts.attempts(jobs);
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (i + kAhead < attempts.size()) {
      const Attempt& ahead = attempts[i + kAhead];
      __builtin_prefetch(jobs[ahead.job].text->lower().data() + ahead.begin);
    }
    const Attempt& attempt = attempts[i];
    const Text& text = *jobs[attempt.job].text;
    std::uint32_t end;
    if (parts.find_end(parts.rules[attempt.rule], text, attempt.begin, attempt.line_end, end)) {
      found[attempt.job].push_back({{attempt.begin, end}, attempt.rule, attempt.token});
    }
  }
  for (std::size_t j = 0; j < jobs.size(); ++j) {
    MatchJob& job = jobs[j];
    job.matches.clear();
    for (const Candidate& candidate : select(found[j])) {
      const Compiled& compiled = parts.rules[candidate.rule];
      if (!keep_none && compiled.rule->tag == "none") continue;
      job.matches.push_back(parts.capture(compiled, *job.text, *job.tokens, candidate));
    }
  }
}

}  // namespace trich
