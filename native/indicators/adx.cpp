// Average directional movement index, with the two directional indicators that it is made from.
#include "native/indicators/directional.hpp"

namespace tiercel::indicators {
namespace {

struct AdxSetup {
  DirectionalSetup directional;
  SmootherSetup average;
};

struct AdxBlock {
  SmoothBlock plus;
  SmoothBlock minus;
  SmoothBlock range;
  SmoothBlock average;
  DirectionalRows ticks;
  double ranges[kSmoothRows];
};

// Distance of the two in percent of their sum.
TIERCEL_BODY double directional_index(double plus, double minus) noexcept {
  return 100.0 * std::fabs(plus - minus) / (plus + minus);
}

// `last` is the bar before the first row; outputs are adx, plusDi and minusDi. False where a value is no number, or
// where there is no movement at all.
TIERCEL_BODY bool adx_block_body(const AdxSetup& s, const DirectionalBar& last, const std::array<const double*, 3>& in,
                                 AdxBlock& b, const std::array<double*, 3>& out, std::size_t rows) noexcept {
  if (!rows_in_ticks(s.directional.ticks, last, in, b.ticks, rows)) return false;
  for (std::size_t i = 0; i < rows; ++i) {
    const Movement m = movement_of(b.ticks, i);
    b.plus.x[kStride + i] = m.plus;
    b.minus.x[kStride + i] = m.minus;
    b.range.x[kStride + i] = m.range;
  }
  double* __restrict plus = out[1];
  double* __restrict minus = out[2];
  smooth_block(s.directional.sums, b.plus, plus, rows);
  smooth_block(s.directional.sums, b.minus, minus, rows);
  smooth_block(s.directional.sums, b.range, b.ranges, rows);
  std::uint64_t still = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    plus[i] = directional_share(plus[i], b.ranges[i], b.ticks.close[i + 1]);
    minus[i] = directional_share(minus[i], b.ranges[i], b.ticks.close[i + 1]);
    still |= plus[i] + minus[i] != 0.0 ? 0U : 1U;
    b.average.x[kStride + i] = directional_index(plus[i], minus[i]);
  }
  if (still != 0) return false;
  smooth_block(s.average, b.average, out[0], rows);
  return true;
}

TIERCEL_VARIANTS(bool, adx_block,
                 (const AdxSetup& s, const DirectionalBar& last, const std::array<const double*, 3>& in, AdxBlock& b,
                  const std::array<double*, 3>& out, std::size_t rows),
                 (s, last, in, b, out, rows))

struct Adx {
  using Params = std::int64_t;  // the period
  using Setup = AdxSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    std::uint64_t run = 0;
    DirectionalBar last{};
    double adx = 0.0;  // the last value; 0 in the seed
    Smoother plus;
    Smoother minus;
    Smoother range;
    Smoother average;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {directional_setup(period, decimals), smoother_setup(period, 1.0 / static_cast<double>(period))};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(2 * period - 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Adx>& x,
                   OutputRow<Adx>& y) noexcept {
    const DirectionalBar now = bar_in_ticks(s.directional.ticks, x[0], x[1], x[2]);
    if (state.run != 0) take(s, state, movement(state.last, now), now.close, y);
    ++state.run;
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Adx>& in,
                          const OutputColumns<Adx>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kSmoothRows);
    if (!state.average.is_warm(s.average)) return 0;
    AdxBlock block;
    state.plus.write_history(block.plus);
    state.minus.write_history(block.minus);
    state.range.write_history(block.range);
    state.average.write_history(block.average);
    if (!adx_block(s, state.last, in, block, out, rows)) return 0;
    state.plus.read_history(block.plus, rows);
    state.minus.read_history(block.minus, rows);
    state.range.read_history(block.range, rows);
    state.average.read_history(block.average, rows);
    state.adx = out[0][rows - 1];
    state.last = bar_in_ticks(s.directional.ticks, in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]);
    state.run += rows;
    return rows;
  }

 private:
  static void take(const Setup& s, State& state, const Movement& m, double close, OutputRow<Adx>& y) noexcept {
    double plus = 0.0;
    double minus = 0.0;
    double range = 0.0;
    state.plus.step(s.directional.sums, m.plus, &plus);
    state.minus.step(s.directional.sums, m.minus, &minus);
    state.range.step(s.directional.sums, m.range, &range);
    if (state.run < static_cast<std::uint64_t>(s.directional.period)) return;
    plus = directional_share(plus, range, close);
    minus = directional_share(minus, range, close);
    // Where nothing moves there is no index: the average stays, and the seed counts a 0.
    const double index = plus + minus != 0.0 ? directional_index(plus, minus) : state.adx;
    if (state.average.step(s.average, index, &state.adx)) y = {state.adx, plus, minus};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the running sums and of the average", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("adx"), real_output("plusDi"), real_output("minusDi")};

}  // namespace

TIERCEL_INDICATOR(kAdx) = make_row<Adx>({
    .name = "adx",
    .summary = "Average directional movement index, 0 to 100, with the two directional indicators from the row on in "
               "which it is known.",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's ADX",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
