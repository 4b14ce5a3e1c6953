// Ehlers' smoothing filters: those of a price, with its level.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct SuperSmootherRow : SimpleKernel<1, 1, 1> {
  using Setup = SuperSmootherSetup;
  using State = SuperSmoother;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return super_smoother_setup(p[0]); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = state.take(s, x[0]);
  }
};

struct Ssf : SimpleKernel<1, 1, 2> {
  struct Setup {
    double c1, c2, c3, c4;  // of the value, and of the last three outputs
  };
  struct State {
    bool has_value = false;
    std::array<double, 3> ago{};  // outputs, the newest first
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const auto [period, poles] = p;
    if (poles == 2.0) {
      const double angle = std::sqrt(2.0) * kPi / period;
      const double decay = exact_exp(-angle);
      const double c2 = 2.0 * decay * exact_cos(angle);
      return {1.0 - c2 + decay * decay, c2, -(decay * decay), 0.0};
    }
    const double decay = exact_exp(-kPi / period);
    const double turn = 2.0 * decay * exact_cos(std::sqrt(3.0) * kPi / period);
    const double square = decay * decay;
    const double c2 = turn + square;
    const double c3 = -(square + turn * square);
    const double c4 = square * square;
    return {1.0 - c2 - c3 - c4, c2, c3, c4};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (!state.has_value) state.ago.fill(x[0]);
    state.has_value = true;
    auto& ago = state.ago;
    ago = {((s.c1 * x[0] + s.c4 * ago[2]) + s.c3 * ago[1]) + s.c2 * ago[0], ago[0], ago[1]};
    y[0] = ago[0];
  }
};

struct Gaussian : SimpleKernel<1, 1, 2> {
  struct Setup {
    double weight;
    std::size_t poles;
  };
  struct State {
    bool has_value = false;
    std::array<double, 4> stages{};
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const auto [period, poles] = p;
    const double beta = (1.0 - exact_cos(2.0 * kPi / period)) / (exact_pow(2.0, 1.0 / poles) - 1.0);
    return {std::sqrt(beta * beta + 2.0 * beta) - beta, rows_of(poles)};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (!state.has_value) state.stages.fill(x[0]);
    state.has_value = true;
    double value = x[0];
    for (std::size_t stage = 0; stage < s.poles; ++stage) {
      state.stages[stage] += s.weight * (value - state.stages[stage]);
      value = state.stages[stage];
    }
    y[0] = value;
  }
};

struct Decycler : SimpleKernel<1, 1, 1> {
  using Setup = HighPassSetup;
  using State = HighPass;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return high_pass_setup(p[0]); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = x[0] - state.take(s, x[0]);
  }
};

struct InstantaneousTrend : SimpleKernel<1, 2, 1> {
  struct Setup {
    double now, one, two, c1, c2;  // of the value and those before it, of the last outputs
  };
  struct State {
    bool has_value = false;
    std::array<double, 2> values{};
    std::array<double, 2> trends{};
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double a = p[0];
    return {a - a * a / 4.0, a * a / 2.0, a - 0.75 * a * a, 2.0 * (1.0 - a), (1.0 - a) * (1.0 - a)};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    auto& [has_value, values, trends] = state;
    if (!has_value) {
      values.fill(x[0]);
      trends.fill(x[0]);
    }
    has_value = true;
    const double level = s.now * x[0] + s.one * values[0] - s.two * values[1];
    const double trend = (level - s.c2 * trends[1]) + s.c1 * trends[0];
    y = {trend, 2.0 * trend - trends[1]};
    values = {x[0], values[0]};
    trends = {trend, trends[0]};
  }
};

struct Laguerre : SimpleKernel<1, 1, 1> {
  using Setup = double;  // gamma
  struct State {
    bool has_value = false;
    std::array<double, 4> stages{};
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return p[0]; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& gamma, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (!state.has_value) state.stages.fill(x[0]);
    state.has_value = true;
    const auto last = state.stages;
    auto& now = state.stages;
    now[0] = (1.0 - gamma) * x[0] + gamma * last[0];
    for (std::size_t stage = 1; stage < 4; ++stage) {
      now[stage] = last[stage - 1] + gamma * (last[stage] - now[stage - 1]);
    }
    y[0] = (now[0] + 2.0 * (now[1] + now[2]) + now[3]) / 6.0;
  }
};

constexpr ParameterInfo kLaguerreParameters[] = {
    {"gamma", "0 for the mean of four values with weights 1, 2, 2, 1; the larger, the smoother", ParameterKind::kReal,
     0, 0.99, 0.8}};
constexpr OutputInfo kLaguerreOutput[] = {real_output("laguerre")};
constexpr ParameterInfo kSmootherParameters[] = {
    integer_parameter("period", "cycles up to this many rows are smoothed away", 10, 2)};
constexpr ParameterInfo kSsfParameters[] = {
    integer_parameter("period", "cycles up to this many rows are smoothed away", 10, 2),
    {"poles", "2 or 3", ParameterKind::kInteger, 2, 3, 2}};
constexpr ParameterInfo kGaussianParameters[] = {
    integer_parameter("period", "cycles up to this many rows are smoothed away", 14, 2),
    {"poles", "1 to 4", ParameterKind::kInteger, 1, 4, 4}};
constexpr ParameterInfo kDecyclerParameters[] = {
    cycle_parameter("period", "cycles up to this many rows are taken away", 125)};
