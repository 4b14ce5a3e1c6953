// Hikkake: a break out of an inside bar that fails.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// True where the range of a candle lies within the one before.
template <class C>
TIERCEL_BODY constexpr bool inside(const C& c, std::size_t ago) noexcept {
  return (c.high(ago) < c.high(ago + 1)) & (c.low(ago) > c.low(ago + 1));
}
template <class C>
TIERCEL_BODY constexpr bool lower(const C& c, std::size_t ago) noexcept {
  return (c.high(ago) < c.high(ago + 1)) & (c.low(ago) < c.low(ago + 1));
}
template <class C>
TIERCEL_BODY constexpr bool higher(const C& c, std::size_t ago) noexcept {
  return (c.high(ago) > c.high(ago + 1)) & (c.low(ago) > c.low(ago + 1));
}

// A find stands for three bars, or until the next one: the first close among them beyond the candle before it confirms
// it. P::rises(c, ago) and P::falls(c, ago) are the finds.
template <class P, class C>
TIERCEL_BODY constexpr std::int32_t found_or_confirmed(const C& c) noexcept {
  const bool one = P::rises(c, 1) | P::falls(c, 1);
  const bool two = P::rises(c, 2) | P::falls(c, 2);
  // By closes 2, 1 and 0 bars ago: the high and low that matter are those before the find.
  const bool up1 = P::rises(c, 1) & (c.close(0) > c.high(2));
  const bool up2 = P::rises(c, 2) & !one & (c.close(0) > c.high(3)) & (c.close(1) <= c.high(3));
  const bool up3 =
      P::rises(c, 3) & !two & !one & (c.close(0) > c.high(4)) & (c.close(1) <= c.high(4)) & (c.close(2) <= c.high(4));
  const bool down1 = P::falls(c, 1) & (c.close(0) < c.low(2));
  const bool down2 = P::falls(c, 2) & !one & (c.close(0) < c.low(3)) & (c.close(1) >= c.low(3));
  const bool down3 =
      P::falls(c, 3) & !two & !one & (c.close(0) < c.low(4)) & (c.close(1) >= c.low(4)) & (c.close(2) >= c.low(4));
  const std::int32_t found = up_or_down(P::rises(c, 0), P::falls(c, 0));
  const std::int32_t confirmed = 2 * up_or_down(up1 | up2 | up3, down1 | down2 | down3);
  return found != 0 ? found : confirmed;
}

struct Hikkake {
  static constexpr const char* kName = "hikkake";
  static constexpr std::size_t kLookback = 5;

  template <class C>
  TIERCEL_BODY constexpr bool rises(const C& c, std::size_t ago) noexcept {
    return inside(c, ago + 1) & lower(c, ago);
  }
  template <class C>
  TIERCEL_BODY constexpr bool falls(const C& c, std::size_t ago) noexcept {
    return inside(c, ago + 1) & higher(c, ago);
  }
  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return found_or_confirmed<Hikkake>(c);
  }
};

struct HikkakeMod {
  static constexpr const char* kName = "hikkakeMod";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr bool rises(const C& c, std::size_t ago) noexcept {
    return inside(c, ago + 1) & inside(c, ago + 2) & lower(c, ago) & c.near(c.close(ago + 2) - c.low(ago + 2), ago + 2);
  }
  template <class C>
  TIERCEL_BODY constexpr bool falls(const C& c, std::size_t ago) noexcept {
    return inside(c, ago + 1) & inside(c, ago + 2) & higher(c, ago) &
           c.near(c.high(ago + 2) - c.close(ago + 2), ago + 2);
  }
  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return found_or_confirmed<HikkakeMod>(c);
  }
};

}  // namespace

TIERCEL_INDICATOR(kHikkake) = pattern_row<Hikkake>({
    .talib = "CDLHIKKAKE",
    .summary = "Hikkake: an inside bar and a bar that breaks out of it the wrong way, 100 up and -100 down; 200 and "
               "-200 at the bar that confirms it.",
    .formula = "100: high[1] < high[2], low[1] > low[2]; high < high[1], low < low[1]\n"
               "-100: high[1] < high[2], low[1] > low[2]; high > high[1], low > low[1]\n"
               "200, -200: the close is beyond the high (low) of the candle before the find, for the first time, "
               "within three candles of it and before another find\n" TIERCEL_CANDLE_WORDS,
    .source = "Chesler, Trading False Moves with the Hikkake Pattern (Active Trader, April 2004); TA-Lib's CDLHIKKAKE",
});

TIERCEL_INDICATOR(kHikkakeMod) = pattern_row<HikkakeMod>({
    .talib = "CDLHIKKAKEMOD",
    .summary = "Modified hikkake: two inside bars, the first closing at its extreme, and a bar that breaks out the "
               "wrong way, 100 up and -100 down; 200 and -200 at the bar that confirms it.",
    .formula = "100: high[3] > high[2] > high[1], low[3] < low[2] < low[1]; close[2] - low[2] near[2]; high < high[1], "
               "low < low[1]\n"
               "-100: likewise; high[2] - close[2] near[2]; high > high[1], low > low[1]\n"
               "200, -200: the close is beyond the high (low) of the candle before the find, for the first time, "
               "within three candles of it and before another find\n" TIERCEL_CANDLE_WORDS,
    .source =
        "Chesler, Trading False Moves with the Hikkake Pattern (Active Trader, April 2004); TA-Lib's CDLHIKKAKEMOD",
});

}  // namespace tiercel::indicators
