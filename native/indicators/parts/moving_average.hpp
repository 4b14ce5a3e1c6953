#pragma once
// A moving average whose kind is a parameter, as a part of other indicators. Its values come from the indicator itself,
// so it keeps the ones that it needs in cells. Kinds, warm-ups and seeds are those of TA-Lib.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "native/core/finite.hpp"
#include "native/core/lanes.hpp"
#include "native/indicators/parts/kaufman_segments.hpp"
#include "native/indicators/parts/mesa_average.hpp"
#include "native/indicators/parts/short_window.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/weighted_mean.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

enum class AverageKind {
  kSimple,
  kExponential,
  kWeighted,
  kDouble,
  kTriple,
  kTriangular,
  kKaufman,
  kMesa,
  kTillson,
  kHull,
  kZeroLag,
  kWilder
};

inline constexpr const char* kAverageKinds[] = {"sma",  "ema",  "wma", "dema", "tema",  "trima",
                                                "kama", "mama", "t3",  "hma",  "zlema", "rma"};

[[nodiscard]] constexpr ParameterInfo average_parameter(const char* name, const char* summary,
                                                        AverageKind standard = AverageKind::kSimple) noexcept {
  return {
      name,         summary, ParameterKind::kChoice, 0, std::size(kAverageKinds) - 1.0, static_cast<double>(standard),
      kAverageKinds};
}

struct AverageSetup {
  AverageKind kind;
  std::size_t period;
  double divisor;     // of a window's sum
  std::size_t first;  // length of the triangular kind's first window, of Hull's short one; the lag of the zero-lag kind
  std::size_t second;  // length of the window over these
  SmootherSetup smoother;
  std::array<double, 4> tillson;  // weights of the third to the sixth smoothing
};

inline constexpr double kTillsonFactor = 0.7;
inline constexpr std::size_t kAverageRows = 512;  // rows of a block

// A period of 1 gives the values themselves, whatever the kind.
[[nodiscard]] AverageSetup average_setup(AverageKind kind, std::int64_t period,
                                         double tillson = kTillsonFactor) noexcept;
[[nodiscard]] inline AverageKind average_kind(double number) noexcept { return static_cast<AverageKind>(number); }
[[nodiscard]] inline std::size_t square_root(std::int64_t whole) noexcept {
  return static_cast<std::size_t>(std::sqrt(static_cast<double>(whole)));
}

// What the first smoothings of a chain make, and of Tillson's the last four.
template <class T>
TIERCEL_BODY T double_of(const T& first, const T& second) noexcept {
  return 2.0 * first - second;
}
template <class T>
TIERCEL_BODY T triple_of(const T& first, const T& second, const T& third) noexcept {
  return (3.0 * first - 3.0 * second) + third;
}
template <class T>
TIERCEL_BODY T tillson_of(const std::array<double, 4>& tillson, const std::array<T, 4>& e) noexcept {
  return ((tillson[0] * e[0] + tillson[1] * e[1]) + tillson[2] * e[2]) + tillson[3] * e[3];
}

// What the smoothings of the kind's chain make.
[[nodiscard]] double joined(const AverageSetup& s, const std::array<double, 6>& e) noexcept;

// The weight of a new value in Kaufman's average: `travelled` is the sum of the changes' sizes, `apart` that of the
// change over all of them.
template <class T>
TIERCEL_BODY T kaufman_weight(const T& travelled, const T& apart) noexcept {
  constexpr double kFastest = 2.0 / 3.0;
  constexpr double kSlowest = 2.0 / 31.0;
  const T efficiency = travelled > apart ? apart / travelled : T{} + 1.0;
  const T root = efficiency * (kFastest - kSlowest) + kSlowest;
  return root * root;
}

// Of Hull's kind: x[i] = 2 x[i] - y[i].
void double_less(double* x, const double* y, std::size_t rows) noexcept;

// Sizes of the changes of x, of which `last` is the value before.
void kaufman_changes(const double* x, double last, double* changes, std::size_t rows) noexcept;

struct KaufmanColumns {
  const double* x;
  const double* before;  // as many rows ago as are looked at
  const double* travelled;
};

