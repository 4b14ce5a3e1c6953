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

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

struct SmootherSetup {
  std::int64_t period;    // rows of the seed
  double k;               // weight of a new value, in (0, 1]
  double divisor;         // of the seed's sum; the period makes it a mean
  double share;           // period / divisor
  double a1, a2, a4, a8;  // powers of 1 - k
};

[[nodiscard]] SmootherSetup smoother_setup(std::int64_t period, double k) noexcept;
// Of an exponential average: a new value weighs 2 / (period + 1).
[[nodiscard]] inline SmootherSetup exponential_setup(std::int64_t period) noexcept {
  return smoother_setup(period, 2.0 / (static_cast<double>(period) + 1.0));
}
// Of Wilder's average: a new value weighs 1 / period.
[[nodiscard]] inline SmootherSetup wilder_setup(std::int64_t period) noexcept {
  return smoother_setup(period, 1.0 / static_cast<double>(period));
}
// Wilder's running sum of `period` values, divided by it: the sum starts with the first `period - 1` (2 or more).
[[nodiscard]] SmootherSetup wilder_sum_setup(std::int64_t period) noexcept;

// The last eight rows of a smoothing: the values, their changes g, E, F and the distances z.
struct SmoothHistory {
  std::array<double, kStepRows> x, g, e, f, z;
};

class Smoother {
 public:
  // Takes a value; true, with the smoothed value in `y`, once the seed is complete.
  bool step(const SmootherSetup& setup, double x, double* y) noexcept;
  // True where a block can follow: eight rows since the seed are there.
  [[nodiscard]] bool is_warm(const SmootherSetup& setup) const noexcept {
    return taken_ >= static_cast<std::uint64_t>(setup.period) + kStepRows - 1;
  }
  // The last eight rows, as far as the next ones need them.
  void write_history(const SmootherSetup& setup, SmoothHistory& last) const noexcept;
  // Takes over a history that has gone on by `rows`.
  void read_history(const SmoothHistory& last, std::size_t rows) noexcept;

 private:
  [[nodiscard]] double ago(const std::array<double, kStepRows>& ring, std::size_t rows) const noexcept {
    return ring[(taken_ - rows) % kStepRows];
  }

  std::array<double, kStepRows> g_{};
  std::array<double, kStepRows> z_{};
  std::uint64_t taken_ = 0;
  double last_ = 0.0;
  double first_ = 0.0;  // the seed is summed relative to the first value: exact for a flat input
  double deviation_ = 0.0;
};

// Smooths W values after another.
template <int W>
class LaneSmoother {
 public:
  [[gnu::always_inline]] LaneSmoother(const SmootherSetup& setup, SmoothHistory& history) noexcept
      : s_(setup), history_(history), x_(history.x), g_(history.g), e_(history.e), f_(history.f), z_(history.z) {}

  [[gnu::always_inline]] Lanes<W> take(const Lanes<W>& x) noexcept {
    const Lanes<W> g = x - x_.template ago<1>(x);
    const Lanes<W> e = g + s_.a1 * g_.template ago<1>(g);
    const Lanes<W> f = e + s_.a2 * e_.template ago<2>(e);
    const Lanes<W> z = s_.a8 * z_.template ago<8>(x) + s_.a1 * (f + s_.a4 * f_.template ago<4>(f));
    x_.push(x);
    g_.push(g);
    e_.push(e);
    f_.push(f);
    z_.push(z);
    return x - z;
  }

  // The history is that of the rows taken now.
  [[gnu::always_inline]] void finish() const noexcept {
    x_.write(history_.x);
    g_.write(history_.g);
    z_.write(history_.z);
  }

 private:
  const SmootherSetup s_;
  SmoothHistory& history_;
  LastRows<W, 1> x_;
  LastRows<W, 8> g_;  // all of them, for the history
  LastRows<W, 2> e_;
  LastRows<W, 4> f_;
  LastRows<W, 8> z_;
};

// Smooths a column, in its place where x is y.
template <int W>
TIERCEL_BODY void smooth_rows(const SmootherSetup& s, SmoothHistory& last, const double* x, double* y,
                              std::size_t rows) noexcept {
  LaneSmoother<W> smoother(s, last);
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) write_lanes(y + i, smoother.take(read_lanes<W>(x + i)));
  smoother.finish();
}

// Smooths a column, whose rows are a multiple of kStepRows; false, with nothing to be used, where a value is no number.
bool smooth_column(const SmootherSetup& s, SmoothHistory& last, const double* x, double* y, std::size_t rows) noexcept;

}  // namespace tiercel::indicators
