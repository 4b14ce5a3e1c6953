// Williams' accumulation and distribution: the closes above the true lows and below the true highs, added up.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

inline constexpr std::size_t kWadRows = 256;  // rows of a block

template <class T>
TIERCEL_BODY T accumulated(const T& high, const T& low, const T& close, const T& last) noexcept {
  const T bottom = low < last ? low : last;
  const T top = high > last ? high : last;
  const T fall = close < last ? close - top : T{};
  return close > last ? close - bottom : fall;
}

struct WadBlock {
  std::array<const double*, 3> in;
  double last;  // close before the block, in ticks
  double* out;
  std::size_t rows;
};

struct WadBody {
  // False where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const TickScale* ticks, const WadBlock* block) noexcept {
    const auto [in, last, out, rows] = *block;
    LastRows<W, 1> closes(same_rows(last));
    Lanes<W> bad{};
    for (std::size_t r = 0; r < rows; r += W) {
      const auto high = in_ticks(*ticks, read_lanes<W>(in[0] + r));
      const auto low = in_ticks(*ticks, read_lanes<W>(in[1] + r));
      const auto close = in_ticks(*ticks, read_lanes<W>(in[2] + r));
      write_lanes(out + r, accumulated<Lanes<W>>(high, low, close, closes.template ago<1>(close)));
      bad += high * 0.0 + low * 0.0 + close * 0.0;
      closes.push(close);
    }
    return are_zero(bad);
  }
};

struct Wad {
  struct Params {};
  using Setup = TickScale;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    double last = 0.0;  // close, in ticks
    double total = 0.0;
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(Params /*p*/, const int* decimals) noexcept { return tick_scale(decimals, 3); }
  static std::size_t lookback(Params /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Wad>& x,
                   OutputRow<Wad>& y) noexcept {
    const double close = in_ticks(s, x[2]);
    if (state.has_last) state.total += accumulated(in_ticks(s, x[0]), in_ticks(s, x[1]), close, state.last);
    state.has_last = true;
    state.last = close;
    y[0] = state.total / s.scale;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Wad>& in,
                          const OutputColumns<Wad>& out, std::size_t rows) noexcept {
    double steps[kWadRows];
    rows = std::min(rows - rows % kStepRows, kWadRows);
    if (rows == 0 || !state.has_last) return 0;
    const WadBlock block{in, state.last, steps, rows};
    if (!at_best_level<WadBody>(&s, &block)) return 0;
    for (std::size_t r = 0; r < rows; ++r) steps[r] = state.total += steps[r];
    for (std::size_t r = 0; r < rows; ++r) out[0][r] = steps[r] / s.scale;
    state.last = in_ticks(s, in[2][rows - 1]);
    return rows;
  }
};

constexpr OutputInfo kOutputInfo[] = {real_output("wad")};

}  // namespace

TIERCEL_INDICATOR(kWad) = make_row<Wad>({
    .name = "wad",
    .group = Group::kMomentum,
    .summary = "Williams' accumulation and distribution: the sum, from the first bar on, of how far the close lies "
               "above the true low where it rose, and below the true high where it fell.",
    .formula = "wad = wad[1] + close - min(low, close[1]) where close > close[1]\n"
               "wad = wad[1] + close - max(high, close[1]) where close < close[1], else wad[1]; 0 in the first bar",
    .source = "Williams, The Secret of Selecting Stocks for Immediate and Substantial Gains (1972)",
    .talib = "WAD",
    .inputs = kHighLowClose,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
