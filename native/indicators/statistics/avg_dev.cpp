// Average deviation: the mean distance of the last values from their mean.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = 512;
constexpr std::size_t kLongestBlock = 1024;  // the period up to which there are blocks

struct AvgDevSetup {
  std::size_t period;
  TickScale ticks;
  double divisor;  // of the sum of distances that are `period` times too large
};

// With n the period, |n x - sum| is n times a distance: whole ticks without rounding up to 2^53. `window` begins
// period - 1 rows before `newest`. False, with nothing to be used, where a new value is no number.
template <int W>
TIERCEL_BODY bool avg_dev_block_body(const AvgDevSetup& s, const double* window, double* out,
                                     std::size_t rows) noexcept {
  double ticks[kMostRows + kLongestBlock];
  const std::size_t count = s.period - 1 + rows;
  const auto n = static_cast<double>(s.period);
  for (std::size_t i = 0; i < count; ++i) ticks[i] = in_ticks(s.ticks, window[i]);
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    Lanes<W> sum{};
    for (std::size_t k = 0; k < s.period; ++k) sum += read_lanes<W>(ticks + i + k);
    Lanes<W> apart{};
    for (std::size_t k = 0; k < s.period; ++k) apart += absolute(Lanes<W>{n * read_lanes<W>(ticks + i + k) - sum});
    write_lanes(out + i, apart / s.divisor);
    bad += apart * 0.0;
  }
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, avg_dev_block, (const AvgDevSetup& s, const double* window, double* out, std::size_t rows),
                      (s, window, out, rows))

struct AvgDev {
  using Params = std::size_t;  // the period
  using Setup = AvgDevSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the period
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 1);
    const auto n = static_cast<double>(period);
    return {period, ticks, n * n * ticks.scale};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<AvgDev>& x,
                   OutputRow<AvgDev>& y) noexcept {
    if (state.run < s.period) ++state.run;
    if (state.run < s.period) return;
    const auto n = static_cast<double>(s.period);
    double sum = 0.0;
    for (std::size_t ago = s.period - 1; ago > 0; --ago) sum += in_ticks(s.ticks, past.ago(0, ago));
    const double newest = in_ticks(s.ticks, x[0]);
    sum += newest;
    double apart = 0.0;
    for (std::size_t ago = s.period - 1; ago > 0; --ago) {
      apart += std::fabs(n * in_ticks(s.ticks, past.ago(0, ago)) - sum);
    }
    y[0] = (apart + std::fabs(n * newest - sum)) / s.divisor;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<AvgDev>& /*in*/,
                          const OutputColumns<AvgDev>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMostRows);
    if (rows == 0 || state.run < s.period || s.period > kLongestBlock) return 0;
    const double* window = past.block(0, s.period - 1);
    return window != nullptr && avg_dev_block(s, window, out[0], rows) ? rows : 0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("avgDev")};

}  // namespace

TIERCEL_INDICATOR(kAvgDev) = make_row<AvgDev>({
    .name = "avgDev",
    .group = Group::kStatistics,
    .summary = "Average deviation: the mean distance of the last `period` values from their mean. Other names are mean "
               "absolute deviation and MAD.",
    .formula = "mean = (x[0] + ... + x[period - 1]) / period\n"
               "(|x[0] - mean| + ... + |x[period - 1] - mean|) / period",
    .source = "Definition; TA-Lib's AVGDEV",
    .talib = "AVGDEV",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
