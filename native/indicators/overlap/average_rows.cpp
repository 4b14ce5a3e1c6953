// The rows of averages that are made of others: dema, hma, kama, t3, tema, trima and zlema.
#include "native/indicators/parts/average_row.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kPeriod[] = {integer_parameter("period", "values of each smoothing's seed", 30)};
constexpr ParameterInfo kWindow[] = {integer_parameter("period", "values in the window", 30)};
constexpr ParameterInfo kHullWindow[] = {integer_parameter("period", "values in the longest window", 20)};
constexpr ParameterInfo kKaufmanWindow[] = {integer_parameter("period", "changes by which the trend is judged", 30),
                                            kUnstableParameter};
constexpr ParameterInfo kTillson[] = {
    integer_parameter("period", "values of each smoothing's seed", 5),
    {"volumeFactor", "share of the correction: 0 is a triple smoothing, 1 a triple of double ones",
     ParameterKind::kReal, 0, 1, kTillsonFactor},
    kUnstableParameter};
constexpr OutputInfo kDemaOutput[] = {real_output("dema")};
constexpr OutputInfo kHmaOutput[] = {real_output("hma")};
constexpr OutputInfo kKamaOutput[] = {real_output("kama")};
constexpr OutputInfo kT3Output[] = {real_output("t3")};
constexpr OutputInfo kTemaOutput[] = {real_output("tema")};
constexpr OutputInfo kTrimaOutput[] = {real_output("trima")};
constexpr OutputInfo kZlemaOutput[] = {real_output("zlema")};

}  // namespace

TIERCEL_INDICATOR(kDema) = make_row<AverageRow<AverageKind::kDouble>>({
    .name = "dema",
    .group = Group::kOverlap,
    .summary = "Double exponential moving average: an exponential average, corrected by how far its own average lags "
               "behind it.",
    .formula = "e1 = ema(x, period), e2 = ema(e1, period)\n"
               "dema = 2 e1 - e2",
    .source = "Mulloy, Smoothing Data with Faster Moving Averages (Technical Analysis of Stocks & Commodities, "
              "January 1994)",
    .talib = "DEMA",
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kDemaOutput,
});

TIERCEL_INDICATOR(kTema) = make_row<AverageRow<AverageKind::kTriple>>({
    .name = "tema",
    .group = Group::kOverlap,
    .summary = "Triple exponential moving average: an exponential average, corrected twice by the lag of its averages.",
    .formula = "e1 = ema(x, period), e2 = ema(e1, period), e3 = ema(e2, period)\n"
               "tema = 3 e1 - 3 e2 + e3",
    .source = "Mulloy, Smoothing Data with Less Lag (Technical Analysis of Stocks & Commodities, February 1994)",
    .talib = "TEMA",
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kTemaOutput,
});

TIERCEL_INDICATOR(kT3) = make_row<Unstable<AverageRow<AverageKind::kTillson>, kTillson>>({
    .name = "t3",
    .group = Group::kOverlap,
    .summary = "Tillson's T3: a generalized double exponential average, taken three times.",
    .formula = "e1 = ema(x, period), e2 = ema(e1, period), ... e6 = ema(e5, period), v = volumeFactor\n"
               "t3 = -v^3 e6 + (3 v^2 + 3 v^3) e5 - (6 v^2 + 3 v + 3 v^3) e4 + (1 + 3 v + v^3 + 3 v^2) e3",
    .source = "Tillson, Better Moving Averages (Technical Analysis of Stocks & Commodities, January 1998)",
    .talib = "T3",
    .inputs = kOneSeries,
    .parameters = kTillson,
    .outputs = kT3Output,
});

TIERCEL_INDICATOR(kTrima) = make_row<AverageRow<AverageKind::kTriangular>>({
    .name = "trima",
    .group = Group::kOverlap,
    .summary = "Triangular moving average: the mean of the last `period` values with weights that rise to the middle "
               "of the window and fall again.",
    .formula = "trima = sma(sma(x, ceil(period / 2)), floor(period / 2) + 1)",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7; TA-Lib's TRIMA",
    .talib = "TRIMA",
    .inputs = kOneSeries,
    .parameters = kWindow,
    .outputs = kTrimaOutput,
});

TIERCEL_INDICATOR(kKama) = make_row<Unstable<AverageRow<AverageKind::kKaufman>, kKaufmanWindow>>({
    .name = "kama",
    .group = Group::kOverlap,
    .summary = "Kaufman's adaptive moving average: fast while the values move in one direction, slow while they go to "
               "and fro.",
    .formula = "efficiency = |x - x[period]| / (|x - x[1]| + ... + |x[period - 1] - x[period]|), 1 without a change\n"
               "weight = (efficiency (2/3 - 2/31) + 2/31)^2\n"
               "kama = kama[1] + weight (x - kama[1]), from the value before the first one on",
    .source = "Kaufman, Smarter Trading (1995); Trading Systems and Methods (5th ed.), ch. 17; start as in TA-Lib",
    .talib = "KAMA",
    .inputs = kOneSeries,
    .parameters = kKaufmanWindow,
    .outputs = kKamaOutput,
});

TIERCEL_INDICATOR(kHma) = make_row<AverageRow<AverageKind::kHull>>({
    .name = "hma",
    .group = Group::kOverlap,
    .summary = "Hull moving average: twice a weighted average over half the period less the one over all of it, "
               "smoothed by a third.",
    .formula = "d = 2 wma(x, floor(period / 2)) - wma(x, period)\n"
               "hma = wma(d, floor(sqrt(period)))",
    .source = "Hull, How to reduce lag in a moving average (2005); lengths are cut to whole numbers as in TA-Lib",
    .talib = "HMA",
    .inputs = kOneSeries,
    .parameters = kHullWindow,
    .outputs = kHmaOutput,
});

TIERCEL_INDICATOR(kZlema) = make_row<AverageRow<AverageKind::kZeroLag>>({
    .name = "zlema",
    .group = Group::kOverlap,
    .summary = "Zero-lag exponential moving average: an exponential average of the values, each moved on by its change "
               "over the average's lag.",
    .formula = "lag = floor((period - 1) / 2)\n"
               "zlema = ema(2 x - x[lag], period)",
    .source = "Ehlers and Way, Zero Lag (well, almost) (Technical Analysis of Stocks & Commodities, November 2010) "
              "describe the family; this form is TA-Lib's ZLEMA",
    .talib = "ZLEMA",
    .inputs = kOneSeries,
    .parameters = kPeriod,
    .outputs = kZlemaOutput,
});

}  // namespace tiercel::indicators
