// RSMK: the momentum of a price's strength relative to another's, smoothed.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

double log_ratio(double a, double b) noexcept {
  const double ratio = a / b;
  return ratio > 0.0 && std::isfinite(ratio) ? exact_log(ratio) : 0.0;
}

struct Rsmk : SimpleKernel<2, 2, 3> {
  struct Setup {
    std::size_t rows;
    SmootherSetup average;
    SmootherSetup signal;
  };
  struct State {
    CellRing ratios;
    Smoother average;
    Smoother signal;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {rows_of(p[0]), exponential_setup(static_cast<std::int64_t>(p[1])),
            exponential_setup(static_cast<std::int64_t>(p[2]))};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0] + p[1] + p[2]) - 2; }
  static std::size_t cells(const Setup& s) noexcept { return s.rows; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double ratio = log_ratio(x[0], x[1]);
    const bool full = state.ratios.is_full(s.rows);
    const double before = full ? state.ratios.ago(past, 0, s.rows, s.rows) : 0.0;
    state.ratios.push(past, 0, s.rows, ratio);
    double value = 0.0;
    double signal = 0.0;
    if (!full || !state.average.step(s.average, 100.0 * (ratio - before), &value)) return;
    if (state.signal.step(s.signal, value, &signal)) y = {value, signal};
  }
};

constexpr InputInfo kPairOfSeries[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("lookback", "rows of the momentum", 90), integer_parameter("period", "period of its average", 3),
    integer_parameter("signalPeriod", "period of the signal's exponential average", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("rsmk"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kRsmk) = make_row<Rsmk>({
    .name = "rsmk",
    .group = Group::kMomentum,
    .summary = "Katsanos' relative strength: how the logarithm of a price `a` in parts of another one `b`, of an index "
               "say, has changed over some rows, smoothed, times 100; with its average as signal. The logarithm counts "
               "as 0 where there is none.",
    .formula = "s = ln(a / b)\n"
               "rsmk = 100 ema(s - s[lookback], period)\n"
               "signal = ema(rsmk, signalPeriod)",
    .source = "Katsanos, Using Relative Strength to Outperform the Market (Technical Analysis of Stocks & Commodities, "
              "March 2020)",
    .inputs = kPairOfSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
