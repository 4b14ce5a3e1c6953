// Convergence and divergence of two moving averages of any kind.
#include "native/indicators/parts/price_average.hpp"

namespace tiercel::indicators {
namespace {

struct MacdExt {
  struct Average {
    std::int64_t period;
    AverageKind kind;
    [[nodiscard]] std::size_t lookback() const noexcept { return MovingAverage::lookback(kind, period); }
  };
  struct Params {
    Average fast;
    Average slow;
    Average signal;
  };
  struct Setup {
    std::array<PriceAverageSetup, 2> averages;  // the fast and the slow one
    AverageSetup signal;
    std::array<std::uint64_t, 2> skipped;  // first values left out, so that both averages begin in the same row
  };
  struct State {
    std::uint64_t run = 0;
    std::array<PriceAverage, 2> averages;
    MovingAverage signal;
  };
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 3;

  static Params params(const double* numbers) noexcept {
    const auto average = [numbers](std::size_t i) -> Average {
      return {static_cast<std::int64_t>(numbers[i]), average_kind(numbers[i + 1])};
    };
    const Average a = average(0);
    const Average b = average(2);
    return b.period < a.period ? Params{b, a, average(4)} : Params{a, b, average(4)};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const std::size_t begin = first_row(p);
    return {{price_average_setup(p.fast.kind, p.fast.period, decimals),
             price_average_setup(p.slow.kind, p.slow.period, decimals)},
            average_setup(p.signal.kind, p.signal.period),
            {begin - p.fast.lookback(), begin - p.slow.lookback()}};
  }
  static std::size_t lookback(const Params& p) noexcept { return first_row(p) + p.signal.lookback(); }
  static std::size_t past(const Setup& s) noexcept { return PriceAverage::past(s.averages[1]); }
  static std::size_t cells(const Setup& s) noexcept { return signal_cells(s) + MovingAverage::cells(s.signal); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<MacdExt>& x,
                   OutputRow<MacdExt>& y) noexcept {
    std::array<double, 2> averages{};
    bool full = true;
    for (std::size_t i = 0; i < 2; ++i) {
      const bool takes = state.run >= s.skipped[i];
      full = takes && state.averages[i].step(s.averages[i], past, bases(s)[i], x[0], &averages[i]) && full;
    }
    ++state.run;
    double signal = 0.0;
    if (!full) return;
    const double macd = averages[0] - averages[1];
    if (state.signal.step(s.signal, past, signal_cells(s), macd, &signal)) y = {macd, signal, macd - signal};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<MacdExt>& in,
                          const OutputColumns<MacdExt>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kAverageRows);
    rows -= rows % kStepRows;
    if (rows == 0 || !state.signal.is_warm(s.signal)) return 0;
    const std::array<const PriceAverageSetup*, 2> setups{&s.averages[0], &s.averages[1]};
    if (!block_of_two(setups, state.averages, past, bases(s), in[0], {out[0], out[1]}, rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) out[0][i] -= out[1][i];
    state.signal.block(s.signal, past, signal_cells(s), out[0], out[1], rows);
    for (std::size_t i = 0; i < rows; ++i) out[2][i] = out[0][i] - out[1][i];
    state.run += rows;
    return rows;
  }

 private:
  // The row in which both averages begin.
  static std::size_t first_row(const Params& p) noexcept { return std::max(p.fast.lookback(), p.slow.lookback()); }
  static std::array<std::size_t, 2> bases(const Setup& s) noexcept { return {0, PriceAverage::cells(s.averages[0])}; }
  static std::size_t signal_cells(const Setup& s) noexcept {
    return PriceAverage::cells(s.averages[0]) + PriceAverage::cells(s.averages[1]);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "period of the fast average; the shorter of the two is the fast one", 12, 2),
    average_parameter("fastAverage", "kind of the average that `fastPeriod` belongs to"),
    integer_parameter("slowPeriod", "period of the slow average", 26, 2),
    average_parameter("slowAverage", "kind of the average that `slowPeriod` belongs to"),
    integer_parameter("signalPeriod", "period of the signal", 9),
    average_parameter("signalAverage", "kind of the signal")};
constexpr OutputInfo kOutputInfo[] = {real_output("macd"), real_output("signal"), real_output("histogram")};

}  // namespace

TIERCEL_INDICATOR(kMacdExt) = make_row<MacdExt>({
    .name = "macdExt",
    .group = Group::kMomentum,
    .summary = "Distance of a fast and a slow average, its average as signal, and the distance of these two, with "
               "averages of any kind; both begin in the row in which the later one can.",
    .formula = "macd = average(x, fastPeriod) - average(x, slowPeriod), both begun in the same row\n"
               "signal = average(macd, signalPeriod)\n"
               "histogram = macd - signal",
    .source = "Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; TA-Lib's MACDEXT",
    .talib = "MACDEXT",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
