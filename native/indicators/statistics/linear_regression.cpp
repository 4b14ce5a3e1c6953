// The straight line that fits the last values best: TA-Lib's LINEARREG family and TSF.
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/window_line.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kDegrees = 0x1.ca5dc1a63c1f8p+5;  // in a radian

template <class T>
TIERCEL_BODY T angle_of(const T& slope) noexcept {
  return math::atan_of(slope) * kDegrees;
}

template <int W>
TIERCEL_BODY void angles_body(double* slopes, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) write_lanes(slopes + i, angle_of(read_lanes<W>(slopes + i)));
}
TIERCEL_LANE_VARIANTS(void, angles, (double* slopes, std::size_t rows), (slopes, rows))

template <LineValue kValue, bool kIsAngle = false>
struct LinearRegression {
  using Params = std::int64_t;  // the period
  using Setup = LineSetup;
  using State = WindowLine;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return line_setup(kValue, period, decimals[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowLine::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<LinearRegression>& x,
                   OutputRow<LinearRegression>& y) noexcept {
    if (state.step(s, past, 0, x[0], &y[0]) && kIsAngle) y[0] = angle_of(y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<LinearRegression>& in,
                          const OutputColumns<LinearRegression>& out, std::size_t rows) noexcept {
    rows = state.fast(s, past, 0, in[0], out[0], rows);
    if (kIsAngle && rows != 0) angles(out[0], rows);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 14, 2)};
constexpr const char* kSource =
    "Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name";

#define TIERCEL_LINE_ROW(Type, word, function, words, formula_text, ...) \
  constexpr OutputInfo k##Type##Output[] = {real_output(word)};          \
  }                                                                      \
  TIERCEL_INDICATOR(k##Type) = make_row<LinearRegression<__VA_ARGS__>>({ \
      .name = word,                                                      \
      .group = Group::kStatistics,                                       \
      .summary = words,                                                  \
      .formula = formula_text,                                           \
      .source = kSource,                                                 \
      .talib = function,                                                 \
      .inputs = kOneSeries,                                              \
      .parameters = kParameterInfo,                                      \
      .outputs = k##Type##Output,                                        \
  });                                                                    \
  namespace {

#define TIERCEL_LINE_FORMULA                                                                                  \
  "the line a + b k that fits the last `period` values best, k = 0 for the oldest of them: with n = period\n" \
  "b = (n sum(k x) - sum(k) sum(x)) / (n sum(k^2) - sum(k)^2), a = (sum(x) - b sum(k)) / n\n"

TIERCEL_LINE_ROW(LinearReg, "linearReg", "LINEARREG",
                 "Linear regression: the value in this row of the line that fits the last `period` values best.",
                 TIERCEL_LINE_FORMULA "linearReg = a + b (period - 1)", LineValue::kEnd)
TIERCEL_LINE_ROW(LinearRegAngle, "linearRegAngle", "LINEARREG_ANGLE",
                 "Angle in degrees of the line that fits the last `period` values best.",
                 TIERCEL_LINE_FORMULA "linearRegAngle = atan(b) 180 / pi", LineValue::kSlope, true)
TIERCEL_LINE_ROW(LinearRegIntercept, "linearRegIntercept", "LINEARREG_INTERCEPT",
                 "Value at the oldest row of the line that fits the last `period` values best.",
                 TIERCEL_LINE_FORMULA "linearRegIntercept = a", LineValue::kStart)
TIERCEL_LINE_ROW(LinearRegSlope, "linearRegSlope", "LINEARREG_SLOPE",
                 "What the line that fits the last `period` values best rises by in a row.",
                 TIERCEL_LINE_FORMULA "linearRegSlope = b", LineValue::kSlope)
TIERCEL_LINE_ROW(Tsf, "tsf", "TSF",
                 "Time series forecast: the value in the next row of the line that fits the last `period` values best.",
                 TIERCEL_LINE_FORMULA "tsf = a + b period", LineValue::kForecast)

}  // namespace
}  // namespace tiercel::indicators
