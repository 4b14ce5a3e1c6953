// The candlestick pattern of a body that covers the one before.
#include "native/core/cpu.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct Body {
  double open;
  double close;
};

// 100 where a rising body covers a falling one, -100 the other way round, 80 and -80 where they share one end.
TIERCEL_BODY std::int32_t engulfing_score(const Body& last, const Body& now) noexcept {
  const bool rises = (now.close >= now.open) & (last.close < last.open);
  const bool falls = (now.close < now.open) & (last.close >= last.open);
  const double low = rises ? now.open : now.close;  // of this body and the one before, where they differ in colour
  const double high = rises ? now.close : now.open;
  const double last_low = rises ? last.close : last.open;
  const double last_high = rises ? last.open : last.close;
  const bool covers = ((high >= last_high) & (low < last_low)) | ((high > last_high) & (low <= last_low));
  const std::int32_t strength = (low != last_low) & (high != last_high) ? 100 : 80;
  const std::int32_t sign = (rises ? 1 : 0) - (falls ? 1 : 0);
  return covers ? sign * strength : 0;
}

TIERCEL_BODY bool engulfing_block_body(const Body& last, const double* open, const double* close,
                                       std::int32_t* __restrict out, std::size_t rows) noexcept {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) bad |= open[i] * 0.0 + close[i] * 0.0 == 0.0 ? 0U : 1U;
  if (bad != 0) return false;
  out[0] = engulfing_score(last, {open[0], close[0]});
  for (std::size_t i = 1; i < rows; ++i) {
    out[i] = engulfing_score({open[i - 1], close[i - 1]}, {open[i], close[i]});
  }
  return true;
}

TIERCEL_VARIANTS(bool, engulfing_block,
                 (const Body& last, const double* open, const double* close, std::int32_t* out, std::size_t rows),
                 (last, open, close, out, rows))

struct Engulfing {
  struct Params {};
  struct Setup {};
  using Value = std::int32_t;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kLookback = 2;  // TA-Lib's, though the bar before is enough

  struct State {
    std::size_t run = 0;
    Body last{};
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return kLookback; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<Engulfing>& x,
                   OutputRow<Engulfing>& y) noexcept {
    const Body now{x[0], x[1]};
    if (state.run >= kLookback) y[0] = engulfing_score(state.last, now);
    state = {state.run + 1, now};
  }

  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& /*past*/, const InputColumns<Engulfing>& in,
                          const OutputColumns<Engulfing>& out, std::size_t rows) noexcept {
    if (state.run < kLookback || !engulfing_block(state.last, in[0], in[1], out[0], rows)) return 0;
    state = {state.run + rows, {in[0][rows - 1], in[1][rows - 1]}};
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"open", InputRole::kOpen}, {"close", InputRole::kClose}};
constexpr OutputInfo kOutputInfo[] = {{"engulfing", OutputKind::kInteger}};

}  // namespace

TIERCEL_INDICATOR(kEngulfing) = make_row<Engulfing>({
    .name = "engulfing",
    .group = Group::kPattern,
    .summary =
        "Engulfing pattern: 100 where a rising body covers the falling one of the bar before, -100 the other way "
        "round, 80 and -80 where they share one end, else 0.",
    .formula = "rising = close >= open; falling = close < open\n"
               "100: rising, falling[1], close >= open[1] and open <= close[1], one of them not equal (80: exactly one "
               "of them equal)\n"
               "-100 and -80: falling, rising[1], open >= close[1] and close <= open[1], likewise",
    .source = "Nison, Japanese Candlestick Charting Techniques (1991), ch. 4; TA-Lib's CDLENGULFING",
    .talib = "CDLENGULFING",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
