// Katsanos' volume flow indicator: on-balance volume without small moves and huge volumes.
#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct VfiSetup {
  TickScale price;
  TickScale volume;
  std::size_t period;
  std::size_t deviation;
  double price_cutoff;
  double volume_cutoff;
  SmootherSetup average;
};

struct Vfi : SimpleKernel<4, 1, 5> {
  using Setup = VfiSetup;
  using Spread = AnchoredSums<PowerSums<2>>;
  using Sum = WindowFold<SumFold<1>>;
  struct State {
    bool has_last = false;
    bool has_volume = false;
    double sum = 0.0;     // of the last high, low and close, in ticks
    double volume = 0.0;  // mean of the window before this row
    Spread changes;
    Sum volumes;
    Sum flows;
    Smoother average;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {tick_scale(decimals, 3),
            tick_scale(decimals + 3, 1),
            rows_of(p[0]),
            rows_of(p[3]),
            p[1],
            p[2],
            exponential_setup(static_cast<std::int64_t>(p[4]))};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return std::max(rows_of(p[0]), rows_of(p[3])) + rows_of(p[0]) - 1 + rows_of(p[4]) - 1;
  }
  static std::size_t cells(const Setup& s) noexcept { return flow_cells(s) + Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double close = in_ticks(s.price, x[2]);
    const double sum = in_ticks(s.price, x[0]) + in_ticks(s.price, x[1]) + close;
    const double volume = in_ticks(s.volume, x[3]);
    const double mean = state.volume;
    const bool has_mean = state.has_volume;
    double deviation = 0.0;
    const bool has_deviation = state.has_last && take_change(s, state, past, sum, &deviation);
    const double move = (sum - state.sum) / 3.0;
    take_volume(s, state, past, volume);
    state.has_last = true;
    state.sum = sum;
    if (!has_deviation || !has_mean) return;
    const double cutoff = s.price_cutoff * deviation * close;
    const double most = s.volume_cutoff * mean;
    const double counted = volume < most ? volume : most;
    std::array<double, 1> flow{};
    const double signed_volume = move > cutoff ? counted : (move < -cutoff ? -counted : 0.0);
    if (!state.flows.step(past, flow_cells(s), s.period, {signed_volume}, &flow)) return;
    state.average.step(s.average, mean != 0.0 ? flow[0] / mean : 0.0, &y[0]);
  }

 private:
  static std::size_t volume_cells(const Setup& s) noexcept { return Spread::cells(s.deviation); }
  static std::size_t flow_cells(const Setup& s) noexcept { return volume_cells(s) + Sum::cells(s.period); }

  // The deviation of the typical price's logarithmic changes.
  template <class Past>
  static bool take_change(const Setup& s, State& state, const Past& past, double sum, double* deviation) noexcept {
    const double change = sum > 0.0 && state.sum > 0.0 ? exact_log(sum / state.sum) : 0.0;
    std::array<double, 2> sums{};
    if (!state.changes.step(past, 0, s.deviation, {change}, &sums)) return false;
    const auto n = static_cast<double>(s.deviation);
    const double spread = n * sums[1] - sums[0] * sums[0];
    *deviation = std::sqrt(spread > 0.0 ? spread : 0.0) / n;
    return true;
  }

  template <class Past>
  static void take_volume(const Setup& s, State& state, const Past& past, double volume) noexcept {
    std::array<double, 1> total{};
    if (!state.volumes.step(past, volume_cells(s), s.period, {volume}, &total)) return;
    state.has_volume = true;
    state.volume = total[0] / static_cast<double>(s.period);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the mean volume and of the sum", 130),
    {"priceCutoff", "deviations up to which a move does not count", ParameterKind::kReal, 0, 1000, 0.2},
    {"volumeCutoff", "mean volumes above which a volume is cut off", ParameterKind::kReal, 0, 1000, 2.5},
    integer_parameter("deviationPeriod", "changes of the deviation", 30),
    integer_parameter("smoothPeriod", "of the average of the result", 3)};
constexpr OutputInfo kOutputInfo[] = {real_output("vfi")};

}  // namespace

TIERCEL_INDICATOR(kVfi) = make_row<Vfi>({
    .name = "vfi",
    .group = Group::kVolume,
    .summary =
        "Volume flow indicator: the volume of bars that rose less that of bars that fell, in mean volumes; moves "
        "below a share of the usual one do not count, and no volume counts for more than some mean ones.",
    .formula = "t = (high + low + close) / 3, deviation = stddev(ln(t / t[1]), deviationPeriod), of the population\n"
               "cutoff = priceCutoff deviation close\n"
               "mean = sma(volume, period)[1], counted = min(volume, volumeCutoff mean)\n"
               "flow = counted where t - t[1] > cutoff, -counted where t - t[1] < -cutoff, else 0\n"
               "vfi = ema(sum(flow, period) / mean, smoothPeriod), a bar counting 0 where the mean is 0",
    .source = "Katsanos, Using Money Flow to Stay with the Trend (Technical Analysis of Stocks & Commodities, June "
              "2004)",
    .differs = "pandas-ta-classic compares the change of the close with a share of the close itself and adds up volume "
               "times change.",
    .inputs = kHighLowCloseVolume,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
