// Dormeier's volume price confirmation indicator.
#include <algorithm>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct VpciSetup {
  std::size_t fast;
  std::size_t slow;
  TickScale price;
  TickScale volume;
};

using Sums = WindowFold<SumFold<3>>;  // of price, volume and their product

// Of `rows` rows that add up to these: the volume-weighted mean price over the plain one, and their distance in ticks.
// In ticks the sums are whole numbers, and so their difference is not rounded.
struct Weighting {
  double ratio;
  double distance;
};

Weighting weighting_of(const std::array<double, 3>& sums, std::size_t rows) noexcept {
  const auto [price, volume, product] = sums;
  const auto n = static_cast<double>(rows);
  if (volume == 0.0 || price == 0.0) return {1.0, 0.0};
  return {n * product / (volume * price), (n * product - volume * price) / (n * volume)};
}

struct Vpci : SimpleKernel<2, 2, 2> {
  using Setup = VpciSetup;
  struct State {
    Sums fast;
    Sums slow;
    WindowFold<SumFold<2>> smoothed;  // of the indicator times the volume, and the volume
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), rows_of(p[1]), tick_scale(decimals, 1), tick_scale(decimals + 1, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return std::max(rows_of(p[0]), rows_of(p[1])) + rows_of(p[0]) - 2;
  }
  static std::size_t cells(const Setup& s) noexcept {
    return Sums::cells(s.fast) + Sums::cells(s.slow) + WindowFold<SumFold<2>>::cells(s.fast);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double price = in_ticks(s.price, x[0]);
    const double volume = in_ticks(s.volume, x[1]);
    const std::array<double, 3> row{price, volume, price * volume};
    std::array<double, 3> fast{};
    std::array<double, 3> slow{};
    const bool has_fast = state.fast.step(past, 0, s.fast, row, &fast);
    const bool has_slow = state.slow.step(past, Sums::cells(s.fast), s.slow, row, &slow);
    if (!has_fast || !has_slow) return;
    const double now = confirmation(s, fast, slow);
    std::array<double, 2> sums{};
    const std::size_t base = Sums::cells(s.fast) + Sums::cells(s.slow);
    if (!state.smoothed.step(past, base, s.fast, {now * volume, volume}, &sums)) return;
    y = {now, sums[1] != 0.0 ? sums[0] / sums[1] : 0.0};
  }

 private:
  static double confirmation(const Setup& s, const std::array<double, 3>& fast,
                             const std::array<double, 3>& slow) noexcept {
    if (slow[1] == 0.0) return 0.0;
    const double multiplier = fast[1] * static_cast<double>(s.slow) / (slow[1] * static_cast<double>(s.fast));
    return weighting_of(slow, s.slow).distance / s.price.scale * weighting_of(fast, s.fast).ratio * multiplier;
  }
};

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "of the shorter averages", 5),
                                            integer_parameter("slowPeriod", "of the longer averages", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("vpci"), real_output("smoothed")};

}  // namespace

TIERCEL_INDICATOR(kVpci) = make_row<Vpci>({
    .name = "vpci",
    .group = Group::kVolume,
    .summary = "Volume price confirmation indicator: how far volume-weighted averages lie from plain ones, and "
               "its own volume-weighted average; 0 where there is no volume.",
    .formula = "confirmation = vwma(close, slowPeriod) - sma(close, slowPeriod)\n"
               "ratio = vwma(close, fastPeriod) / sma(close, fastPeriod)\n"
               "multiplier = sma(volume, fastPeriod) / sma(volume, slowPeriod)\n"
               "vpci = confirmation * ratio * multiplier; smoothed = vwma(vpci, fastPeriod)",
    .source = "Dormeier, Between Price and Volume (Journal of Technical Analysis 65, 2008), Investing with Volume "
              "Analysis (2011)",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
