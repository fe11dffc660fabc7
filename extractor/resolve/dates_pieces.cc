#include "resolve/dates_pieces.h"

#include <algorithm>

#include "text/text.h"

namespace trich {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool letter_at(std::string_view lower, std::size_t at) {
  char c = lower[at];
  return static_cast<unsigned char>(c) < 0x80 ? c >= 'a' && c <= 'z'
                                              : is_letter(decode(lower.data() + at));
}

}  // namespace

DatePieces::DatePieces(std::string_view lower) {
  all_.reserve(kUsual);
  bool space = true;
  std::uint32_t i = 0;
  auto size = static_cast<std::uint32_t>(lower.size());
  auto step = [&] {
    i += static_cast<std::uint32_t>(char_length(static_cast<unsigned char>(lower[i])));
  };
  while (i < size) {
    if (lower[i] == ' ') {
      space = true;
      ++i;
      continue;
    }
    std::uint32_t begin = i;
    DatePiece::Kind kind = DatePiece::mark;
    if (is_digit(lower[i])) {
      kind = DatePiece::digits;
      while (i < size && is_digit(lower[i])) ++i;
    } else if (letter_at(lower, i)) {
      kind = DatePiece::word;
      while (i < size && letter_at(lower, i)) step();
    } else {
      step();
    }
    all_.push_back({kind, begin, std::min(i, size), space});
    space = false;
  }
}

}  // namespace trich
