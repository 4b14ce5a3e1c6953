// Relative strength index (Wilder): 100 times the smoothed gains over the smoothed gains and losses.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct RsiHistory {
  double value;  // before the first row
  SmoothHistory gains;
  SmoothHistory losses;
};

template <class T>
TIERCEL_BODY T strength(const T& gain, const T& loss) noexcept {
  const T total = gain + loss;
  return total != 0.0 ? 100.0 * gain / total : T{};
}

// False where a value is no number.
template <int W>
TIERCEL_BODY bool rsi_block_body(const SmootherSetup& s, RsiHistory& last, const double* values, double* out,
                                 std::size_t rows) noexcept {
  LastRows<W, 1> before(same_rows(last.value));
  LaneSmoother<W> gains(s, last.gains);
  LaneSmoother<W> losses(s, last.losses);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto now = read_lanes<W>(values + i);
    const Lanes<W> change = now - before.template ago<1>(now);
    const Lanes<W> gain = gains.take(change > 0.0 ? change : Lanes<W>{});
    const Lanes<W> loss = losses.take(change < 0.0 ? -change : Lanes<W>{});
    write_lanes(out + i, strength(gain, loss));
    bad += now * 0.0;
    before.push(now);
  }
  gains.finish();
  losses.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, rsi_block,
                      (const SmootherSetup& s, RsiHistory& last, const double* values, double* out, std::size_t rows),
                      (s, last, values, out, rows))

struct Rsi {
  using Params = std::int64_t;  // the period
  using Setup = SmootherSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double previous = 0.0;
    Smoother gains;
    Smoother losses;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept {
    return smoother_setup(period, 1.0 / static_cast<double>(period));
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Rsi>& x,
                   OutputRow<Rsi>& y) noexcept {
    if (state.has_previous) {
      const double change = x[0] - state.previous;
      double gain = 0.0;
      double loss = 0.0;
      const bool warm = state.gains.step(s, change > 0.0 ? change : 0.0, &gain);
      state.losses.step(s, change < 0.0 ? -change : 0.0, &loss);
      if (warm) y[0] = strength(gain, loss);
    }
    state.has_previous = true;
    state.previous = x[0];
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Rsi>& in,
                          const OutputColumns<Rsi>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.gains.is_warm(s)) return 0;
    RsiHistory last;
    last.value = state.previous;
    state.gains.write_history(s, last.gains);
    state.losses.write_history(s, last.losses);
    if (!rsi_block(s, last, in[0], out[0], rows)) return 0;
    state.gains.read_history(last.gains, rows);
    state.losses.read_history(last.losses, rows);
    state.previous = in[0][rows - 1];
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "changes of the seed; a new one weighs 1 / period", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("rsi")};

}  // namespace

TIERCEL_INDICATOR(kRsi) = make_row<Rsi>({
    .name = "rsi",
    .group = Group::kMomentum,
    .summary = "Relative strength index, 0 to 100; 0 where the smoothed gains and losses are both 0.",
    .formula = "gain = max(x - x[1], 0), loss = max(x[1] - x, 0)\n"
               "G = G[1] + (gain - G[1]) / period, L = L[1] + (loss - L[1]) / period, from the means of the first "
               "`period` on\n"
               "rsi = 100 G / (G + L)",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section VI",
    .talib = "RSI",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
