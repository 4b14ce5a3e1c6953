// TD Sequential (DeMark): the count of a setup, and the countdown that follows a complete one.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::int32_t kSetup = 9;
constexpr std::int32_t kCountdown = 13;
constexpr std::int32_t kCompared = 8;  // whose close the last bar of a countdown must go beyond

struct TdSequential : SimpleKernel<3, 4, 0, std::int32_t> {
  struct Setup {};
  struct Side {
    bool was_other = false;  // the bar before closed on the other side of the fourth bar before it
    std::int32_t setup = 0;
    std::int32_t countdown = 0;
    bool counts_down = false;
    double compared = 0.0;
  };
  struct State {
    std::size_t run = 0;
    Side buy;
    Side sell;
  };

  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 5; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 4; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (++state.run <= 4) return;
    const auto [high, low, close] = x;
    const double fourth = past.ago(2, 4);
    const bool buys = take_setup(state.buy, close<fourth, close> fourth);
    const bool sells = take_setup(state.sell, close > fourth, close < fourth);
    if (buys) begin(state.buy, state.sell);
    if (sells) begin(state.sell, state.buy);
    const std::int32_t buy = take_countdown(state.buy, close <= past.ago(1, 2), low <= state.buy.compared, close);
    const std::int32_t sell = take_countdown(state.sell, close >= past.ago(0, 2), high >= state.sell.compared, close);
    if (state.run > 5) y = {state.buy.setup, state.sell.setup, buy, sell};
  }

 private:
  // True where this bar completes a setup.
  static bool take_setup(Side& side, bool is_on, bool is_other) noexcept {
    const bool begins = is_on && side.was_other;
    side.was_other = is_other;
    if (begins) {
      side.setup = 1;
    } else if (is_on && side.setup > 0 && side.setup < kSetup) {
      ++side.setup;
    } else {
      side.setup = 0;
    }
    return side.setup == kSetup;
  }

  static void begin(Side& side, Side& other) noexcept {
    side.counts_down = true;
    side.countdown = 0;
    other.counts_down = false;
    other.countdown = 0;
  }

  // The count of this bar; 0 where it does not count.
  static std::int32_t take_countdown(Side& side, bool counts, bool is_beyond, double close) noexcept {
    if (!side.counts_down || !counts) return 0;
    if (side.countdown == kCountdown - 1 && !is_beyond) return 0;
    ++side.countdown;
    if (side.countdown == kCompared) side.compared = close;
    if (side.countdown == kCountdown) side.counts_down = false;
    return side.countdown;
  }
};

constexpr OutputInfo integer_output(const char* name) noexcept { return {name, OutputKind::kInteger}; }
constexpr OutputInfo kOutputInfo[] = {integer_output("buySetup"), integer_output("sellSetup"),
                                      integer_output("buyCountdown"), integer_output("sellCountdown")};

}  // namespace

TIERCEL_INDICATOR(kTdSequential) = make_row<TdSequential>({
    .name = "tdSequential",
    .group = Group::kTrend,
    .summary = "DeMark's TD Sequential: the counts of the setups, 1 to 9, and of the countdowns, 1 to 13, in the bars "
               "that count; 0 in others.",
    .formula =
        "buy setup: consecutive bars with close < close[4], the first after a bar with close[1] > close[5], up to 9\n"
        "buy countdown: from the setup's ninth bar on, each bar with close <= low[2], up to 13; the thirteenth only "
        "with a low at or below the close of the eighth; it begins anew with another complete buy setup, and ends with "
        "a complete sell setup\n"
        "sell: the same with > for <, highs for lows",
    .source = "DeMark, The New Science of Technical Analysis (1994)",
    .differs = "pandas-ta counts runs of the comparison up to 13, without the bar that turns, and has no countdown.",
    .inputs = kHighLowClose,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
