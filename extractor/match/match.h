// Stage "match": tokens, and the character rules' matches over them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "text/text.h"

namespace trich {

// What a token looks like.
enum class Shape : std::uint8_t {
  lower,   // cong an, in small letters
  cap,     // Cong, H'Hen
  upper,   // UBND, TP (two letters and more, all capitals)
  mixed,   // PA83, V26, QL1A: letters and digits
  digits,  // 05, 2018
  number,  // 38.862 or 3,5: digits with . or , between
  punct    // one punctuation mark or symbol
};

// Tokens are runs of letters and digits, numbers, and single marks; spaces are between tokens.
// "36,3km" is two tokens (36,3 and km), "PA83" one.
struct Token {
  std::uint32_t begin, end;  // bytes in the match text
  std::uint64_t hash;        // of the lower-case bytes
  Shape shape;
  bool space_before;    // white space or the line's begin stands before it
  bool sentence_begin;  // first token of a sentence
};

// Sentences are token ranges. A line break always ends one.
struct Sentence {
  std::uint32_t first, last;  // tokens [first, last)
  std::uint32_t begin, end;   // bytes in the match text
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<std::uint32_t> numbers;  // the tokens of the shape `number`
};

// How many steps ahead of a loop its next memory is fetched into the cache.
constexpr std::size_t kAhead = 8;

// Replaces what `out` holds. `lower` is `match` in lower case, of the same length.
void tokenize(std::string_view match, std::string_view lower, Tokens& out);
void tokenize(const Text& text, Tokens& out);
std::uint64_t hash_word(std::string_view lower);

// A field of a match: its text (a slice of the text that the rule read) and the list row it stands
// for.
struct Field {
  std::string_view name;
  Span span;
  std::string_view text;
  const Word* word = nullptr;
  // The row's value, else the text.
  std::string_view value() const { return word ? std::string_view(word->value) : text; }
};

// One match of a character rule.
struct Match {
  const Rule* rule = nullptr;
  Span span;  // the group named "span" where the rule has one, else the whole match
  std::uint32_t first_token = 0, last_token = 0;  // [first, last) tokens that the span covers
  std::vector<Field> fields;  // groups that took part, and the rule's constants (`set`)

  // The field of that name, or nullptr.
  const Field* find(std::string_view name) const;
  // Its value, or "".
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
};

// One article for the rules: what they read, and what they find in it.
struct MatchJob {
  const Text* text;
  const Tokens* tokens;
  std::vector<Match> matches;
};

// Runs all character rules. Immutable; thread-safe.
class RuleMatcher {
 public:
  // Keeps a reference to `pack`. Throws PackError for patterns that RE2 refuses.
  explicit RuleMatcher(const Pack& pack);
  ~RuleMatcher();
  // Matches in reading order, none overlapping: between overlapping ones the longest stays, then
  // the earlier, then the lower id. Rules of tag "none" take part and are left out of the result
  // unless `keep_none`.
  std::vector<Match> run(const Text& text, const Tokens& tokens, bool keep_none = false) const;
  // The same for many articles, each by itself; faster, rule by rule.
  void run(std::span<MatchJob> jobs, bool keep_none = false) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace trich
