// Two candles, or three, that meet at a price.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// A white candle that opens below a long black one.
template <class C>
TIERCEL_BODY constexpr bool opens_below_a_long_black(const C& c) noexcept {
  return c.black(1) & c.long_body(1) & c.white(0) & (c.open(0) < c.low(1));
}

struct Counterattack {
  static constexpr const char* kName = "counterattack";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool met = c.long_body(1) & c.long_body(0) & c.equal(c.close(0), c.close(1), 1);
    return up_or_down(met & c.black(1) & c.white(0), met & c.white(1) & c.black(0));
  }
};

struct DarkCloudCover {
  static constexpr const char* kName = "darkCloudCover";
  static constexpr std::size_t kLookback = 11;
  static constexpr double kPenetration = 0.5;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool within_it = (c.close(0) > c.open(1)) & c.penetrates(c.close(1) - c.close(0), 1);
    return down(c.white(1) & c.long_body(1) & c.black(0) & (c.open(0) > c.high(1)) & within_it);
  }
};

struct InNeck {
  static constexpr const char* kName = "inNeck";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool at_the_close = c.equal(c.close(0), c.close(1), 1) & (c.close(0) >= c.close(1));
    return down(opens_below_a_long_black(c) & at_the_close);
  }
};

struct MatchingLow {
  static constexpr const char* kName = "matchingLow";
  static constexpr std::size_t kLookback = 6;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.black(1) & c.black(0) & c.equal(c.close(0), c.close(1), 1));
  }
};

struct OnNeck {
  static constexpr const char* kName = "onNeck";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return down(opens_below_a_long_black(c) & c.equal(c.close(0), c.low(1), 1));
  }
};

struct Piercing {
  static constexpr const char* kName = "piercing";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool within_it = (c.close(0) < c.open(1)) & (2 * (c.close(0) - c.close(1)) > c.body(1));
    return up(opens_below_a_long_black(c) & c.long_body(0) & within_it);
  }
};

struct SeparatingLines {
  static constexpr const char* kName = "separatingLines";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool apart = c.equal(c.open(0), c.open(1), 1) & c.long_body(0);
    return up_or_down(apart & c.black(1) & c.white(0) & c.no_lower(0), apart & c.white(1) & c.black(0) & c.no_upper(0));
  }
};

struct StickSandwich {
  static constexpr const char* kName = "stickSandwich";
  static constexpr std::size_t kLookback = 7;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.black(2) & c.white(1) & c.black(0) & (c.low(1) > c.close(2)) & c.equal(c.close(0), c.close(2), 2));
  }
};

struct Thrusting {
  static constexpr const char* kName = "thrusting";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool lower_half = 2 * (c.close(0) - c.close(1)) <= c.body(1);
    return down(opens_below_a_long_black(c) & c.more_than_equal(c.close(0), c.close(1), 1) & lower_half);
  }
};

}  // namespace

TIERCEL_INDICATOR(kCounterattack) = pattern_row<Counterattack>({
    .talib = "CDLCOUNTERATTACK",
    .summary = "Counterattack lines: long candles of opposite colours that close alike; 100 where the second is white, "
               "-100 where it is black.",
    .formula = "100: long[1], black[1]; long, white; close equal to close[1] (equal[1])\n"
               "-100: white[1], black; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLCOUNTERATTACK",
});

TIERCEL_INDICATOR(kDarkCloudCover) = pattern_row<DarkCloudCover>({
    .talib = "CDLDARKCLOUDCOVER",
    .summary =
        "Dark cloud cover: a black candle that opens above a long white one and closes well within its body; -100.",
    .formula = "-100: white[1], long[1]; black, open > high[1], close > open[1], close < close[1] - penetration "
               "body[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDARKCLOUDCOVER",
});

TIERCEL_INDICATOR(kInNeck) = pattern_row<InNeck>({
    .talib = "CDLINNECK",
    .summary = "In-neck: after a long black candle a white one that opens below its low and closes at or just above "
               "its close; -100.",
    .formula = "-100: black[1], long[1]; white, open < low[1]; close >= close[1] and equal to it "
               "(equal[1])\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLINNECK",
});

TIERCEL_INDICATOR(kMatchingLow) = pattern_row<MatchingLow>({
    .talib = "CDLMATCHINGLOW",
    .summary = "Matching low: two black candles that close alike; 100.",
    .formula = "100: black[1], black; close equal to close[1] (equal[1])\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLMATCHINGLOW",
});

TIERCEL_INDICATOR(kOnNeck) = pattern_row<OnNeck>({
    .talib = "CDLONNECK",
    .summary = "On-neck: after a long black candle a white one that opens below its low and closes at it; -100.",
    .formula = "-100: black[1], long[1]; white, open < low[1]; close equal to low[1] (equal[1])\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLONNECK",
});

TIERCEL_INDICATOR(kPiercing) = pattern_row<Piercing>({
    .talib = "CDLPIERCING",
    .summary = "Piercing line: after a long black candle a long white one that opens below its low and closes above "
               "the middle of its body; 100.",
    .formula = "100: black[1], long[1]; white, long, open < low[1]; close < open[1], close > close[1] + body[1] / "
               "2\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLPIERCING",
});

TIERCEL_INDICATOR(kSeparatingLines) = pattern_row<SeparatingLines>({
    .talib = "CDLSEPARATINGLINES",
    .summary = "Separating lines: candles of opposite colours that open alike, the second long and without a shadow "
               "behind it; 100 where it is white, -100 where it is black.",
    .formula = "100: black[1]; white, long, no lower shadow; open equal to open[1] (equal[1])\n"
               "-100: white[1]; black, long, no upper shadow; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSEPARATINGLINES",
});

TIERCEL_INDICATOR(kStickSandwich) = pattern_row<StickSandwich>({
    .talib = "CDLSTICKSANDWICH",
    .summary = "Stick sandwich: a white candle between two black ones that close alike; 100.",
    .formula =
        "100: black[2]; white[1], low[1] > close[2]; black, close equal to close[2] (equal[2])\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLSTICKSANDWICH",
});

TIERCEL_INDICATOR(kThrusting) = pattern_row<Thrusting>({
    .talib = "CDLTHRUSTING",
    .summary = "Thrusting: after a long black candle a white one that opens below its low and closes within the lower "
               "half of its body; -100.",
    .formula = "-100: black[1], long[1]; white, open < low[1]; close above an equal to close[1] (equal[1]), close <= "
               "close[1] + body[1] / 2\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLTHRUSTING",
});

}  // namespace tiercel::indicators
