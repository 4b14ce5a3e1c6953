#pragma once
// Sums and means without rounding on the way. Equal windows give equal bits whatever was added before them, so that
// a running sum, a stream and a batch agree, and equal averages compare equal.
#include <array>
#include <cstddef>
#include <cstdint>

namespace tiercel::indicators {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Uint128;

// sum / divisor, rounded once to the nearest double (ties to even). divisor is at least 1 and below 2^53.
[[nodiscard]] double rounded_quotient(Int128 sum, std::int64_t divisor) noexcept;

// The exact sum of finite doubles as a fixed-point number of 2,176 bits (two's complement, bit 0 weighs 2^-1074).
// It holds every sum of up to 2^48 doubles; adding and taking away are exact, so no order of them matters.
class ExactSum {
 public:
  void add(double x) noexcept { accumulate(x, false); }
  void subtract(double x) noexcept { accumulate(x, true); }
  // The sum divided by `divisor` (1 to 2^47), rounded once to the nearest double.
  [[nodiscard]] double mean(std::int64_t divisor) const noexcept;

 private:
  static constexpr std::size_t kLimbs = 34;
  void accumulate(double x, bool negate) noexcept;

  std::array<std::uint64_t, kLimbs> limbs_{};
  // Below lowest_ all limbs are 0, above highest_ all hold the sign: what need not be looked at.
  std::size_t lowest_ = kLimbs;
  std::size_t highest_ = 0;
};

}  // namespace tiercel::indicators
