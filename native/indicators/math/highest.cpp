#include "native/indicators/parts/extreme_row.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool highest_block_body(const double* window, const double* newest, std::size_t period, double* out,
                                     std::size_t rows) noexcept {
  return extreme_block<1>(window, newest, period, out, rows);
}

TIERCEL_VARIANTS(bool, highest_block,
                 (const double* window, const double* newest, std::size_t period, double* out, std::size_t rows),
                 (window, newest, period, out, rows))

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("highest")};

}  // namespace

TIERCEL_INDICATOR(kHighest) = make_row<ExtremeRow<1, highest_block>>({
    .name = "highest",
    .group = Group::kMath,
    .summary = "The highest of the last `period` values.",
    .formula = "max(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MAX",
    .talib = "MAX",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
