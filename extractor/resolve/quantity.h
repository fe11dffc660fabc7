// One quantity: a number with its approximator and what it counts.
//
//   "khoang [30 - 40 can bo, chien si] tham gia"
//    approx  number   unit
//            ^------ span ------^
#pragma once

#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "resolve/numbers.h"
#include "resolve/phrases.h"
#include "resolve/resolve.h"

namespace trich {

// A letter, as far as one byte tells: all letters beyond ASCII begin with a high byte.
inline bool is_letter_byte(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

// What the list says of a counted noun.
struct CountedNoun {
  std::string_view kind, group, ucum, currency;
  double least = 0;  // below this value it counts things, whatever its kind

  // False for lengths of time and words that only look like counted nouns.
  bool counts() const { return kind != "duration" && kind != "none"; }
};

struct Quantity {
  Span span;                          // from the number through the noun's head
  Span number;                        // the number alone
  Span unit;                          // empty when nothing counted is named
  const CountedNoun* noun = nullptr;  // the (first) head; null for a noun that no list has
  std::optional<double> value, min, max, of;
  std::string_view approx, kind, rule;
  std::uint32_t first_token = 0, last_token = 0;  // of span
  TokenRange sentence;
  bool ambiguous = false;  // read by the article's habit: "1,279"
  bool plain = false;      // counts things: ucum and currency of the noun do not hold
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
  // The number that is the last token of a match which another class did not take ("ket luan 6 to
  // chuc").
  void read_last_token(const QuantityText& text, const Match& match,
                       std::vector<Quantity>& out) const;
  // The quantity of a character rule of class "result".
  void read(const QuantityText& text, const Match& match, std::vector<Quantity>& out) const;

  // The longest counted noun that begins at token `first` and ends before `limit`.
  struct Found {
    const CountedNoun* noun = nullptr;
    std::uint32_t last = 0;
  };
  Found find_noun(const Context& context, std::uint32_t first, std::uint32_t limit) const;

 private:
  struct Number {
    std::uint32_t first, last;  // tokens
    TokenRange sentence;
    NumberValue value;
    bool words = false;         // spelled out
    bool figure_plain = false;  // digits alone, no marks and no scale
    bool ambiguous = false;
    bool joined = false;  // upper end of a range: a joint stands before it
  };
  std::optional<Number> read_number(const QuantityText& text, std::uint32_t first,
                                    std::uint32_t last) const;
  bool read_one(const QuantityText& text, const Number& number, TokenRange approx,
                std::string_view rule, std::vector<Quantity>& out) const;
  bool read_range(const QuantityText& text, const Number& low, const Number& high,
                  TokenRange approx, std::string_view rule, std::vector<Quantity>& out) const;
  void read_token(const QuantityText& text, std::uint32_t first, std::vector<Quantity>& out) const;
  void read_hundreds(const QuantityText& text, const Fact& fact, std::vector<Quantity>& out) const;
  void read_fraction(const QuantityText& text, const Fact& fact, std::vector<Quantity>& out) const;

  static TokenRange approx_of(const Context& context, const Fact& fact);
  bool edges_are_free(const Context& context, const Number& number, bool open_end) const;
  bool is_list_mark(const Context& context, const Number& number) const;
  // "hard", "soft", "group" or "": what the word before the token says of a number behind it.
  std::string_view name_before(const Context& context, std::uint32_t token,
                               std::uint32_t begin) const;
  bool add_noun(const Context& context, std::uint32_t token, Quantity& quantity) const;
  bool add_quoted_noun(const Context& context, std::uint32_t token, Quantity& quantity) const;
  // 'mo hinh "3 khong, 2 co"': the number is part of a name.
  bool in_quoted_name(const Context& context, std::uint32_t token, std::uint32_t begin) const;
  bool unit_of_later_number(const Context& context, std::uint32_t token, Quantity& quantity) const;
  std::uint32_t join_heads(const Context& context, std::uint32_t token, std::uint32_t limit,
                           const CountedNoun& head) const;
  std::uint32_t denominators(const Context& context, std::uint32_t token,
                             std::uint32_t limit) const;
  bool unknown_noun(const Context& context, std::uint32_t token, std::uint32_t limit,
                    std::uint32_t& last) const;
  bool stands_alone(const QuantityText& text, const Number& number, bool approx,
                    std::uint32_t limit, const std::vector<Quantity>& before) const;
  std::string_view settle_approx(const Context& context, TokenRange approx,
                                 const Quantity& quantity) const;
  void settle_kind(const Context& context, Quantity& quantity) const;

  bool is_verb(const Context& context, std::uint32_t first, std::uint32_t last) const {
    return verbs_.has(context, first, last);
  }
  bool is_stop_word(const Context& context, std::uint32_t token) const {
    return stops_.has(context, token, token + 1);
  }

  NumberWords words_;
  PhraseMap<CountedNoun> nouns_;
  PhraseMap<std::string_view> approx_, names_;
  PhraseSet verbs_, stops_;
  Cues cues_;
};

}  // namespace trich
