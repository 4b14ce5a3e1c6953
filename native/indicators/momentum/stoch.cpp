// Stochastic oscillators: where the close lies in the range of the last bars, smoothed once, or once and again.
#include "native/indicators/parts/stochastic_row.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kStochParameters[] = {
    integer_parameter("period", "bars of the range", 5),
    integer_parameter("kPeriod", "period of the smoothing that gives k", 3),
    average_parameter("kAverage", "kind of this smoothing"),
    integer_parameter("dPeriod", "period of the smoothing of k that gives d", 3),
    average_parameter("dAverage", "kind of this smoothing")};
constexpr ParameterInfo kStochFParameters[] = {integer_parameter("period", "bars of the range", 5),
                                               integer_parameter("dPeriod", "period of the smoothing that gives d", 3),
                                               average_parameter("dAverage", "kind of this smoothing")};
constexpr ParameterInfo kKdjParameters[] = {
    integer_parameter("period", "bars of the range", 9),
    integer_parameter("kPeriod", "period of the smoothing that gives k", 3),
    average_parameter("kAverage", "kind of this smoothing", AverageKind::kWilder),
    integer_parameter("dPeriod", "period of the smoothing of k that gives d", 3),
    average_parameter("dAverage", "kind of this smoothing", AverageKind::kWilder)};
constexpr OutputInfo kTwo[] = {real_output("k"), real_output("d")};
constexpr OutputInfo kThree[] = {real_output("k"), real_output("d"), real_output("j")};

}  // namespace

TIERCEL_INDICATOR(kStoch) = make_row<StochasticRow<Stochastic::kSlow>>({
    .name = "stoch",
    .group = Group::kMomentum,
    .summary =
        "Stochastic oscillator, 0 to 100: the close's place in the range of the last `period` bars, smoothed (k), "
        "and smoothed again (d); a bar without a range counts as 0.",
    .formula = "place = 100 (close - lowest low) / (highest high - lowest low), over the last `period` bars\n"
               "k = average(place, kPeriod)\n"
               "d = average(k, dPeriod)",
    .source = "Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, May 1984); TA-Lib's STOCH",
    .talib = "STOCH",
    .inputs = kHighLowClose,
    .parameters = kStochParameters,
    .outputs = kTwo,
});

TIERCEL_INDICATOR(kStochF) = make_row<StochasticRow<Stochastic::kFast>>({
    .name = "stochF",
    .group = Group::kMomentum,
    .summary =
        "Fast stochastic oscillator, 0 to 100: the close's place in the range of the last `period` bars (k), and "
        "its average (d); a bar without a range counts as 0.",
    .formula = "k = 100 (close - lowest low) / (highest high - lowest low), over the last `period` bars\n"
               "d = average(k, dPeriod)",
    .source = "Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, May 1984); TA-Lib's STOCHF",
    .talib = "STOCHF",
    .inputs = kHighLowClose,
    .parameters = kStochFParameters,
    .outputs = kTwo,
});

TIERCEL_INDICATOR(kKdj) = make_row<StochasticRow<Stochastic::kDrawnOn>>({
    .name = "kdj",
    .group = Group::kMomentum,
    .summary = "KDJ: a stochastic oscillator smoothed in Wilder's way, and j, its k drawn on beyond d; a bar without a "
               "range counts as 0.",
    .formula = "place = 100 (close - lowest low) / (highest high - lowest low), over the last `period` bars\n"
               "k = average(place, kPeriod)\n"
               "d = average(k, dPeriod)\n"
               "j = 3 k - 2 d",
    .source = "Lane's stochastics as Asian charting programs draw them; TA-Lib's KDJ",
    .talib = "KDJ",
    .differs = "Charting programs often start k and d at 50; here the first ones are means, as in TA-Lib.",
    .inputs = kHighLowClose,
    .parameters = kKdjParameters,
    .outputs = kThree,
});

}  // namespace tiercel::indicators
