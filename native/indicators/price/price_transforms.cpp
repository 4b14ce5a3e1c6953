// One price for a bar: means of its prices, with one rounding on the price step.
#include "native/indicators/parts/pointwise.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

struct PriceSetup {
  TickScale ticks;
  double divisor;  // of the sum of ticks
};

// The rounding of four prices, of their sum and of the product with the scale: two units in the last place and a half.
constexpr double kSumTolerance = 0x1p-50;

[[nodiscard]] PriceSetup price_setup(const int* decimals, std::size_t columns, double weight) noexcept {
  TickScale ticks = tick_scale(decimals, columns);
  if (ticks.tolerance != 0.0) ticks.tolerance = kSumTolerance;
  return {ticks, weight * ticks.scale};
}

// `sum` adds up the prices x[0], x[1] ... of which there are `weight`. On the step it is a whole number of ticks.
// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_PRICE(Type, block, inputs, weight, sum)                                                \
  struct Type {                                                                                        \
    using Setup = PriceSetup;                                                                          \
    static constexpr std::size_t kInputs = inputs;                                                     \
    static constexpr bool kIsExact = true;                                                             \
    static Setup setup(const int* decimals) noexcept { return price_setup(decimals, inputs, weight); } \
    template <class T>                                                                                 \
    [[gnu::always_inline]] static T of(const Setup& s, const std::array<T, inputs>& x) noexcept {      \
      return in_ticks(s.ticks, T{sum}) / s.divisor;                                                    \
    }                                                                                                  \
    template <class T>                                                                                 \
    [[gnu::always_inline]] static T probe(const std::array<T, inputs>& /*x*/, const T& y) noexcept {   \
      return y;                                                                                        \
    }                                                                                                  \
  };                                                                                                   \
  TIERCEL_POINTWISE_BLOCK(Type, block)
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_PRICE(AvgPrice, avg_price_block, 4, 4.0, x[0] + x[1] + x[2] + x[3])
TIERCEL_PRICE(MedPrice, med_price_block, 2, 2.0, x[0] + x[1])
TIERCEL_PRICE(TypPrice, typ_price_block, 3, 3.0, x[0] + x[1] + x[2])
TIERCEL_PRICE(WclPrice, wcl_price_block, 3, 4.0, x[0] + x[1] + 2.0 * x[2])

constexpr InputInfo kFourPrices[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_PRICE_ROW(Type, block, word, function, words, formula_text, columns) \
  constexpr OutputInfo k##Type##Output[] = {real_output(word)};                      \
  }                                                                                  \
  TIERCEL_INDICATOR(k##Type) = make_row<Pointwise<Type, block>>({                    \
      .name = word,                                                                  \
      .group = Group::kPrice,                                                        \
      .summary = words,                                                              \
      .formula = formula_text,                                                       \
      .source = "Definition; TA-Lib's " function,                                    \
      .talib = function,                                                             \
      .inputs = columns,                                                             \
      .parameters = {},                                                              \
      .outputs = k##Type##Output,                                                    \
  });                                                                                \
  namespace {
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_PRICE_ROW(AvgPrice, avg_price_block, "avgPrice", "AVGPRICE", "Average price: the mean of a bar's four prices.",
                  "(open + high + low + close) / 4", kFourPrices)
TIERCEL_PRICE_ROW(MedPrice, med_price_block, "medPrice", "MEDPRICE", "Median price: the middle of a bar's range.",
                  "(high + low) / 2", kHighLow)
TIERCEL_PRICE_ROW(TypPrice, typ_price_block, "typPrice", "TYPPRICE",
                  "Typical price: the mean of a bar's high, low and close.", "(high + low + close) / 3", kHighLowClose)
TIERCEL_PRICE_ROW(WclPrice, wcl_price_block, "wclPrice", "WCLPRICE",
                  "Weighted close price: the mean of a bar's high, low and, twice, its close.",
                  "(high + low + 2 * close) / 4", kHighLowClose)

}  // namespace
}  // namespace tiercel::indicators
