#include "native/indicators/atr.hpp"

#include "native/indicators/row.hpp"
#include "native/indicators/smoother.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY double true_range(double high, double low, double last_close) noexcept {
  return (high > last_close ? high : last_close) - (low < last_close ? low : last_close);
}

// `last_close` is the close before the first row.
TIERCEL_BODY bool atr_block_body(const SmootherSetup& s, const std::array<const double*, 3>& in, double last_close,
                                 SmoothBlock& b, double* out, std::size_t rows) noexcept {
  const auto& [high, low, close] = in;
  if (!all_finite(high, rows) || !all_finite(low, rows) || !all_finite(close, rows)) return false;
  double* __restrict ranges = b.x + kStride;
  ranges[0] = true_range(high[0], low[0], last_close);
  for (std::size_t i = 1; i < rows; ++i) ranges[i] = true_range(high[i], low[i], close[i - 1]);
  smooth_block(s, b, out, rows);
  return true;
}

TIERCEL_VARIANTS(bool, atr_block,
                 (const SmootherSetup& s, const std::array<const double*, 3>& in, double last_close, SmoothBlock& b,
                  double* out, std::size_t rows),
                 (s, in, last_close, b, out, rows))

struct Atr {
  using Params = AtrParams;
  using Setup = SmootherSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double last_close = 0.0;
    Smoother mean;
  };

  static Params params(const double* numbers) noexcept { return {static_cast<std::int64_t>(numbers[0])}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return smoother_setup(p.period, 1.0 / static_cast<double>(p.period));
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Atr>& x,
                   OutputRow<Atr>& y) noexcept {
    if (state.has_previous) state.mean.step(s, true_range(x[0], x[1], state.last_close), &y[0]);
    state.has_previous = true;
    state.last_close = x[2];
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Atr>& in,
                          const OutputColumns<Atr>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kSmoothRows);
    if (!state.mean.is_warm(s)) return 0;
    SmoothBlock block;
    state.mean.write_history(block);
    if (!atr_block(s, in, state.last_close, block, out[0], rows)) return 0;
    state.mean.read_history(block, rows);
    state.last_close = in[2][rows - 1];
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kParameterInfo[] = {
    {"period", "true ranges of the seed; a new one weighs 1 / period", ParameterKind::kInteger, 1, kLongestPeriod, 14}};
constexpr OutputInfo kOutputInfo[] = {{"atr", OutputKind::kReal}};

}  // namespace

Status atr(const AtrInputs& bars, AtrParams params, std::span<double> out) noexcept {
  const double numbers[] = {static_cast<double>(params.period)};
  const double* inputs[] = {bars.high.data(), bars.low.data(), bars.close.data()};
  const int decimals[] = {kOffStep, kOffStep, kOffStep};
  void* outputs[] = {out.data()};
  const std::size_t rows = out.size();
  if (bars.high.size() != rows || bars.low.size() != rows || bars.close.size() != rows) return Status::kLengthMismatch;
  return compute(kAtr, numbers, {inputs, decimals, outputs, rows});
}

std::size_t atr_lookback(AtrParams params) noexcept { return Atr::lookback(params); }

constinit const Indicator kAtr = make_row<Atr>({
    .name = "atr",
    .summary = "Average true range, seeded with the mean of the first `period` true ranges.",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section III",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
