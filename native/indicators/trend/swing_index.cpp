// Swing index (Wilder) and its sum.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct SwingSetup {
  double limit;  // in ticks
  TickScale ticks;
};

// `bar` is open, high, low and close; `open` and `before` are the open and the close of the bar before.
TIERCEL_BODY double swing(const SwingSetup& s, const std::array<double, 4>& bar, double open, double before) noexcept {
  const double last_open = in_ticks(s.ticks, open);
  const double last_close = in_ticks(s.ticks, before);
  const double now_open = in_ticks(s.ticks, bar[0]);
  const double high = in_ticks(s.ticks, bar[1]);
  const double low = in_ticks(s.ticks, bar[2]);
  const double close = in_ticks(s.ticks, bar[3]);
  const double up = std::fabs(high - last_close);
  const double down = std::fabs(low - last_close);
  const double range = high - low;
  const double farthest = up >= down ? up : down;
  const double beyond = up >= down ? up - down / 2.0 : down - up / 2.0;
  const double size = (farthest >= range ? beyond : range) + std::fabs(last_close - last_open) / 4.0;
  const double move = (close - last_close) + (close - now_open) / 2.0 + (last_close - last_open) / 4.0;
  const double value = 50.0 * move * farthest / ((size > 0.0 ? size : 1.0) * s.limit);
  return size > 0.0 ? value : 0.0;
}

// `open` and `close` are those of the bars before.
TIERCEL_BODY bool swing_block_body(const SwingSetup& s, const std::array<const double*, 4>& in, const double* open,
                                   const double* close, double* __restrict out, std::size_t rows) noexcept {
  for (const double* column : in) {
    if (!all_finite(column, rows)) return false;
  }
  for (std::size_t i = 0; i < rows; ++i) out[i] = swing(s, {in[0][i], in[1][i], in[2][i], in[3][i]}, open[i], close[i]);
  return true;
}

TIERCEL_VARIANTS(bool, swing_block,
                 (const SwingSetup& s, const std::array<const double*, 4>& in, const double* open, const double* close,
                  double* out, std::size_t rows),
                 (s, in, open, close, out, rows))

template <bool kSum>
struct SwingIndex : SimpleKernel<4, 1, 1> {
  using Setup = SwingSetup;
  struct State {
    bool has_bar = false;
    double sum = 0.0;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 4);
    return {p[0] * ticks.scale, ticks};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }
  static bool exact(const Params& /*p*/) noexcept { return !kSum; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.has_bar) {
      y[0] = swing(s, x, past.ago(0, 1), past.ago(3, 1));
      state.sum += y[0];
      if (kSum) y[0] = state.sum;
    }
    state.has_bar = true;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<SwingIndex>& in,
                          const OutputColumns<SwingIndex>& out, std::size_t rows) noexcept {
    if (!state.has_bar) return 0;
    const double* open = past.block(0, 1);
    if (open == nullptr || !swing_block(s, in, open, past.block(3, 1), out[0], rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      state.sum += out[0][i];
      if (kSum) out[0][i] = state.sum;
    }
    return rows;
  }
};

constexpr InputInfo kBars[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kParameterInfo[] = {
    {"limit", "largest move of a bar that the market allows, or one that is rare, in units of price",
     ParameterKind::kReal, 1e-9, 1e9, 10}};
constexpr OutputInfo kIndexOutput[] = {real_output("swingIndex")};
constexpr OutputInfo kSumOutput[] = {real_output("asi")};
constexpr const char* kFormula =
    "up = |high - close[1]|,  down = |low - close[1]|,  body = |close[1] - open[1]|\n"
    "size = up - down / 2 + body / 4 where up is the largest of up, down and high - low,\n"
    "       down - up / 2 + body / 4 where down is, else high - low + body / 4\n"
    "move = close - close[1] + (close - open) / 2 + (close[1] - open[1]) / 4\n"
    "swingIndex = 50 (move / size) (max(up, down) / limit); 0 where size is 0";

}  // namespace

TIERCEL_INDICATOR(kSwingIndex) = make_row<SwingIndex<false>>({
    .name = "swingIndex",
    .group = Group::kTrend,
    .summary = "Wilder's swing index of a bar after the one before, -100 to 100 where no bar moves more than `limit`.",
    .formula = kFormula,
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index",
    .inputs = kBars,
    .parameters = kParameterInfo,
    .outputs = kIndexOutput,
});

TIERCEL_INDICATOR(kAsi) = make_row<SwingIndex<true>>({
    .name = "asi",
    .group = Group::kTrend,
    .summary = "Wilder's accumulation swing index: the sum of the swing indices since the second bar.",
    .formula = "asi = asi[1] + swingIndex(limit), from 0 at the first bar on",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index",
    .inputs = kBars,
    .parameters = kParameterInfo,
    .outputs = kSumOutput,
});

}  // namespace tiercel::indicators
