// One quantity: a number with its approximator and what it counts.
//
//   "khoang [30 - 40 can bo, chien si] tham gia"
//    approx  number   unit
//            ^------ span ------^
#pragma once

#include <bitset>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "resolve/numbers.h"
#include "resolve/resolve.h"

namespace trich {

// For maps of words looked up by slices of the text.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

// The words that phrases of a list begin with: most tokens are told by one bit to begin none.
class FirstWords {
 public:
  void add(std::string_view form) {
    std::string lower = lower_same_length(form);
    bits_.set(hash_word(lower.substr(0, lower.find_first_of(" ,\""))) % kBits);
  }
  bool may_begin(const Token& token) const { return bits_.test(token.hash % kBits); }

 private:
  static constexpr std::size_t kBits = 8192;
  std::bitset<kBits> bits_;
};

// A letter, as far as one byte tells: all letters beyond ASCII begin with a high byte.
inline bool is_letter_byte(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

// What the list says of a counted noun.
struct CountedNoun {
  std::string_view kind, group, ucum, currency;
  double least = 0;  // below this value it counts things, whatever its kind
};

struct Quantity {
  Span span;                          // from the number through the noun's head
  Span number;                        // the number alone
  Span unit;                          // empty when nothing counted is named
  const CountedNoun* noun = nullptr;  // the (first) head; null for a noun that no list has
  std::optional<double> value, min, max, of;
  std::string_view approx, kind, rule;
  std::uint32_t first_token = 0, last_token = 0;  // of span
  bool ambiguous = false;                         // read by the article's habit: "1,279"
  bool plain = false;  // counts things: ucum and currency of the noun do not hold
};

// The tokens of one article, seen as the quantity reader needs them.
struct QuantityText {
  const Context& context;
  Grouping grouping = Grouping::vietnamese;
};

class QuantityReader {
 public:
  explicit QuantityReader(const Pack& pack);

  // The quantities of a fact of phase "quantity"; none for ordinals, names, durations, list marks.
  void read(const QuantityText& text, const Fact& fact, std::vector<Quantity>& out) const;
  // The number that opens a group of units which an earlier phase holds together ("hai doi").
  void read_group(const QuantityText& text, const Fact& group, std::vector<Quantity>& out) const;
  // The quantity of a character rule of class "result".
  void read(const QuantityText& text, const Match& match, std::vector<Quantity>& out) const;

  // The longest counted noun that begins at token `first` and ends before `limit`.
  struct Found {
    const CountedNoun* noun = nullptr;
    std::uint32_t last = 0;
  };
  Found find_noun(const Context& context, std::uint32_t first, std::uint32_t limit) const;
  bool is_stop_word(std::string_view lower) const { return stops_.count(lower) > 0; }

 private:
  struct Number {
    std::uint32_t first, last;  // tokens
    NumberValue value;
    bool words = false;         // spelled out
    bool figure_plain = false;  // digits alone, no marks and no scale
    bool ambiguous = false;
    bool joined = false;  // upper end of a range: a joint stands before it
  };
  std::optional<Number> read_number(const QuantityText& text, std::uint32_t first,
                                    std::uint32_t last) const;
  bool read_one(const QuantityText& text, const Number& number, std::string_view approx,
                std::string_view rule, std::vector<Quantity>& out) const;
  bool read_range(const QuantityText& text, const Number& low, const Number& high,
                  std::string_view approx, std::string_view rule, std::vector<Quantity>& out) const;
  void read_hundreds(const QuantityText& text, const Fact& fact, std::vector<Quantity>& out) const;
  void read_fraction(const QuantityText& text, const Fact& fact, std::vector<Quantity>& out) const;

  bool edges_are_free(const Context& context, const Number& number, bool open_end) const;
  bool is_list_mark(const Context& context, const Number& number) const;
  // "hard", "soft" or "": what the word before the token says of a number behind it.
  std::string_view name_before(const Context& context, std::uint32_t token) const;
  bool add_noun(const Context& context, std::uint32_t token, Quantity& quantity) const;
  std::uint32_t join_heads(const Context& context, std::uint32_t token, std::uint32_t limit,
                           const CountedNoun& head) const;
  std::uint32_t denominators(const Context& context, std::uint32_t token,
                             std::uint32_t limit) const;
  bool unknown_noun(const Context& context, std::uint32_t token, std::uint32_t limit,
                    std::uint32_t& last) const;
  bool stands_alone(const QuantityText& text, const Number& number, bool approx,
                    std::uint32_t limit, const std::vector<Quantity>& before) const;
  std::string_view settle_approx(const Context& context, std::uint32_t token,
                                 std::string_view approx, const Quantity& quantity) const;
  void settle_kind(const Context& context, Quantity& quantity) const;

  NumberWords words_;
  bool has_role(std::string_view word, std::string_view role) const;

  WordMap<CountedNoun> nouns_;
  FirstWords first_noun_;
  WordMap<std::string_view> approx_, names_, roles_;
  WordMap<bool> verbs_;
  std::unordered_set<std::string_view> stops_;
};

// The end (exclusive) of the sentence that holds the token.
std::uint32_t sentence_end(const Tokens& tokens, std::uint32_t token);
std::uint32_t sentence_begin(const Tokens& tokens, std::uint32_t token);
// First token at or behind the byte.
std::uint32_t token_at(const Tokens& tokens, std::uint32_t byte);
// Lower-case match text of the tokens [first, last).
std::string_view words_of(const Context& context, std::uint32_t first, std::uint32_t last);

}  // namespace trich
