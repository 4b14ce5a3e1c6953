// Patterns of four and five candles.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct Breakaway {
  static constexpr const char* kName = "breakaway";
  static constexpr std::size_t kLookback = 14;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool lower =
        (c.high(2) < c.high(3)) & (c.low(2) < c.low(3)) & (c.high(1) < c.high(2)) & (c.low(1) < c.low(2));
    const bool higher =
        (c.high(2) > c.high(3)) & (c.low(2) > c.low(3)) & (c.high(1) > c.high(2)) & (c.low(1) > c.low(2));
    const bool rises = c.black(4) & c.black(3) & c.black(1) & c.white(0) & c.body_gap_down(3, 4) & lower;
    const bool falls = c.white(4) & c.white(3) & c.white(1) & c.black(0) & c.body_gap_up(3, 4) & higher;
    const bool closes_up = (c.close(0) > c.open(3)) & (c.close(0) < c.close(4));
    const bool closes_down = (c.close(0) < c.open(3)) & (c.close(0) > c.close(4));
    return up_or_down(c.long_body(4) & rises & closes_up, c.long_body(4) & falls & closes_down);
  }
};

struct ConcealBabySwallow {
  static constexpr const char* kName = "concealBabySwallow";
  static constexpr std::size_t kLookback = 13;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool black = c.black(3) & c.black(2) & c.black(1) & c.black(0);
    const bool bare = c.no_upper(3) & c.no_lower(3) & c.no_upper(2) & c.no_lower(2);
    const bool third = c.body_gap_down(1, 2) & c.some_upper(1) & (c.high(1) > c.close(2));
    return up(black & bare & third & (c.high(0) > c.high(1)) & (c.low(0) < c.low(1)));
  }
};

struct LadderBottom {
  static constexpr const char* kName = "ladderBottom";
  static constexpr std::size_t kLookback = 14;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool black = c.black(4) & c.black(3) & c.black(2) & c.black(1);
    const bool opens = (c.open(4) > c.open(3)) & (c.open(3) > c.open(2));
    const bool closes = (c.close(4) > c.close(3)) & (c.close(3) > c.close(2));
    const bool turns = c.some_upper(1) & c.white(0) & (c.open(0) > c.open(1)) & (c.close(0) > c.high(1));
    return up(black & opens & closes & turns);
  }
};

struct MatHold {
  static constexpr const char* kName = "matHold";
  static constexpr std::size_t kLookback = 14;
  static constexpr double kPenetration = 0.5;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool three = c.short_body(3) & c.short_body(2) & c.short_body(1) & c.black(3) & c.body_gap_up(3, 4);
    const bool below = (c.bottom(2) < c.close(4)) & (c.bottom(1) < c.close(4));
    const bool hold = c.stays_out(c.close(4) - c.bottom(2), 4) & c.stays_out(c.close(4) - c.bottom(1), 4);
    const bool fall = (c.top(2) < c.open(3)) & (c.top(1) < c.top(2));
    const bool above = (c.close(0) > c.high(3)) & (c.close(0) > c.high(2)) & (c.close(0) > c.high(1));
    const bool last = c.white(0) & (c.open(0) > c.close(1)) & above;
    return up(c.long_body(4) & c.white(4) & three & below & hold & fall & last);
  }
};

struct RiseFallThreeMethods {
  static constexpr const char* kName = "riseFallThreeMethods";
  static constexpr std::size_t kLookback = 14;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool three = c.short_body(3) & c.short_body(2) & c.short_body(1);
    const bool third = (c.bottom(3) < c.high(4)) & (c.top(3) > c.low(4));
    const bool second = (c.bottom(2) < c.high(4)) & (c.top(2) > c.low(4));
    const bool first = (c.bottom(1) < c.high(4)) & (c.top(1) > c.low(4));
    const bool found = c.long_body(4) & three & third & second & first & c.long_body(0);
    const bool black = c.black(3) & c.black(2) & c.black(1) & (c.close(2) < c.close(3)) & (c.close(1) < c.close(2));
    const bool white = c.white(3) & c.white(2) & c.white(1) & (c.close(2) > c.close(3)) & (c.close(1) > c.close(2));
    const bool rises = c.white(4) & black & c.white(0) & (c.open(0) > c.close(1)) & (c.close(0) > c.close(4));
    const bool falls = c.black(4) & white & c.black(0) & (c.open(0) < c.close(1)) & (c.close(0) < c.close(4));
    return up_or_down(found & rises, found & falls);
  }
};

