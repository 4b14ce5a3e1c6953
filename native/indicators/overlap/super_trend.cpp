// SuperTrend: a stop at a number of average true ranges from the price that turns over when a close passes it.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct SuperTrendSetup {
  SmootherSetup range;
  double multiplier;
};

struct RangeHistory {
  double close;  // before the first row
  SmoothHistory mean;
};

constexpr std::size_t kMostRows = 512;

// The bands before they are held, lower ones in `lower`. False where a value is no number.
template <int W>
TIERCEL_BODY bool loose_bands_body(const SuperTrendSetup& s, RangeHistory& last, const std::array<const double*, 3>& in,
                                   double* upper, double* lower, std::size_t rows) noexcept {
  const auto [highs, lows, closes] = in;
  LastRows<W, 1> before(same_rows(last.close));
  LaneSmoother<W> mean(s.range, last.mean);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto high = read_lanes<W>(highs + i);
    const auto low = read_lanes<W>(lows + i);
    const auto close = read_lanes<W>(closes + i);
    const Lanes<W> apart = s.multiplier * mean.take(true_range(high, low, before.template ago<1>(close)));
    const Lanes<W> middle = (high + low) / 2.0;
    write_lanes(upper + i, Lanes<W>(middle + apart));
    write_lanes(lower + i, Lanes<W>(middle - apart));
    bad += high * 0.0 + low * 0.0 + close * 0.0;
    before.push(close);
  }
  mean.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, loose_bands,
                      (const SuperTrendSetup& s, RangeHistory& last, const std::array<const double*, 3>& in,
                       double* upper, double* lower, std::size_t rows),
                      (s, last, in, upper, lower, rows))

struct SuperTrend {
  struct Params {
    std::int64_t period;
    double multiplier;
  };
  using Setup = SuperTrendSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 2;

  struct State {
    bool has_previous = false;
    bool has_bands = false;
    bool is_up = true;
    double last_close = 0.0;
    double upper = 0.0;
    double lower = 0.0;
    Smoother range;
  };

  static Params params(const double* numbers) noexcept { return {static_cast<std::int64_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {smoother_setup(p.period, 1.0 / static_cast<double>(p.period)), p.multiplier};
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<SuperTrend>& x,
                   OutputRow<SuperTrend>& y) noexcept {
    const auto [high, low, close] = x;
    double range = 0.0;
    if (state.has_previous && state.range.step(s.range, true_range(high, low, state.last_close), &range)) {
      const double apart = s.multiplier * range;
      const double middle = (high + low) / 2.0;
      hold(state, middle + apart, middle - apart, close, &y[0], &y[1]);
    }
    state.has_previous = true;
    state.last_close = close;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<SuperTrend>& in,
                          const OutputColumns<SuperTrend>& out, std::size_t rows) noexcept {
    double upper[kMostRows];
    double lower[kMostRows];
    rows = std::min(rows, kMostRows);
    rows -= rows % kStepRows;
    if (rows == 0 || !state.range.is_warm(s.range)) return 0;
    RangeHistory last;
    last.close = state.last_close;
    state.range.write_history(s.range, last.mean);
    if (!loose_bands(s, last, in, upper, lower, rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      hold(state, upper[i], lower[i], in[2][i], &out[0][i], &out[1][i]);
      state.last_close = in[2][i];
    }
    state.range.read_history(last.mean, rows);
    return rows;
  }

 private:
  // A band only moves towards the price, until a close has passed it.
  static void hold(State& state, double upper, double lower, double close, double* band, double* trend) noexcept {
    const bool frees_upper = upper < state.upper || state.last_close > state.upper || !state.has_bands;
    const bool frees_lower = lower > state.lower || state.last_close < state.lower || !state.has_bands;
    state.upper = frees_upper ? upper : state.upper;
    state.lower = frees_lower ? lower : state.lower;
    const bool stays_up = close >= state.lower || !state.has_bands;
    state.is_up = state.is_up ? stays_up : close > state.upper;
    state.has_bands = true;
    *band = state.is_up ? state.lower : state.upper;
    *trend = state.is_up ? 1.0 : -1.0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "period of the average true range", 10, 2),
    {"multiplier", "average true ranges from the middle of a bar to its bands", ParameterKind::kReal, 0, 1000, 3}};
constexpr OutputInfo kOutputInfo[] = {real_output("superTrend"), real_output("trend")};

}  // namespace

TIERCEL_INDICATOR(kSuperTrend) = make_row<SuperTrend>({
    .name = "superTrend",
    .group = Group::kOverlap,
    .summary = "SuperTrend: a stop some average true ranges from the middle of the bar that only moves towards the "
               "price and changes sides when a close passes it, and the trend, 1 (up) or -1.",
    .formula = "upper = (high + low) / 2 + multiplier atr(period), lower = (high + low) / 2 - multiplier atr(period)\n"
               "U = upper if upper < U[1] or close[1] > U[1], else U[1]; L = lower if lower > L[1] or close[1] < L[1], "
               "else L[1]\n"
               "trend = -1 if it was 1 and close < L; 1 if it was -1 and close > U; else as it was, 1 at first\n"
               "superTrend = L while trend is 1, else U",
    .source = "Seban's SuperTrend in the form of TradingView and TA-Lib's SUPERTREND",
    .talib = "SUPERTREND",
    .differs =
        "The first trend is up, as in TA-Lib; others begin with down, and TradingView's direction has the opposite "
        "sign.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
