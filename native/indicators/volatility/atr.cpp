// Average true range (Wilder): the smoothed distance that the price went from the last close through a bar.
#include "native/indicators/parts/seeding.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/parts/unstable.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct AtrHistory {
  double close;  // before the first row
  SmoothHistory mean;
};

// False where a value is no number.
template <int W>
TIERCEL_BODY bool atr_block_body(const SmootherSetup& s, AtrHistory& last, const std::array<const double*, 3>& in,
                                 double* out, std::size_t rows) noexcept {
  const auto [highs, lows, closes] = in;
  LastRows<W, 1> before(same_rows(last.close));
  LaneSmoother<W> mean(s, last.mean);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto high = read_lanes<W>(highs + i);
    const auto low = read_lanes<W>(lows + i);
    const auto close = read_lanes<W>(closes + i);
    write_lanes(out + i, mean.take(true_range(high, low, before.template ago<1>(close))));
    bad += high * 0.0 + low * 0.0 + close * 0.0;
    before.push(close);
  }
  mean.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, atr_block,
                      (const SmootherSetup& s, AtrHistory& last, const std::array<const double*, 3>& in, double* out,
                       std::size_t rows),
                      (s, last, in, out, rows))

struct Atr {
  struct Params {
    std::int64_t period;
    Seeding seeding;
  };
  struct Setup {
    SmootherSetup mean;
    bool takes_first;  // the range of the first bar, which has no close before it
  };
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double last_close = 0.0;
    Smoother mean;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), seeding(numbers[1])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {smoother_setup(p.period, 1.0 / static_cast<double>(p.period)), p.seeding == Seeding::kTradingView};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.seeding == Seeding::kTradingView ? p.period - 1 : p.period);
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Atr>& x,
                   OutputRow<Atr>& y) noexcept {
    if (state.has_previous) {
      state.mean.step(s.mean, true_range(x[0], x[1], state.last_close), &y[0]);
    } else if (s.takes_first) {
      state.mean.step(s.mean, x[0] - x[1], &y[0]);
    }
    state.has_previous = true;
    state.last_close = x[2];
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Atr>& in,
                          const OutputColumns<Atr>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.mean.is_warm(s.mean)) return 0;
    AtrHistory last;
    last.close = state.last_close;
    state.mean.write_history(s.mean, last.mean);
    if (!atr_block(s.mean, last, in, out[0], rows)) return 0;
    state.mean.read_history(last.mean, rows);
    state.last_close = in[2][rows - 1];
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "true ranges of the seed; a new one weighs 1 / period", 14), kSeedingParameter,
    kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("atr")};

}  // namespace

TIERCEL_INDICATOR(kAtr) = make_row<Unstable<Atr, kParameterInfo>>({
    .name = "atr",
    .group = Group::kVolatility,
    .summary = "Average true range, seeded with the mean of the first `period` true ranges.",
    .formula = "TR = max(high, close[1]) - min(low, close[1])\n"
               "atr = atr[1] + (TR - atr[1]) / period, from the mean of the first `period` TR on\n"
               "with the seeding 'tradingview' the first bar has a TR too, high - low",
    .source =
        "Wilder, New Concepts in Technical Trading Systems (1978), section III; Pine Script's reference of ta.atr",
    .talib = "ATR",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
