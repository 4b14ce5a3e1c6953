#include "native/indicators/ema.hpp"

#include "native/indicators/smoothed_row.hpp"

namespace tiercel::indicators {
namespace {

double weight(std::int64_t period) noexcept { return 2.0 / (static_cast<double>(period) + 1.0); }

using Ema = SmoothedRow<weight>;

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {{"period", "values of the seed; a new value weighs 2 / (period + 1)",
                                             ParameterKind::kInteger, 1, kLongestPeriod, 30}};
constexpr OutputInfo kOutputInfo[] = {{"ema", OutputKind::kReal}};

}  // namespace

Status ema(std::span<const double> values, EmaParams params, std::span<double> out) noexcept {
  const double numbers[] = {static_cast<double>(params.period)};
  const double* inputs[] = {values.data()};
  const int decimals[] = {kOffStep};
  void* outputs[] = {out.data()};
  if (values.size() != out.size()) return Status::kLengthMismatch;
  return compute(kEma, numbers, {inputs, decimals, outputs, values.size()});
}

std::size_t ema_lookback(EmaParams params) noexcept { return Ema::lookback(params.period); }

constinit const Indicator kEma = make_row<Ema>({
    .name = "ema",
    .summary = "Exponential moving average, seeded with the mean of the first `period` values.",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seed as in TA-Lib",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
