// Coppock curve: the weighted mean of two rates of change.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct CoppockForm : WindowForm<1, 1, 2, 1, true> {
  static constexpr std::size_t kOutputs = 1;

  struct Params {
    std::size_t average;
    std::size_t first;
    std::size_t second;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1]),
            static_cast<std::size_t>(numbers[2])};
  }

  static std::size_t lookback(const Params& p) noexcept { return std::max(p.first, p.second) + p.average - 1; }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {p.average}, {p.first, p.second}, std::max(p.first, p.second));
    s.divisor = static_cast<double>(p.average) * static_cast<double>(p.average + 1) / 2.0;
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const auto rate = [&](const T& base) TIERCEL_INLINE { return quotient_or<T>(100.0 * (now[0] - base), base, 0.0); };
    return {rate(before[0][0]) + rate(before[1][0])};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    return {sums[0][0].weighted / s.divisor};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("wmaPeriod", "values of the weighted mean", 10),
                                            integer_parameter("shortPeriod", "rows of one rate of change", 11),
                                            integer_parameter("longPeriod", "rows of the other", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("coppock")};

}  // namespace

TIERCEL_INDICATOR(kCoppock) = make_row<WindowRow<CoppockForm>>({
    .name = "coppock",
    .group = Group::kMomentum,
    .summary = "Coppock curve: the weighted mean of the sum of two rates of change in percent.",
    .formula = "wma(roc(x, shortPeriod) + roc(x, longPeriod), wmaPeriod)",
    .source = "Coppock, A Guide to the Use of the Coppock Curve (Barron's, October 1962)",
    .talib = "COPPOCK",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
