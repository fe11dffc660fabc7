#include <algorithm>
#include <array>
#include <cstring>

#include "match/match.h"

namespace trich {
namespace {

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

// Letters that no syllable is made of: plain consonants only.
bool lacks_vowel(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    constexpr std::string_view kVowels = "AEIOUYaeiouy";
    return static_cast<unsigned char>(c) < 0x80 && kVowels.find(c) == std::string_view::npos;
  });
}

enum CharClass : std::uint8_t { kSpace, kNewline, kLower, kUpper, kDigit, kPunct };

constexpr char32_t kTableSize = 0x2000;

// Classes of the code points up to kTableSize: all that Vietnamese text is made of.
const std::array<std::uint8_t, kTableSize>& class_table() {
  static const std::array<std::uint8_t, kTableSize> table = [] {
    std::array<std::uint8_t, kTableSize> out{};
    for (char32_t c = 0; c < kTableSize; ++c) {
      out[c] = c == '\n'              ? kNewline
               : c == ' '             ? kSpace
               : c >= '0' && c <= '9' ? kDigit
               : is_letter(c)         ? (is_upper(c) ? kUpper : kLower)
                                      : kPunct;
    }
    return out;
  }();
  return table;
}

struct Scanner {
  const char* text;
  std::uint32_t size;
  const std::uint8_t* table = class_table().data();

  // Class of the code point at `at`, its length in `length`.
  CharClass at(std::uint32_t at, int& length) const {
    auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      length = 1;
      return static_cast<CharClass>(table[lead]);
    }
    // The text is valid UTF-8: leads below E2 stand for less than kTableSize.
    auto next = static_cast<unsigned char>(text[at + 1]);
    if (lead < 0xE0) {
      length = 2;
      return static_cast<CharClass>(table[(lead & 0x1Fu) << 6 | (next & 0x3Fu)]);
    }
    if (lead < 0xE2) {
      length = 3;
      auto last = static_cast<unsigned char>(text[at + 2]);
      return static_cast<CharClass>(
          table[(lead & 0x0Fu) << 12 | (next & 0x3Fu) << 6 | (last & 0x3Fu)]);
    }
    length = char_length(lead);
    char32_t c = decode(text + at);
    return is_letter(c) ? (is_upper(c) ? kUpper : kLower) : kPunct;
  }
  CharClass at(std::uint32_t position) const {
    int ignored;
    return at(position, ignored);
  }
};

bool is_word_class(CharClass c) { return c == kLower || c == kUpper || c == kDigit; }

// The hash of `size` bytes; `room` more may be read behind them.
inline std::uint64_t hash_at(const char* p, std::size_t size, std::size_t room) {
  constexpr std::uint64_t kMultiply = 0x9E3779B97F4A7C15ull;
  std::uint64_t h = size * kMultiply;
  for (std::size_t left = size; left > 0;) {
    std::uint64_t chunk = 0;
    std::size_t n = std::min<std::size_t>(left, 8);
    if (left + room >= 8) {
      std::memcpy(&chunk, p, 8);  // of a known length: one instruction
      chunk &= ~std::uint64_t{0} >> (64 - 8 * n);
    } else {
      std::memcpy(&chunk, p, n);
    }
    h = (h ^ chunk) * kMultiply;
    h ^= h >> 29;
    p += n;
    left -= n;
  }
  h *= 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

}  // namespace

std::uint64_t hash_word(std::string_view lower) { return hash_at(lower.data(), lower.size(), 0); }

