#pragma once
// The true strength index as the first two stages of a flow: the change, smoothed twice, in percent of its size,
// smoothed twice; smoothings 0 to 3, and the index on the first wire.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {

struct TrueStrength {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kSmoothersOfStrength = 4;

  [[nodiscard]] static std::array<SmootherSetup, kSmoothersOfStrength> strength_setup(std::int64_t first,
                                                                                      std::int64_t second) noexcept {
    return {exponential_setup(first), exponential_setup(second), exponential_setup(first), exponential_setup(second)};
  }

  template <class T, std::size_t N, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, N>& w) noexcept {
    T last{};
    if (!flow.before(constant<0>, x[0], &last)) return false;
    const T change = x[0] - last;
    const bool warm = flow.smooth(constant<0>, change, &w[0]);
    flow.smooth(constant<2>, absolute(change), &w[1]);
    return warm;
  }
  template <class T, std::size_t N, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, N>& w) noexcept {
    const bool warm = flow.smooth(constant<1>, w[0], &w[0]);
    flow.smooth(constant<3>, w[1], &w[1]);
    if (!warm) return false;
    const T least = 0x1p-60 * absolute(x[0]);  // what a change fades to in a flat market is none
    w[0] = (w[1] > least ? T{100.0 * w[0]} : T{}) / (w[1] > least ? w[1] : T{} + 1.0);
    return true;
  }
};

}  // namespace tiercel::indicators
