// Sum, difference, product and quotient of two series: TA-Lib's Math Operators of one row.
#include "native/indicators/parts/pointwise.hpp"

namespace tiercel::indicators {
namespace {

// `probed` is no finite number where one of x is none.
// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_OPERATOR(Type, block, expression, probed)                                        \
  struct Type {                                                                                  \
    struct Setup {};                                                                             \
    static constexpr std::size_t kInputs = 2;                                                    \
    static constexpr bool kIsExact = false;                                                      \
    static Setup setup(const int* /*decimals*/) noexcept { return {}; }                          \
    template <class T>                                                                           \
    [[gnu::always_inline]] static T of(const Setup& /*s*/, const std::array<T, 2>& x) noexcept { \
      const T& a = x[0];                                                                         \
      const T& b = x[1];                                                                         \
      return expression;                                                                         \
    }                                                                                            \
    template <class T>                                                                           \
    [[gnu::always_inline]] static T probe([[maybe_unused]] const std::array<T, 2>& x,            \
                                          [[maybe_unused]] const T& y) noexcept {                \
      return probed;                                                                             \
    }                                                                                            \
  };                                                                                             \
  TIERCEL_POINTWISE_BLOCK(Type, block)
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_OPERATOR(Add, add_block, (a + b), y)
TIERCEL_OPERATOR(Sub, sub_block, (a - b), y)
TIERCEL_OPERATOR(Mult, mult_block, (a * b), y)
TIERCEL_OPERATOR(Div, div_block, one_nan(T{a / b}), x[0] + x[1])

constexpr InputInfo kTwoSeries[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_OPERATOR_ROW(Type, block, word, function, words, formula_text, is_sparse) \
  constexpr OutputInfo k##Type##Output[] = {real_output(word)};                           \
  }                                                                                       \
  TIERCEL_INDICATOR(k##Type) = make_row<Pointwise<Type, block>>({                         \
      .name = word,                                                                       \
      .group = Group::kMath,                                                              \
      .summary = words,                                                                   \
      .formula = formula_text,                                                            \
      .source = "Definition; TA-Lib's " function,                                         \
      .talib = function,                                                                  \
      .inputs = kTwoSeries,                                                               \
      .parameters = {},                                                                   \
      .outputs = k##Type##Output,                                                         \
      .sparse = is_sparse,                                                                \
  });                                                                                     \
  namespace {
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_OPERATOR_ROW(Add, add_block, "add", "ADD", "Sum of two series, row by row.", "a + b", false)
TIERCEL_OPERATOR_ROW(Sub, sub_block, "sub", "SUB", "Difference of two series, row by row.", "a - b", false)
TIERCEL_OPERATOR_ROW(Mult, mult_block, "mult", "MULT", "Product of two series, row by row.", "a * b", false)
TIERCEL_OPERATOR_ROW(Div, div_block, "div", "DIV",
                     "Quotient of two series, row by row: infinite for a divisor of 0, none for 0 / 0.", "a / b", true)

}  // namespace
}  // namespace tiercel::indicators
