#pragma once
// Variances and covariance of two inputs over the last `period` rows. On the step they come from whole numbers, the
// sums of the ticks and of their products; off it from sums around a row of the window.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/whole_lanes.hpp"
#include "native/indicators/parts/window_spread.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct PairSetup {
  std::int64_t period;
  std::array<double, 2> scale;  // ticks of one unit; 0 for both where one is off the step
  double most;                  // ticks of a value up to which sums fit 128 bits
  double narrow;                // ticks from the origin up to which those of a block fit 53 bits
};

[[nodiscard]] PairSetup pair_setup(std::int64_t period, const int* decimals) noexcept;

inline constexpr std::size_t kPairRows = 512;           // rows of a block
inline constexpr std::int64_t kLongestPairBlock = 512;  // the period up to which there are blocks

// A block on the step: origins and the sums around them, of the window before the first row and then of the last one.
struct PairBlock {
  std::array<double, 2> origin;
  std::array<double, 5> sums;
};

struct PairColumns {
  std::array<const double*, 2> newest;
  std::array<const double*, 2> leaving;
};

// False where a value of the window before the block is too far away.
bool begin_pair_block(const PairSetup& s, const PairColumns& in, PairBlock& b) noexcept;

// Value::of<T>(setup, spread) makes a row's value of n^2 times the variances and the covariance. False, with nothing to
// be used, where a value is no number, off the step or too far away.
template <class Value, int W>
TIERCEL_BODY bool pair_rows(const PairSetup& s, const PairColumns& in, PairBlock& b, double* out,
                            std::size_t rows) noexcept {
  Lanes<W> bad{};
  std::array<double, 5> before = b.sums;
  const auto n = static_cast<double>(s.period);
  for (std::size_t i = 0; i < rows; i += W) {
    std::array<Lanes<W>, 2> apart;
    std::array<Lanes<W>, 2> gone;
    for (std::size_t k = 0; k < 2; ++k) {
      const Lanes<W> product = read_lanes<W>(in.newest[k] + i) * s.scale[k];
      const Lanes<W> whole = (product + kWholeNumbers) - kWholeNumbers;
      apart[k] = whole - b.origin[k];
      gone[k] = ((read_lanes<W>(in.leaving[k] + i) * s.scale[k] + kWholeNumbers) - kWholeNumbers) - b.origin[k];
      const Lanes<W> largest_error =
          absolute(apart[k]) <= s.narrow ? Lanes<W>{absolute(product) * kTickTolerance} : Lanes<W>{} - 1.0;
      bad += absolute(Lanes<W>{product - whole}) <= largest_error ? Lanes<W>{} : Lanes<W>{} + 1.0;
    }
    const auto added = PairSums::of<Lanes<W>>(apart);
    const auto taken = PairSums::of<Lanes<W>>(gone);
    std::array<Lanes<W>, 5> sums;
    for (std::size_t k = 0; k < 5; ++k) {
      sums[k] = sums_so_far_of_doubles<W>(added[k] - taken[k]) + before[k];
      before[k] = sums[k][W - 1];
    }
    write_lanes(out + i, Value::template of<Lanes<W>>(s, pair_spread<Lanes<W>>(sums, n)));
  }
  b.sums = before;
  return are_zero(bad);
}

class WindowPair {
 public:
  [[nodiscard]] static std::size_t cells(const PairSetup& s) noexcept {
    return AnchoredSums<PairSums>::cells(static_cast<std::size_t>(s.period));
  }

  // Takes the row's values of inputs 0 and 1; true, with n^2 times the variances and the covariance, in ticks on the
  // step, once there are `period`.
  template <class Past>
  bool step(const PairSetup& s, const Past& past, const std::array<double, 2>& x, PairSpread<double>* y) noexcept {
    const auto n = static_cast<double>(s.period);
    if (s.scale[0] == 0.0) {
      AnchoredPart<PairSums> sums{};
      if (!off_step_.step(past, 0, static_cast<std::size_t>(s.period), x, &sums)) return false;
      *y = pair_spread<double>(sums, n);
      return true;
    }
    const auto period = static_cast<std::uint64_t>(s.period);
    if (run_ >= period) take(s, {past.ago(0, period), past.ago(1, period)}, -1);
    on_step_ = take(s, x, 1) ? on_step_ + 1 : 0;
    if (++run_ < period) return false;
    *y = on_step_ >= period ? exact(s) : direct(s, past, x);
    return true;
  }

  // Rows off the step; Value as in pair_rows.
  template <class Value, class Past>
  std::size_t fast_off_step(const PairSetup& s, const Past& past, const std::array<const double*, 2>& newest,
                            double* out, std::size_t rows) noexcept {
    if (s.scale[0] != 0.0 || !off_step_.is_warm()) return 0;
    if (!are_finite(newest[0], rows) || !are_finite(newest[1], rows)) return 0;
    auto window = off_step_;  // in registers while the loop runs
    for (std::size_t i = 0; i < rows; ++i) {
      AnchoredPart<PairSums> sums{};
      window.step(past, 0, static_cast<std::size_t>(s.period), {newest[0][i], newest[1][i]}, &sums);
      out[i] = Value::template of<double>(s, pair_spread<double>(sums, static_cast<double>(s.period)));
    }
    off_step_ = window;
    return rows;
  }

  // A block on the step through `rows_of` (pair_rows at the best level): rows taken, or 0.
  template <class Past, class Rows>
  std::size_t fast(const PairSetup& s, const Past& past, const std::array<const double*, 2>& newest, double* out,
                   std::size_t rows, Rows rows_of) noexcept {
    rows = std::min(rows - rows % kStepRows, kPairRows);
    const auto period = static_cast<std::uint64_t>(s.period);
    if (rows == 0 || s.scale[0] == 0.0 || s.period > kLongestPairBlock || on_step_ < period) return 0;
    const PairColumns in{newest, {past.block(0, period), past.block(1, period)}};
    PairBlock block{};
    if (in.leaving[0] == nullptr || !begin_pair_block(s, in, block)) return 0;
    if (!rows_of(s, in, block, out, rows)) return 0;
    end_block(s, block);
    run_ += rows;
    on_step_ += rows;
    return rows;
  }

 private:
  // A window with values off the step.
  template <class Past>
  static PairSpread<double> direct(const PairSetup& s, const Past& past, const std::array<double, 2>& x) noexcept {
    std::array<double, 5> sums{};
    for (std::uint64_t ago = static_cast<std::uint64_t>(s.period) - 1; ago > 0; --ago) {
      const auto part =
          PairSums::of<double>({(past.ago(0, ago) - x[0]) * s.scale[0], (past.ago(1, ago) - x[1]) * s.scale[1]});
      for (std::size_t k = 0; k < 5; ++k) sums[k] += part[k];
    }
    return pair_spread<double>(sums, static_cast<double>(s.period));
  }

  [[nodiscard]] PairSpread<double> exact(const PairSetup& s) const noexcept;
  // Adds a row to the sums or takes it away; false where it is off the step, which leaves them as they are.
  bool take(const PairSetup& s, const std::array<double, 2>& x, int sign) noexcept;
  void end_block(const PairSetup& s, const PairBlock& b) noexcept;

  std::array<Int128, 5> sums_{};  // of the window's rows that are on the step, in ticks
  std::uint64_t run_ = 0;         // rows since the start or the last gap
  std::uint64_t on_step_ = 0;     // the last so many of them are on the step
  AnchoredSums<PairSums> off_step_;
};

}  // namespace tiercel::indicators
