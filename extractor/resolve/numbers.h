// Numbers as Vietnamese writes them: figures ("38.862", "3,5"), words ("ba muoi lam"), scales
// ("2 ty 300 trieu").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "resolve/phrases.h"
#include "rules/pack.h"

namespace trich {

// How an article groups its figures: "1.279" (Vietnamese) or "1,279" (English).
enum class Grouping : std::uint8_t { vietnamese, english };

struct Figure {
  double value = 0;
  // The same figure reads otherwise by the other grouping ("1.279", "1,279").
  bool ambiguous = false;
  bool grouped = false;   // holds thousands marks
  bool fraction = false;  // holds a decimal mark
};

// The value of digits alone.
double whole_number(std::string_view digits);
// Reads digits with '.' and ',' between them. `whole`: what is counted comes in whole numbers only.
// Nothing for what is no number ("12.5.2004", "1.2.3").
std::optional<Figure> read_figure(std::string_view text, Grouping grouping, bool whole);

// The habit that the figures among the tokens show; Vietnamese where they show none.
// `mixed`: figures of both habits stand in the text.
Grouping grouping_of(const Tokens& tokens, std::string_view match, bool* mixed);

// A part of a number phrase.
struct NumberPart {
  enum class Role : std::uint8_t { figure, one, digit, ten, tens, tail, conj, zero, scale, half };
  Role role = Role::figure;
  double value = 0;
};

struct NumberValue {
  double value = 0;
  double scale = 1;     // product of the scales at its end: 1e6 of "1,2 trieu"
  double mantissa = 0;  // value / scale
  bool has_scale = false;
  // "hai ba nguoi": two digits in a row are a range; then `value` is its lower end.
  std::optional<double> upper;
};

// Value of a number phrase, or nothing where the parts make none.
std::optional<NumberValue> combine(const std::vector<NumberPart>& parts);

// The words of numbers; knows the list "result-number-words". Immutable.
class NumberWords {
 public:
  explicit NumberWords(const WordList& list);
  // What the word at `token` is in a number.
  const NumberPart* find(const Tokens& tokens, std::string_view lower, std::uint32_t token) const {
    return words_.find(tokens, lower, token, token + 1);
  }
  const NumberPart* find(const Context& context, std::uint32_t token) const {
    return find(context.tokens, context.text.lower(), token);
  }
  // Parts of the tokens [first, last); empty when one of them belongs to no number.
  std::vector<NumberPart> parts(const Tokens& tokens, const Text& text, std::uint32_t first,
                                std::uint32_t last, Grouping grouping, bool whole) const;

 private:
  PhraseMap<NumberPart> words_;
};

}  // namespace trich
