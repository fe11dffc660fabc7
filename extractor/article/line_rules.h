// The line rules and furniture lists of the packs, ready to be asked about one line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "article/line_filter.h"
#include "rules/pack.h"
#include "text/text.h"

namespace trich {

// What a line rule or list says of a line. Zones first, then what only its place in the article
// turns into one.
enum class Label : std::uint8_t {
  none,
  section,
  dateline,
  caption,
  signature,
  related,
  boilerplate,
  date,             // a date that stands alone: a dateline at the head or foot
  byline,           // names the authors
  source,           // names the paper that the text is taken from
  related_at_foot,  // a headline with its date: another article, below the text
  related_heading,  // what follows are other articles, until a full paragraph
  tail_heading      // nothing that follows belongs to the article
};

struct LineMatch {
  Label label = Label::none;
  std::string_view rule;   // id of the line rule, or name of the list
  Span author, publisher;  // offsets in the line; empty when the rule has no such group
};

class LineRules {
 public:
  // Keeps a reference to `pack`. Throws PackError: labels unknown, patterns that RE2 refuses.
  explicit LineRules(const Pack& pack);
  ~LineRules();

  // Lines longer than this many bytes are running text and match no rule; nor do sentences of some
  // length.
  static constexpr std::size_t kLongest = 480;

  // `lower`: one line in lower case without outer white space.
  LineMatch find(std::string_view lower) const;
  // True when the line is one of the section labels that the packs list.
  bool is_section(std::string_view lower) const;
  // True when the line is the name of a place alone.
  bool is_place(std::string_view lower) const;

 private:
  struct Compiled;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  using Numbers = std::vector<std::uint16_t>;  // indices into rules_, ascending

  bool try_rule(const Compiled& rule, std::string_view lower, LineMatch& out) const;
  void try_rules(const Numbers& numbers, std::string_view lower, const LineContent& content,
                 std::size_t& best, LineMatch& out) const;

  std::vector<Compiled> rules_;  // by id
  // Which rules a line's first token allows: by the whole token, by how it begins; `open_` holds
  // those that may begin with anything.
  std::unordered_map<std::string, Numbers, Hash, std::equal_to<>> by_token_;
  std::vector<std::pair<std::string, std::uint16_t>> by_prefix_;
  Numbers by_digits_, open_;
  WordFilter tokens_, furniture_words_, section_words_;  // of by_token_ and the lists
  const WordList* furniture_ = nullptr;
  const WordList* sections_ = nullptr;
  const WordList* places_ = nullptr;
};

}  // namespace trich