// Goes on from `average`, through a multiple of kStepRows rows; gives the last average.
double kaufman_rows(double average, const KaufmanColumns& in, double* y, std::size_t rows) noexcept;

class MovingAverage {
 public:
  // Enough for each kind, so that the memory follows from the period.
  [[nodiscard]] static std::size_t cells(const AverageSetup& s) noexcept { return 4 * s.period; }
  [[nodiscard]] static std::size_t lookback(AverageKind kind, std::int64_t period) noexcept;

  // How many smoothings follow each other.
  [[nodiscard]] static std::size_t smoothings(AverageKind kind) noexcept {
    switch (kind) {
      case AverageKind::kExponential:
      case AverageKind::kWilder:
      case AverageKind::kZeroLag:
        return 1;
      case AverageKind::kDouble:
        return 2;
      case AverageKind::kTriple:
        return 3;
      case AverageKind::kTillson:
        return 6;
      default:
        return 0;
    }
  }

  // True where a block can follow: the last row had an average.
  [[nodiscard]] bool is_warm(const AverageSetup& s) const noexcept {
    const std::size_t stages = smoothings(s.kind);
    return stages != 0 ? chain_[stages - 1].is_warm(s.smoother) : has_average_;
  }

  // Takes `rows` finite values (a multiple of kStepRows, up to kAverageRows), with an average for each.
  template <class Past>
  void block(const AverageSetup& s, const Past& past, std::size_t base, const double* x, double* y,
             std::size_t rows) noexcept {
    if (s.kind == AverageKind::kZeroLag) {
      double values[kAverageRows];
      if (s.first != 0) delay_block(past.memory(base), s.first, x, values, rows);
      const double* before = s.first != 0 ? values : x;
      for (std::size_t i = 0; i < rows; ++i) values[i] = 2.0 * x[i] - before[i];
      smooth_block(s, values, y, rows);
    } else if (smoothings(s.kind) != 0) {
      smooth_block(s, x, y, rows);
    } else {
      window_block(s, past, base, x, y, rows);
    }
  }

  // Takes long columns of Kaufman's kind, of which earlier rows stand before x: how many, or 0 where they are too few.
  // Its cells are those from the first on.
  template <class Past>
  std::size_t long_block(const AverageSetup& s, const Past& past, const double* x, double* y,
                         std::size_t rows) noexcept {
    if (s.kind != AverageKind::kKaufman || s.period > kShortWindow) return 0;
    const std::size_t early = kaufman_early(s.period);
    if (taken_ < early || past.block(0, early) == nullptr) return 0;
    rows = kaufman_segments(s.period, &average_, x, y, finite_prefix(x, rows));
    if (rows == 0) return 0;
    const double* const last = x + (rows - s.period);
    double changes[kShortWindow];
    kaufman_changes(last, *(last - 1), changes, s.period);
    short_[0].skip(past, 0, s.period, changes);
    std::memcpy(past.memory(s.period), last, s.period * sizeof(double));
    oldest_ = 0;
    last_ = x[rows - 1];
    taken_ += rows;
    return rows;
  }

  // Takes a value; true, with the average in `y`, once its warm-up is over. Its cells are those from `base` on.
  template <class Past>
  bool step(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    return has_average_ = take(s, past, base, x, y);
  }

 private:
  template <class Past>
  bool take(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    switch (s.kind) {
      case AverageKind::kSimple:
        return step_sum(0, past, base, s.period, x, y);
      case AverageKind::kWeighted:
        return step_weighted(0, past, base, s.period, x, y);
      case AverageKind::kTriangular:
        return step_sum(0, past, base, s.first, x, &x) && step_sum(1, past, base + s.first, s.second, x, y);
      case AverageKind::kHull:
        return step_hull(s, past, base, x, y);
      case AverageKind::kKaufman:
        return step_kaufman(s, past, base, x, y);
      case AverageKind::kMesa:
        return mesa_.take(kUsualMesa, x, y, &last_);
      case AverageKind::kZeroLag:
        return without_lag(s, past, base, x, &x) && smooth(s, x, y);
      case AverageKind::kExponential:
      case AverageKind::kWilder:
      case AverageKind::kDouble:
      case AverageKind::kTriple:
      case AverageKind::kTillson:
        return smooth(s, x, y);
    }
    return false;
  }

