// The two scans that decide the speed: both look for the rare places where something must be done.
#include <array>
#include <bit>
#include <cstdint>

#include "text/normalize.h"
#include "text/simd.h"

namespace trich {
namespace {

enum ByteClass : std::uint8_t {
  plain,       // goes through
  special,     // the code point that begins here needs a look
  space,       // special when another space follows
  latin1,      // C3: special before 90 and B0, the two eths
  latin_b,     // C6: special before 89
  additional,  // E1: plain before B8..BB, the letters of Latin Extended Additional
};

constexpr std::array<ByteClass, 256> make_classes() {
  std::array<ByteClass, 256> out{};
  for (std::size_t i = 0; i < 256; ++i) {
    if (i < 0x20) out[i] = special;
    if (i == 0xC2 || (i >= 0xC7 && i <= 0xE0) || i >= 0xE2) out[i] = special;
  }
  out['\n'] = plain;
  out[' '] = space;
  out[0xC3] = latin1;
  out[0xC6] = latin_b;
  out[0xE1] = additional;
  return out;
}
constexpr std::array<ByteClass, 256> kClasses = make_classes();

bool is_special(std::string_view source, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned char {
    return i < source.size() ? static_cast<unsigned char>(source[i]) : 0;
  };
  switch (kClasses[byte(at)]) {
    case plain:
      return false;
    case special:
      return true;
    case space:
      return byte(at + 1) == ' ';
    case latin1:
      return byte(at + 1) == 0x90 || byte(at + 1) == 0xB0;
    case latin_b:
      return byte(at + 1) == 0x89;
    case additional:
      return byte(at + 1) < 0xB8 || byte(at + 1) > 0xBB;
  }
  return true;
}

bool is_candidate(std::string_view match, std::size_t at) {
  if (at + 1 >= match.size()) return false;
  const char vowel = static_cast<char>(match[at] | 0x20);
  const auto next = static_cast<unsigned char>(match[at + 1]);
  // Toned a, e, y begin with C3 or E1; so does nearly every other vowel: the caller looks closely.
  return (vowel == 'o' || vowel == 'u') && (next == 0xC3 || next == 0xE1);
}

}  // namespace

std::size_t next_special(std::string_view source, std::size_t at) {
#ifdef TRICH_SSE2
  using namespace simd;
  for (; at + 17 <= source.size(); at += 16) {
    const __m128i here = load(source.data() + at);
    const __m128i next = load(source.data() + at + 1);
    __m128i hit = _mm_andnot_si128(equal(here, '\n'), within(here, 0, 0x1F));
    hit = _mm_or_si128(hit, _mm_and_si128(equal(here, ' '), equal(next, ' ')));
    if (bits(here) != 0) {
      hit = _mm_or_si128(hit, equal(here, 0xC2));
      hit = _mm_or_si128(hit, within(here, 0xC7, 0xE0));
      hit = _mm_or_si128(hit, within(here, 0xE2, 0xFF));
      hit = _mm_or_si128(
          hit, _mm_and_si128(equal(here, 0xC3), equal(_mm_or_si128(next, all(0x20)), 0xB0)));
      hit = _mm_or_si128(hit, _mm_and_si128(equal(here, 0xC6), equal(next, 0x89)));
      hit = _mm_or_si128(hit, _mm_andnot_si128(within(next, 0xB8, 0xBB), equal(here, 0xE1)));
    }
    if (const unsigned found = bits(hit); found != 0) {
      return at + static_cast<std::size_t>(std::countr_zero(found));
    }
  }
#endif
  while (at < source.size() && !is_special(source, at)) ++at;
  return at;
}

std::size_t next_tone_candidate(std::string_view match, std::size_t at) {
#ifdef TRICH_SSE2
  using namespace simd;
  for (; at + 17 <= match.size(); at += 16) {
    const __m128i here = _mm_or_si128(load(match.data() + at), all(0x20));
    const __m128i next = load(match.data() + at + 1);
    const __m128i vowel = _mm_or_si128(equal(here, 'o'), equal(here, 'u'));
    const __m128i lead = _mm_or_si128(equal(next, 0xC3), equal(next, 0xE1));
    if (const unsigned found = bits(_mm_and_si128(vowel, lead)); found != 0) {
      return at + static_cast<std::size_t>(std::countr_zero(found));
    }
  }
#endif
  while (at < match.size() && !is_candidate(match, at)) ++at;
  return at;
}

}  // namespace trich
