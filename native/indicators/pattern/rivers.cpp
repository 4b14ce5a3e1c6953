// Three black candles that lose their force, and three rivers.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct ThreeStarsInSouth {
  static constexpr const char* kName = "threeStarsInSouth";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool first = c.long_body(2) & c.long_lower(2);
    const bool opens = (c.open(1) > c.close(2)) & (c.open(1) <= c.high(2));
    const bool lows = (c.low(1) < c.close(2)) & (c.low(1) >= c.low(2));
    const bool second = (c.body(1) < c.body(2)) & opens & lows & c.some_lower(1);
    const bool third =
        c.short_body(0) & c.no_lower(0) & c.no_upper(0) & (c.low(0) > c.low(1)) & (c.high(0) < c.high(1));
    return up(c.black(2) & c.black(1) & c.black(0) & first & second & third);
  }
};

struct UniqueThreeRiver {
  static constexpr const char* kName = "uniqueThreeRiver";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool within_it = (c.close(1) > c.close(2)) & (c.open(1) <= c.open(2)) & (c.low(1) < c.low(2));
    return up(c.black(2) & c.long_body(2) & c.black(1) & within_it & c.white(0) & c.short_body(0) &
              (c.open(0) > c.low(1)));
  }
};

}  // namespace

TIERCEL_INDICATOR(kThreeStarsInSouth) = pattern_row<ThreeStarsInSouth>({
    .talib = "CDL3STARSINSOUTH",
    .summary = "Three stars in the south: three black candles, each smaller and within the range before; 100.",
    .formula = "100: black at [2], [1] and now; long[2], lower[2] > body[2]; body[1] < body[2], close[2] < open[1] <= "
               "high[2], low[2] <= low[1] < close[2], some lower shadow[1]; short, no shadows, low > low[1], high < "
               "high[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3STARSINSOUTH",
});

TIERCEL_INDICATOR(kUniqueThreeRiver) = pattern_row<UniqueThreeRiver>({
    .talib = "CDLUNIQUE3RIVER",
    .summary = "Unique three river bottom: a long black candle, a black one within its body with a lower low, then a "
               "short white one above that low; 100.",
    .formula = "100: black[2], long[2]; black[1], close[1] > close[2], open[1] <= open[2], low[1] < low[2]; white, "
               "short, open > low[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLUNIQUE3RIVER",
});

}  // namespace tiercel::indicators
