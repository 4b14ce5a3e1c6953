// Ultimate oscillator: buying pressure over three windows.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct UltOscForm : WindowForm<3, 3, 1, 2> {
  static constexpr std::size_t kOutputs = 1;

  using Params = std::array<std::size_t, 3>;  // the periods, the shortest one first
  static Params params(const double* numbers) noexcept {
    Params p{};
    for (std::size_t i = 0; i < 3; ++i) p[i] = static_cast<std::size_t>(numbers[i]);
    std::sort(p.begin(), p.end());
    return p;
  }

  static std::size_t lookback(const Params& p) noexcept { return p[2]; }
  static Setup setup(const Params& p, const int* decimals) noexcept { return make_setup(decimals, p, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 2> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const auto& [high, low, close] = now;
    const T last = before[0][2];
    const T bottom = low < last ? low : last;
    return {close - bottom, (high > last ? high : last) - bottom};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const auto part = [&](std::size_t i)
                          TIERCEL_INLINE { return quotient_or<T>(sums[0][i].plain, sums[1][i].plain, 0.0); };
    return {100.0 * (4.0 * part(0) + 2.0 * part(1) + part(2)) / 7.0};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period1", "bars of one window", 7),
                                            integer_parameter("period2", "bars of another", 14),
                                            integer_parameter("period3", "bars of the third", 28)};
constexpr OutputInfo kOutputInfo[] = {real_output("ultOsc")};

}  // namespace

TIERCEL_INDICATOR(kUltOsc) = make_row<WindowRow<UltOscForm>>({
    .name = "ultOsc",
    .group = Group::kMomentum,
    .summary = "Ultimate oscillator, 0 to 100: the share of the closes above the true lows in the true ranges, over a "
               "short, a middle and a long window.",
    .formula = "bottom = min(low, close[1]), TR = max(high, close[1]) - bottom\n"
               "part(n) = sum(close - bottom, n) / sum(TR, n), 0 without a range\n"
               "ultOsc = 100 (4 part(shortest) + 2 part(middle) + part(longest)) / 7",
    .source = "Williams, The Ultimate Oscillator (Technical Analysis of Stocks & Commodities, August 1985)",
    .talib = "ULTOSC",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
