// A moving average whose period is given row by row.
#include <cmath>

#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

// Averages over windows are worked out anew from the column. The recursive ones of all periods go on in each row: a
// period has some cells, each a smoothing's sum while it is seeded, and its value then. As in TA-Lib they begin so that
// the averages of all periods have their first values in the same row.
struct Mavp {
  struct Params {
    std::size_t least;
    std::size_t most;
    AverageKind kind;
  };
  struct Setup {
    std::size_t least;
    std::size_t most;
    AverageKind kind;
    std::size_t lookback;
    double scale;          // ticks of one unit; 0 off the step
    AverageSetup average;  // of some period: how its smoothings are joined
  };
  struct State {
    std::size_t run = 0;
    MesaAverage mesa;
  };
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kCells = 6;  // of a period

  static Params params(const double* numbers) noexcept {
    const auto a = static_cast<std::size_t>(numbers[0]);
    const auto b = static_cast<std::size_t>(numbers[1]);
    return {std::min(a, b), std::max(a, b), average_kind(numbers[2])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {p.least,
            p.most,
            p.kind,
            lookback(p),
            decimals[0] == kOffStep ? 0.0 : ticks_a_unit(decimals[0]),
            average_setup(p.kind, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return MovingAverage::lookback(p.kind, static_cast<std::int64_t>(p.most));
  }
  static bool exact(const Params& p) noexcept {
    return p.kind == AverageKind::kSimple || p.kind == AverageKind::kWeighted;
  }
  static std::size_t past(const Setup& s) noexcept { return s.lookback + 1; }
  static std::size_t cells(const Setup& s) noexcept { return kCells * (s.most - s.least + 1); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Mavp>& x,
                   OutputRow<Mavp>& y) noexcept {
    const double held = std::min(std::max(std::trunc(x[1]), static_cast<double>(s.least)), static_cast<double>(s.most));
    const auto period = static_cast<std::size_t>(held);
    double mesa = 0.0;
    double following = 0.0;
    if (s.kind == AverageKind::kMesa) state.mesa.take(kUsualMesa, x[0], &mesa, &following);
    const double recursive = smooth_all(s, state.run, past, x[0], period);
    if (state.run++ < s.lookback) return;
    if (period == 1) {
      y[0] = x[0];
    } else if (s.kind == AverageKind::kMesa) {
      y[0] = mesa;
    } else {
      y[0] = is_windowed(s.kind) ? windowed(s, past, x[0], period) : recursive;
    }
  }

 private:
  static bool is_windowed(AverageKind kind) noexcept {
    return kind == AverageKind::kSimple || kind == AverageKind::kWeighted || kind == AverageKind::kTriangular ||
           kind == AverageKind::kHull;
  }

  // `rows` rows before the one that is taken, whose value is `x`.
  template <class Past>
  static double at(const Past& past, double x, std::size_t rows) noexcept {
    return rows == 0 ? x : past.ago(0, rows);
  }

  template <class Past>
  static double windowed(const Setup& s, const Past& past, double x, std::size_t period) noexcept {
    const auto n = static_cast<double>(period);
    if (s.kind == AverageKind::kHull) return hull(past, x, period);
    double exact = 0.0;
    if (s.kind != AverageKind::kTriangular && s.scale != 0.0 && on_step(s, past, x, period, &exact)) return exact;
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < period; ++i) {
      const auto place = static_cast<double>(i);
      double weight = 1.0;
      if (s.kind == AverageKind::kWeighted) weight = n - place;
      if (s.kind == AverageKind::kTriangular) weight = std::min(place + 1.0, n - place);
      sum += weight * at(past, x, i);
      weights += weight;
    }
    return sum / weights;
  }

  // A window of whole ticks; false where a value is off the step.
  template <class Past>
  static bool on_step(const Setup& s, const Past& past, double x, std::size_t period, double* y) noexcept {
    Int128 sum = 0;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < period; ++i) {
      std::int64_t ticks = 0;
      if (!to_ticks(at(past, x, i), s.scale, &ticks)) return false;
      const auto weight = s.kind == AverageKind::kWeighted ? static_cast<std::int64_t>(period - i) : 1;
      sum += static_cast<Int128>(ticks) * weight;
      weights += weight;
    }
    const double divisor = static_cast<double>(weights) * s.scale;
    if (divisor > 0x1p53) return false;
    *y = rounded_quotient(sum, static_cast<std::int64_t>(divisor));
    return true;
  }

  // A weighted average that is moved to older rows; the newest value has the weight `period`.
  struct Sliding {
    double sum = 0.0;
    double weighted = 0.0;

    template <class Past>
    void begin(const Past& past, double x, std::size_t period) noexcept {
      for (std::size_t i = period; i-- > 0;) {
        sum += at(past, x, i);
        weighted += static_cast<double>(period - i) * at(past, x, i);
      }
    }
    template <class Past>
    void move(const Past& past, double x, std::size_t period, std::size_t rows) noexcept {
      const double newest = at(past, x, rows);
      const double older = at(past, x, rows + period);
      sum += older - newest;
      weighted += sum - static_cast<double>(period) * newest;
    }
    [[nodiscard]] double average(std::size_t period) const noexcept {
      const auto n = static_cast<double>(period);
      return weighted / (n * (n + 1.0) / 2.0);
    }
  };

  template <class Past>
  static double hull(const Past& past, double x, std::size_t period) noexcept {
    const std::size_t half = period / 2;
    const std::size_t root = square_root(static_cast<std::int64_t>(period));
    Sliding slow;
    Sliding quick;
    slow.begin(past, x, period);
    quick.begin(past, x, half);
    double sum = 0.0;
    for (std::size_t i = 0;; ++i) {
      sum += static_cast<double>(root - i) * (2.0 * quick.average(half) - slow.average(period));
      if (i + 1 == root) break;
      slow.move(past, x, period, i);
      quick.move(past, x, half, i);
    }
    const auto n = static_cast<double>(root);
    return sum / (n * (n + 1.0) / 2.0);
  }

  // Takes the row for the recursive averages of all periods; the one of `period`, where it has begun.
  template <class Past>
  static double smooth_all(const Setup& s, std::size_t run, const Past& past, double x, std::size_t period) noexcept {
    if (is_windowed(s.kind) || s.kind == AverageKind::kMesa) return 0.0;
    double found = 0.0;
    double travelled = 0.0;  // over `n` changes; Kaufman's kind only
    for (std::size_t n = s.kind == AverageKind::kKaufman ? 1 : s.least; n <= s.most; ++n) {
      if (s.kind == AverageKind::kKaufman && n <= run) {
        travelled += std::fabs(at(past, x, n - 1) - past.ago(0, n));
      }
      if (n < s.least || n == 1) continue;
      const std::size_t begin = s.lookback - MovingAverage::lookback(s.kind, static_cast<std::int64_t>(n));
      if (run < begin) continue;
      const Cells<Past> kept{past, kCells * (n - s.least)};
      const double average = s.kind == AverageKind::kKaufman ? kaufman(kept, run - begin, x, n, travelled)
                                                             : smoothed(s, kept, run - begin, x, n);
      if (n == period) found = average;
    }
    return found;
  }

  template <class Past>
  struct Cells {
    const Past& past;
    std::size_t base;
  };

  // `row`: rows since this period's average began.
  template <class Past>
  static double kaufman(const Cells<Past>& kept, std::size_t row, double x, std::size_t period,
                        double travelled) noexcept {
    if (row < period) return 0.0;
    const double last = row == period ? kept.past.ago(0, 1) : kept.past.cell(kept.base);
    const double apart = std::fabs(x - kept.past.ago(0, period));
    const double weight = kaufman_weight(travelled, apart);
    const double average = (1.0 - weight) * last + weight * x;
    kept.past.keep(kept.base, average);
    return average;
  }

  template <class Past>
  static double smoothed(const Setup& s, const Cells<Past>& kept, std::size_t row, double x,
                         std::size_t period) noexcept {
    const auto n = static_cast<double>(period);
    const double weight = s.kind == AverageKind::kWilder ? 1.0 / n : 2.0 / (n + 1.0);
    if (s.kind == AverageKind::kZeroLag) {
      const std::size_t lag = (period - 1) / 2;
      if (row < lag) return 0.0;
      row -= lag;
      x = 2.0 * x - at(kept.past, x, lag);
    }
    std::array<double, kCells> e{};
    for (std::size_t k = 0; k < MovingAverage::smoothings(s.kind); ++k) {
      const std::size_t begin = k * (period - 1);  // of this smoothing
      if (row < begin) return 0.0;
      const std::size_t taken = row - begin;
      const double before = taken == 0 ? 0.0 : kept.past.cell(kept.base + k);
      if (taken < period) {
        e[k] = before + x;
        if (taken + 1 == period) e[k] /= n;
      } else {
        e[k] = before + weight * (x - before);
      }
      kept.past.keep(kept.base + k, e[k]);
      x = e[k];
    }
    return joined(s.average, e);
  }
};

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}, {"periods", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("minPeriod", "shortest period; what lies below is taken as this", 2),
    integer_parameter("maxPeriod", "longest period; what lies above is taken as this", 30),
    average_parameter("average", "kind of the averages")};
constexpr OutputInfo kOutputInfo[] = {real_output("mavp")};

}  // namespace

TIERCEL_INDICATOR(kMavp) = make_row<Mavp>({
    .name = "mavp",
    .group = Group::kOverlap,
    .summary = "Moving average with a period that is given row by row, cut to a whole number and held between two "
               "bounds; averages of all periods have their first values in the same row.",
    .formula = "mavp = average(x, min(max(floor(periods), minPeriod), maxPeriod))",
    .source = "Definition; TA-Lib's MAVP",
    .talib = "MAVP",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
