// What a single code point becomes in the match text, apart from composition.
#pragma once

#include <cstdint>

namespace trich {

enum class CharKind : std::uint8_t {
  keep,      // stands as it is
  drop,      // invisible
  space,     // one ' ' for the whole run
  newline,   // '\n'
  replace,   // Char::text instead
  eth,       // looks like the letter d with stroke; a word decides
  compose,   // not a starter, or not in NFC: needs its neighbours
  unmapped,  // private use or unassigned
};

struct CharFold {
  CharKind kind = CharKind::keep;
  char text[4] = {};  // for replace: ASCII, ends with a NUL
};

CharFold fold_char(char32_t c);

}  // namespace trich
