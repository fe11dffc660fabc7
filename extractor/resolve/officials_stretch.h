// One stretch of names, ranks, honorifics and offices, read into who holds what.
//
//   dong chi | Thuong ta | Nguyen Van A | - | Pho truong Cong an quan 6 | , | ong | B | - | ...
//   lead       lead        name          mark office                     mark lead name
//
// A name takes the leads that touch it on the left, the offices that touch those, and the offices
// behind a comma, dash or bracket on its right, up to the next name; an office that touches the
// next name on its left is that one's.
#pragma once

#include <string_view>
#include <vector>

#include "resolve/officials_pieces.h"

namespace trich {

// A name with all that the stretch says of it.
struct Holder {
  Span name;
  bool sure = false;      // the surname tells a name; else only the word before it does
  bool doubtful = false;  // one word that may be no name: joins a person, makes none
  bool comrade = false;
  std::string_view honorific;
  std::vector<Span> ranks;
  std::vector<Office> offices;
  std::string_view rule;
};

// The holders of a stretch, in order.
std::vector<Holder> read_stretch(const Context& context, const PersonTags& tags, const Fact& fact,
                                 std::vector<Piece> row);

}  // namespace trich
