// Price and volume rank: by whether each of the two has fallen.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct NoSetup {};

struct Pvr : SimpleKernel<2, 1, 0, std::int32_t> {
  using Setup = NoSetup;
  struct State {
    bool has_last = false;
    double close = 0.0;
    double volume = 0.0;
  };

  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (state.has_last) y[0] = 1 + (x[0] < state.close ? 2 : 0) + (x[1] < state.volume ? 1 : 0);
    state = {true, x[0], x[1]};
  }
};

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {{"pvr", OutputKind::kInteger}};

}  // namespace

TIERCEL_INDICATOR(kPvr) = make_row<Pvr>({
    .name = "pvr",
    .group = Group::kVolume,
    .summary = "Price and volume rank, 1 to 4: 1 where neither the close nor the volume has fallen, 2 where the volume "
               "has, 3 where the close has, 4 where both have; 0 where no bar came before.",
    .formula = "1 + 2 (close < close[1]) + (volume < volume[1]), a comparison counting 1 where it is true",
    .source = "Macek, The Price Volume Rank (Technical Analysis of Stocks & Commodities, June 1994)",
    .differs = "pandas-ta gives the first bar 1.",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
