// Ichimoku kinko hyo (Hosoda): middles of ranges of three lengths, and the cloud that two of them throw ahead.
#include <algorithm>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/high_low_window.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Ichimoku : SimpleKernel<2, 6, 4> {
  struct Setup {
    std::array<std::size_t, 3> periods;
    std::size_t displacement;
    TickScale ticks;
  };
  struct State {
    std::array<HighLowWindow, 3> windows;
    CellRing spans_a;
    CellRing spans_b;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {{rows_of(p[0]), rows_of(p[1]), rows_of(p[2])}, rows_of(p[3]), tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max({p[0], p[1], p[2]}) + p[3]) - 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return *std::max_element(s.periods.begin(), s.periods.end()); }
  static std::size_t cells(const Setup& s) noexcept { return window_cells(s, 3) + 2 * s.displacement; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 3> middles{};  // twice, in ticks: exact on the step
    bool full = true;
    for (std::size_t i = 0; i < 3; ++i) {
      HighLow ends{};
      full &= state.windows[i].step(past, window_cells(s, i), s.periods[i], x[0], x[1], &ends);
      middles[i] = in_ticks(s.ticks, ends.high) + in_ticks(s.ticks, ends.low);
    }
    if (!full) return;
    finish(s, state, past, middles.data(), y.data());
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Ichimoku>& in,
                          const OutputColumns<Ichimoku>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    if (!all_finite(in[0], rows) || !all_finite(in[1], rows)) return 0;
    double ends[3][2][kExtremeRows];
    for (std::size_t i = 0; i < 3; ++i) {
      if (!state.windows[i].block(past, s.periods[i], ends[i][0], ends[i][1], rows)) return 0;
    }
    for (std::size_t row = 0; row < rows; ++row) {
      double middles[3];
      double lines[6];
      std::fill_n(lines, 6, kNoValue);
      for (std::size_t i = 0; i < 3; ++i)
        middles[i] = in_ticks(s.ticks, ends[i][0][row]) + in_ticks(s.ticks, ends[i][1][row]);
      finish(s, state, past, middles, lines);
      for (std::size_t i = 0; i < 6; ++i) out[i][row] = lines[i];
    }
    for (auto& window : state.windows) window.skip();
    return rows;
  }

 private:
  // `middles`: twice the middles of the three windows, in ticks.
  template <class Past>
  static void finish(const Setup& s, State& state, const Past& past, const double* middles, double* y) noexcept {
    const double span_a = (middles[0] + middles[1]) / (4.0 * s.ticks.scale);
    const double span_b = middles[2] / (2.0 * s.ticks.scale);
    const std::size_t base = window_cells(s, 3);
    const std::size_t rows = s.displacement;
    if (state.spans_a.is_full(rows)) {
      const double cloud_a = rows == 0 ? span_a : state.spans_a.ago(past, base, rows, rows);
      const double cloud_b = rows == 0 ? span_b : state.spans_b.ago(past, base + rows, rows, rows);
      y[0] = middles[0] / (2.0 * s.ticks.scale);
      y[1] = middles[1] / (2.0 * s.ticks.scale);
      y[2] = span_a;
      y[3] = span_b;
      y[4] = cloud_a;
      y[5] = cloud_b;
    }
    state.spans_a.push(past, base, rows, span_a);
    state.spans_b.push(past, base + rows, rows, span_b);
  }

  // Of the first `count` windows.
  static std::size_t window_cells(const Setup& s, std::size_t count) noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += HighLowWindow::cells(s.periods[i]);
    return sum;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("tenkanPeriod", "bars of the conversion line", 9),
    integer_parameter("kijunPeriod", "bars of the base line", 26),
    integer_parameter("senkouPeriod", "bars of the slower leading span", 52),
    integer_parameter("displacement", "bars by which the spans are drawn ahead", 26, 0)};
constexpr OutputInfo kOutputInfo[] = {real_output("tenkan"),  real_output("kijun"),  real_output("senkouA"),
                                      real_output("senkouB"), real_output("cloudA"), real_output("cloudB")};

}  // namespace

TIERCEL_INDICATOR(kIchimoku) = make_row<Ichimoku>({
    .name = "ichimoku",
    .group = Group::kOverlap,
    .summary = "Ichimoku: the conversion line (tenkan), the base line (kijun), the leading spans (senkou) as this bar "
               "makes them, and the cloud that stands at this bar, which the spans of `displacement` bars ago threw "
               "ahead. The lagging span (chikou) is the close drawn at an earlier bar: it is for charts, as a strategy "
               "at that bar cannot know it.",
    .formula = "middle(n) = (highest high + lowest low) / 2 of the last n bars\n"
               "tenkan = middle(tenkanPeriod),  kijun = middle(kijunPeriod)\n"
               "senkouA = (tenkan + kijun) / 2,  senkouB = middle(senkouPeriod)\n"
               "cloudA = senkouA[displacement],  cloudB = senkouB[displacement]",
    .source = "Hosoda, Ichimoku kinko hyo (1969)",
    .differs = "TradingView and pandas-ta count this bar as the first of the displacement: 25 here gives their cloud "
               "of 26.",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
