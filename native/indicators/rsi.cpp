#include "native/indicators/rsi.hpp"

#include "native/indicators/row.hpp"
#include "native/indicators/smoother.hpp"

namespace tiercel::indicators {
namespace {

struct RsiBlock {
  SmoothBlock gains;
  SmoothBlock losses;
  double mean_gains[kSmoothRows];
  double mean_losses[kSmoothRows];
};

TIERCEL_BODY double strength(double gain, double loss) noexcept {
  const double total = gain + loss;
  return total != 0.0 ? 100.0 * gain / total : 0.0;
}

// `previous` is the value before the first of `values`.
TIERCEL_BODY bool rsi_block_body(const SmootherSetup& s, double previous, const double* values, RsiBlock& b,
                                 double* __restrict out, std::size_t rows) noexcept {
  if (!all_finite(values, rows)) return false;
  const auto split = [&b](std::size_t i, double change) {
    b.gains.x[kStride + i] = change > 0.0 ? change : 0.0;
    b.losses.x[kStride + i] = change < 0.0 ? -change : 0.0;
  };
  split(0, values[0] - previous);
  for (std::size_t i = 1; i < rows; ++i) split(i, values[i] - values[i - 1]);
  smooth_block(s, b.gains, b.mean_gains, rows);
  smooth_block(s, b.losses, b.mean_losses, rows);
  for (std::size_t i = 0; i < rows; ++i) out[i] = strength(b.mean_gains[i], b.mean_losses[i]);
  return true;
}

TIERCEL_VARIANTS(bool, rsi_block,
                 (const SmootherSetup& s, double previous, const double* values, RsiBlock& b, double* out,
                  std::size_t rows),
                 (s, previous, values, b, out, rows))

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
    rows = std::min(rows, kSmoothRows);
    if (!state.gains.is_warm(s)) return 0;
    RsiBlock block;
    state.gains.write_history(block.gains);
    state.losses.write_history(block.losses);
    if (!rsi_block(s, state.previous, in[0], block, out[0], rows)) return 0;
    state.gains.read_history(block.gains, rows);
    state.losses.read_history(block.losses, rows);
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
