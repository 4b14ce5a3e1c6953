// A body within the long one before it.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// 100 where the body lies within a black one before, -100 within a white one; 80 and -80 where they share an end.
template <class C>
TIERCEL_BODY constexpr std::int32_t within(const C& c, bool small) noexcept {
  const auto above = c.top(1) - c.top(0);
  const auto below = c.bottom(0) - c.bottom(1);
  const std::int32_t strength = (above > 0) & (below > 0) ? 100 : 80;
  const bool found = c.long_body(1) & small & (above >= 0) & (below >= 0);
  return found ? (c.white(1) ? -strength : strength) : 0;
}

struct Harami {
  static constexpr const char* kName = "harami";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return within(c, c.no_long_body(0));
  }
};

struct HaramiCross {
  static constexpr const char* kName = "haramiCross";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return within(c, c.doji(0));
  }
};

struct HomingPigeon {
  static constexpr const char* kName = "homingPigeon";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool within_it = (c.open(0) < c.open(1)) & (c.close(0) > c.close(1));
    return up(c.black(1) & c.long_body(1) & c.black(0) & c.no_long_body(0) & within_it);
  }
};

struct ThreeInside {
  static constexpr const char* kName = "threeInside";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool within_it = (c.top(1) < c.top(2)) & (c.bottom(1) > c.bottom(2));
    const bool held = c.long_body(2) & c.no_long_body(1) & within_it;
    const bool rises = c.black(2) & c.white(0) & (c.close(0) > c.open(2));
    const bool falls = c.white(2) & c.black(0) & (c.close(0) < c.open(2));
    return up_or_down(held & rises, held & falls);
  }
};

struct ThreeOutside {
  static constexpr const char* kName = "threeOutside";
  static constexpr std::size_t kLookback = 3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool rises = c.black(2) & c.white(1) & (c.close(1) > c.open(2)) & (c.open(1) < c.close(2));
    const bool falls = c.white(2) & c.black(1) & (c.open(1) > c.close(2)) & (c.close(1) < c.open(2));
    return up_or_down(rises & (c.close(0) > c.close(1)), falls & (c.close(0) < c.close(1)));
  }
};

}  // namespace

TIERCEL_INDICATOR(kHarami) = pattern_row<Harami>({
    .talib = "CDLHARAMI",
    .summary = "Harami: a body within the long one before; 100 where that is black, -100 where it is white, 80 and -80 "
               "where they share an end.",
    .formula = "100: long[1], not long; top < top[1], bottom > bottom[1]; black[1] (-100: white[1]; 80 and -80: one or "
               "both ends equal)\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHARAMI",
});

TIERCEL_INDICATOR(kHaramiCross) = pattern_row<HaramiCross>({
    .talib = "CDLHARAMICROSS",
    .summary = "Harami cross: a doji within the long body before; 100 where that is black, -100 where it is white, 80 "
               "and -80 where they share an end.",
    .formula = "100: long[1], doji; top < top[1], bottom > bottom[1]; black[1] (-100: white[1]; 80 and -80: one or "
               "both ends equal)\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHARAMICROSS",
});

TIERCEL_INDICATOR(kHomingPigeon) = pattern_row<HomingPigeon>({
    .talib = "CDLHOMINGPIGEON",
    .summary = "Homing pigeon: a black body within the long black one before; 100.",
    .formula = "100: black[1], long[1]; black, not long; open < open[1], close > close[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLHOMINGPIGEON",
});

TIERCEL_INDICATOR(kThreeInside) = pattern_row<ThreeInside>({
    .talib = "CDL3INSIDE",
    .summary = "Three inside up and down: a harami that the third candle confirms; 100 up, -100 down.",
    .formula = "100: long[2], black[2]; not long[1], its body within that of [2]; white, close > open[2]\n"
               "-100: white[2]; black, close < open[2]; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3INSIDE",
});

TIERCEL_INDICATOR(kThreeOutside) = pattern_row<ThreeOutside>({
    .talib = "CDL3OUTSIDE",
    .summary = "Three outside up and down: an engulfing pattern that the third candle confirms; 100 up, -100 down.",
    .formula =
        "100: black[2]; white[1], open[1] < close[2], close[1] > open[2]; close > close[1]\n"
        "-100: white[2]; black[1], open[1] > close[2], close[1] < open[2]; close < close[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3OUTSIDE",
});

}  // namespace tiercel::indicators
