// Exponential moving average.
#include "native/indicators/parts/seeding.hpp"
#include "native/indicators/parts/smoothed_row.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

double weight(std::int64_t period) noexcept { return 2.0 / (static_cast<double>(period) + 1.0); }

struct Ema : SmoothedRow<weight> {
  struct Params {
    std::int64_t period;
    Seeding seeding;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), seeding(numbers[1])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return smoother_setup(seed_rows(p.seeding, p.period), weight(p.period));
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(seed_rows(p.seeding, p.period) - 1);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the seed; a new value weighs 2 / (period + 1)", 30), kSeedingParameter,
    kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("ema")};

}  // namespace

TIERCEL_INDICATOR(kEma) = make_row<Unstable<Ema, kParameterInfo>>({
    .name = "ema",
    .group = Group::kOverlap,
    .summary =
        "Exponential moving average, seeded with the mean of the first `period` values, or with the first value.",
    .formula = "k = 2 / (period + 1)\n"
               "ema = ema[1] + k (x - ema[1]), from the mean of the first `period` values on\n"
               "with the seeding 'tradingview' from the first value on",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seeds as in TA-Lib's EMA and in Pine Script's "
              "reference of ta.ema",
    .talib = "EMA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
