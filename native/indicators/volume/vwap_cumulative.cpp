// Volume-weighted average price since the first bar.
#include "native/indicators/parts/volume_price.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

// `sums` are those before the first row and then of the last one. False, with nothing to be used, where a value is no
// number.
template <int W>
TIERCEL_BODY bool vwap_cumulative_block_body(const VolumePriceScale& s, const std::array<const double*, 4>& in,
                                             VolumePrice& sums, double* out, std::size_t rows) noexcept {
  Lanes<W> bad{};
  VolumePrice total = sums;
  for (std::size_t i = 0; i < rows; i += W) {
    const std::array<Lanes<W>, 4> x{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i),
                                    read_lanes<W>(in[3] + i)};
    const auto bars = volume_price_of<Lanes<W>>(s, x);
    double value[W];
    double volume[W];
    write_lanes(value, bars[0]);
    write_lanes(volume, bars[1]);
    for (int lane = 0; lane < W; ++lane) {
      value[lane] = total[0] += value[lane];
      volume[lane] = total[1] += volume[lane];
    }
    write_lanes(out + i, weighted_price_of<Lanes<W>>(s, read_lanes<W>(value), read_lanes<W>(volume), kNoValue));
    bad += (x[0] + x[1] + x[2] + x[3]) * 0.0;
  }
  if (!are_zero(bad)) return false;
  sums = total;
  return true;
}

TIERCEL_LANE_VARIANTS(bool, vwap_cumulative_block,
                      (const VolumePriceScale& s, const std::array<const double*, 4>& in, VolumePrice& sums,
                       double* out, std::size_t rows),
                      (s, in, sums, out, rows))

struct VwapCumulative {
  struct Params {};
  using Setup = VolumePriceScale;
  using State = VolumePrice;  // the sums
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return volume_price_scale(decimals); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<VwapCumulative>& x,
                   OutputRow<VwapCumulative>& y) noexcept {
    const VolumePrice bar = volume_price(s, x.data());
    state = {state[0] + bar[0], state[1] + bar[1]};
    y[0] = weighted_price(s, state, kNoValue);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<VwapCumulative>& in,
                          const OutputColumns<VwapCumulative>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    return rows != 0 && vwap_cumulative_block(s, in, state, out[0], rows) ? rows : 0;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("vwapCumulative")};

}  // namespace

TIERCEL_INDICATOR(kVwapCumulative) = make_row<VwapCumulative>({
    .name = "vwapCumulative",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price (high, low and close) of all bars so far; no value while "
               "there was no volume. `vwap` has a window, `sessionVwap` starts anew with each session.",
    .formula = "typical = (high + low + close) / 3\n"
               "sum(typical * volume) / sum(volume), over all bars so far",
    .source = "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988); "
              "TA-Lib's VWAP",
    .talib = "VWAP",
    .differs = "TA-Lib gives 0 while there was no volume",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
