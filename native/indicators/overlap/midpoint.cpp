// The middle of a window's range: midpoint of one series, midprice of highs and lows.
#include "native/indicators/parts/range_middle.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool range_middle_block_body(const RangeMiddleSetup& s, const std::array<const double*, 2>& windows,
                                          const std::array<const double*, 2>& newest, double* __restrict out,
                                          std::size_t rows) noexcept {
  if (!all_finite(newest[0], rows) || !all_finite(newest[1], rows)) return false;
  double upper[kExtremeRows];
  double lower[kExtremeRows];
  slide_extreme<1>(windows[0], s.period, upper, rows);
  slide_extreme<-1>(windows[1], s.period, lower, rows);
  for (std::size_t i = 0; i < rows; ++i) out[i] = half_way(s.ticks, upper[i], lower[i]);
  return true;
}

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in the window", 14)};
constexpr OutputInfo kMidpointOutput[] = {real_output("midpoint")};
constexpr OutputInfo kMidpriceOutput[] = {real_output("midprice")};

}  // namespace

TIERCEL_VARIANTS(bool, range_middle_block,
                 (const RangeMiddleSetup& s, const std::array<const double*, 2>& windows,
                  const std::array<const double*, 2>& newest, double* out, std::size_t rows),
                 (s, windows, newest, out, rows))

TIERCEL_INDICATOR(kMidpoint) = make_row<RangeMiddle<1>>({
    .name = "midpoint",
    .group = Group::kOverlap,
    .summary = "Half way between the highest and the lowest of the last `period` values, exact on the price step.",
    .formula = "(max(x over the last `period` rows) + min(x over the last `period` rows)) / 2",
    .source = "Definition; TA-Lib's MIDPOINT",
    .talib = "MIDPOINT",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kMidpointOutput,
});

TIERCEL_INDICATOR(kMidprice) = make_row<RangeMiddle<2>>({
    .name = "midprice",
    .group = Group::kOverlap,
    .summary = "Half way between the highest high and the lowest low of the last `period` bars, exact on the price "
               "step.",
    .formula = "(max(high of the last `period` rows) + min(low of the last `period` rows)) / 2",
    .source = "Definition; TA-Lib's MIDPRICE",
    .talib = "MIDPRICE",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kMidpriceOutput,
});

}  // namespace tiercel::indicators
