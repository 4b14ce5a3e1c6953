// Crows: black candles after a rise.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct IdenticalThreeCrows {
  static constexpr const char* kName = "identicalThreeCrows";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool black = c.black(2) & c.black(1) & c.black(0) & c.no_lower(2) & c.no_lower(1) & c.no_lower(0);
    const bool falls = (c.close(2) > c.close(1)) & (c.close(1) > c.close(0));
    return down(black & falls & c.equal(c.open(1), c.close(2), 2) & c.equal(c.open(0), c.close(1), 1));
  }
};

struct ThreeBlackCrows {
  static constexpr const char* kName = "threeBlackCrows";
  static constexpr std::size_t kLookback = 13;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool black = c.black(2) & c.black(1) & c.black(0) & c.no_lower(2) & c.no_lower(1) & c.no_lower(0);
    const bool second = (c.open(1) < c.open(2)) & (c.open(1) > c.close(2)) & (c.close(2) > c.close(1));
    const bool third = (c.open(0) < c.open(1)) & (c.open(0) > c.close(1)) & (c.close(1) > c.close(0));
    return down(c.white(3) & black & second & third & (c.high(3) > c.close(2)));
  }
};

struct TwoCrows {
  static constexpr const char* kName = "twoCrows";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool opens = (c.open(0) < c.open(1)) & (c.open(0) > c.close(1));
    const bool closes = (c.close(0) > c.open(2)) & (c.close(0) < c.close(2));
    return down(c.white(2) & c.long_body(2) & c.black(1) & c.body_gap_up(1, 2) & c.black(0) & opens & closes);
  }
};

struct UpsideGapTwoCrows {
  static constexpr const char* kName = "upsideGapTwoCrows";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool covers = (c.open(0) > c.open(1)) & (c.close(0) < c.close(1)) & (c.close(0) > c.close(2));
    const bool crow = c.black(1) & c.no_long_body(1) & c.body_gap_up(1, 2);
    return down(c.white(2) & c.long_body(2) & crow & c.black(0) & covers);
  }
};

}  // namespace

TIERCEL_INDICATOR(kIdenticalThreeCrows) = pattern_row<IdenticalThreeCrows>({
    .talib = "CDLIDENTICAL3CROWS",
    .summary =
        "Identical three crows: three black candles without lower shadows, each opening at the close before; -100.",
    .formula = "-100: black, no lower shadow, at [2], [1] and now; close[2] > close[1] > close; open[1] equal to "
               "close[2] (equal[2]), open equal to close[1] (equal[1])\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLIDENTICAL3CROWS",
});

TIERCEL_INDICATOR(kThreeBlackCrows) = pattern_row<ThreeBlackCrows>({
    .talib = "CDL3BLACKCROWS",
    .summary = "Three black crows: after a white candle three black ones without lower shadows, each opening within "
               "the body before and closing lower; -100.",
    .formula = "-100: white[3]; black, no lower shadow, at [2], [1] and now; close[2] < open[1] < open[2], close[1] < "
               "open < open[1]; high[3] > close[2] > close[1] > close\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDL3BLACKCROWS",
});

TIERCEL_INDICATOR(kTwoCrows) = pattern_row<TwoCrows>({
    .talib = "CDL2CROWS",
    .summary = "Two crows: a black body above a long white one, then a black candle that opens in the first and closes "
               "in the second; -100.",
    .formula = "-100: white[2], long[2]; black[1], bottom[1] > top[2]; black, close[1] < open < open[1], open[2] < "
               "close < close[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDL2CROWS",
});

TIERCEL_INDICATOR(kUpsideGapTwoCrows) = pattern_row<UpsideGapTwoCrows>({
    .talib = "CDLUPSIDEGAP2CROWS",
    .summary = "Upside gap two crows: a black body above a long white one, then a black candle that covers it and "
               "closes above the white one; -100.",
    .formula = "-100: white[2], long[2]; black[1], not long[1], bottom[1] > top[2]; black, open > open[1], close[2] < "
               "close < close[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLUPSIDEGAP2CROWS",
});

}  // namespace tiercel::indicators
