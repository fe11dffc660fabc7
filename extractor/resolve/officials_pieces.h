// A stretch of items cut into the pieces that tell who holds what: names, words before names,
// offices, marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "resolve/officials_office.h"
#include "resolve/tag_bits.h"

namespace trich {

// The classes that stretches are made of, by the codes of items.
class PersonTags {
 public:
  explicit PersonTags(const Relater& relater);

  enum Tag : std::uint32_t {
    person = 1,
    initials = person << 1,
    foreign_name = initials << 1,
    office = foreign_name << 1,
    honorific = office << 1,
    comrade = honorific << 1,
    address = comrade << 1,
    calling = address << 1,
    rank = calling << 1,
    force_word = rank << 1,
    plural = force_word << 1,
    holds = plural << 1,
    given = holds << 1,
    surname = given << 1,
    rare_surname = surname << 1,
    weak_surname = rare_surname << 1,
    sure_surname = weak_surname << 1,
    cap = sure_surname << 1,
    upper = cap << 1,
    appoints = upper << 1,
    country = appoints << 1
  };
  bool is(const Item& item, Tag tag) const { return (bits_.of(item) & tag) != 0; }

 private:
  TagBits bits_;
};

struct Piece {
  enum Kind { name, lead, office, plural, mark, holds, other } kind = other;
  Span span;
  char sign = 0;          // mark: the character; '&' for joining words
  bool sure = false;      // name: a surname opens it
  bool doubtful = false;  // name: one word that may be none
  const Item* item = nullptr;
  std::optional<Office> held;
  bool taken = false;  // given to a name already
};

class PieceReader {
 public:
  PieceReader(const Context& context, const PersonTags& tags, const OfficeReader& offices)
      : context_(context), tags_(tags), offices_(offices) {}

  std::vector<Piece> read(const Fact& fact) const;

 private:
  bool is(const Item& item, PersonTags::Tag tag) const { return tags_.is(item, tag); }
  bool is_lead(const Item& item) const;
  // Length of the name of other words that begins at item `at`.
  std::uint32_t other_name(const Fact& fact, std::uint32_t at) const;
  void judge_other_name(const Fact& fact, std::uint32_t first, std::uint32_t last,
                        const std::vector<Piece>& row, Piece& piece) const;
  bool is_foreign(const Fact& fact, std::uint32_t first, std::uint32_t last) const;
  bool is_name_like(const Item& item) const;
  bool is_part_of_unit(const Item& item, const std::vector<Piece>& row) const;
  bool joins_syllables(const Fact& fact, std::uint32_t at) const;
  std::uint32_t hyphened_end(std::uint32_t end) const;
  // Where "duoc ... bo nhiem giu chuc" that begins at item `at` ends: the verb's item, or `at`.
  std::uint32_t appointed(const Fact& fact, std::uint32_t at) const;
  bool is_opening_syllable(const Fact& fact, std::uint32_t at, const std::vector<Piece>& row) const;
  const Item* name_inside(const Fact& fact, std::uint32_t at) const;
  // Whether the words of the tail are a verb's, and the office is not the next person's.
  bool is_verbal(const Fact& fact, const Fact::Group& tail, const Office& office) const;
  bool ends_here(const Fact& fact, std::uint32_t at) const;

  const Context& context_;
  const PersonTags& tags_;
  const OfficeReader& offices_;
};

}  // namespace trich
