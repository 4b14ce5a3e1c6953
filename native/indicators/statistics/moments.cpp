// Shape and place of the last values: skew, kurtosis, standard error, standard score, and the ratio and the volatility
// that follow from their changes.
#include "native/core/math.hpp"
#include "native/indicators/parts/moment_row.hpp"

namespace tiercel::indicators {
namespace {

struct OfValues {
  static constexpr bool kIsChange = false;
  static constexpr bool kExtra = false;
  static double element(double /*last*/, double now) noexcept { return now; }
};

struct Skew : OfValues {
  static constexpr std::size_t kPowers = 4;
  static double of(const MomentSetup& s, const std::array<double, 4>& sums, double /*origin*/,
                   double /*newest*/) noexcept {
    const CentralSums m = central_sums(s.n, sums);
    if (!(m.second > 0.0)) return kNoValue;
    return s.n * std::sqrt(s.n - 1.0) / (s.n - 2.0) * m.third / (m.second * std::sqrt(m.second));
  }
};

struct Kurtosis : OfValues {
  static constexpr std::size_t kPowers = 4;
  static double of(const MomentSetup& s, const std::array<double, 4>& sums, double /*origin*/,
                   double /*newest*/) noexcept {
    const CentralSums m = central_sums(s.n, sums);
    if (!(m.second > 0.0)) return kNoValue;
    const double ratio = s.n * (s.n + 1.0) * m.fourth / (m.second * m.second);
    return (s.n - 1.0) / ((s.n - 2.0) * (s.n - 3.0)) * (ratio - 3.0 * (s.n - 1.0));
  }
};

struct StdErr : OfValues {
  static constexpr std::size_t kPowers = 2;
  static double of(const MomentSetup& s, const std::array<double, 2>& sums, double /*origin*/,
                   double /*newest*/) noexcept {
    return std::sqrt(second_central(s.n, sums[0], sums[1]) / (s.n * (s.n - 1.0))) / s.ticks.scale;
  }
};

struct ZScore : OfValues {
  static constexpr std::size_t kPowers = 2;
  static double of(const MomentSetup& s, const std::array<double, 2>& sums, double origin, double newest) noexcept {
    const double deviation = std::sqrt(second_central(s.n, sums[0], sums[1]) / s.n);
    return deviation > 0.0 ? (newest - origin - sums[0] / s.n) / deviation : kNoValue;
  }
};

// Standard deviation of a sample.
double sample_deviation(const MomentSetup& s, const std::array<double, 2>& sums) noexcept {
  return std::sqrt(second_central(s.n, sums[0], sums[1]) / (s.n - 1.0));
}

struct RollingSharpe {
  static constexpr std::size_t kPowers = 2;
  static constexpr bool kIsChange = true;
  static constexpr bool kExtra = true;
  static double element(double last, double now) noexcept { return last != 0.0 ? (now - last) / last : 0.0; }
  static double of(const MomentSetup& s, const std::array<double, 2>& sums, double origin, double /*newest*/) noexcept {
    const double deviation = sample_deviation(s, sums);
    return deviation > 0.0 ? (origin + sums[0] / s.n) / deviation * std::sqrt(s.extra) : kNoValue;
  }
};

struct HistoricalVolatility {
  static constexpr std::size_t kPowers = 2;
  static constexpr bool kIsChange = true;
  static constexpr bool kExtra = true;
  static double element(double last, double now) noexcept {
    return last > 0.0 && now > 0.0 ? exact_log(now / last) : 0.0;
  }
  static double of(const MomentSetup& s, const std::array<double, 2>& sums, double /*origin*/,
                   double /*newest*/) noexcept {
    return sample_deviation(s, sums) * std::sqrt(s.extra);
  }
};

constexpr ParameterInfo kSkewParameters[] = {integer_parameter("period", "values in the window", 30, 3)};
constexpr ParameterInfo kKurtosisParameters[] = {integer_parameter("period", "values in the window", 30, 4)};
constexpr ParameterInfo kPairParameters[] = {integer_parameter("period", "values in the window", 30, 2)};
constexpr ParameterInfo kYearParameters[] = {
    integer_parameter("period", "changes in the window", 20, 2),
    {"periodsPerYear", "rows in a year; 1 leaves the result as it is", ParameterKind::kReal, 1, 1e9, 252}};
constexpr OutputInfo kSkewOutput[] = {real_output("skew")};
constexpr OutputInfo kKurtosisOutput[] = {real_output("kurtosis")};
constexpr OutputInfo kStdErrOutput[] = {real_output("stdErr")};
constexpr OutputInfo kZScoreOutput[] = {real_output("zScore")};
constexpr OutputInfo kSharpeOutput[] = {real_output("rollingSharpe")};
constexpr OutputInfo kVolatilityOutput[] = {real_output("historicalVolatility")};

}  // namespace

TIERCEL_INDICATOR(kSkew) = make_row<MomentRow<Skew>>({
    .name = "skew",
    .group = Group::kStatistics,
    .summary = "Skewness of the last `period` values, estimated for the population that they are a sample of; no value "
               "where they are equal.",
    .formula = "n = period, m2 and m3 the means of (x - mean)^2 and (x - mean)^3\n"
               "sqrt(n (n - 1)) / (n - 2) * m3 / m2^1.5",
    .source = "Joanes and Gill, Comparing measures of sample skewness and kurtosis (The Statistician 47, 1998), G1",
    .differs = "as pandas and pandas-ta; scipy and vector-ta leave the factor of the sample out by default",
    .inputs = kOneSeries,
    .parameters = kSkewParameters,
    .outputs = kSkewOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kKurtosis) = make_row<MomentRow<Kurtosis>>({
    .name = "kurtosis",
    .group = Group::kStatistics,
    .summary =
        "Excess kurtosis of the last `period` values, estimated for the population that they are a sample of; no "
        "value where they are equal.",
    .formula = "n = period, m2 and m4 the means of (x - mean)^2 and (x - mean)^4\n"
               "(n - 1) / ((n - 2) (n - 3)) * ((n + 1) m4 / m2^2 - 3 (n - 1))",
    .source = "Joanes and Gill, Comparing measures of sample skewness and kurtosis (The Statistician 47, 1998), G2",
    .differs = "as pandas and pandas-ta; scipy and vector-ta leave the factor of the sample out by default",
    .inputs = kOneSeries,
    .parameters = kKurtosisParameters,
    .outputs = kKurtosisOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kStdErr) = make_row<MomentRow<StdErr>>({
    .name = "stdErr",
    .group = Group::kStatistics,
    .summary = "Standard error of the mean of the last `period` values.",
    .formula = "sqrt(((x[0] - mean)^2 + ... + (x[period - 1] - mean)^2) / (period - 1)) / sqrt(period)",
    .source = "Definition, of a sample",
    .differs = "Tulip's STDERR divides the sum of squares by the period",
    .inputs = kOneSeries,
    .parameters = kPairParameters,
    .outputs = kStdErrOutput,
});

TIERCEL_INDICATOR(kZScore) = make_row<MomentRow<ZScore>>({
    .name = "zScore",
    .group = Group::kStatistics,
    .summary =
        "Standard score: how many standard deviations a value is above the mean of the last `period` ones; no value "
        "where they are equal.",
    .formula = "(x[0] - mean) / sqrt(((x[0] - mean)^2 + ... + (x[period - 1] - mean)^2) / period)",
    .source = "Definition, of a population",
    .differs = "pandas-ta without TA-Lib divides the squares by period - 1",
    .inputs = kOneSeries,
    .parameters = kPairParameters,
    .outputs = kZScoreOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kRollingSharpe) = make_row<MomentRow<RollingSharpe>>({
    .name = "rollingSharpe",
    .group = Group::kStatistics,
    .summary =
        "Sharpe ratio of the last `period` changes, for a year: their mean divided by their standard deviation; no "
        "value where they are equal.",
    .formula = "r = x[0] / x[1] - 1\n"
               "mean(r) / deviation(r) * sqrt(periodsPerYear), the deviation as of a sample",
    .source = "Sharpe, The Sharpe ratio (Journal of Portfolio Management 21, 1994)",
    .inputs = kOneSeries,
    .parameters = kYearParameters,
    .outputs = kSharpeOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kHistoricalVolatility) = make_row<MomentRow<HistoricalVolatility>>({
    .name = "historicalVolatility",
    .group = Group::kVolatility,
    .summary =
        "Historical volatility, close to close: the standard deviation of the last `period` logarithmic changes, for "
        "a year. A change from or to a price that is not above 0 counts as none.",
    .formula = "r = ln(x[0] / x[1])\n"
               "sqrt(((r[0] - mean)^2 + ... + (r[period - 1] - mean)^2) / (period - 1)) * sqrt(periodsPerYear)",
    .source = "Hull, Options, Futures and Other Derivatives, the chapter on Black, Scholes and Merton",
    .inputs = kOneSeries,
    .parameters = kYearParameters,
    .outputs = kVolatilityOutput,
});

}  // namespace tiercel::indicators
