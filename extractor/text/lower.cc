#include <utf8proc.h>

#include <cstring>

#include "text/simd.h"
#include "text/text.h"
#include "text/utf8.h"

namespace trich {
namespace {

std::size_t encoded_length(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

// True of the small letters that Vietnamese is full of: they need no look at the tables.
bool is_surely_small(char32_t c) {
  return (c >= 0xDF && c <= 0xFF) || c == 0x103 || c == 0x111 || c == 0x129 || c == 0x169 ||
         c == 0x1A1 || c == 0x1B0 || (c >= 0x1EA0 && c <= 0x1EFF && c % 2 == 1);
}

// Lowers the code point at `at` in place; its length.
std::size_t lower_one(std::string& text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    if (byte >= 'A' && byte <= 'Z') text[at] = static_cast<char>(byte + 0x20);
    return 1;
  }
  const auto length = static_cast<std::size_t>(char_length(byte));
  const char32_t c = decode(text.data() + at);
  if (is_surely_small(c)) return length;
  const auto small = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  if (small != c && encoded_length(small) == length) {
    std::string bytes;
    utf8::append(small, bytes);
    std::memcpy(text.data() + at, bytes.data(), length);
  }
  return length;
}

#ifdef TRICH_SSE2
// True when the letters beyond ASCII that end in these sixteen bytes are small ones of Vietnamese:
// nearly always. `before` and `before2` are the bytes one and two places earlier.
bool all_small(__m128i here, __m128i before, __m128i before2) {
  using namespace simd;
  // bits() reads the upper bit of a byte alone: that one tells.
  // Behind C3 the capitals are 80..9E (as signed bytes: below 9F).
  __m128i odd = both(equal(before, 0xC3), _mm_cmplt_epi8(here, all(0x9F)));
  // Behind C4, C5, C6: two bits of the lead byte over six of the second; a, d, i, u, o, u are
  // small.
  const __m128i letter = either(both(here, all(0x3F)), both(_mm_slli_epi16(before, 6), all(0xC0)));
  const __m128i small = either(either(equal(letter, 0x03), equal(letter, 0x11)),
                               either(equal(both(letter, all(0xBF)), 0x29),
                                      either(equal(letter, 0xA1), equal(letter, 0xB0))));
  odd = either(odd, but_not(equal(both(before, all(0xFC)), 0xC4), small));
  // The third byte of a capital is even.
  odd = either(odd, but_not(equal(before2, 0xE1), _mm_slli_epi16(here, 7)));
  // Other letters: behind E1 but for B8..BB, behind C7 and more but for E1.
  const __m128i e1 = equal(before, 0xE1);
  odd = either(odd, but_not(e1, equal(both(here, all(0xFC)), 0xB8)));
  odd = either(odd, but_not(both(_mm_cmpgt_epi8(before, all(0xC6)), before), e1));
  return bits(odd) == 0;
}

// True when a code point that began earlier goes on at `at` and the steps by sixteen may not know
// it: they look at lead bytes in their own sixteen.
bool begins_inside_rare(std::string_view match, std::size_t at) {
  if (!utf8::is_continuation(match[at])) return false;
  while (utf8::is_continuation(match[at])) --at;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(match[i]); };
  const bool extended = byte(at) == 0xE1 && byte(at + 1) >= 0xB8 && byte(at + 1) <= 0xBB;
  return byte(at) != 0xC3 && !extended;
}
#endif

}  // namespace

std::string lower_same_length(std::string_view match) {
  std::string out(match);
  std::size_t at = 0;
#ifdef TRICH_SSE2
  using namespace simd;
  while (at < 2 && at < out.size()) at += lower_one(out, at);
  while (at + 17 <= out.size()) {
    // A capital of Vietnamese differs from its small letter in the last byte alone. The bytes
    // before come from `match`: a step over a rare letter may have changed them in `out`.
    const __m128i here = load(match.data() + at);
    const __m128i ascii = within(here, 'A', 'Z');
    if (bits(here) == 0) {
      const __m128i small = _mm_add_epi8(here, both(ascii, all(0x20)));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out.data() + at), small);
      at += 16;
      continue;
    }
    const __m128i next = load(match.data() + at + 1);
    const __m128i before = load(match.data() + at - 1);
    const __m128i before2 = load(match.data() + at - 2);
    if (all_small(here, before, before2)) {
      const __m128i small = _mm_add_epi8(here, both(ascii, all(0x20)));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out.data() + at), small);
      at += 16;
      continue;
    }
    const __m128i even = equal(both(here, all(1)), 0);
    // Second bytes of the capitals behind C4, C5 and C6; the small ones are one more.
    const auto capital_c4 = [](__m128i b) {
      return either(either(equal(b, 0x82), equal(b, 0x90)), equal(b, 0xA8));
    };
    const auto capital_c6 = [](__m128i b) { return either(equal(b, 0xA0), equal(b, 0xAF)); };
    const __m128i earlier = _mm_sub_epi8(next, all(1));

    // Letters that this does not know; C2 and E2 80..83 have no case.
    const __m128i c4 = equal(here, 0xC4), c5 = equal(here, 0xC5), c6 = equal(here, 0xC6);
    __m128i odd = but_not(c4, either(capital_c4(next), capital_c4(earlier)));
    odd = either(odd, but_not(c5, within(next, 0xA8, 0xA9)));
    odd = either(odd, but_not(c6, either(capital_c6(next), capital_c6(earlier))));
    odd = either(odd, within(here, 0xC7, 0xE0));
    odd = either(odd, but_not(equal(here, 0xE1), within(next, 0xB8, 0xBB)));
    odd = either(odd, but_not(equal(here, 0xE2), within(next, 0x80, 0x83)));
    odd = either(odd, within(here, 0xE3, 0xFF));
    if (bits(odd) != 0 || begins_inside_rare(match, at)) {
      const std::size_t stop = at + 16;
      while (utf8::is_continuation(match[at])) --at;
      while (at < stop) {
        std::memcpy(out.data() + at, match.data() + at,
                    static_cast<std::size_t>(char_length(static_cast<unsigned char>(match[at]))));
        at += lower_one(out, at);
      }
      continue;
    }
    // 00C0..00DE but the multiplication sign.
    const __m128i latin1 =
        but_not(both(equal(before, 0xC3), within(here, 0x80, 0x9E)), equal(here, 0x97));
    // 1E00..1EFF: capitals are even, but for 1E96..1E9F.
    const __m128i extended = both(but_not(both(equal(before2, 0xE1), within(before, 0xB8, 0xBB)),
                                          both(equal(before, 0xBA), within(here, 0x96, 0x9F))),
                                  even);
    __m128i by_one = both(extended, within(here, 0x80, 0xBF));
    by_one = either(by_one, both(equal(before, 0xC4), capital_c4(here)));
    by_one = either(by_one, both(equal(before, 0xC5), equal(here, 0xA8)));
    by_one = either(by_one, both(equal(before, 0xC6), capital_c6(here)));
    const __m128i step = either(both(either(ascii, latin1), all(0x20)), both(by_one, all(1)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out.data() + at), _mm_add_epi8(here, step));
    at += 16;
  }
  while (at > 0 && at < out.size() && utf8::is_continuation(match[at])) {
    --at;
    out[at] = match[at];
  }
#endif
  while (at < out.size()) at += lower_one(out, at);
  return out;
}

}  // namespace trich
