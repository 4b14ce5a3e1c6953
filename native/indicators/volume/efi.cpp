// Elder's force index.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct EfiSetup {
  std::int64_t period;
  TickScale ticks;
  SmootherSetup average;
};

struct EfiHistory {
  double close;  // in ticks
  SmoothHistory average;
};

// The change of the close in ticks, times the volume.
template <class T>
TIERCEL_BODY T force(const EfiSetup& s, const T& last, const T& now, const T& volume) noexcept {
  return (now - last) * volume / s.ticks.scale;
}

// False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool efi_block_body(const EfiSetup& s, EfiHistory& last, const std::array<const double*, 2>& in,
                                 double* out, std::size_t rows) noexcept {
  LastRows<W, 1> closes(same_rows(last.close));
  LaneSmoother<W> average(s.average, last.average);
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> close = read_lanes<W>(in[0] + i);
    const Lanes<W> volume = read_lanes<W>(in[1] + i);
    const Lanes<W> now = in_ticks(s.ticks, close);
    const Lanes<W> before = closes.template ago<1>(now);
    closes.push(now);
    write_lanes(out + i, average.take(force<Lanes<W>>(s, before, now, volume)));
    bad += close * 0.0 + volume * 0.0;
  }
  average.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, efi_block,
                      (const EfiSetup& s, EfiHistory& last, const std::array<const double*, 2>& in, double* out,
                       std::size_t rows),
                      (s, last, in, out, rows))

struct Efi {
  using Params = std::int64_t;  // the period
  using Setup = EfiSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    double close = 0.0;  // in ticks
    Smoother average;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, tick_scale(decimals, 1), smoother_setup(period, 2.0 / static_cast<double>(period + 1))};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Efi>& x,
                   OutputRow<Efi>& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    if (state.has_last) state.average.step(s.average, force(s, state.close, now, x[1]), &y[0]);
    state.has_last = true;
    state.close = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Efi>& in,
                          const OutputColumns<Efi>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.average.is_warm(s.average)) return 0;
    EfiHistory last;
    last.close = state.close;
    state.average.write_history(s.average, last.average);
    if (!efi_block(s, last, in, out[0], rows)) return 0;
    state.average.read_history(last.average, rows);
    state.close = in_ticks(s.ticks, in[0][rows - 1]);
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "of the average", 13)};
constexpr OutputInfo kOutputInfo[] = {real_output("efi")};

}  // namespace

TIERCEL_INDICATOR(kEfi) = make_row<Efi>({
    .name = "efi",
    .group = Group::kVolume,
    .summary = "Elder's force index: the exponential average of the close's change times the volume.",
    .formula = "force = (close - close[1]) * volume\n"
               "efi = efi[1] + 2 / (period + 1) * (force - efi[1]), started from the mean of the first `period` forces",
    .source = "Elder, Trading for a Living (1993); TA-Lib's EFI",
    .talib = "EFI",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
