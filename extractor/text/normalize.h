// From the source text to the match text and its map, in three passes:
//
//   fold      one scan over the source: invisible characters, spaces, dashes, quotes, NFC. What
//             needs no change (nearly all) is copied in long runs.
//   letters   words with an eth or a stroked d that should be U+0111
//   tones     "hoa" + grave on the a -> grave on the o, where the syllable is open
//
// The last two read the match text and hand in a list of small edits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"
#include "text/vowel.h"

namespace trich {

class Normalizer {
 public:
  using Piece = Text::Piece;

  // `source` must be valid UTF-8 and outlive the object.
  explicit Normalizer(std::string_view source) : source_(source) {}

  void run();

  std::string match;
  std::vector<Piece> pieces;
  bool unmapped = false;

 private:
  // One code point of the match text to be put in place of another or two.
  struct Edit {
    std::uint32_t begin, end;
    char32_t letter;
  };
  // A code point on its way through composition, with its source bytes.
  struct Item {
    char32_t letter;
    std::uint32_t begin, end;
  };

  void fold();
  void handle(std::size_t& at);
  void flush(std::size_t at);
  void emit(std::string_view text, std::size_t begin, std::size_t end);
  void emit_space(std::size_t begin, std::size_t end);
  void skip_spaces(std::size_t& at);
  bool at_line_start() const;
  bool ends_word(std::size_t at) const;
  void compose(std::size_t& at, bool starts_itself);
  bool take_back(Item& item);
  void compose_items();
  std::size_t fill_slots(vowel::Letter& letter) const;
  void order_marks();
  void compose_by_icu();
  void emit_item(std::size_t i);
  void mend_letters();
  void move_tones();
  void apply(const std::vector<Edit>& edits);

  std::string_view source_;
  std::size_t run_ = 0;  // start of the source bytes to be copied as they are
  bool has_eth_ = false;
  std::vector<Item> items_;
};

// True when the word match[begin, end) becomes Vietnamese by having U+0111 at `at`; `length` is the
// length of what stands there now.
bool is_stroked_d(std::string_view match, std::size_t at, std::size_t length);

// A tone that stands on the second of two open vowels. `at`: the first vowel's offset.
struct ToneMove {
  std::size_t first_length, second_length;
  char32_t first, second;  // the letters after the move
};
bool find_tone_move(std::string_view match, std::size_t at, bool to_first, ToneMove& move);

// First place at or after `from` where o or u stands before a letter beyond ASCII.
std::size_t next_tone_candidate(std::string_view match, std::size_t from);
// First place at or after `from` that a plain copy cannot pass.
std::size_t next_special(std::string_view source, std::size_t from);

}  // namespace trich
