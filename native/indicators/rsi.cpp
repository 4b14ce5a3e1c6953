#include "native/indicators/rsi.hpp"

#include "native/indicators/row.hpp"
#include "native/indicators/smoother.hpp"

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
  using Params = RsiParams;
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

  static Params params(const double* numbers) noexcept { return {static_cast<std::int64_t>(numbers[0])}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return smoother_setup(p.period, 1.0 / static_cast<double>(p.period));
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period); }
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

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {
    {"period", "changes of the seed; a new one weighs 1 / period", ParameterKind::kInteger, 1, kLongestPeriod, 14}};
constexpr OutputInfo kOutputInfo[] = {{"rsi", OutputKind::kReal}};

}  // namespace

Status rsi(std::span<const double> values, RsiParams params, std::span<double> out) noexcept {
  const double numbers[] = {static_cast<double>(params.period)};
  const double* inputs[] = {values.data()};
  const int decimals[] = {kOffStep};
  void* outputs[] = {out.data()};
  if (values.size() != out.size()) return Status::kLengthMismatch;
  return compute(kRsi, numbers, {inputs, decimals, outputs, values.size()});
}

std::size_t rsi_lookback(RsiParams params) noexcept { return Rsi::lookback(params); }

constinit const Indicator kRsi = make_row<Rsi>({
    .name = "rsi",
    .summary = "Relative strength index, 0 to 100; 0 where the smoothed gains and losses are both 0.",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section VI",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
