// Awesome oscillator: a fast mean of the middles of the bars less a slow one.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct AoForm : WindowForm<2, 2, 0, 1> {
  static constexpr std::size_t kOutputs = 1;

  struct Params {
    std::size_t fast;
    std::size_t slow;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
  }

  static std::size_t lookback(const Params& p) noexcept { return std::max(p.fast, p.slow) - 1; }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {p.fast, p.slow});
    s.divisor *= 2.0 * static_cast<double>(p.fast) * static_cast<double>(p.slow);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [high, low] = now;
    return {high + low};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const auto fast = static_cast<double>(s.periods[0]);
    const auto slow = static_cast<double>(s.periods[1]);
    return {(slow * sums[0][0].plain - fast * sums[0][1].plain) / s.divisor};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "bars of the first mean", 5, 2),
    integer_parameter("slowPeriod", "bars of the second mean, which is taken away", 34, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("ao")};

}  // namespace

TIERCEL_INDICATOR(kAo) = make_row<WindowRow<AoForm>>({
    .name = "ao",
    .group = Group::kMomentum,
    .summary =
        "Awesome oscillator: the mean middle of the last `fastPeriod` bars less that of the last `slowPeriod` bars.",
    .formula = "middle = (high + low) / 2\n"
               "ao = mean(middle, fastPeriod) - mean(middle, slowPeriod)",
    .source = "Williams, New Trading Dimensions (1998)",
    .talib = "AO",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
