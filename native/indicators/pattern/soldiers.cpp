// Three rising white candles, strong or tiring.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// Three white candles, each closing higher; the first step opens within or near the body before, and above its open.
template <class C>
TIERCEL_BODY constexpr bool three_rise(const C& c) noexcept {
  const bool higher = (c.close(0) > c.close(1)) & (c.close(1) > c.close(2));
  return c.white(2) & c.white(1) & c.white(0) & higher;
}
template <class C>
TIERCEL_BODY constexpr bool opens_in_or_near(const C& c, std::size_t ago) noexcept {
  return (c.open(ago) > c.open(ago + 1)) & c.near(c.open(ago) - c.close(ago + 1), ago + 1);
}

struct AdvanceBlock {
  static constexpr const char* kName = "advanceBlock";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool rises = three_rise(c) & opens_in_or_near(c, 1) & opens_in_or_near(c, 0);
    const bool first = c.long_body(2) & c.short_upper(2);
    const bool smaller = c.body(0) < c.body(1);
    const bool far_smaller = c.far(c.body(2) - c.body(1), 2) & c.nearer(c.body(0) - c.body(1), 1);
    const bool shadows = c.more_than_short_upper(0) | c.more_than_short_upper(1);
    const bool ever_smaller = smaller & (c.body(1) < c.body(2)) & shadows;
    const bool weak = far_smaller | c.far(c.body(1) - c.body(0), 1) | ever_smaller | (smaller & c.long_upper(0));
    return down(rises & first & weak);
  }
};

struct StalledPattern {
  static constexpr const char* kName = "stalledPattern";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool second = c.long_body(1) & c.no_upper(1) & opens_in_or_near(c, 1);
    const bool shoulder = c.short_body(0) & c.near(c.close(1) - c.body(0) - c.open(0), 1);
    return down(three_rise(c) & c.long_body(2) & second & shoulder);
  }
};

struct ThreeWhiteSoldiers {
  static constexpr const char* kName = "threeWhiteSoldiers";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool bare = c.no_upper(2) & c.no_upper(1) & c.no_upper(0);
    const bool steps = opens_in_or_near(c, 1) & opens_in_or_near(c, 0);
    const bool alike = c.not_far(c.body(2) - c.body(1), 2) & c.not_far(c.body(1) - c.body(0), 1);
    return up(three_rise(c) & bare & steps & alike & c.long_body(0));
  }
};

}  // namespace

TIERCEL_INDICATOR(kAdvanceBlock) = pattern_row<AdvanceBlock>({
    .talib = "CDLADVANCEBLOCK",
    .summary = "Advance block: three rising white candles with smaller bodies or longer upper shadows; -100.",
    .formula = "-100: white at [2], [1] and now; close[2] < close[1] < close; open[1] > open[2], open[1] - close[2] "
               "near[2]; open > open[1], open - close[1] near[1]; long[2], its upper shadow short; and one of\n"
               "  body[2] - body[1] far[2] and body - body[1] nearer[1]\n"
               "  body[1] - body far[1]\n"
               "  body < body[1] < body[2], and an upper shadow, now or [1], more than short\n"
               "  body < body[1] and upper > body\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLADVANCEBLOCK",
});

TIERCEL_INDICATOR(kStalledPattern) = pattern_row<StalledPattern>({
    .talib = "CDLSTALLEDPATTERN",
    .summary =
        "Stalled pattern (deliberation): two long white candles, then a short one at the shoulder of the second; -100.",
    .formula =
        "-100: white at [2], [1] and now; close[2] < close[1] < close; long[2]; long[1], no upper shadow[1], open[1] > "
        "open[2], open[1] - close[2] near[2]; short, close[1] - body - open near[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSTALLEDPATTERN",
});

TIERCEL_INDICATOR(kThreeWhiteSoldiers) = pattern_row<ThreeWhiteSoldiers>({
    .talib = "CDL3WHITESOLDIERS",
    .summary = "Three advancing white soldiers: three white candles without upper shadows, each opening in or near the "
               "body before and about as long; 100.",
    .formula = "100: white, no upper shadow, at [2], [1] and now; close[2] < close[1] < close; open[1] > open[2], "
               "open[1] - close[2] near[2]; open > open[1], open - close[1] near[1]; body[2] - body[1] not far[2], "
               "body[1] - body not far[1]; long\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDL3WHITESOLDIERS",
});

}  // namespace tiercel::indicators
