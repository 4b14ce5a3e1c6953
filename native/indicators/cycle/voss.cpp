// Voss predictive filter (Ehlers): a band pass, and a filter with negative group delay that runs ahead of it.
#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Voss : SimpleKernel<1, 2, 3> {
  struct Setup {
    double gain, c1, c2;
    std::size_t order;
  };
  struct State {
    bool has_value = false;
    std::array<double, 2> values{};  // before this one, the newest first
    std::array<double, 2> bands{};
    std::size_t next = 0;   // place of the next prediction; each stands twice, `order` cells apart,
    std::size_t taken = 0;  // so that the last ones follow each other
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double angle = 2.0 * kPi / p[0];
    const double width = 1.0 / exact_cos(p[2] * angle);
    const double decay = width - std::sqrt(width * width - 1.0);
    return {(1.0 - decay) / 2.0, exact_cos(angle) * (1.0 + decay), decay, 3 * rows_of(p[1])};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * s.order; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    auto& [has_value, values, bands, next, taken] = state;
    if (!has_value) values.fill(x[0]);
    has_value = true;
    const double band = (s.gain * (x[0] - values[1]) - s.c2 * bands[1]) + s.c1 * bands[0];
    const auto order = static_cast<double>(s.order);
    const std::size_t known = std::min(taken, s.order);
    const std::size_t end = next + s.order;  // behind the newest
    std::array<double, 2> sums{};            // of predictions, the newest with the weight `order`
    for (std::size_t ago = 1; ago <= known; ++ago) {
      sums[ago % 2] += (order + 1.0 - static_cast<double>(ago)) * past.cell(end - ago);
    }
    const double prediction = (3.0 + order) / 2.0 * band - (sums[0] + sums[1]) / order;
    y = {prediction, band};
    values = {x[0], values[0]};
    bands = {band, bands[0]};
    past.keep(next, prediction);
    past.keep(next + s.order, prediction);
    next = next + 1 == s.order ? 0 : next + 1;
    ++taken;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    cycle_parameter("period", "rows of the cycle that passes", 20),
    {"predict", "rows ahead", ParameterKind::kInteger, 1, 100, 3},
    {"bandwidth", "width of the band, in parts of the period", ParameterKind::kReal, 0.01, 1, 0.25}};
constexpr OutputInfo kOutputInfo[] = {real_output("voss"), real_output("filter")};

}  // namespace

TIERCEL_INDICATOR(kVoss) = make_row<Voss>({
    .name = "voss",
    .group = Group::kCycle,
    .summary = "Ehlers' Voss predictive filter: a band pass around one cycle, and its prediction some rows ahead; "
               "values before the first count as equal to it.",
    .formula = "g = 1 / cos(2 pi bandwidth / period),  d = g - sqrt(g^2 - 1),  n = 3 predict\n"
               "filter = (1 - d) / 2 (x - x[2]) + cos(2 pi / period) (1 + d) filter[1] - d filter[2]\n"
               "voss = (3 + n) / 2 filter - sum((n + 1 - i) / n voss[i]), i = 1 ... n",
    .source = "Ehlers, A Peek Into the Future (Technical Analysis of Stocks & Commodities, August 2019)",
    .differs = "Jesse and vector-ta are 0 in the first `period` rows.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
