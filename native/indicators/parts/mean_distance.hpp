#pragma once
// The mean of how far one column of a bar is above another, over the last bars: bodies, ranges.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {

// kSign 1: the first input less the second, -1: the second less the first.
template <int kSign>
struct MeanDistanceForm : WindowForm<2, 1, 0, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period});
    s.divisor *= static_cast<double>(period);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [first, second] = now;
    if constexpr (kSign > 0) return {first - second};
    return {second - first};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    return {sums[0][0].plain / s.divisor};
  }
};

}  // namespace tiercel::indicators
