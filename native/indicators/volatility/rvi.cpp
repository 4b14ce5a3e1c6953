// Relative volatility index: the deviation in rising rows against that in all.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/unstable.hpp"
#include "native/indicators/parts/window_spread.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct RviSetup {
  SpreadSetup window;
  SmootherSetup average;
};

struct Rvi {
  struct Params {
    std::int64_t average;
    std::int64_t window;
  };
  using Setup = RviSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    WindowSpread window;
    Smoother up;
    Smoother down;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {spread_setup(p.window, decimals[0]), wilder_setup(p.average)};
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.window + p.average - 2); }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.window.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowSpread::cells(s.window); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Rvi>& x, OutputRow<Rvi>& y) noexcept {
    Spread spread{};
    if (!state.window.step(s.window, past, 0, x[0], &spread)) return;
    const double last = past.ago(0, 1);
    double up = 0.0;
    double down = 0.0;
    const bool warm = state.up.step(s.average, x[0] > last ? spread.deviation : 0.0, &up);
    state.down.step(s.average, x[0] < last ? spread.deviation : 0.0, &down);
    if (warm) y[0] = index(up, down);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Rvi>& in,
                          const OutputColumns<Rvi>& out, std::size_t rows) noexcept {
    double means[kSpreadRows];
    double ups[kSpreadRows];
    double downs[kSpreadRows];
    rows = std::min(rows - rows % kStepRows, kSpreadRows);
    if (rows == 0 || !state.up.is_warm(s.average)) return 0;
    const double* before = past.block(0, 1);
    if (before == nullptr || !state.window.fast(s.window, past, 0, in[0], means, ups, rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      const double deviation = ups[i];
      ups[i] = in[0][i] > before[i] ? deviation : 0.0;
      downs[i] = in[0][i] < before[i] ? deviation : 0.0;
    }
    smooth(s.average, state.up, ups, rows);
    smooth(s.average, state.down, downs, rows);
    for (std::size_t i = 0; i < rows; ++i) out[0][i] = index(ups[i], downs[i]);
    return rows;
  }

 private:
  static double index(double up, double down) noexcept { return quotient_or<double>(100.0 * up, up + down, 50.0); }

  // Of numbers only: the window has refused the others.
  static void smooth(const SmootherSetup& s, Smoother& smoother, double* values, std::size_t rows) noexcept {
    SmoothHistory last;
    smoother.write_history(s, last);
    (void)smooth_column(s, last, values, values, rows);
    smoother.read_history(last, rows);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows of the seed of the smoothing", 14),
                                            integer_parameter("stddevPeriod", "values of the deviation", 10, 2),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("rvi")};

}  // namespace

TIERCEL_INDICATOR(kRvi) = make_row<Unstable<Rvi, kParameterInfo>>({
    .name = "rvi",
    .group = Group::kVolatility,
    .summary = "Relative volatility index, 0 to 100: the deviation in the rows that rose, smoothed as Wilder does, in "
               "percent of that in all that moved; 50 where nothing moved.",
    .formula = "s = standard deviation of the last `stddevPeriod` values\n"
               "up = rma(s where x > x[1], else 0, period), down = rma(s where x < x[1], else 0, period)\n"
               "rvi = 100 up / (up + down)",
    .source = "Dorsey, The Relative Volatility Index (Technical Analysis of Stocks & Commodities, June 1993)",
    .talib = "RVI",
    .differs = "Not the relative vigor index, which some call RVI as well.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
