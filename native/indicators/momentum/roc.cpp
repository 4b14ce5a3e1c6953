// Rate of change in percent.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct RocSetup {
  std::size_t period;
  TickScale ticks;
};

// Rounded once on the step, as the difference of ticks and a hundred times it are whole numbers. 0 after a 0.
TIERCEL_BODY double rate(const TickScale& s, double now, double before) noexcept {
  const double base = in_ticks(s, before);
  const double change = 100.0 * (in_ticks(s, now) - base);
  return (base != 0.0 ? change : 0.0) / (base != 0.0 ? base : 1.0);
}

TIERCEL_BODY bool roc_block_body(const TickScale& s, const double* now, const double* before, double* __restrict out,
                                 std::size_t rows) noexcept {
  if (!all_finite(now, rows)) return false;
  for (std::size_t i = 0; i < rows; ++i) out[i] = rate(s, now[i], before[i]);
  return true;
}

TIERCEL_VARIANTS(bool, roc_block,
                 (const TickScale& s, const double* now, const double* before, double* out, std::size_t rows),
                 (s, now, before, out, rows))

struct Roc {
  using Params = std::size_t;  // the period
  using Setup = RocSetup;
  using State = std::size_t;  // values since the start or the last gap
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 1)}; }
  static std::size_t lookback(Params period) noexcept { return period; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const InputRow<Roc>& x, OutputRow<Roc>& y) noexcept {
    if (run >= s.period) y[0] = rate(s.ticks, x[0], past.ago(0, s.period));
    ++run;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<Roc>& in,
                          const OutputColumns<Roc>& out, std::size_t rows) noexcept {
    if (run < s.period) return 0;
    const double* before = past.block(0, s.period);
    if (before == nullptr || !roc_block(s.ticks, in[0], before, out[0], rows)) return 0;
    run += rows;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("roc")};

}  // namespace

TIERCEL_INDICATOR(kRoc) = make_row<Roc>({
    .name = "roc",
    .group = Group::kMomentum,
    .summary = "Rate of change: the change over `period` rows in percent of the earlier value; 0 where that is 0.",
    .formula = "100 (x - x[period]) / x[period]",
    .source = "Definition; TA-Lib's ROC",
    .talib = "ROC",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