constexpr ParameterInfo kTrendParameters[] = {
    {"alpha", "weight, 2 / (period + 1) of an average", ParameterKind::kReal, 0.001, 1, 0.07}};
constexpr OutputInfo kSuperSmootherOutput[] = {real_output("superSmoother")};
constexpr OutputInfo kSsfOutput[] = {real_output("ssf")};
constexpr OutputInfo kGaussianOutput[] = {real_output("gaussian")};
constexpr OutputInfo kDecyclerOutput[] = {real_output("decycler")};
constexpr OutputInfo kTrendOutputs[] = {real_output("trend"), real_output("trigger")};

}  // namespace

TIERCEL_INDICATOR(kSuperSmoother) = make_row<SuperSmootherRow>({
    .name = "superSmoother",
    .group = Group::kOverlap,
    .summary = "Ehlers' super smoother: a filter of two poles over the mean of the last two values; values before the "
               "first count as equal to it.",
    .formula = "a = exp(-1.414 pi / period),  c2 = 2 a cos(1.414 pi / period),  c3 = -a^2,  c1 = 1 - c2 - c3\n"
               "superSmoother = c1 (x + x[1]) / 2 + c2 superSmoother[1] + c3 superSmoother[2]",
    .source = "Ehlers, Cycle Analytics for Traders (2013), ch. 3",
    .inputs = kOneSeries,
    .parameters = kSmootherParameters,
    .outputs = kSuperSmootherOutput,
});

TIERCEL_INDICATOR(kSsf) = make_row<Ssf>({
    .name = "ssf",
    .group = Group::kOverlap,
    .summary = "Ehlers' earlier super smoother filter, of two or three poles over the value itself; values before the "
               "first count as equal to it.",
    .formula = "two poles: a = exp(-sqrt(2) pi / period),  b = 2 a cos(sqrt(2) pi / period)\n"
               "  ssf = (1 - b + a^2) x + b ssf[1] - a^2 ssf[2]\n"
               "three poles: a = exp(-pi / period),  b = 2 a cos(sqrt(3) pi / period),  c = a^2\n"
               "  ssf = (1 - b + b c - c^2) x + (b + c) ssf[1] - (c + b c) ssf[2] + c^2 ssf[3]",
    .source = "Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 13",
    .differs = "pandas-ta starts with the values of the first two or three rows themselves.",
    .inputs = kOneSeries,
    .parameters = kSsfParameters,
    .outputs = kSsfOutput,
});

TIERCEL_INDICATOR(kGaussian) = make_row<Gaussian>({
    .name = "gaussian",
    .group = Group::kOverlap,
    .summary = "Ehlers' Gaussian filter: one to four equal exponential averages, one after the other; values before "
               "the first count as equal to it.",
    .formula = "beta = (1 - cos(2 pi / period)) / (2^(1 / poles) - 1),  alpha = sqrt(beta^2 + 2 beta) - beta\n"
               "y = y[1] + alpha (x - y[1]), `poles` times",
    .source = "Ehlers, Gaussian and Other Low Lag Filters (MESA Software)",
    .inputs = kOneSeries,
    .parameters = kGaussianParameters,
    .outputs = kGaussianOutput,
});

TIERCEL_INDICATOR(kLaguerre) = make_row<Laguerre>({
    .name = "laguerre",
    .group = Group::kOverlap,
    .summary = "Ehlers' Laguerre filter: four stages that each delay slow moves more than fast ones, averaged; values "
               "before the first count as equal to it.",
    .formula = "l0 = (1 - gamma) x + gamma l0[1]\n"
               "l1 = l0[1] + gamma (l1[1] - l0),  l2 and l3 in the same way from l1 and l2\n"
               "laguerre = (l0 + 2 l1 + 2 l2 + l3) / 6",
    .source = "Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 14",
    .inputs = kOneSeries,
    .parameters = kLaguerreParameters,
    .outputs = kLaguerreOutput,
});

TIERCEL_INDICATOR(kDecycler) = make_row<Decycler>({
    .name = "decycler",
    .group = Group::kOverlap,
    .summary = "Ehlers' decycler: the value without its cycles of up to `period` rows, that is less its high pass of "
               "one pole; values before the first count as equal to it.",
    .formula = "decycler = x - highPass(period)",
    .source = "Ehlers, Decyclers (Technical Analysis of Stocks & Commodities, September 2015)",
    .differs = "Jesse and vector-ta take the high pass of two poles.",
    .inputs = kOneSeries,
    .parameters = kDecyclerParameters,
    .outputs = kDecyclerOutput,
});

TIERCEL_INDICATOR(kInstantaneousTrend) = make_row<InstantaneousTrend>({
    .name = "instantaneousTrend",
    .group = Group::kOverlap,
    .summary = "Ehlers' instantaneous trendline and its trigger, which runs two rows ahead; values before the first "
               "count as equal to it.",
    .formula =
        "trend = (a - a^2 / 4) x + a^2 / 2 x[1] - (a - 3/4 a^2) x[2] + 2 (1 - a) trend[1] - (1 - a)^2 trend[2],  "
        "a = alpha\n"
        "trigger = 2 trend - trend[2]",
    .source = "Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 3",
    .differs = "Ehlers starts with (x + 2 x[1] + x[2]) / 4 in the first six rows.",
    .inputs = kOneSeries,
    .parameters = kTrendParameters,
    .outputs = kTrendOutputs,
});

}  // namespace tiercel::indicators
