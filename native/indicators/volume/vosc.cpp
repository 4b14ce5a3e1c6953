// Volume oscillator: the distance of two mean volumes.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct VoscSetup {
  std::size_t fast;
  std::size_t slow;
  TickScale ticks;
};

struct Vosc : SimpleKernel<1, 1, 2> {
  using Setup = VoscSetup;
  using Sum = WindowFold<SumFold<1>>;
  struct State {
    Sum fast;
    Sum slow;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), rows_of(p[1]), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return std::max(rows_of(p[0]), rows_of(p[1])) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.fast) + Sum::cells(s.slow); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double volume = in_ticks(s.ticks, x[0]);
    std::array<double, 1> fast{};
    std::array<double, 1> slow{};
    const bool has_fast = state.fast.step(past, 0, s.fast, {volume}, &fast);
    const bool has_slow = state.slow.step(past, Sum::cells(s.fast), s.slow, {volume}, &slow);
    if (!has_fast || !has_slow || slow[0] == 0.0) return;
    const double mean = slow[0] / static_cast<double>(s.slow);
    y[0] = 100.0 * (fast[0] / static_cast<double>(s.fast) - mean) / mean;
  }
};

constexpr InputInfo kInputInfo[] = {{"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "of the shorter mean", 14),
                                            integer_parameter("slowPeriod", "of the longer mean", 28)};
constexpr OutputInfo kOutputInfo[] = {real_output("vosc")};

}  // namespace

TIERCEL_INDICATOR(kVosc) = make_row<Vosc>({
    .name = "vosc",
    .group = Group::kVolume,
    .summary = "Volume oscillator: how far the mean volume of the last `fastPeriod` bars lies above that of the last "
               "`slowPeriod`, in percent; no value where these had no volume.",
    .formula = "fast = mean of `fastPeriod` volumes; slow = mean of `slowPeriod` volumes\n"
               "100 (fast - slow) / slow",
    .source = "Achelis, Technical Analysis from A to Z (2nd ed.), Volume Oscillator, in percent",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