void tokenize(std::string_view match, std::string_view lower, Tokens& out) {
  out.tokens.clear();
  out.sentences.clear();
  out.tokens.reserve(match.size() / 5);
  out.sentences.reserve(match.size() / 100 + 4);
  Scanner scan{match.data(), static_cast<std::uint32_t>(match.size())};
  std::uint32_t i = 0;
  bool space = true;
  std::uint32_t sentence_first = 0;

  auto end_sentence = [&](std::uint32_t end_token) {
    if (end_token <= sentence_first) return;
    const Token& first = out.tokens[sentence_first];
    out.tokens[sentence_first].sentence_begin = true;
    out.sentences.push_back(
        {sentence_first, end_token, first.begin, out.tokens[end_token - 1].end});
    sentence_first = end_token;
  };
  auto add = [&](std::uint32_t begin, std::uint32_t end, Shape shape) {
    std::uint64_t hash = hash_at(lower.data() + begin, end - begin, lower.size() - end);
    out.tokens.push_back({begin, end, hash, shape, space, false});
    space = false;
  };
  // A stop before the token at hand ends a sentence, unless it belongs to an abbreviation: one or
  // two capitals ("Q. 10", "TP. HCM"), no vowel ("ThS. Lan"), or no space behind it and capitals
  // before ("TP.HCM").
  auto stop_before = [&](CharClass next) {
    std::size_t n = out.tokens.size();
    if (n < 2 || n - 1 < sentence_first) return;
    const Token& mark = out.tokens[n - 1];
    if (mark.shape != Shape::punct) return;
    char c = match[mark.begin];
    if (c != '.' && c != '!' && c != '?') return;
    const Token& word = out.tokens[n - 2];
    if (c == '.' && n - 2 >= sentence_first) {
      bool abbreviation = (word.shape == Shape::upper && word.end - word.begin <= 3) ||
                          (word.shape == Shape::cap && word.end - word.begin == 1) ||
                          (word.end - word.begin <= 3 && is_upper_ascii(match[word.begin]) &&
                           lacks_vowel(match.substr(word.begin, word.end - word.begin)));
      if (abbreviation) return;
    }
    if (space ? next != kLower : (next == kUpper && word.shape == Shape::lower)) {
      end_sentence(static_cast<std::uint32_t>(n));
    }
  };

  while (i < scan.size) {
    int length;
    CharClass c = scan.at(i, length);
    if (c == kSpace) {
      space = true;
      ++i;
      continue;
    }
    if (c == kNewline) {
      end_sentence(static_cast<std::uint32_t>(out.tokens.size()));
      space = true;
      ++i;
      continue;
    }
    std::uint32_t begin = i;
    if (c == kPunct) {
      i += static_cast<std::uint32_t>(length);
      // A quote or bracket that opens a sentence belongs to it.
      if (match[begin] == '"' || match[begin] == '(') stop_before(kPunct);
      add(begin, i, Shape::punct);
      continue;
    }
    stop_before(c);
    if (c == kDigit) {
      bool joined = false;
      while (true) {
        while (i < scan.size && scan.at(i) == kDigit) ++i;
        if (i + 1 < scan.size && (match[i] == '.' || match[i] == ',') && scan.at(i + 1) == kDigit) {
          joined = true;
          ++i;
          continue;
        }
        break;
      }
      add(begin, i, joined ? Shape::number : Shape::digits);
      continue;
    }
    // Letters behind a number ("36,3km", "8h30") stop at the next digit; else digits may follow.
    bool glued =
        !space && !out.tokens.empty() && out.tokens.back().end == begin &&
        (out.tokens.back().shape == Shape::digits || out.tokens.back().shape == Shape::number);
    unsigned seen = 0;  // classes of the characters behind the first, as bits
    for (i += static_cast<std::uint32_t>(length); i < scan.size;) {
      CharClass here = scan.at(i, length);
      if (here == kDigit ? glued : here != kLower && here != kUpper) {
        // H'Hen, K'Sor
        bool inside = match[i] == '\'' && i + 1 < scan.size && i - begin <= 2 &&
                      is_word_class(scan.at(i + 1)) && scan.at(i + 1) != kDigit;
        if (!inside) break;
      }
      seen |= 1u << here;
      i += static_cast<std::uint32_t>(length);
    }
    bool small = c == kLower || (seen & 1u << kLower);
    Shape shape = seen & 1u << kDigit                    ? Shape::mixed
                  : !small && (seen & 1u << kUpper) != 0 ? Shape::upper
                  : c == kUpper                          ? Shape::cap
                                                         : Shape::lower;
    add(begin, i, shape);
  }
  end_sentence(static_cast<std::uint32_t>(out.tokens.size()));
}

void tokenize(const Text& text, Tokens& out) { tokenize(text.match(), text.lower(), out); }

}  // namespace trich
