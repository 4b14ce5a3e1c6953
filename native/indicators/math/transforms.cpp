// The functions of one value: TA-Lib's Math Transform.
#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/pointwise.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kAnySize = std::numeric_limits<double>::max();

// GCC and Clang make instructions of vectors of these loops.
template <class T, class F>
TIERCEL_BODY T each(const T& x, F of) noexcept {
  if constexpr (std::is_same_v<T, double>) {
    return of(x);
  } else {
    double values[sizeof(T) / sizeof(double)];
    write_lanes(values, x);
    for (double& value : values) value = of(value);
    return read_lanes<sizeof(T) / sizeof(double)>(values);
  }
}

struct FloorOf {
  [[gnu::always_inline]] double operator()(double x) const noexcept { return std::floor(x); }
};
struct CeilOf {
  [[gnu::always_inline]] double operator()(double x) const noexcept { return std::ceil(x); }
};

template <class T>
TIERCEL_BODY T floor_of(const T& x) noexcept {
  return each(x, FloorOf{});
}
template <class T>
TIERCEL_BODY T ceil_of(const T& x) noexcept {
  return each(x, CeilOf{});
}
template <class T>
TIERCEL_BODY T sqrt_of(const T& x) noexcept {
  return x < 0.0 ? T{} + kNoValue : math::root_of(T{absolute(x)});
}

double floor_one(double x) noexcept { return std::floor(x); }
double ceil_one(double x) noexcept { return std::ceil(x); }
double sqrt_one(double x) noexcept { return sqrt_of(x); }

