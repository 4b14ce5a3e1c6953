#pragma once
// The rate of change, in percent, of a series that was smoothed three times, as a flow: the row trix, and a part of
// rows that go on from it.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {

struct TripleRateForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 3;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 1;

  using Params = std::int64_t;  // the period
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(3 * period - 2); }
  static std::array<SmootherSetup, kSmoothers> setup(Params period) noexcept {
    return {exponential_setup(period), exponential_setup(period), exponential_setup(period)};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<0>, x[0], &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<1>, w[0], &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    T thrice{};
    T last{};
    if (!flow.smooth(constant<2>, w[0], &thrice)) return false;
    if (!flow.before(constant<0>, thrice, &last)) return false;
    w[0] = quotient_or<T>(100.0 * (thrice - last), last, 0.0);
    return true;
  }
};

}  // namespace tiercel::indicators
