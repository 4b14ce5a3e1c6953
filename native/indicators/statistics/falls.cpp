// How far and how often values fall: drawdown, ulcer index, Sortino's ratio.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct FallSetup {
  std::size_t period;
  double n;
  double year;
  TickScale ticks;
};

double relative_change(double from, double to) noexcept { return from != 0.0 ? (to - from) / from : 0.0; }

struct Drawdown {
  struct Params {};
  using Setup = TickScale;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_peak = false;
    double peak = 0.0;  // in ticks
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return tick_scale(decimals, 1); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Drawdown>& x,
                   OutputRow<Drawdown>& y) noexcept {
    const double now = in_ticks(s, x[0]);
    if (!state.has_peak || now > state.peak) state.peak = now;
    state.has_peak = true;
    if (state.peak > 0.0) y[0] = (state.peak - now) / state.peak;
  }
};

struct UlcerIndex {
  using Params = std::size_t;  // the period
  using Setup = FallSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    WindowExtreme<1> highest;
    WindowFold<SumFold<1>> squares;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, static_cast<double>(period), 0.0, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(Params period) noexcept { return 2 * (period - 1); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept {
    return WindowExtreme<1>::cells(s.period) + WindowFold<SumFold<1>>::cells(s.period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<UlcerIndex>& x,
                   OutputRow<UlcerIndex>& y) noexcept {
    double highest = 0.0;
    if (!state.highest.step(past, 0, 0, s.period, x[0], &highest)) return;
    const double fall = 100.0 * relative_change(in_ticks(s.ticks, highest), in_ticks(s.ticks, x[0]));
    std::array<double, 1> sum{};
    const std::size_t base = WindowExtreme<1>::cells(s.period);
    if (state.squares.step(past, base, s.period, {fall * fall}, &sum)) y[0] = std::sqrt(sum[0] / s.n);
  }
};

struct RollingSortino {
  struct Params {
    std::size_t period;
    double year;
  };
  using Setup = FallSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    double last = 0.0;  // in ticks
    WindowFold<SumFold<2>> sums;
  };

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {p.period, static_cast<double>(p.period), p.year, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return WindowFold<SumFold<2>>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<RollingSortino>& x,
                   OutputRow<RollingSortino>& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    if (state.has_last) {
      const double change = relative_change(state.last, now);
      const double fall = change < 0.0 ? change : 0.0;
      std::array<double, 2> sums{};
      if (state.sums.step(past, 0, s.period, {change, fall * fall}, &sums) && sums[1] > 0.0) {
        y[0] = sums[0] / s.n / std::sqrt(sums[1] / s.n) * std::sqrt(s.year);
      }
    }
    state.has_last = true;
    state.last = now;
  }
};

constexpr ParameterInfo kUlcerParameters[] = {integer_parameter("period", "values in each window", 14)};
constexpr ParameterInfo kSortinoParameters[] = {
    integer_parameter("period", "changes in the window", 20),
    {"periodsPerYear", "rows in a year; 1 leaves the result as it is", ParameterKind::kReal, 1, 1e9, 252}};
constexpr OutputInfo kDrawdownOutput[] = {real_output("drawdown")};
constexpr OutputInfo kUlcerOutput[] = {real_output("ulcerIndex")};
constexpr OutputInfo kSortinoOutput[] = {real_output("rollingSortino")};

}  // namespace

TIERCEL_INDICATOR(kDrawdown) = make_row<Drawdown>({
    .name = "drawdown",
    .group = Group::kStatistics,
    .summary =
        "Drawdown: how far a value is below the highest so far, as a part of it; no value while that is not above 0.",
    .formula = "peak = max(peak[1], x)\n"
               "(peak - x) / peak",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = {},
    .outputs = kDrawdownOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kUlcerIndex) = make_row<UlcerIndex>({
    .name = "ulcerIndex",
    .group = Group::kVolatility,
    .summary =
        "Ulcer index: the root of the mean square of the falls, in percent, below the highest of the last `period` "
        "values.",
    .formula = "fall = 100 (x - highest of the last period values) / that highest\n"
               "sqrt(mean(fall^2)), over the last `period` rows",
    .source = "Martin and McCann, The Investor's Guide to Fidelity Funds (1989)",
    .inputs = kOneSeries,
    .parameters = kUlcerParameters,
    .outputs = kUlcerOutput,
});

TIERCEL_INDICATOR(kRollingSortino) = make_row<RollingSortino>({
    .name = "rollingSortino",
    .group = Group::kStatistics,
    .summary =
        "Sortino's ratio of the last `period` changes, for a year: their mean divided by the root of the mean square "
        "of the falls; no value where nothing falls.",
    .formula = "r = x[0] / x[1] - 1\n"
               "mean(r) / sqrt(mean(min(r, 0)^2)) * sqrt(periodsPerYear), over the last `period` changes",
    .source = "Sortino and Price, Performance measurement in a downside risk framework (Journal of Investing 3, 1994)",
    .inputs = kOneSeries,
    .parameters = kSortinoParameters,
    .outputs = kSortinoOutput,
    .sparse = true,
});

}  // namespace tiercel::indicators