// `lanes` and `one` are the function for vectors and for a double, up to `most` the same.
// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_TRANSFORM(Type, block, lanes, one, most)                                        \
  struct Type {                                                                                 \
    struct Setup {};                                                                            \
    static constexpr std::size_t kInputs = 1;                                                   \
    static constexpr bool kIsExact = true;                                                      \
    static Setup setup(const int* /*decimals*/) noexcept { return {}; }                         \
    template <class T>                                                                          \
    [[gnu::always_inline]] static T of(const Setup&, const std::array<T, 1>& x) noexcept {      \
      if constexpr (std::is_same_v<T, double>) {                                                \
        return one(x[0]);                                                                       \
      } else {                                                                                  \
        return lanes(x[0]);                                                                     \
      }                                                                                         \
    }                                                                                           \
    template <class T>                                                                          \
    [[gnu::always_inline]] static T probe(const std::array<T, 1>& x, const T& /*y*/) noexcept { \
      return absolute(x[0]) <= most ? T{} : T{} + kNoValue;                                     \
    }                                                                                           \
  };                                                                                            \
  TIERCEL_POINTWISE_BLOCK(Type, block)
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_TRANSFORM(Acos, acos_block, math::acos_of, exact_acos, kAnySize)
TIERCEL_TRANSFORM(Asin, asin_block, math::asin_of, exact_asin, kAnySize)
TIERCEL_TRANSFORM(Atan, atan_block, math::atan_of, exact_atan, kAnySize)
TIERCEL_TRANSFORM(Ceil, ceil_block, ceil_of, ceil_one, kAnySize)
TIERCEL_TRANSFORM(Cos, cos_block, math::cos_of, exact_cos, math::kMostReduced)
TIERCEL_TRANSFORM(Cosh, cosh_block, math::cosh_of, exact_cosh, kAnySize)
TIERCEL_TRANSFORM(Exp, exp_block, math::exp_of, exact_exp, kAnySize)
TIERCEL_TRANSFORM(Floor, floor_block, floor_of, floor_one, kAnySize)
TIERCEL_TRANSFORM(Ln, ln_block, math::log_of, exact_log, kAnySize)
TIERCEL_TRANSFORM(Log10, log10_block, math::log10_of, exact_log10, kAnySize)
TIERCEL_TRANSFORM(Sin, sin_block, math::sin_of, exact_sin, math::kMostReduced)
TIERCEL_TRANSFORM(Sinh, sinh_block, math::sinh_of, exact_sinh, kAnySize)
TIERCEL_TRANSFORM(Sqrt, sqrt_block, sqrt_of, sqrt_one, kAnySize)
TIERCEL_TRANSFORM(Tan, tan_block, math::tan_of, exact_tan, math::kMostReduced)
TIERCEL_TRANSFORM(Tanh, tanh_block, math::tanh_of, exact_tanh, kAnySize)

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_TRANSFORM_ROW(Type, block, word, function, words, formula_text, is_sparse)    \
  constexpr OutputInfo k##Type##Output[] = {real_output(word)};                               \
  }                                                                                           \
  TIERCEL_INDICATOR(k##Type) = make_row<Pointwise<Type, block>>({                             \
      .name = word,                                                                           \
      .group = Group::kMath,                                                                  \
      .summary = words,                                                                       \
      .formula = formula_text,                                                                \
      .source = "Definition; TA-Lib's " function ", here with the same bits on every system", \
      .talib = function,                                                                      \
      .inputs = kOneSeries,                                                                   \
      .parameters = {},                                                                       \
      .outputs = k##Type##Output,                                                             \
      .sparse = is_sparse,                                                                    \
  });                                                                                         \
  namespace {
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_TRANSFORM_ROW(Acos, acos_block, "acos", "ACOS", "Arc cosine of each value, in radians; none outside -1 to 1.",
                      "acos(x)", true)
TIERCEL_TRANSFORM_ROW(Asin, asin_block, "asin", "ASIN", "Arc sine of each value, in radians; none outside -1 to 1.",
                      "asin(x)", true)
TIERCEL_TRANSFORM_ROW(Atan, atan_block, "atan", "ATAN", "Arc tangent of each value, in radians.", "atan(x)", false)
TIERCEL_TRANSFORM_ROW(Ceil, ceil_block, "ceil", "CEIL", "The least whole number that is not below each value.",
                      "ceil(x)", false)
TIERCEL_TRANSFORM_ROW(Cos, cos_block, "cos", "COS", "Cosine of each value in radians.", "cos(x)", false)
TIERCEL_TRANSFORM_ROW(Cosh, cosh_block, "cosh", "COSH", "Hyperbolic cosine of each value.", "(e^x + e^-x) / 2", false)
TIERCEL_TRANSFORM_ROW(Exp, exp_block, "exp", "EXP", "e to the power of each value.", "e^x", false)
TIERCEL_TRANSFORM_ROW(Floor, floor_block, "floor", "FLOOR", "The greatest whole number that is not above each value.",
                      "floor(x)", false)
TIERCEL_TRANSFORM_ROW(Ln, ln_block, "ln", "LN",
                      "Natural logarithm of each value: -infinity for 0, none for negative numbers.", "ln(x)", true)
TIERCEL_TRANSFORM_ROW(Log10, log10_block, "log10", "LOG10",
                      "Logarithm to base 10 of each value: -infinity for 0, none for negative numbers.", "log10(x)",
                      true)
TIERCEL_TRANSFORM_ROW(Sin, sin_block, "sin", "SIN", "Sine of each value in radians.", "sin(x)", false)
TIERCEL_TRANSFORM_ROW(Sinh, sinh_block, "sinh", "SINH", "Hyperbolic sine of each value.", "(e^x - e^-x) / 2", false)
TIERCEL_TRANSFORM_ROW(Sqrt, sqrt_block, "sqrt", "SQRT", "Square root of each value; none for negative numbers.",
                      "sqrt(x)", true)
TIERCEL_TRANSFORM_ROW(Tan, tan_block, "tan", "TAN", "Tangent of each value in radians.", "tan(x)", false)
TIERCEL_TRANSFORM_ROW(Tanh, tanh_block, "tanh", "TANH", "Hyperbolic tangent of each value.",
                      "(e^x - e^-x) / (e^x + e^-x)", false)

}  // namespace
}  // namespace tiercel::indicators
