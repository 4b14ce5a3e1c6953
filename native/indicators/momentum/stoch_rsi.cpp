// Stochastic RSI: where the relative strength index lies in its own range of the last rows.
#include "native/core/cpu.hpp"
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/own_range.hpp"
#include "native/indicators/parts/range_place.hpp"
#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr TickScale kAsTheyAre{1.0, 0.0};

// `values` begins period - 1 rows before the first one.
TIERCEL_BODY void own_place_block_body(const double* values, std::size_t period, double* __restrict out,
                                       std::size_t rows) noexcept {
  double highest[kExtremeRows];
  double lowest[kExtremeRows];
  const double* newest = values + period - 1;
  slide_extreme<1>(values, period, highest, rows);
  slide_extreme<-1>(values, period, lowest, rows);
  for (std::size_t i = 0; i < rows; ++i) out[i] = place_in_range(kAsTheyAre, highest[i], lowest[i], newest[i]);
}

TIERCEL_VARIANTS(void, own_place_block, (const double* values, std::size_t period, double* out, std::size_t rows),
                 (values, period, out, rows))

struct StochRsi {
  struct Params {
    std::int64_t period;
    std::int64_t k_period;
    std::int64_t d_period;
    AverageKind d_average;
  };
  struct Setup {
    RelativeStrength::Setup strength;
    std::size_t period;  // of the range
    AverageSetup d;
  };
  struct State {
    RelativeStrength::State strength;
    OwnRange range;
    MovingAverage d;
  };
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 2;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]),
            static_cast<std::int64_t>(numbers[2]), average_kind(numbers[3])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {RelativeStrength::setup(p.period, decimals), static_cast<std::size_t>(p.k_period),
            average_setup(p.d_average, p.d_period)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return RelativeStrength::lookback(p.period) + static_cast<std::size_t>(p.k_period - 1) +
           MovingAverage::lookback(p.d_average, p.d_period);
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return OwnRange::cells(s.period) + MovingAverage::cells(s.d); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<StochRsi>& x,
                   OutputRow<StochRsi>& y) noexcept {
    double strength = 0.0;
    double highest = 0.0;
    double lowest = 0.0;
    if (!RelativeStrength::take(s.strength, state.strength, x[0], &strength)) return;
    if (!state.range.step(past, 0, s.period, strength, &highest, &lowest)) return;
    const double k = place_in_range(kAsTheyAre, highest, lowest, strength);
    double d = 0.0;
    if (state.d.step(s.d, past, OwnRange::cells(s.period), k, &d)) y = {k, d};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<StochRsi>& in,
                          const OutputColumns<StochRsi>& out, std::size_t rows) noexcept {
    double values[kLongestExtremeBlock + kExtremeRows];
    rows = std::min(rows, std::min(kExtremeRows, kAverageRows));
    rows -= rows % kStepRows;
    if (rows == 0 || !state.d.is_warm(s.d) || !state.range.is_warm(s.period)) return 0;
    const InputColumns<RelativeStrength> prices{in[0]};
    const OutputColumns<RelativeStrength> strength{values + s.period - 1};
    if (RelativeStrength::fast(s.strength, state.strength, past, prices, strength, rows) == 0) return 0;
    state.range.read(past, 0, s.period, values);
    own_place_block(values, s.period, out[0], rows);
    state.range.skip(past, 0, s.period, values + rows - 1);
    state.d.block(s.d, past, OwnRange::cells(s.period), out[0], out[1], rows);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the relative strength index", 14, 2),
                                            integer_parameter("kPeriod", "rows of its range", 5),
                                            integer_parameter("dPeriod", "period of the smoothing that gives d", 3),
                                            average_parameter("dAverage", "kind of this smoothing"),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("k"), real_output("d")};

}  // namespace

TIERCEL_INDICATOR(kStochRsi) = make_row<Unstable<StochRsi, kParameterInfo>>({
    .name = "stochRsi",
    .group = Group::kMomentum,
    .summary = "Stochastic RSI, 0 to 100: where the relative strength index lies in its range of the last `kPeriod` "
               "rows (k), and the average of that (d); 0 without a range.",
    .formula = "r = rsi(x, period)\n"
               "k = 100 (r - lowest r) / (highest r - lowest r), over the last `kPeriod` rows\n"
               "d = average(k, dPeriod)",
    .source = "Chande and Kroll, The New Technical Trader (1994); TA-Lib's STOCHRSI",
    .talib = "STOCHRSI",
    .differs = "Other libraries give it from 0 to 1, or smooth k first. TA-Lib's unstable period of RSI is the "
               "one that acts on STOCHRSI; there a recursive average of k is seeded so much later.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
