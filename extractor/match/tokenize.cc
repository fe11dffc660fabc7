#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "match/match.h"
#include "text/simd.h"

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

// Bytes that end a word for sure: marks and spaces, but not the quote of "H'Hen".
constexpr std::array<bool, 256> make_word_ends() {
  std::array<bool, 256> out{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const bool word =
        (c >= '0' && c <= '9') || ((c | 0x20u) >= 'a' && (c | 0x20u) <= 'z') || c == '\'';
    out[c] = !word;
  }
  return out;
}
constexpr auto kEndsWord = make_word_ends();

// A word as the masks tell it; size 0 where they do not.
struct PlainWord {
  std::uint32_t size;
  Shape shape;
};

// Which bytes are letters, which of them are capitals: found out for sixteen bytes at once, so that
// the words of Vietnamese need no look at their letters one by one. Without SSE2 it knows no words,
// and never those of the last bytes: all goes letter by letter then.
class WordMasks {
 public:
  WordMasks([[maybe_unused]] std::string_view match, [[maybe_unused]] std::string_view lower) {
#ifdef TRICH_SSE2
    match_ = match;
    using namespace simd;
    stride_ = match.size() / 8 + 16;
    bits_ = std::make_unique<unsigned char[]>(3 * stride_);
    for (std::size_t at = 0; at + 17 <= match.size(); at += 16) {
      const __m128i here = load(match.data() + at), next = load(match.data() + at + 1);
      const __m128i ascii = within(either(here, all(0x20)), 'a', 'z');
      // All code points of the lead bytes C3..C6 and of E1 B8..BB are letters, and capitals where
      // the lower-case text differs in their last byte. Not so: the signs D7 and F7; and 0130 and
      // 1E9E, whose small letters are of another length.
      __m128i odd = both(_mm_cmpgt_epi8(here, all(0xC6)), but_not(here, equal(here, 0xE1)));
      odd = either(odd, equal(here, 0xC2));
      odd = either(odd, but_not(equal(here, 0xE1), equal(both(next, all(0xFC)), 0xB8)));
      odd = either(odd, both(equal(here, 0xC3), equal(either(next, all(0x20)), 0xB7)));
      odd = either(odd, both(equal(here, 0xC4), equal(next, 0xB0)));
      odd = either(odd, both(equal(here, 0xBA), equal(next, 0x9E)));
      put(kLetters, at, bits(but_not(either(here, ascii), odd)));
      const __m128i last = _mm_cmpgt_epi8(next, all(0xBF));
      const __m128i same = _mm_cmpeq_epi8(load(lower.data() + at), here);
      put(kLast, at, bits(last));
      put(kUpper, at, bits(but_not(last, same)));
    }
#endif
  }

  // The word that begins at `at`, if it is of plain letters alone.
  PlainWord word([[maybe_unused]] std::uint32_t at) const {
#ifdef TRICH_SSE2
    const auto size = static_cast<unsigned>(std::countr_one(window(kLetters, at)));
    if (size == 0 || !kEndsWord[static_cast<unsigned char>(match_[at + size])]) return {};
    const std::uint64_t inside = ~std::uint64_t{0} >> (64 - size);
    const std::uint64_t last = window(kLast, at) & inside, upper = window(kUpper, at) & inside;
    const std::uint64_t first = last & (0 - last);
    // Without a branch: small and capital letters take turns at random.
    const unsigned shape =
        unsigned{(upper & first) != 0} + (unsigned{upper == last} & unsigned{last != first});
    return {size, static_cast<Shape>(shape)};
#else
    return {};
#endif
  }

 private:
#ifdef TRICH_SSE2
  // Of letters; of the last bytes of code points; of those that end a capital.
  enum Mask { kLetters, kLast, kUpper };
  static_assert(static_cast<int>(Shape::lower) == 0 && static_cast<int>(Shape::cap) == 1 &&
                static_cast<int>(Shape::upper) == 2);

  void put(Mask mask, std::size_t at, unsigned sixteen) {
    std::memcpy(bits_.get() + mask * stride_ + at / 8, &sixteen, 2);
  }
  // The bits from `at` on: 57 of them and more.
  std::uint64_t window(Mask mask, std::uint32_t at) const {
    std::uint64_t out;
    std::memcpy(&out, bits_.get() + mask * stride_ + at / 8, 8);
    return out >> (at % 8);
  }

  std::size_t stride_ = 0;
  std::unique_ptr<unsigned char[]> bits_;
  std::string_view match_;
#endif
};

bool is_word_class(CharClass c) { return c == kLower || c == kUpper || c == kDigit; }

constexpr std::uint64_t kMultiply = 0x9E3779B97F4A7C15ull;

inline std::uint64_t mix(std::uint64_t h, std::uint64_t chunk) {
  h = (h ^ chunk) * kMultiply;
  return h ^ h >> 29;
}

// The hash of `size` bytes; `room` more may be read behind them. A size of 0 has no room.
inline std::uint64_t hash_at(const char* p, std::size_t size, std::size_t room) {
  std::uint64_t h = size * kMultiply;
  std::uint64_t chunk = 0;
  std::size_t left = size;
  for (; left > 8; left -= 8, p += 8) {
    std::memcpy(&chunk, p, 8);
    h = mix(h, chunk);
  }
  if (left + room >= 8) {
    std::memcpy(&chunk, p, 8);  // of a known length: one instruction
    chunk &= ~std::uint64_t{0} >> (64 - 8 * left);
  } else {
    chunk = 0;
    std::memcpy(&chunk, p, left);
  }
  h = mix(h, chunk) * 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

}  // namespace

std::uint64_t hash_word(std::string_view lower) { return hash_at(lower.data(), lower.size(), 0); }

void tokenize(std::string_view match, std::string_view lower, Tokens& out) {
  out.tokens.clear();
  out.sentences.clear();
  out.numbers.clear();
  out.tokens.reserve(match.size() / 4);
  out.sentences.reserve(match.size() / 100 + 4);
  const Scanner scan{match.data(), static_cast<std::uint32_t>(match.size())};
  const WordMasks masks(match, lower);
  std::uint32_t i = 0;
  bool space = true;
  bool after_stop = false;  // the sentence so far ends in . or ! or ?
  std::uint32_t sentence_first = 0;

  auto end_sentence = [&](std::uint32_t end_token) {
    after_stop = false;
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
    after_stop = false;
  };
  // A stop before the token at hand ends a sentence, unless it belongs to an abbreviation: one or
  // two capitals ("Q. 10", "TP. HCM"), no vowel ("ThS. Lan"), or no space behind it and capitals
  // before ("TP.HCM").
  auto stop_before = [&](CharClass next) {
    if (!after_stop) return;
    const std::size_t n = out.tokens.size();
    if (n < 2) return;
    const char c = match[out.tokens[n - 1].begin];
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
    if (match[i] == ' ') {
      space = true;
      ++i;
    }
    if (const PlainWord word = masks.word(i); word.size > 0) {
      stop_before(word.shape == Shape::lower ? CharClass::kLower : CharClass::kUpper);
      add(i, i + word.size, word.shape);
      i += word.size;
      continue;
    }
    if (i == scan.size) break;
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
      const char mark = match[begin];
      if (mark == '"' || mark == '(') stop_before(kPunct);
      add(begin, i, Shape::punct);
      after_stop = mark == '.' || mark == '!' || mark == '?';
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
      if (joined) out.numbers.push_back(static_cast<std::uint32_t>(out.tokens.size()));
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
