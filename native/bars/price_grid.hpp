#pragma once
// Doubles on a decimal grid: x = k / 10^digits with an integer k, bit for bit. Prices, volumes and spreads of real
// feeds are such numbers; their k are small, and differences of k smaller still.
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/core/cpu.hpp"

namespace tiercel::bars {

// The finest grid is 1e-9, the coarsest that is told apart 1e9.
inline constexpr int kMaxDigits = 9;
// A column that lies on no such grid.
inline constexpr std::int8_t kOffGrid = 127;

inline constexpr std::array<double, kMaxDigits + 1> kPowersOfTen = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

// Adding 1.5 * 2^52 to |y| < 2^51 rounds y to the nearest integer and leaves it in the low bits of the sum: integer
// and double change into each other by one addition on every instruction set.
inline constexpr double kRounder = 6755399441055744.0;
inline constexpr std::int64_t kRounderBits = std::bit_cast<std::int64_t>(kRounder);
inline constexpr double kGridLimit = 2251799813685248.0;  // 2^51

// k / scale for |k| < 2^51; scale is one of kPowersOfTen.
TIERCEL_BODY double grid_value(std::int64_t k, double scale) noexcept {
  const auto bits = static_cast<std::int64_t>(static_cast<std::uint64_t>(k) + static_cast<std::uint64_t>(kRounderBits));
  return (std::bit_cast<double>(bits) - kRounder) / scale;
}

// Finds the coarsest power of ten 10^step, -9 <= step <= 9, that divides all values, and their multiples of
// 10^min(step, 0). Returns kOffGrid, with `multiples` undefined, where there is none (also for NaN, infinity and -0).
// `multiples` is as long as `values`.
[[nodiscard]] std::int8_t find_grid(std::span<const double> values, std::span<std::int64_t> multiples) noexcept;

}  // namespace tiercel::bars
