#pragma once
// Whole numbers of steps (ticks of a price, lots of a quantity) and the doubles that they stand for.
//
// A step is held as num / den with den a power of ten, so that value(n) is the double nearest to the decimal number
// n * step (109900 ticks of 0.00001 are 1.099, not 1.0990000000000002) and compares equal to prices read from text.
//
// A double within a millionth of a step of a whole number of steps (and the rounding noise of large numbers) is that
// number: 1.1 - 0.001 lies a hair under 1.099 and must not round down to 1.09899.
#include <cmath>
#include <cstdint>

namespace tiercel::sim {

inline constexpr double kGridTolerance = 1e-6;                    // in steps
inline constexpr double kMaxSteps = 4503599627370496.0;           // 2^52: beyond it a double holds no half steps
inline constexpr std::int64_t kMostLots = std::int64_t{1} << 52;  // that a position holds
inline constexpr double kGridNoise = 8.881784197001252e-16;       // 2^-50: relative noise of a computed double

class Grid {
 public:
  explicit Grid(double step = 1.0) noexcept;

  [[nodiscard]] double step() const noexcept { return step_; }
  // Prices closer than this are one price.
  [[nodiscard]] double tolerance() const noexcept { return step_ * kGridTolerance; }
  [[nodiscard]] double value(std::int64_t n) const noexcept { return static_cast<double>(n) * num_ / den_; }

  // Number of steps, rounded down or up; results are held within 2^52 either way, NaN gives 0.
  [[nodiscard]] std::int64_t down(double x) const noexcept { return snap(x, false); }
  [[nodiscard]] std::int64_t up(double x) const noexcept { return snap(x, true); }

 private:
  [[nodiscard]] std::int64_t snap(double x, bool upward) const noexcept {
    const double q = x / step_;
    if (!(std::fabs(q) <= kMaxSteps)) return q > 0 ? kLimit : q < 0 ? -kLimit : 0;
    const double nearest = std::nearbyint(q);
    if (std::fabs(q - nearest) <= kGridTolerance + std::fabs(q) * kGridNoise) return static_cast<std::int64_t>(nearest);
    return static_cast<std::int64_t>(upward ? std::ceil(q) : std::floor(q));
  }

  static constexpr std::int64_t kLimit = std::int64_t{1} << 52;
  double step_;
  double num_;
  double den_;
};

}  // namespace tiercel::sim
