// Donchian channel: the highest high and the lowest low of the last rows, and what lies half way between them.
#include "native/indicators/parts/range_middle.hpp"

namespace tiercel::indicators {
namespace {

// `windows` begin period - 1 rows before `newest`; inputs are high and low, outputs upper, middle and lower.
TIERCEL_BODY bool donchian_block_body(const RangeMiddleSetup& s, const std::array<const double*, 2>& windows,
                                      const std::array<const double*, 2>& newest, const std::array<double*, 3>& out,
                                      std::size_t rows) noexcept {
  if (!all_finite(newest[0], rows) || !all_finite(newest[1], rows)) return false;
  const auto& [upper, middle, lower] = out;
  slide_extreme<1>(windows[0], s.period, upper, rows);
  slide_extreme<-1>(windows[1], s.period, lower, rows);
  double* __restrict between = middle;
  for (std::size_t i = 0; i < rows; ++i) between[i] = half_way(s.ticks, upper[i], lower[i]);
  return true;
}

TIERCEL_VARIANTS(bool, donchian_block,
                 (const RangeMiddleSetup& s, const std::array<const double*, 2>& windows,
                  const std::array<const double*, 2>& newest, const std::array<double*, 3>& out, std::size_t rows),
                 (s, windows, newest, out, rows))

struct Donchian {
  using Params = std::size_t;  // the period
  using Setup = RangeMiddleSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    WindowExtreme<1> upper;
    WindowExtreme<-1> lower;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 2)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Donchian>& x,
                   OutputRow<Donchian>& y) noexcept {
    const bool full = state.upper.step(past, 0, 0, s.period, x[0], &y[0]);
    state.lower.step(past, 1, WindowExtreme<1>::cells(s.period), s.period, x[1], &y[2]);
    if (full) y[1] = half_way(s.ticks, y[0], y[2]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Donchian>& in,
                          const OutputColumns<Donchian>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    if (!state.upper.is_warm(s.period)) return 0;
    const InputColumns<Donchian> windows{past.block(0, s.period - 1), past.block(1, s.period - 1)};
    if (windows[0] == nullptr || !donchian_block(s, windows, in, out, rows)) return 0;
    state.upper.skip();
    state.lower.skip();
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in the window", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kDonchian) = make_row<Donchian>({
    .name = "donchian",
    .group = Group::kOverlap,
    .summary =
        "Donchian channel: the highest high and the lowest low of the last `period` rows, this one included, and "
        "their mean.",
    .formula = "upper = max(high of the last `period` rows)\n"
               "lower = min(low of the last `period` rows)\n"
               "middle = (upper + lower) / 2",
    .source = "Donchian's four-week rule; Kaufman, Trading Systems and Methods (5th ed.), ch. 5",
    .talib = "DONCHIAN",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
