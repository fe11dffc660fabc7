// Sixteen bytes at once, for the scans over whole texts. Every user has a plain loop beside it,
// which TRICH_PORTABLE chooses.
#pragma once

#if defined(__SSE2__) && !defined(TRICH_PORTABLE)
#define TRICH_SSE2 1
#include <emmintrin.h>

namespace trich::simd {

inline __m128i load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
inline __m128i all(unsigned byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
inline __m128i equal(__m128i block, unsigned byte) { return _mm_cmpeq_epi8(block, all(byte)); }
// Unsigned low <= byte <= high.
inline __m128i within(__m128i block, unsigned low, unsigned high) {
  const __m128i moved = _mm_sub_epi8(block, all(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(moved, all(high - low)), moved);
}
inline __m128i either(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
inline __m128i both(__m128i a, __m128i b) { return _mm_and_si128(a, b); }
inline __m128i but_not(__m128i a, __m128i b) { return _mm_andnot_si128(b, a); }
inline unsigned bits(__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); }

}  // namespace trich::simd
#endif
