// Stars: a small body that a gap sets apart.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// After a long white candle a body above it and then a black candle that is not short, and the other way round.
template <class C>
TIERCEL_BODY constexpr bool evening(const C& c, bool star) noexcept {
  const bool falls = c.long_body(0) & c.black(0) & c.penetrates(c.close(2) - c.close(0), 2);
  return c.long_body(2) & c.white(2) & star & c.body_gap_up(1, 2) & falls;
}
template <class C>
TIERCEL_BODY constexpr bool morning(const C& c, bool star) noexcept {
  const bool rises = c.long_body(0) & c.white(0) & c.penetrates(c.close(0) - c.close(2), 2);
  return c.long_body(2) & c.black(2) & star & c.body_gap_down(1, 2) & rises;
}

struct AbandonedBaby {
  static constexpr const char* kName = "abandonedBaby";
  static constexpr std::size_t kLookback = 12;
  static constexpr double kPenetration = 0.3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool baby = c.long_body(2) & c.doji(1) & c.long_body(0);
    const bool rises = c.black(2) & c.white(0) & c.penetrates(c.close(0) - c.close(2), 2);
    const bool falls = c.white(2) & c.black(0) & c.penetrates(c.close(2) - c.close(0), 2);
    return up_or_down(baby & rises & c.gap_down(1, 2) & c.gap_up(0, 1),
                      baby & falls & c.gap_up(1, 2) & c.gap_down(0, 1));
  }
};

struct DojiStar {
  static constexpr const char* kName = "dojiStar";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool star = c.long_body(1) & c.doji(0);
    return up_or_down(star & c.black(1) & c.body_gap_down(0, 1), star & c.white(1) & c.body_gap_up(0, 1));
  }
};

struct EveningDojiStar {
  static constexpr const char* kName = "eveningDojiStar";
  static constexpr std::size_t kLookback = 12;
  static constexpr double kPenetration = 0.3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return down(evening(c, c.doji(1)));
  }
};

struct EveningStar {
  static constexpr const char* kName = "eveningStar";
  static constexpr std::size_t kLookback = 12;
  static constexpr double kPenetration = 0.3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return down(evening(c, c.no_long_body(1)));
  }
};

struct MorningDojiStar {
  static constexpr const char* kName = "morningDojiStar";
  static constexpr std::size_t kLookback = 12;
  static constexpr double kPenetration = 0.3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(morning(c, c.doji(1)));
  }
};

struct MorningStar {
  static constexpr const char* kName = "morningStar";
  static constexpr std::size_t kLookback = 12;
  static constexpr double kPenetration = 0.3;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(morning(c, c.no_long_body(1)));
  }
};

struct Tristar {
  static constexpr const char* kName = "tristar";
  static constexpr std::size_t kLookback = 12;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool stars = c.is_doji(2, 2) & c.is_doji(1, 2) & c.is_doji(0, 2);
    const bool below = c.body_gap_down(1, 2) & (c.bottom(0) > c.bottom(1));
    const bool above = c.body_gap_up(1, 2) & (c.top(0) < c.top(1));
    return up_or_down(stars & below, stars & above);
  }
};

}  // namespace

TIERCEL_INDICATOR(kAbandonedBaby) = pattern_row<AbandonedBaby>({
    .talib = "CDLABANDONEDBABY",
    .summary = "Abandoned baby: a doji between two candles of opposite colours, with gaps of the whole candles on both "
               "sides; 100 up, -100 down.",
    .formula = "100: black[2], long[2]; doji[1], high[1] < low[2]; white, long, low > high[1], close > close[2] + "
               "penetration body[2]\n"
               "-100: white[2], long[2]; doji[1], low[1] > high[2]; black, long, high < low[1], close < close[2] - "
               "penetration body[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLABANDONEDBABY",
});

TIERCEL_INDICATOR(kDojiStar) = pattern_row<DojiStar>({
    .talib = "CDLDOJISTAR",
    .summary = "Doji star: a doji that a gap of the bodies parts from a long candle; 100 below a black one, -100 above "
               "a white one.",
    .formula = "100: black[1], long[1]; doji, top < bottom[1]\n"
               "-100: white[1], long[1]; doji, bottom > top[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDOJISTAR",
});

TIERCEL_INDICATOR(kEveningDojiStar) = pattern_row<EveningDojiStar>({
    .talib = "CDLEVENINGDOJISTAR",
    .summary =
        "Evening doji star: a doji above a long white candle, then a black one that closes well within its body; -100.",
    .formula = "-100: white[2], long[2]; doji[1], bottom[1] > top[2]; black, long, close < close[2] - penetration "
               "body[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLEVENINGDOJISTAR",
});

TIERCEL_INDICATOR(kEveningStar) = pattern_row<EveningStar>({
    .talib = "CDLEVENINGSTAR",
    .summary = "Evening star: a small body above a long white candle, then a black one that closes well within its "
               "body; -100.",
    .formula = "-100: white[2], long[2]; not long[1], bottom[1] > top[2]; black, long, close < close[2] - penetration "
               "body[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLEVENINGSTAR",
});

TIERCEL_INDICATOR(kMorningDojiStar) = pattern_row<MorningDojiStar>({
    .talib = "CDLMORNINGDOJISTAR",
    .summary =
        "Morning doji star: a doji below a long black candle, then a white one that closes well within its body; 100.",
    .formula = "100: black[2], long[2]; doji[1], top[1] < bottom[2]; white, long, close > close[2] + penetration "
               "body[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMORNINGDOJISTAR",
});

TIERCEL_INDICATOR(kMorningStar) = pattern_row<MorningStar>({
    .talib = "CDLMORNINGSTAR",
    .summary =
        "Morning star: a small body below a long black candle, then a white one that closes well within its body; 100.",
    .formula = "100: black[2], long[2]; not long[1], top[1] < bottom[2]; white, long, close > close[2] + penetration "
               "body[2]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMORNINGSTAR",
});

TIERCEL_INDICATOR(kTristar) = pattern_row<Tristar>({
    .talib = "CDLTRISTAR",
    .summary = "Tristar: three dojis, the middle one set apart by a gap of the bodies; 100 where it lies below, -100 "
               "where it lies above.",
    .formula = "100: doji[2], doji[1], doji, all against the mean of [2]; top[1] < bottom[2], bottom > bottom[1]\n"
               "-100: bottom[1] > top[2], top < top[1]; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLTRISTAR",
});

}  // namespace tiercel::indicators
