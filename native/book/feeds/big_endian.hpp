#pragma once
// Whole numbers as exchanges write them, the highest byte first.
#include <concepts>
#include <cstdint>
#include <cstring>

namespace tiercel::book {

template <std::unsigned_integral T>
[[nodiscard]] inline T big(const std::uint8_t* p) noexcept {
  static_assert(sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8);
  T x;
  std::memcpy(&x, p, sizeof x);
#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if constexpr (sizeof(T) == 8) return __builtin_bswap64(x);
  if constexpr (sizeof(T) == 4) return __builtin_bswap32(x);
  if constexpr (sizeof(T) == 2) return __builtin_bswap16(x);
#endif
  return x;
}

}  // namespace tiercel::book
