// Averages of a window that differ by their weights only.
#include <cmath>
#include <cstdint>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/weighted_window.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kMostTerms = 1000;  // up to which binomials and Fibonacci numbers are doubles

// A bell around the place `offset` of the window, `sigma` of its widths across it.
struct Bell {
  static constexpr std::size_t kParameters = 3;
  static std::size_t period(const std::array<double, 3>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 3>& p, Take take) noexcept {
    const auto [period, offset, sigma] = p;
    const double center = offset * (period - 1.0);
    const double width = period / sigma;
    for (std::size_t row = 0; row < rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      const double apart = place - center;
      take(exact_exp(-(apart * apart) / (2.0 * width * width)));
    }
  }
};

struct Pascal {
  static constexpr std::size_t kParameters = 1;
  static std::size_t period(const std::array<double, 1>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 1>& p, Take take) noexcept {
    double binomial = 1.0;
    for (std::size_t row = 0; row < rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      take(binomial);
      binomial = binomial * (p[0] - 1.0 - place) / (place + 1.0);
    }
  }
};

struct Fibonacci {
  static constexpr std::size_t kParameters = 1;
  static std::size_t period(const std::array<double, 1>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 1>& p, Take take) noexcept {
    double number = 1.0;
    double last = 0.0;
    for (std::size_t row = 0; row < rows_of(p[0]); ++row) {
      take(number);
      const double next = number + last;
      last = number;
      number = next;
    }
  }
};

struct HalfSine {
  static constexpr std::size_t kParameters = 1;
  static std::size_t period(const std::array<double, 1>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 1>& p, Take take) noexcept {
    for (std::size_t row = 1; row <= rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      take(exact_sin(kPi * place / (p[0] + 1.0)));
    }
  }
};

// The place of a value, 1 for the oldest, to a power.
template <double (*Power)(double place) noexcept>
struct PowerOfPlace {
  static constexpr std::size_t kParameters = 1;
  static std::size_t period(const std::array<double, 1>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 1>& p, Take take) noexcept {
    for (std::size_t row = 1; row <= rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      take(Power(place));
    }
  }
};

double square(double place) noexcept { return place * place; }
double cube(double place) noexcept { return place * place * place; }
double square_root(double place) noexcept { return std::sqrt(place); }

struct VariablePower {
  static constexpr std::size_t kParameters = 2;
  static std::size_t period(const std::array<double, 2>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 2>& p, Take take) noexcept {
    for (std::size_t row = 1; row <= rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      take(exact_pow(place, p[1]));
    }
  }
};

struct EndPoint {
  static constexpr std::size_t kParameters = 2;
  static std::size_t period(const std::array<double, 2>& p) noexcept { return rows_of(p[0]); }
  template <class Take>
  static void each(const std::array<double, 2>& p, Take take) noexcept {
    for (std::size_t row = 1; row <= rows_of(p[0]); ++row) {
      const auto place = static_cast<double>(row);
      take(place - p[1]);
    }
  }
};

constexpr ParameterInfo kAlmaParameters[] = {
    integer_parameter("period", "values in the window", 9),
    {"offset", "where the bell's center lies, from 0, the oldest value, to 1, the newest", ParameterKind::kReal, 0, 1,
     0.85},
    {"sigma", "the bell's standard deviations that fit the window", ParameterKind::kReal, 0.1, 100, 6}};
constexpr OutputInfo kAlmaOutput[] = {real_output("alma")};

constexpr ParameterInfo kFewTerms[] = {{"period", "values in the window", ParameterKind::kInteger, 1, kMostTerms, 10}};
constexpr OutputInfo kPwmaOutput[] = {real_output("pwma")};
constexpr OutputInfo kFwmaOutput[] = {real_output("fwma")};

constexpr ParameterInfo kPeriod[] = {integer_parameter("period", "values in the window", 14)};
constexpr OutputInfo kSinWmaOutput[] = {real_output("sinWma")};
constexpr OutputInfo kCwmaOutput[] = {real_output("cwma")};
constexpr OutputInfo kSqWmaOutput[] = {real_output("sqWma")};
constexpr OutputInfo kSrWmaOutput[] = {real_output("srWma")};
constexpr const char* kOthersLeaveOutOldest = "Jesse and vector-ta leave out the oldest value of the window.";

constexpr ParameterInfo kVpwmaParameters[] = {
    integer_parameter("period", "values in the window", 14),
    {"power", "of a value's place: 0 gives sma, 1 gives wma", ParameterKind::kReal, 0, 20, 0.382}};
constexpr OutputInfo kVpwmaOutput[] = {real_output("vpwma")};

constexpr ParameterInfo kEpmaParameters[] = {
    integer_parameter("period", "values in the window", 11),
    integer_parameter("offset", "what each weight of wma is made less by", 4, 0)};
constexpr OutputInfo kEpmaOutput[] = {real_output("epma")};

}  // namespace

