// The lowest and the highest of the last values at once.
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool min_max_block_body(const double* window, const double* newest, std::size_t period, double* lowest,
                                     double* highest, std::size_t rows) noexcept {
  if (!all_finite(newest, rows)) return false;
  slide_extreme<-1>(window, period, lowest, rows);
  slide_extreme<1>(window, period, highest, rows);
  return true;
}

TIERCEL_VARIANTS(bool, min_max_block,
                 (const double* window, const double* newest, std::size_t period, double* lowest, double* highest,
                  std::size_t rows),
                 (window, newest, period, lowest, highest, rows))

struct MinMax {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 2;

  struct State {
    WindowExtreme<-1> lowest;
    WindowExtreme<1> highest;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(Setup period) noexcept { return period; }
  static std::size_t cells(Setup period) noexcept { return 2 * WindowExtreme<1>::cells(period); }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<MinMax>& x,
                   OutputRow<MinMax>& y) noexcept {
    state.lowest.step(past, 0, 0, period, x[0], &y[0]);
    state.highest.step(past, 0, WindowExtreme<1>::cells(period), period, x[0], &y[1]);
  }

  template <class Past>
  static std::size_t fast(Setup period, State& state, const Past& past, const InputColumns<MinMax>& in,
                          const OutputColumns<MinMax>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    if (!state.highest.is_warm(period)) return 0;
    const double* window = past.block(0, period - 1);
    if (window == nullptr || !min_max_block(window, in[0], period, out[0], out[1], rows)) return 0;
    state.lowest.skip();
    state.highest.skip();
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("lowest"), real_output("highest")};

}  // namespace

TIERCEL_INDICATOR(kMinMax) = make_row<MinMax>({
    .name = "minMax",
    .group = Group::kMath,
    .summary = "The lowest and the highest of the last `period` values.",
    .formula = "lowest = min(x[0], x[1] ... x[period - 1])\n"
               "highest = max(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MINMAX",
    .talib = "MINMAX",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
