// Candles that stand for themselves by the size of their body and shadows.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct BeltHold {
  static constexpr const char* kName = "beltHold";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool falls = c.black(0) & c.no_upper(0);
    return up_or_down(c.long_body(0) & c.white(0) & c.no_lower(0), c.long_body(0) & falls);
  }
};

struct ClosingMarubozu {
  static constexpr const char* kName = "closingMarubozu";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool falls = c.black(0) & c.no_lower(0);
    return up_or_down(c.long_body(0) & c.white(0) & c.no_upper(0), c.long_body(0) & falls);
  }
};

struct HighWave {
  static constexpr const char* kName = "highWave";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(c.short_body(0) & c.very_long_upper(0) & c.very_long_lower(0), c.white(0));
  }
};

struct LongLine {
  static constexpr const char* kName = "longLine";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(c.long_body(0) & c.short_upper(0) & c.short_lower(0), c.white(0));
  }
};

struct Marubozu {
  static constexpr const char* kName = "marubozu";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(c.long_body(0) & c.no_upper(0) & c.no_lower(0), c.white(0));
  }
};

struct ShortLine {
  static constexpr const char* kName = "shortLine";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(c.short_body(0) & c.short_upper(0) & c.short_lower(0), c.white(0));
  }
};

struct SpinningTop {
  static constexpr const char* kName = "spinningTop";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(c.short_body(0) & c.long_upper(0) & c.long_lower(0), c.white(0));
  }
};

}  // namespace

TIERCEL_INDICATOR(kBeltHold) = pattern_row<BeltHold>({
    .talib = "CDLBELTHOLD",
    .summary = "Belt-hold: a long candle that opens at its extreme; 100 if white, -100 if black.",
    .formula = "100: white, long, no lower shadow\n"
               "-100: black, long, no upper shadow\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLBELTHOLD",
});

TIERCEL_INDICATOR(kClosingMarubozu) = pattern_row<ClosingMarubozu>({
    .talib = "CDLCLOSINGMARUBOZU",
    .summary = "Closing marubozu: a long candle that closes at its extreme; 100 if white, -100 if black.",
    .formula = "100: white, long, no upper shadow\n"
               "-100: black, long, no lower shadow\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLCLOSINGMARUBOZU",
});

TIERCEL_INDICATOR(kHighWave) = pattern_row<HighWave>({
    .talib = "CDLHIGHWAVE",
    .summary = "High-wave candle: a short body with very long shadows; 100 if white, -100 if black.",
    .formula = "100, or -100 if black: short; upper > 2 body and lower > 2 body\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHIGHWAVE",
});

TIERCEL_INDICATOR(kLongLine) = pattern_row<LongLine>({
    .talib = "CDLLONGLINE",
    .summary = "Long line: a long body with short shadows; 100 if white, -100 if black.",
    .formula = "100, or -100 if black: long; both shadows short\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLLONGLINE",
});

TIERCEL_INDICATOR(kMarubozu) = pattern_row<Marubozu>({
    .talib = "CDLMARUBOZU",
    .summary = "Marubozu: a long body without shadows; 100 if white, -100 if black.",
    .formula = "100, or -100 if black: long, no upper and no lower shadow\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMARUBOZU",
});

TIERCEL_INDICATOR(kShortLine) = pattern_row<ShortLine>({
    .talib = "CDLSHORTLINE",
    .summary = "Short line: a short body with short shadows; 100 if white, -100 if black.",
    .formula = "100, or -100 if black: short; both shadows short\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLSHORTLINE",
});

TIERCEL_INDICATOR(kSpinningTop) = pattern_row<SpinningTop>({
    .talib = "CDLSPINNINGTOP",
    .summary = "Spinning top: a short body with longer shadows; 100 if white, -100 if black.",
    .formula = "100, or -100 if black: short; upper > body and lower > body\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSPINNINGTOP",
});

}  // namespace tiercel::indicators
