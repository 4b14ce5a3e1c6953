#pragma once
// Whole numbers as exchanges write them, the highest byte first.
#include <cstdint>
#include <cstring>

namespace tiercel::book {

[[nodiscard]] inline std::uint64_t big_u64(const std::uint8_t* p) noexcept {
  std::uint64_t x;
  std::memcpy(&x, p, sizeof x);
#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  return x;
}

[[nodiscard]] inline std::uint32_t big_u32(const std::uint8_t* p) noexcept {
  std::uint32_t x;
  std::memcpy(&x, p, sizeof x);
#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  x = __builtin_bswap32(x);
#endif
  return x;
}

[[nodiscard]] inline std::uint16_t big_u16(const std::uint8_t* p) noexcept {
  return static_cast<std::uint16_t>(p[0] << 8 | p[1]);
}

}  // namespace tiercel::book
