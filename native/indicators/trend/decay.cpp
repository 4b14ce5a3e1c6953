// Decays: the highest values, worn down by an amount or a share a row.
#include <algorithm>

#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

template <bool kShare>
struct Decay : SimpleKernel<1, 1, 1> {
  using Setup = double;  // what goes, or what stays, in a row
  struct State {
    bool has_value = false;
    double value = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return kShare ? (p[0] - 1.0) / p[0] : 1.0 / p[0];
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double left = kShare ? state.value * s : state.value - s;
    state.value = state.has_value ? std::max(x[0], left) : x[0];
    state.has_value = true;
    y[0] = state.value;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in which all of it goes", 5)};
constexpr OutputInfo kDecayOutput[] = {real_output("decay")};
constexpr OutputInfo kShareOutput[] = {real_output("eDecay")};

}  // namespace

TIERCEL_INDICATOR(kDecay) = make_row<Decay<false>>({
    .name = "decay",
    .group = Group::kTrend,
    .summary = "Linear decay: the value, or what the last decay leaves where that is more; a signal of 1 is gone after "
               "`period` rows.",
    .formula = "decay = max(x, decay[1] - 1 / period), from the first value on",
    .source = "Definition; Tulip's decay",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kDecayOutput,
});

TIERCEL_INDICATOR(kEDecay) = make_row<Decay<true>>({
    .name = "eDecay",
    .group = Group::kTrend,
    .summary = "Exponential decay: the value, or the part of the last decay that is left where that is more.",
    .formula = "eDecay = max(x, eDecay[1] (period - 1) / period), from the first value on",
    .source = "Definition; Tulip's edecay",
    .differs = "pandas-ta takes exp(-1 / period) for the part that is left.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kShareOutput,
});

}  // namespace tiercel::indicators