TIERCEL_INDICATOR(kAlma) = make_row<WeightedRow<Bell>>({
    .name = "alma",
    .group = Group::kOverlap,
    .summary = "Arnaud Legoux moving average: weights that form a bell near the newest value.",
    .formula = "w[i] = exp(-(i - offset (period - 1))^2 / (2 (period / sigma)^2)), i = 0 for the oldest value\n"
               "alma = sum(w[i] x[i]) / sum(w[i])",
    .source = "Legoux and Kouzis-Loukas, Arnaud Legoux Moving Average (2009)",
    .inputs = kOneSeries,
    .parameters = kAlmaParameters,
    .outputs = kAlmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kPwma) = make_row<WeightedRow<Pascal>>({
    .name = "pwma",
    .group = Group::kOverlap,
    .summary = "Pascal's weighted moving average: the weights are a line of Pascal's triangle.",
    .formula = "w[i] = binomial(period - 1, i), i = 0 for the oldest value\n"
               "pwma = sum(w[i] x[i]) / 2^(period - 1)",
    .source = "Definition; pandas-ta's pwma",
    .inputs = kOneSeries,
    .parameters = kFewTerms,
    .outputs = kPwmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kFwma) = make_row<WeightedRow<Fibonacci>>({
    .name = "fwma",
    .group = Group::kOverlap,
    .summary = "Fibonacci's weighted moving average: the weights are 1, 1, 2, 3, 5 ..., the oldest value's first.",
    .formula = "w[0] = w[1] = 1, w[i] = w[i - 1] + w[i - 2], i = 0 for the oldest value\n"
               "fwma = sum(w[i] x[i]) / sum(w[i])",
    .source = "Definition; pandas-ta's fwma",
    .inputs = kOneSeries,
    .parameters = kFewTerms,
    .outputs = kFwmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kSinWma) = make_row<WeightedRow<HalfSine>>({
    .name = "sinWma",
    .group = Group::kOverlap,
    .summary = "Sine weighted moving average: the weights are half a wave of a sine across the window.",
    .formula = "w[i] = sin(pi (i + 1) / (period + 1)), i = 0 for the oldest value\n"
               "sinWma = sum(w[i] x[i]) / sum(w[i])",
    .source = "Definition; pandas-ta's sinwma",
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kSinWmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kCwma) = make_row<WeightedRow<PowerOfPlace<cube>>>({
    .name = "cwma",
    .group = Group::kOverlap,
    .summary = "Cubed weighted moving average: the weights are 1, 8, 27 ..., the oldest value's first.",
    .formula = "sum(i^3 x[period - i]) / sum(i^3), i = 1 ... period",
    .source = "Cubed Weighted Moving Average (a script in TradingView's library)",
    .differs = kOthersLeaveOutOldest,
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kCwmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kSqWma) = make_row<WeightedRow<PowerOfPlace<square>>>({
    .name = "sqWma",
    .group = Group::kOverlap,
    .summary = "Squared weighted moving average: the weights are 1, 4, 9 ..., the oldest value's first.",
    .formula = "sum(i^2 x[period - i]) / sum(i^2), i = 1 ... period",
    .source = "Square Weighted Moving Average (a script in TradingView's library)",
    .differs = kOthersLeaveOutOldest,
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kSqWmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kSrWma) = make_row<WeightedRow<PowerOfPlace<square_root>>>({
    .name = "srWma",
    .group = Group::kOverlap,
    .summary = "Square root weighted moving average: the weights are the roots of 1, 2, 3 ..., the oldest value's "
               "first.",
    .formula = "sum(sqrt(i) x[period - i]) / sum(sqrt(i)), i = 1 ... period",
    .source = "Square Root Weighted Moving Average (a script in TradingView's library)",
    .differs = kOthersLeaveOutOldest,
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kSrWmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kVpwma) = make_row<WeightedRow<VariablePower>>({
    .name = "vpwma",
    .group = Group::kOverlap,
    .summary = "Variable power weighted moving average: the weights are powers of 1, 2, 3 ..., the oldest value's "
               "first.",
    .formula = "sum(i^power x[period - i]) / sum(i^power), i = 1 ... period",
    .source = "Variable Power Weighted Moving Average (a script in TradingView's library)",
    .differs = kOthersLeaveOutOldest,
    .inputs = kOneSeries,
    .parameters = kVpwmaParameters,
    .outputs = kVpwmaOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kEpma) = make_row<WeightedRow<EndPoint>>({
    .name = "epma",
    .group = Group::kOverlap,
    .summary = "End point moving average: the weights of wma, each less by `offset`, so that old values count "
               "negative and the average leads. No value where the weights add up to 0.",
    .formula = "sum((i - offset) x[period - i]) / sum(i - offset), i = 1 ... period",
    .source = "End Point Moving Average (a script in TradingView's library)",
    .differs = "Others call the end of the regression line end point moving average, which is linearReg here; Jesse "
               "and vector-ta leave out the oldest value of the window.",
    .inputs = kOneSeries,
    .parameters = kEpmaParameters,
    .outputs = kEpmaOutput,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
