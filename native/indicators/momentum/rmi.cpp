// Relative momentum index: the relative strength index of changes over several rows.
#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

struct Rmi : SimpleKernel<1, 1, 2> {
  struct Setup {
    SmootherSetup average;
    std::size_t rows;
  };
  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the rows of a change
    Smoother gains;
    Smoother losses;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {wilder_setup(static_cast<std::int64_t>(p[0])), rows_of(p[1])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + rows_of(p[1]) - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.rows; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.run < s.rows) {
      ++state.run;
      return;
    }
    const double change = x[0] - past.ago(0, s.rows);
    double gain = 0.0;
    double loss = 0.0;
    const bool warm = state.gains.step(s.average, change > 0.0 ? change : 0.0, &gain);
    state.losses.step(s.average, change < 0.0 ? -change : 0.0, &loss);
    if (warm) y[0] = strength(2.0 * gain, gain + loss);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of Wilder's averages", 20, 2),
                                            integer_parameter("momentumPeriod", "rows of a change", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("rmi")};

}  // namespace

TIERCEL_INDICATOR(kRmi) = make_row<Rmi>({
    .name = "rmi",
    .group = Group::kMomentum,
    .summary = "Altman's relative momentum index, 0 to 100: the relative strength index with changes over some rows "
               "instead of one; 0 where nothing moved.",
    .formula = "d = x - x[momentumPeriod]\n"
               "up = rma(max(d, 0), period), down = rma(max(-d, 0), period)\n"
               "rmi = 100 up / (up + down)",
    .source = "Altman, Relative Momentum Index: Modifying RSI (Technical Analysis of Stocks & Commodities, February "
              "1993)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
