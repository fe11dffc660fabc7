#include "text/utf8.h"

#include <bit>

#include "text/simd.h"

namespace trich::utf8 {
namespace {

struct Step {
  std::size_t length;  // bytes of the code point, or of the ill-formed part
  bool valid;
};

// What stands at `at`: a code point, or the longest part of one that goes wrong.
Step step(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at + 1 >= bytes.size() || byte(at + 1) < low || byte(at + 1) > high) return {1, false};
  for (std::size_t i = 2; i < length; ++i) {
    if (at + i >= bytes.size() || !is_continuation(bytes[at + i])) return {i, false};
  }
  return {length, true};
}

}  // namespace

std::size_t valid_prefix(std::string_view bytes) {
  std::size_t at = 0;
#ifdef TRICH_SSE2
  using namespace simd;
  // Sixteen bytes at once: every lead byte asks for its continuation bytes, and the bytes that are
  // continuations must be just those. Rare leads (E0, ED, F0 and up) go one by one.
  unsigned begun = 0;  // the continuation bytes that the code point before `at` asks for, as bits
  while (at + 16 <= bytes.size()) {
    const __m128i block = load(bytes.data() + at);
    const unsigned high = bits(block);
    const unsigned continuation = bits(_mm_cmplt_epi8(block, all(0xC0)));
    const __m128i above = both(block, _mm_cmpgt_epi8(block, all(0xEF)));
    const unsigned rare = bits(either(either(equal(both(block, all(0xFE)), 0xC0), above),
                                      either(equal(block, 0xE0), equal(block, 0xED))));
    const unsigned three = bits(equal(both(block, all(0xF0)), 0xE0));
    const unsigned wanted = (high & ~continuation) << 1 | three << 2 | begun;
    if (const unsigned odd = ((wanted ^ continuation) & 0xFFFF) | rare; odd != 0) {
      // From the code point before the odd byte, one step at a time.
      const std::size_t stop = at + static_cast<std::size_t>(std::countr_zero(odd));
      if (begun != 0) at = before(bytes, at);
      begun = 0;
      while (at <= stop) {
        const Step s = step(bytes, at);
        if (!s.valid) return at;
        at += s.length;
      }
    } else {
      begun = wanted >> 16;
      at += 16;
    }
  }
  if (begun != 0) at = before(bytes, at);
#endif
  while (at < bytes.size()) {
    const Step s = step(bytes, at);
    if (!s.valid) return at;
    at += s.length;
  }
  return at;
}

Count count(std::string_view text) {
  Count out;
  std::size_t at = 0;
#ifdef TRICH_SSE2
  using namespace simd;
  // Sixteen counters of a byte each; a hit is -1.
  __m128i points = all(0), wide = all(0);
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i block = load(text.data() + at);
    const __m128i continuation = within(block, 0x80, 0xBF);
    points = _mm_sub_epi8(points, equal(continuation, 0));
    wide = _mm_sub_epi8(wide, within(block, 0xF0, 0xFF));
  }
  const auto sum = [](__m128i counters) {
    const __m128i halves = _mm_sad_epu8(counters, all(0));
    return static_cast<std::uint32_t>(_mm_cvtsi128_si32(halves) +
                                      _mm_cvtsi128_si32(_mm_srli_si128(halves, 8)));
  };
  out.codepoints = sum(points);
  out.utf16 = out.codepoints + sum(wide);
#endif
  for (; at < text.size(); ++at) {
    const std::uint32_t point = is_continuation(text[at]) ? 0 : 1;
    out.codepoints += point;
    out.utf16 += point + (static_cast<unsigned char>(text[at]) >= 0xF0 ? 1 : 0);
  }
  return out;
}

std::string repair(std::string_view bytes, std::uint64_t offset, std::size_t limit,
                   Faults& faults) {
  std::string out;
  out.reserve(bytes.size() + 16);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t good = valid_prefix(bytes.substr(at));
    out.append(bytes, at, good);
    at += good;
    if (at == bytes.size()) break;
    if (faults.first.size() < limit) faults.first.push_back(offset + at);
    ++faults.count;
    out.append("\xEF\xBF\xBD");
    at += step(bytes, at).length;
  }
  return out;
}

}  // namespace trich::utf8
