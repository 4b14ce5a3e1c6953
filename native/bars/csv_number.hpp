#pragma once
// Decimal numbers of a CSV file. The fast scan takes up to 15 digits with or without a decimal point, whose value
// is digits / 10^decimals: both are exact doubles, so the one division is correctly rounded and the result has the
// bits of std::from_chars. Every other shape is left to the plain function.
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "native/core/cpu.hpp"

#if defined(__SSE4_1__)
#include <smmintrin.h>
#endif

namespace tiercel::bars {

// 10^decimals of a scanned number.
inline constexpr std::array<double, 17> kDecimalScales = {1e0, 1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
                                                          1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};

// A number in [begin, end) as std::from_chars reads it, blanks around it left out; `decimal` is '.' or ','.
// False when the text is anything else. NaN and infinity are numbers here.
[[nodiscard]] bool parse_number(std::string_view text, char decimal, double& value) noexcept;

// The least d from -18 to 9 for which a multiple of 10^-d is written by `value`; kCsvOffStep when none is,
// kCsvNoDecimals for zero, which every step divides.
[[nodiscard]] std::int32_t decimals_of(double value) noexcept;

struct ScannedNumber {
  std::uint64_t digits = 0;
  std::uint32_t decimals = 0;
  std::uint32_t length = 0;  // bytes of text
};

[[nodiscard]] inline std::uint64_t load_u64(const char* p) noexcept {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

inline constexpr std::uint64_t kZeros = 0x3030303030303030ULL;

// High bit of each byte that is no digit, given a word from which '0' was taken by exclusive or.
[[nodiscard]] constexpr std::uint64_t non_digits(std::uint64_t x) noexcept {
  constexpr std::uint64_t low7 = 0x7F7F7F7F7F7F7F7FULL;
  return (((x & low7) + 0x7676767676767676ULL) | x) & ~low7;
}

// Value of eight decimal digits 0..9, the first in the lowest byte.
[[nodiscard]] constexpr std::uint64_t eight_digits(std::uint64_t x) noexcept {
  x = x * 10 + (x >> 8);
  constexpr std::uint64_t mask = 0x000000FF000000FFULL;
  return (((x & mask) * 0x000F424000000064ULL) + (((x >> 16) & mask) * 0x0000271000000001ULL)) >> 32;
}

// Value of the first `count` (0 to 8) digits at p.
[[nodiscard]] inline std::uint64_t leading_digits(const char* p, unsigned count) noexcept {
  if (count == 0) return 0;
  return eight_digits((load_u64(p) ^ kZeros) << (8 * (8 - count)));
}

// Number of digits at p, at most 16.
[[nodiscard]] inline unsigned digit_run(const char* p) noexcept {
  const std::uint64_t low = non_digits(load_u64(p) ^ kZeros);
  if (low != 0) return static_cast<unsigned>(__builtin_ctzll(low)) >> 3;
  const std::uint64_t high = non_digits(load_u64(p + 8) ^ kZeros);
  return high != 0 ? 8 + (static_cast<unsigned>(__builtin_ctzll(high)) >> 3) : 16;
}

// Portable scan: up to eight digits on either side of the point. Reads 24 bytes.
[[nodiscard]] inline bool scan_number_portable(const char* p, char decimal, ScannedNumber& out) noexcept {
  const unsigned whole = digit_run(p);
  if (whole == 0 || whole > 15) return false;
  if (p[whole] != decimal) {
    const unsigned head = whole > 8 ? whole - 8 : 0;
    out.digits = leading_digits(p, head) * 100'000'000 + leading_digits(p + head, whole - head);
    out.decimals = 0;
    out.length = whole;
    return true;
  }
  if (whole > 8) return false;
  const unsigned fraction = digit_run(p + whole + 1);
  if (fraction == 0 || fraction > 8 || whole + fraction > 15) return false;
  constexpr std::array<std::uint64_t, 9> scale = {1,       10,        100,        1'000,      10'000,
                                                  100'000, 1'000'000, 10'000'000, 100'000'000};
  out.digits = leading_digits(p, whole) * scale[fraction] + leading_digits(p + whole + 1, fraction);
  out.decimals = fraction;
  out.length = whole + 1 + fraction;
  return true;
}

#if defined(__SSE4_1__)

// kDropPoint[end * 16 + point]: moves the bytes before `end`, without the one at `point`, to the end of 16 bytes,
// zeros before them. point == end: there is none.
struct alignas(16) DropPoint {
  std::array<std::uint8_t, 16> bytes;
};
extern const std::array<DropPoint, 256> kDropPoint;

// The same in 16 bytes at a time: one shuffle drops the point, three multiply-adds join the digits. Reads 16 bytes.
[[nodiscard]] inline bool scan_number_sse(const char* p, char decimal, ScannedNumber& out) noexcept {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i digits = _mm_sub_epi8(text, _mm_set1_epi8('0'));
  const __m128i ten = _mm_set1_epi8(10);
  const auto others = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(digits, ten), digits)));
  if (others == 0) return false;
  const auto point = static_cast<unsigned>(__builtin_ctz(others));
  unsigned end = point;
  if (p[point] == decimal) {
    const unsigned rest = others & (others - 1);
    if (rest == 0) return false;
    end = static_cast<unsigned>(__builtin_ctz(rest));
    if (end == point + 1) return false;
    out.decimals = end - point - 1;
  } else {
    out.decimals = 0;
  }
  if (point == 0) return false;
  const __m128i order = _mm_load_si128(reinterpret_cast<const __m128i*>(&kDropPoint[end * 16 + point]));
  const __m128i aligned = _mm_shuffle_epi8(digits, order);
  const __m128i pairs = _mm_maddubs_epi16(aligned, _mm_set1_epi16(0x010A));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
  const __m128i packed = _mm_packus_epi32(fours, fours);
  const __m128i eights = _mm_madd_epi16(packed, _mm_set1_epi32(0x00012710));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  out.digits = (both & 0xFFFFFFFFULL) * 100'000'000 + (both >> 32);
  out.length = end;
  return true;
}

[[nodiscard]] inline bool scan_number(const char* p, char decimal, ScannedNumber& out) noexcept {
  return scan_number_sse(p, decimal, out);
}

#else

[[nodiscard]] inline bool scan_number(const char* p, char decimal, ScannedNumber& out) noexcept {
  return scan_number_portable(p, decimal, out);
}

#endif

// Zeros in a row at the end of [.., end), at most 8; the eight bytes before `end` must be readable.
[[nodiscard]] inline unsigned trailing_zeros(const char* end) noexcept {
  const std::uint64_t x = load_u64(end - 8) ^ kZeros;
  return x == 0 ? 8 : static_cast<unsigned>(__builtin_clzll(x)) >> 3;
}

}  // namespace tiercel::bars
