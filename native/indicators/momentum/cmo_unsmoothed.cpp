// Chande momentum oscillator, as its author has it: from plain sums.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct CmoUnsmoothedForm : WindowForm<1, 1, 1, 2> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 2> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const T change = now[0] - before[0][0];
    return {change > 0.0 ? change : T{}, change < 0.0 ? -change : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T up = sums[0][0].plain;
    const T down = sums[1][0].plain;
    return {quotient_or<T>(100.0 * (up - down), up + down, 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "changes in the window", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("cmoUnsmoothed")};

}  // namespace

TIERCEL_INDICATOR(kCmoUnsmoothed) = make_row<WindowRow<CmoUnsmoothedForm>>({
    .name = "cmoUnsmoothed",
    .group = Group::kMomentum,
    .summary = "Chande momentum oscillator, -100 to 100: the rises less the falls of the last `period` changes, in "
               "percent of both; 0 where nothing changed.",
    .formula = "up = sum of the rises, down = sum of the falls, of the last `period` changes\n"
               "cmoUnsmoothed = 100 (up - down) / (up + down)",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .talib = "CMOU",
    .differs = "TA-Lib's CMO smooths rises and falls as Wilder does; that is `cmo`.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
