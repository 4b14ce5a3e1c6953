#include "native/indicators/parts/extreme_row.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool lowest_block_body(const double* window, const double* newest, std::size_t period, double* out,
                                    std::size_t rows) noexcept {
  return extreme_block<-1>(window, newest, period, out, rows);
}

TIERCEL_VARIANTS(bool, lowest_block,
                 (const double* window, const double* newest, std::size_t period, double* out, std::size_t rows),
                 (window, newest, period, out, rows))

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("lowest")};

}  // namespace

TIERCEL_INDICATOR(kLowest) = make_row<ExtremeRow<-1, lowest_block>>({
    .name = "lowest",
    .group = Group::kMath,
    .summary = "The lowest of the last `period` values.",
    .formula = "min(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MIN",
    .talib = "MIN",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
