#pragma once
// Exponential smoothing with a seed, the filter inside EMA, RSI, ATR and their kin:
//   y[t] = y[t-1] + k (x[t] - y[t-1]), started from the mean of the first `period` values.
//
// It is computed through the distance z = x - y and the change g[t] = x[t] - x[t-1]: with a = 1 - k,
//   z[t] = a (z[t-1] + g[t]),  y[t] = x[t] - z[t],
// and from the eighth row after the seed on by eight of these steps at once, in exactly this order of operations:
//   z[t] = a^8 z[t-8] + a G[t],
//   G = F + a^4 F[4 rows ago],  F = E + a^2 E[2 rows ago],  E = g + a g[1 row ago].
// Eight neighbouring rows then do not wait for each other, so that a column goes at nearly the speed of memory and has
// the bits of the stream by construction. It is equal to the textbook form but for rounding; in a flat market y comes
// to lie on x exactly.
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/core/cpu.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kStride = 8;        // rows taken at once
inline constexpr std::size_t kSmoothRows = 256;  // rows of a block: its buffers stay in the first cache

struct SmootherSetup {
  std::int64_t period;    // rows of the seed
  double k;               // weight of a new value, in (0, 1]
  double divisor;         // of the seed's sum; the period makes it a mean
  double share;           // period / divisor
  double a1, a2, a4, a8;  // powers of 1 - k
};

[[nodiscard]] SmootherSetup smoother_setup(std::int64_t period, double k) noexcept;
// Wilder's running sum of `period` values, divided by it: the sum starts with the first `period - 1` (2 or more).
[[nodiscard]] SmootherSetup wilder_sum_setup(std::int64_t period) noexcept;

// The rows of a block, behind kStride rows of history each.
struct SmoothBlock {
  double x[kStride + kSmoothRows];  // the values: only the last one of the history is used
  double g[kStride + kSmoothRows];
  double e[kStride + kSmoothRows];
  double f[kStride + kSmoothRows];
  double z[kStride + kSmoothRows];
};

class Smoother {
 public:
  // Takes a value; true, with the smoothed value in `y`, once the seed is complete.
  bool step(const SmootherSetup& setup, double x, double* y) noexcept;
  // True where a block can follow: eight rows since the seed are there.
  [[nodiscard]] bool is_warm(const SmootherSetup& setup) const noexcept {
    return taken_ >= static_cast<std::uint64_t>(setup.period) + kStride - 1;
  }
  void write_history(SmoothBlock& block) const noexcept;
  // Takes over the end of a block that was smoothed.
  void read_history(const SmoothBlock& block, std::size_t rows) noexcept;

 private:
  [[nodiscard]] double ago(const std::array<double, kStride>& ring, std::size_t rows) const noexcept {
    return ring[(taken_ - rows) % kStride];
  }

  std::array<double, kStride> g_{};
  std::array<double, kStride> z_{};
  std::uint64_t taken_ = 0;
  double last_ = 0.0;
  double first_ = 0.0;  // the seed is summed relative to the first value: exact for a flat input
  double deviation_ = 0.0;
};

// Smooths `rows` values; false, with nothing to be used, where one of them is no number.
bool smooth_column(const SmootherSetup& s, const double* values, SmoothBlock& b, double* out,
                   std::size_t rows) noexcept;

// Smooths the block's values into `y`: plain loops, which the compiler turns into vectors of any width.
TIERCEL_BODY void smooth_block(const SmootherSetup& s, SmoothBlock& b, double* __restrict y,
                               std::size_t rows) noexcept {
  const std::size_t end = kStride + rows;
  for (std::size_t i = kStride; i < end; ++i) b.g[i] = b.x[i] - b.x[i - 1];
  for (std::size_t i = 1; i < end; ++i) b.e[i] = b.g[i] + s.a1 * b.g[i - 1];
  for (std::size_t i = 3; i < end; ++i) b.f[i] = b.e[i] + s.a2 * b.e[i - 2];
  for (std::size_t i = kStride; i < end; ++i) {
    b.z[i] = s.a8 * b.z[i - kStride] + s.a1 * (b.f[i] + s.a4 * b.f[i - 4]);
  }
  for (std::size_t i = kStride; i < end; ++i) y[i - kStride] = b.x[i] - b.z[i];
}

// True where all of the values are finite.
TIERCEL_BODY bool all_finite(const double* values, std::size_t count) noexcept {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) bad |= values[i] * 0.0 == 0.0 ? 0U : 1U;
  return bad == 0;
}

}  // namespace tiercel::indicators
