#include "article/line_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>

#include "rules/regex_head.h"
#include "trich.h"

namespace trich {
namespace {

constexpr std::pair<std::string_view, Label> kLabels[] = {
    {"section", Label::section},
    {"dateline", Label::dateline},
    {"caption", Label::caption},
    {"signature", Label::signature},
    {"related", Label::related},
    {"boilerplate", Label::boilerplate},
    {"date", Label::date},
    {"byline", Label::byline},
    {"source", Label::source},
    {"related-at-foot", Label::related_at_foot},
    {"related-heading", Label::related_heading},
    {"tail-heading", Label::tail_heading},
};

std::optional<Label> label_of(std::string_view name) {
  for (const auto& [text, label] : kLabels) {
    if (text == name) return label;
  }
  return std::nullopt;
}

// The first token of a line: a run of letters and digits, or one mark.
std::string_view first_token(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_word(decode(line.data() + end))) end += char_length(line[end]);
  if (end == 0) end = char_length(line[0]);
  return line.substr(0, end);
}

// Most lines of an article: no rule is tried on them. A line that ends in a bracket and a stop, or
// has a colon near its end, may be a caption with the photographer's name.
bool is_long_sentence(std::string_view line) {
  constexpr std::size_t kLong = 150, kLongestCredit = 48;
  if (line.size() < kLong) return false;
  const char last = line.back();
  if (last == '"') return true;
  if (last != '.' && last != '!' && last != '?') return false;
  return line.end()[-2] != ')' &&
         line.find(": ", line.size() - kLongestCredit) == std::string_view::npos;
}

// Marks that stand round a heading of furniture: "Tu khoa:", ">> Xem them".
std::string_view without_marks(std::string_view line) {
  constexpr std::string_view kMarks = " :.>+|*-<[]()";
  std::size_t begin = line.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kMarks) - begin + 1);
}

const WordList* find_list(const Pack& pack, std::string_view name) {
  for (const auto& list : pack.lists) {
    if (list->name == name) return list.get();
  }
  return nullptr;
}

}  // namespace

struct LineRules::Compiled {
  std::string_view id;
  Label label;
  LineNeeds needs;
  std::unique_ptr<re2::RE2> regex;
  int author = 0, publisher = 0;  // numbers of the capture groups; 0: none
};

LineRules::LineRules(const Pack& pack) {
  std::vector<Fault> faults;
  auto fault = [&](const Place_in_pack& at, std::string message) {
    faults.push_back({at.file, at.line, at.column, std::move(message)});
  };
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  for (const LineRule& rule : pack.lines) {
    std::optional<Label> label = label_of(rule.zone);
    if (!label) {
      fault(rule.at, "no zone of lines is named '" + rule.zone + "'");
      continue;
    }
    Compiled compiled{rule.id, *label, LineNeeds(rule.regex),
                      std::make_unique<re2::RE2>(rule.regex, options)};
    if (!compiled.regex->ok()) {
      fault(rule.at, "bad pattern: " + compiled.regex->error());
      continue;
    }
    for (const auto& [name, number] : compiled.regex->NamedCapturingGroups()) {
      if (name == "author") compiled.author = number;
      if (name == "publisher") compiled.publisher = number;
    }
    auto number = static_cast<std::uint16_t>(rules_.size());
    TokenSet heads = PatternHead(rule.regex).tokens(1)[0];
    if (heads.any) {
      open_.push_back(number);
    } else {
      for (std::string& word : heads.words) {
        tokens_.add(word);
        Numbers& numbers = by_token_[std::move(word)];
        if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
      }
      for (std::string& prefix : heads.prefixes) by_prefix_.emplace_back(std::move(prefix), number);
      if (heads.digits) by_digits_.push_back(number);
    }
    rules_.push_back(std::move(compiled));
  }
  furniture_ = find_list(pack, "furniture");
  sections_ = find_list(pack, "section-label");
  places_ = find_list(pack, "place-name");
  if (furniture_) {
    for (const Word& word : furniture_->words) {
      if (!label_of(word.value)) {
        fault(furniture_->at, "furniture: no zone of lines is named '" + word.value + "'");
      }
    }
  }
  const auto note_forms = [](const WordList* list, WordFilter& words) {
    if (list == nullptr) return;
    for (const auto& [form, row] : list->index) words.add(form);
  };
  note_forms(furniture_, furniture_words_);
  note_forms(sections_, section_words_);
  if (!faults.empty()) throw PackError(std::move(faults));
}

LineRules::~LineRules() = default;

LineMatch LineRules::find(std::string_view lower) const {
  constexpr std::size_t kLongestHeading = 64;
  LineMatch out;
  if (lower.empty() || lower.size() > kLongest || is_long_sentence(lower)) return out;
  if (furniture_ && lower.size() <= kLongestHeading) {
    std::string_view heading = without_marks(lower);
    const bool may_be = !heading.empty() && furniture_words_.may_hold(heading);
    if (const Word* word = may_be ? furniture_->find(heading) : nullptr) {
      out.label = *label_of(word->value);
      out.rule = furniture_->name;
      return out;
    }
  }
  const std::string_view token = first_token(lower);
  const LineContent content(lower);
  std::size_t best = rules_.size();
  if (token[0] >= '0' && token[0] <= '9') {
    try_rules(by_digits_, lower, content, best, out);
  } else if (tokens_.may_hold(token)) {
    if (auto it = by_token_.find(token); it != by_token_.end()) {
      try_rules(it->second, lower, content, best, out);
    }
  }
  for (const auto& [prefix, number] : by_prefix_) {
    if (token.starts_with(prefix)) try_rules({number}, lower, content, best, out);
  }
  try_rules(open_, lower, content, best, out);
  return out;
}

// Rules are by id: of all that match, the one with the lowest number wins.
void LineRules::try_rules(const Numbers& numbers, std::string_view lower,
                          const LineContent& content, std::size_t& best, LineMatch& out) const {
  for (const std::uint16_t number : numbers) {
    if (number >= best) return;
    const Compiled& rule = rules_[number];
    if (rule.needs.met(content) && try_rule(rule, lower, out)) best = number;
  }
}

bool LineRules::try_rule(const Compiled& rule, std::string_view lower, LineMatch& out) const {
  constexpr int kMostGroups = 8;
  re2::StringPiece groups[kMostGroups];
  int count = 0;
  if (rule.author || rule.publisher) {
    count = std::min(kMostGroups, 1 + std::max(rule.author, rule.publisher));
  }
  if (!rule.regex->Match({lower.data(), lower.size()}, 0, lower.size(), re2::RE2::ANCHOR_BOTH,
                         groups, count)) {
    return false;
  }
  auto span = [&](int group) -> Span {
    if (group == 0 || group >= count || groups[group].data() == nullptr) return {};
    auto begin = static_cast<std::uint32_t>(groups[group].data() - lower.data());
    return {begin, begin + static_cast<std::uint32_t>(groups[group].size())};
  };
  out = {rule.label, rule.id, span(rule.author), span(rule.publisher)};
  return true;
}

bool LineRules::is_section(std::string_view lower) const {
  if (!sections_ || lower.size() > 80) return false;
  std::string_view label = without_marks(lower);
  return !label.empty() && section_words_.may_hold(label) && sections_->find(label) != nullptr;
}

bool LineRules::is_place(std::string_view lower) const {
  return places_ && lower.size() <= 60 && places_->find(lower) != nullptr;
}

}  // namespace trich