  bool smooth(const AverageSetup& s, double x, double* y) noexcept;
  void smooth_block(const AverageSetup& s, const double* x, double* y, std::size_t rows) noexcept;

  // Moves the ring of the last `length` values on, which begins at `base`: gives the oldest.
  template <class Past>
  double exchange(const Past& past, std::size_t base, std::size_t length, double x) noexcept {
    const double oldest = past.cell(base + oldest_);
    past.keep(base + oldest_, x);
    oldest_ = oldest_ + 1 == length ? 0 : oldest_ + 1;
    return oldest;
  }

  // The same for many values.
  void delay_block(double* ring, std::size_t length, const double* x, double* before, std::size_t rows) noexcept {
    if (rows >= length) {
      const std::size_t newer = length - oldest_;
      std::memcpy(before, ring + oldest_, newer * sizeof(double));
      std::memcpy(before + newer, ring, oldest_ * sizeof(double));
      std::memcpy(before + length, x, (rows - length) * sizeof(double));
      std::memcpy(ring, x + (rows - length), length * sizeof(double));
      oldest_ = 0;
      return;
    }
    for (std::size_t i = 0; i < rows;) {
      const std::size_t count = std::min(rows - i, length - oldest_);
      std::memcpy(before + i, ring + oldest_, count * sizeof(double));
      std::memcpy(ring + oldest_, x + i, count * sizeof(double));
      oldest_ = oldest_ + count == length ? 0 : oldest_ + count;
      i += count;
    }
  }

  // The sum of window number `window`, without its division; short ones are added up anew.
  template <class Past>
  bool add_up(std::size_t window, const Past& past, std::size_t base, std::size_t period, double x,
              double* y) noexcept {
    if (period <= kShortWindow) {
      double values[kShortWindow];
      if (!short_[window].step(past, base, period, x, values)) return false;
      *y = short_sum(values, period);
      return true;
    }
    std::array<double, 1> part{};
    if (!sums_[window].step(past, base, period, {x}, &part)) return false;
    *y = part[0];
    return true;
  }

  template <class Past>
  bool step_sum(std::size_t window, const Past& past, std::size_t base, std::size_t period, double x,
                double* y) noexcept {
    if (!add_up(window, past, base, period, x, y)) return false;
    *y /= static_cast<double>(period);
    return true;
  }

  template <class Past>
  bool step_weighted(std::size_t window, const Past& past, std::size_t base, std::size_t period, double x,
                     double* y) noexcept {
    const auto n = static_cast<double>(period);
    const double weights = n * (n + 1.0) / 2.0;
    if (period <= kShortWindow) {
      double values[kShortWindow];
      if (!short_[window].step(past, base, period, x, values)) return false;
      *y = short_weighted_mean(values, period);
      return true;
    }
    std::array<double, 2> part{};
    if (!weighted_[window].step(past, base, period, {x}, &part)) return false;
    *y = part[1] / weights;
    return true;
  }

  template <class Past>
  void add_up_block(std::size_t window, const Past& past, std::size_t base, std::size_t period, const double* x,
                    double* y, std::size_t rows) noexcept {
    if (period <= kShortWindow) {
      double values[kShortColumn];
      short_[window].block(past, base, period, x, rows, values);
      return short_sums(values, period, y, rows);
    }
    sums_[window].block(
        past, base, period, rows, [x](std::size_t i) { return std::array<double, 1>{x[i]}; },
        [y](std::size_t i, const std::array<double, 1>& part) { y[i] = part[0]; });
  }

  template <class Past>
  void sum_block(std::size_t window, const Past& past, std::size_t base, std::size_t period, const double* x, double* y,
                 std::size_t rows) noexcept {
    if (period <= kShortWindow) {
      double values[kShortColumn];
      short_[window].block(past, base, period, x, rows, values);
      return short_means(values, period, y, rows);
    }
    add_up_block(window, past, base, period, x, y, rows);
    divide_rows(y, static_cast<double>(period), rows);
  }