struct ThreeLineStrike {
  static constexpr const char* kName = "threeLineStrike";
  static constexpr std::size_t kLookback = 8;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool second = c.near(c.bottom(3) - c.open(2), 3) & c.near(c.open(2) - c.top(3), 3);
    const bool third = c.near(c.bottom(2) - c.open(1), 2) & c.near(c.open(1) - c.top(2), 2);
    const bool white = c.white(3) & c.white(2) & c.white(1) & (c.close(1) > c.close(2)) & (c.close(2) > c.close(3));
    const bool black = c.black(3) & c.black(2) & c.black(1) & (c.close(1) < c.close(2)) & (c.close(2) < c.close(3));
    const bool falls = c.black(0) & (c.open(0) > c.close(1)) & (c.close(0) < c.open(3));
    const bool rises = c.white(0) & (c.open(0) < c.close(1)) & (c.close(0) > c.open(3));
    return up_or_down(second & third & white & falls, second & third & black & rises);
  }
};

}  // namespace

TIERCEL_INDICATOR(kBreakaway) = pattern_row<Breakaway>({
    .talib = "CDLBREAKAWAY",
    .summary = "Breakaway: a gap in the direction of a long candle, two more candles that way, then one that closes in "
               "the gap; 100 up, -100 down.",
    .formula = "100: long[4], black[4], black[3], black[1], white; top[3] < bottom[4]; highs and lows of [3], [2], [1] "
               "fall; open[3] < close < close[4]\n"
               "-100: white[4], white[3], white[1], black; bottom[3] > top[4]; highs and lows rise; close[4] < close < "
               "open[3]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLBREAKAWAY",
});

TIERCEL_INDICATOR(kConcealBabySwallow) = pattern_row<ConcealBabySwallow>({
    .talib = "CDLCONCEALBABYSWALL",
    .summary = "Concealing baby swallow: four black candles, two without shadows, a third below them with a shadow "
               "into the second, and a fourth that covers it; 100.",
    .formula = "100: black at [3], [2], [1] and now; no shadows at [3] and [2]; top[1] < bottom[2], some upper "
               "shadow[1], high[1] > close[2]; high > high[1], low < low[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLCONCEALBABYSWALL",
});

TIERCEL_INDICATOR(kLadderBottom) = pattern_row<LadderBottom>({
    .talib = "CDLLADDERBOTTOM",
    .summary =
        "Ladder bottom: three falling black candles, a black one with an upper shadow, then a white one above it; 100.",
    .formula = "100: black[4], black[3], black[2], opens and closes falling; black[1], some upper shadow[1]; white, "
               "open > open[1], close > high[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLLADDERBOTTOM",
});

TIERCEL_INDICATOR(kMatHold) = pattern_row<MatHold>({
    .talib = "CDLMATHOLD",
    .summary = "Mat hold: a long white candle, three short ones that hold above most of its body, then a white one "
               "above them; 100.",
    .formula = "100: long[4], white[4]; short at [3], [2], [1]; black[3], bottom[3] > top[4]; bottom[2] and bottom[1] "
               "< close[4] and > close[4] - penetration body[4]; top[2] < open[3], top[1] < top[2]; white, open > "
               "close[1], close > highest high of [3], [2], [1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLMATHOLD",
});

TIERCEL_INDICATOR(kRiseFallThreeMethods) = pattern_row<RiseFallThreeMethods>({
    .talib = "CDLRISEFALL3METHODS",
    .summary = "Rising and falling three methods: a long candle, three short ones against it within its range, then a "
               "long one beyond its close; 100 up, -100 down.",
    .formula = "100: long[4], white[4]; [3], [2], [1] short, black, bottom < high[4], top > low[4]; close[3] > "
               "close[2] > close[1]; long, white, open > close[1], close > close[4]\n"
               "-100: colours and comparisons of closes and opens the other way round\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLRISEFALL3METHODS",
});

TIERCEL_INDICATOR(kThreeLineStrike) = pattern_row<ThreeLineStrike>({
    .talib = "CDL3LINESTRIKE",
    .summary = "Three-line strike: three candles of one colour, then one that opens beyond the third and closes beyond "
               "the first; 100 where they are white, -100 where they are black.",
    .formula = "100: white[3], white[2], white[1], closes rising, open[2] in or near[3] the body of [3], open[1] in or "
               "near[2] that of [2]; black, open > close[1], close < open[3]\n"
               "-100: colours and comparisons the other way round\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3LINESTRIKE",
});

}  // namespace tiercel::indicators
