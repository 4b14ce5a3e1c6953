// Chaikin's volatility: the rate of change of the smoothed range.
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

inline constexpr std::size_t kCviRows = 256;  // rows of a block

struct Cvi {
  struct Params {
    std::int64_t period;
    std::size_t apart;
  };
  struct Setup {
    SmootherSetup average;
    std::size_t apart;
  };
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    Smoother average;
    CellRing before;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {exponential_setup(p.period), p.apart};
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period) - 1 + p.apart; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return s.apart; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Cvi>& x, OutputRow<Cvi>& y) noexcept {
    double range = 0.0;
    if (state.average.step(s.average, x[0] - x[1], &range)) rate(s, state, past, range, &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Cvi>& in,
                          const OutputColumns<Cvi>& out, std::size_t rows) noexcept {
    double ranges[kCviRows];
    rows = std::min(rows - rows % kStepRows, kCviRows);
    if (rows == 0 || !state.before.is_full(s.apart) || !state.average.is_warm(s.average)) return 0;
    for (std::size_t i = 0; i < rows; ++i) ranges[i] = in[0][i] - in[1][i];
    SmoothHistory last;
    state.average.write_history(s.average, last);
    if (!smooth_column(s.average, last, ranges, ranges, rows)) return 0;
    state.average.read_history(last, rows);
    for (std::size_t i = 0; i < rows; ++i) rate(s, state, past, ranges[i], &out[0][i]);
    return rows;
  }

 private:
  template <class Past>
  static void rate(const Setup& s, State& state, const Past& past, double range, double* y) noexcept {
    if (state.before.is_full(s.apart)) {
      const double before = state.before.ago(past, 0, s.apart, s.apart);
      *y = quotient_or<double>(100.0 * (range - before), before, 0.0);
    }
    state.before.push(past, 0, s.apart, range);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the smoothing", 10, 2),
                                            integer_parameter("rocPeriod", "bars between the two ranges", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("cvi")};

}  // namespace

TIERCEL_INDICATOR(kCvi) = make_row<Cvi>({
    .name = "cvi",
    .group = Group::kVolatility,
    .summary = "Chaikin's volatility: the change of the smoothed range over `rocPeriod` bars, in percent; 0 after a 0.",
    .formula = "range = ema(high - low, period)\n"
               "cvi = 100 (range - range[rocPeriod]) / range[rocPeriod]",
    .source = "Achelis, Technical Analysis from A to Z (2nd ed., 2001)",
    .talib = "CVI",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
