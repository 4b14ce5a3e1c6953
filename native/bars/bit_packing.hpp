#pragma once
// Blocks of 128 unsigned integers of equal width in a little-endian bit stream: value i takes the bits
// [i * width, (i + 1) * width). A block of width w takes exactly 16 * w bytes.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "native/core/cpu.hpp"

static_assert(std::endian::native == std::endian::little, "stored chunks are little-endian");

namespace tiercel::bars {

inline constexpr std::size_t kPackedRows = 128;
// A value is read with one 64-bit load at any bit offset, so it may take at most 64 - 7 bits; 56 keeps it a round
// number.
inline constexpr unsigned kMaxWidth = 56;
// Bytes that must follow a block because of those loads.
inline constexpr std::size_t kLoadSlack = 8;

[[nodiscard]] constexpr std::size_t packed_bytes(unsigned width) noexcept { return width * (kPackedRows / 8); }

// Writes packed_bytes(width) bytes; width <= kMaxWidth and each value < 2^width.
inline void pack_block(const std::uint64_t* values, unsigned width, std::uint8_t* out) noexcept {
  std::uint64_t pending = 0;
  unsigned filled = 0;
  for (std::size_t i = 0; i < kPackedRows; ++i) {
    pending |= values[i] << filled;
    filled += width;
    if (filled < 64) continue;
    std::memcpy(out, &pending, 8);
    out += 8;
    filled -= 64;
    pending = filled == 0 ? 0 : values[i] >> (width - filled);
  }
}

// The sums of a block of differences: out[i] = sum + (base + packed[0]) + ... + (base + packed[i]), modulo 2^64.
// Reads up to packed_bytes(width) + kLoadSlack bytes at `packed`. Returns out[127].
TIERCEL_BODY std::uint64_t unpack_sums(const std::uint8_t* packed, unsigned width, std::uint64_t base,
                                       std::uint64_t sum, std::uint64_t* out) noexcept {
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  unsigned bit = 0;
  for (std::size_t i = 0; i < kPackedRows; ++i, bit += width) {
    std::uint64_t word;
    std::memcpy(&word, packed + (bit >> 3), sizeof word);
    sum += base + ((word >> (bit & 7)) & mask);
    out[i] = sum;
  }
  return sum;
}

}  // namespace tiercel::bars
