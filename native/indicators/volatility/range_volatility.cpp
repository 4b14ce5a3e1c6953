// Volatility from the prices of bars: Parkinson, Garman and Klass, Rogers and Satchell, Yang and Zhang.
#include "native/core/math.hpp"
#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kLn2 = 0x1.62e42fefa39efp-1;

struct PriceBar {
  double open;
  double high;
  double low;
  double close;
};

struct RangeSetup {
  std::size_t period;
  double n;
  double year;
};

PriceBar price_bar(const std::array<double, 4>& x) noexcept { return {x[0], x[1], x[2], x[3]}; }

double square(double x) noexcept { return x * x; }

// ln(a / b); prices that are not above 0 count as no change.
double log_ratio(double a, double b) noexcept { return a > 0.0 && b > 0.0 ? exact_log(a / b) : 0.0; }

struct Parkinson {
  static constexpr std::size_t kInputs = 2;
  static double of(const std::array<double, 2>& x) noexcept { return square(log_ratio(x[0], x[1])) / (4.0 * kLn2); }
};

struct GarmanKlass {
  static constexpr std::size_t kInputs = 4;
  static double of(const std::array<double, 4>& prices) noexcept {
    const PriceBar x = price_bar(prices);
    return 0.5 * square(log_ratio(x.high, x.low)) - (2.0 * kLn2 - 1.0) * square(log_ratio(x.close, x.open));
  }
};

struct RogersSatchell {
  static constexpr std::size_t kInputs = 4;
  static double of(const std::array<double, 4>& prices) noexcept {
    const PriceBar x = price_bar(prices);
    return log_ratio(x.high, x.close) * log_ratio(x.high, x.open) +
           log_ratio(x.low, x.close) * log_ratio(x.low, x.open);
  }
};

double annual(const RangeSetup& s, double variance) noexcept {
  return std::sqrt((variance > 0.0 ? variance : 0.0) * s.year);
}

// The root of the mean of F's variances of bars.
template <class F>
struct RangeVolatility {
  struct Params {
    std::size_t period;
    double year;
  };
  using Setup = RangeSetup;
  using State = WindowFold<SumFold<1>>;
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {p.period, static_cast<double>(p.period), p.year};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<RangeVolatility>& x,
                   OutputRow<RangeVolatility>& y) noexcept {
    std::array<double, 1> sum{};
    if (state.step(past, 0, s.period, {F::of(x)}, &sum)) y[0] = annual(s, sum[0] / s.n);
  }
};

struct YangZhang {
  struct Params {
    std::size_t period;
    double year;
  };
  using Setup = RangeSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    double close = 0.0;
    AnchoredSums<PairSums> gaps_and_bodies;
    WindowFold<SumFold<1>> ranges;
  };

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {p.period, static_cast<double>(p.period), p.year};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept {
    return AnchoredSums<PairSums>::cells(s.period) + WindowFold<SumFold<1>>::cells(s.period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<YangZhang>& x,
                   OutputRow<YangZhang>& y) noexcept {
    const PriceBar bar = price_bar(x);
    if (state.has_last) {
      AnchoredPart<PairSums> sums{};
      std::array<double, 1> ranges{};
      const double gap = log_ratio(bar.open, state.close);
      state.gaps_and_bodies.step(past, 0, s.period, {gap, log_ratio(bar.close, bar.open)}, &sums);
      const std::size_t base = AnchoredSums<PairSums>::cells(s.period);
      if (state.ranges.step(past, base, s.period, {RogersSatchell::of(x)}, &ranges)) {
        y[0] = annual(s, variance(s.n, pair_spread<double>(sums, s.n), ranges[0] / s.n));
      }
    }
    state.has_last = true;
    state.close = bar.close;
  }

 private:
  static double variance(double n, const PairSpread<double>& p, double range) noexcept {
    const double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
    return p.xx / (n * (n - 1.0)) + k * p.yy / (n * (n - 1.0)) + (1.0 - k) * range;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kYear = {
    "periodsPerYear", "bars in a year; 1 leaves the result as it is", ParameterKind::kReal, 1, 1e9, 252};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 20), kYear};
constexpr ParameterInfo kYangZhangParameters[] = {integer_parameter("period", "bars in the window", 20, 2), kYear};
constexpr OutputInfo kParkinsonOutput[] = {real_output("parkinson")};
constexpr OutputInfo kGarmanKlassOutput[] = {real_output("garmanKlass")};
constexpr OutputInfo kRogersSatchellOutput[] = {real_output("rogersSatchell")};
constexpr OutputInfo kYangZhangOutput[] = {real_output("yangZhang")};

}  // namespace

TIERCEL_INDICATOR(kParkinson) = make_row<RangeVolatility<Parkinson>>({
    .name = "parkinson",
    .group = Group::kVolatility,
    .summary = "Parkinson's volatility of the last `period` bars, from their highs and lows, for a year.",
    .formula = "sqrt(mean(ln(high / low)^2) / (4 ln 2) * periodsPerYear), over the last `period` bars",
    .source =
        "Parkinson, The extreme value method for estimating the variance of the rate of return (Journal of Business "
        "53, 1980)",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kParkinsonOutput,
});

TIERCEL_INDICATOR(kGarmanKlass) = make_row<RangeVolatility<GarmanKlass>>({
    .name = "garmanKlass",
    .group = Group::kVolatility,
    .summary =
        "Garman and Klass's volatility of the last `period` bars, from their four prices, for a year; 0 where the "
        "estimate of the variance is negative.",
    .formula = "v = ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2\n"
               "sqrt(mean(v) * periodsPerYear), over the last `period` bars",
    .source = "Garman and Klass, On the estimation of security price volatilities from historical data (Journal of "
              "Business 53, 1980)",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kGarmanKlassOutput,
});

TIERCEL_INDICATOR(kRogersSatchell) = make_row<RangeVolatility<RogersSatchell>>({
    .name = "rogersSatchell",
    .group = Group::kVolatility,
    .summary =
        "Rogers and Satchell's volatility of the last `period` bars, from their four prices and whatever their trend, "
        "for a year.",
    .formula = "v = ln(high / close) ln(high / open) + ln(low / close) ln(low / open)\n"
               "sqrt(mean(v) * periodsPerYear), over the last `period` bars",
    .source =
        "Rogers and Satchell, Estimating variance from high, low and closing prices (Annals of Applied Probability "
        "1, 1991)",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kRogersSatchellOutput,
});

TIERCEL_INDICATOR(kYangZhang) = make_row<YangZhang>({
    .name = "yangZhang",
    .group = Group::kVolatility,
    .summary =
        "Yang and Zhang's volatility of the last `period` bars, from their four prices and the gaps between them, for "
        "a year.",
    .formula = "k = 0.34 / (1.34 + (period + 1) / (period - 1)), variances of samples over the last `period` bars\n"
               "v = variance(ln(open / close[1])) + k variance(ln(close / open)) + (1 - k) rs\n"
               "rs = mean(ln(high / close) ln(high / open) + ln(low / close) ln(low / open))\n"
               "sqrt(v * periodsPerYear)",
    .source =
        "Yang and Zhang, Drift-independent volatility estimation based on high, low, open and close prices (Journal "
        "of Business 73, 2000)",
    .inputs = kInputInfo,
    .parameters = kYangZhangParameters,
    .outputs = kYangZhangOutput,
});

}  // namespace tiercel::indicators
