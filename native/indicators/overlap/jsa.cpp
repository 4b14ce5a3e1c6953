// JSA moving average: the middle between a value and the one `period` rows before.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct JsaSetup {
  std::size_t period;
  TickScale ticks;
};

// Rounded once on the step, as sums of ticks are whole numbers.
TIERCEL_BODY double middle(const TickScale& s, double now, double before) noexcept {
  return (in_ticks(s, now) + in_ticks(s, before)) / (2.0 * s.scale);
}

TIERCEL_BODY bool jsa_block_body(const TickScale& s, const double* now, const double* before, double* __restrict out,
                                 std::size_t rows) noexcept {
  if (!all_finite(now, rows)) return false;
  for (std::size_t i = 0; i < rows; ++i) out[i] = middle(s, now[i], before[i]);
  return true;
}

TIERCEL_VARIANTS(bool, jsa_block,
                 (const TickScale& s, const double* now, const double* before, double* out, std::size_t rows),
                 (s, now, before, out, rows))

struct Jsa : SimpleKernel<1, 1, 1> {
  using Setup = JsaSetup;
  using State = std::size_t;  // values since the start or the last gap

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 1)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const In& x, Out& y) noexcept {
    if (run >= s.period) y[0] = middle(s.ticks, x[0], past.ago(0, s.period));
    ++run;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<Jsa>& in,
                          const OutputColumns<Jsa>& out, std::size_t rows) noexcept {
    if (run < s.period) return 0;
    const double* before = past.block(0, s.period);
    if (before == nullptr || !jsa_block(s.ticks, in[0], before, out[0], rows)) return 0;
    run += rows;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("jsa")};

}  // namespace

TIERCEL_INDICATOR(kJsa) = make_row<Jsa>({
    .name = "jsa",
    .group = Group::kOverlap,
    .summary = "JSA moving average: the mean of a value and the one `period` rows before.",
    .formula = "(x + x[period]) / 2",
    .source = "JSA Moving Average (a script in TradingView's library); Jesse's jsa",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