  template <class Past>
  void weighted_block(std::size_t window, const Past& past, std::size_t base, std::size_t period, const double* x,
                      double* y, std::size_t rows) noexcept {
    const auto n = static_cast<double>(period);
    if (period <= kShortWindow) {
      double values[kShortColumn];
      short_[window].block(past, base, period, x, rows, values);
      return short_weighted_means(values, period, y, rows);
    }
    weighted_[window].block(
        past, base, period, rows, [x](std::size_t i) { return std::array<double, 1>{x[i]}; },
        [y](std::size_t i, const std::array<double, 2>& part) { y[i] = part[1]; });
    divide_rows(y, n * (n + 1.0) / 2.0, rows);
  }

  // The kinds that look at windows.
  template <class Past>
  void window_block(const AverageSetup& s, const Past& past, std::size_t base, const double* x, double* y,
                    std::size_t rows) noexcept {
    double first[kAverageRows];
    double second[kAverageRows];
    switch (s.kind) {
      case AverageKind::kSimple:
        return sum_block(0, past, base, s.period, x, y, rows);
      case AverageKind::kWeighted:
        return weighted_block(0, past, base, s.period, x, y, rows);
      case AverageKind::kTriangular:
        sum_block(0, past, base, s.first, x, first, rows);
        return sum_block(1, past, base + s.first, s.second, first, y, rows);
      case AverageKind::kHull:
        weighted_block(0, past, base, s.period, x, first, rows);
        weighted_block(1, past, base + 2 * s.period, s.first, x, second, rows);
        double_less(second, first, rows);
        return weighted_block(2, past, base + 2 * (s.period + s.first), s.second, second, y, rows);
      case AverageKind::kKaufman:
        return kaufman_block(s, past, base, x, y, rows);
      default:
        for (std::size_t i = 0; i < rows; ++i) step(s, past, base, x[i], &y[i]);
    }
  }

  template <class Past>
  void kaufman_block(const AverageSetup& s, const Past& past, std::size_t base, const double* x, double* y,
                     std::size_t rows) noexcept {
    double changes[kAverageRows];
    double travelled[kAverageRows];
    double before[kAverageRows];
    delay_block(past.memory(base + s.period), s.period, x, before, rows);
    kaufman_changes(x, last_, changes, rows);
    add_up_block(0, past, base, s.period, changes, travelled, rows);
    average_ = kaufman_rows(average_, {x, before, travelled}, y, rows);
    last_ = x[rows - 1];
    taken_ += rows;
  }

  template <class Past>
  bool step_hull(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    const std::size_t short_base = base + 2 * s.period;
    double slow = 0.0;
    double quick = 0.0;
    step_weighted(1, past, short_base, s.first, x, &quick);
    if (!step_weighted(0, past, base, s.period, x, &slow)) return false;
    return step_weighted(2, past, short_base + 2 * s.first, s.second, 2.0 * quick - slow, y);
  }

  // The changes' window, and behind it the last `period` values.
  template <class Past>
  bool step_kaufman(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    const double before = exchange(past, base + s.period, s.period, x);
    const double last = last_;
    last_ = x;
    if (taken_++ == 0) return false;
    double travelled = 0.0;
    if (!add_up(0, past, base, s.period, std::fabs(x - last), &travelled)) return false;
    if (taken_ == s.period + 1) average_ = last;
    const double apart = std::fabs(x - before);
    const double weight = kaufman_weight(travelled, apart);
    *y = average_ = (1.0 - weight) * average_ + weight * x;
    return true;
  }

  // The value and its change since `lag` rows.
  template <class Past>
  bool without_lag(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    const double before = s.first == 0 ? x : exchange(past, base, s.first, x);
    if (taken_ < s.first) {
      ++taken_;
      return false;
    }
    *y = 2.0 * x - before;
    return true;
  }

  bool has_average_ = false;
  std::size_t taken_ = 0;   // values, as far as a kind counts them
  std::size_t oldest_ = 0;  // the place of the oldest value kept
  double last_ = 0.0;       // the value before, of Kaufman's kind; of Mesa's what follows the average
  double average_ = 0.0;    // the same
  std::array<ShortWindow, 3> short_;
  std::array<WindowFold<SumFold<1>>, 2> sums_;
  std::array<WindowFold<WeightedFold>, 3> weighted_;
  MesaAverage mesa_;
  std::array<Smoother, 6> chain_;
};

}  // namespace tiercel::indicators
