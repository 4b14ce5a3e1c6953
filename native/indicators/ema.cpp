#include "native/indicators/ema.hpp"

#include "native/indicators/row.hpp"
#include "native/indicators/smoother.hpp"

namespace tiercel::indicators {
namespace {

// Smooths the values; false where one of them is no number.
TIERCEL_BODY bool ema_block_body(const SmootherSetup& s, const double* values, SmoothBlock& b, double* out,
                                 std::size_t rows) noexcept {
  if (!all_finite(values, rows)) return false;
  std::memcpy(b.x + kStride, values, rows * sizeof(double));
  smooth_block(s, b, out, rows);
  return true;
}

TIERCEL_VARIANTS(bool, ema_block,
                 (const SmootherSetup& s, const double* values, SmoothBlock& b, double* out, std::size_t rows),
                 (s, values, b, out, rows))

struct Ema {
  using Params = EmaParams;
  using Setup = SmootherSetup;
  using State = Smoother;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return {static_cast<std::int64_t>(numbers[0])}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return smoother_setup(p.period, 2.0 / (static_cast<double>(p.period) + 1.0));
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period - 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Ema>& x,
                   OutputRow<Ema>& y) noexcept {
    state.step(s, x[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Ema>& in,
                          const OutputColumns<Ema>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kSmoothRows);
    if (!state.is_warm(s)) return 0;
    SmoothBlock block;
    state.write_history(block);
    if (!ema_block(s, in[0], block, out[0], rows)) return 0;
    state.read_history(block, rows);
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {{"period", "values of the seed; a new value weighs 2 / (period + 1)",
                                             ParameterKind::kInteger, 1, kLongestPeriod, 30}};
constexpr OutputInfo kOutputInfo[] = {{"ema", OutputKind::kReal}};

}  // namespace

Status ema(std::span<const double> values, EmaParams params, std::span<double> out) noexcept {
  const double numbers[] = {static_cast<double>(params.period)};
  const double* inputs[] = {values.data()};
  const int decimals[] = {kOffStep};
  void* outputs[] = {out.data()};
  if (values.size() != out.size()) return Status::kLengthMismatch;
  return compute(kEma, numbers, {inputs, decimals, outputs, values.size()});
}

std::size_t ema_lookback(EmaParams params) noexcept { return Ema::lookback(params); }

constinit const Indicator kEma = make_row<Ema>({
    .name = "ema",
    .summary = "Exponential moving average, seeded with the mean of the first `period` values.",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seed as in TA-Lib",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
