// What a line looks like, letter by letter: headline, signature, sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace trich {

// One line of match text without its outer white space.
struct LineShape {
  std::uint32_t characters = 0;
  std::uint32_t words = 0;          // runs of letters and digits
  std::uint32_t capital_words = 0;  // words that begin with a capital and are letters only
  std::uint32_t letters = 0;
  std::uint32_t capitals = 0;  // letters that are capitals
  std::uint32_t digits = 0;
  bool opens_with_capital = false;  // first letter, behind an opening quote at most
  bool opens_with_digit = false;
  bool ends_sentence = false;     // . ! ? or ... , closing quotes and brackets left out
  bool ends_with_period = false;  // a single '.', closing quotes and brackets left out
  bool inner_sentence = false;    // a sentence ends before the line does
  bool other_marks = false;       // marks beyond . - & / and blanks
};

LineShape shape_of(std::string_view line);

// A mark that ends sentences stands last, but for quotes and brackets.
bool ends_sentence(std::string_view line);

// True of "... (12/03/2019)": four digits stand before the bracket that ends the line.
bool ends_in_bracketed_year(std::string_view line);

// Offsets, in `line`, of the names of an author line: personal names of two to five capitalised
// words or initials, joined by " - ", ",", ";", "&". Empty when the line is anything else.
std::vector<Span> author_names(std::string_view line);

// The text in plain ASCII letters and digits, lower case, one blank between words: what web sites
// make of a title for the alternative text of its pictures.
std::string plain_fold(std::string_view match);

// The length of the begin of `line` that is such an alternative text: `title_fold` (the folded
// title) or six and more words in plain lower case that a capital follows. 0 when there is none.
std::size_t alt_text_length(std::string_view line, std::string_view title_fold);

}  // namespace trich
