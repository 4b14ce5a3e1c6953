// Patterns of gaps.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

// Long candles without shadows, of opposite colours, with a gap of the whole candles in the second one's direction.
template <class C>
TIERCEL_BODY constexpr bool kicks(const C& c) noexcept {
  const bool bare = c.no_upper(1) & c.no_lower(1) & c.no_upper(0) & c.no_lower(0);
  const bool rises = c.black(1) & c.white(0) & c.gap_up(0, 1);
  const bool falls = c.white(1) & c.black(0) & c.gap_down(0, 1);
  return c.long_body(1) & c.long_body(0) & bare & (rises | falls);
}

struct GapSideSideWhite {
  static constexpr const char* kName = "gapSideSideWhite";
  static constexpr std::size_t kLookback = 7;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool alike = c.near(C::size_of(c.body(0) - c.body(1)), 1) & c.equal(c.open(0), c.open(1), 1);
    const bool found = c.white(1) & c.white(0) & alike;
    return up_or_down(found & c.body_gap_up(1, 2) & c.body_gap_up(0, 2),
                      found & c.body_gap_down(1, 2) & c.body_gap_down(0, 2));
  }
};

struct Kicking {
  static constexpr const char* kName = "kicking";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return by_colour(kicks(c), c.white(0));
  }
};

struct KickingByLength {
  static constexpr const char* kName = "kickingByLength";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool now = c.body(0) > c.body(1);
    return by_colour(kicks(c), (now & c.white(0)) | (!now & c.white(1)));
  }
};

struct TasukiGap {
  static constexpr const char* kName = "tasukiGap";
  static constexpr std::size_t kLookback = 7;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool alike = c.nearer(C::size_of(c.body(1) - c.body(0)), 1);
    const bool opens_in = (c.open(0) < c.top(1)) & (c.open(0) > c.bottom(1));
    const bool rises =
        c.body_gap_up(1, 2) & c.white(1) & c.black(0) & (c.close(0) < c.open(1)) & (c.close(0) > c.top(2));
    const bool falls =
        c.body_gap_down(1, 2) & c.black(1) & c.white(0) & (c.close(0) > c.open(1)) & (c.close(0) < c.bottom(2));
    return up_or_down(alike & opens_in & rises, alike & opens_in & falls);
  }
};

struct XSideGapThreeMethods {
  static constexpr const char* kName = "xSideGapThreeMethods";
  static constexpr std::size_t kLookback = 2;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    const bool opens = (c.open(0) < c.top(1)) & (c.open(0) > c.bottom(1));
    const bool closes = (c.close(0) < c.top(2)) & (c.close(0) > c.bottom(2));
    const bool rises = c.white(2) & c.white(1) & c.black(0) & c.body_gap_up(1, 2);
    const bool falls = c.black(2) & c.black(1) & c.white(0) & c.body_gap_down(1, 2);
    return up_or_down(opens & closes & rises, opens & closes & falls);
  }
};

}  // namespace

TIERCEL_INDICATOR(kGapSideSideWhite) = pattern_row<GapSideSideWhite>({
    .talib = "CDLGAPSIDESIDEWHITE",
    .summary = "Gap side-by-side white lines: two like white candles beyond a gap of the bodies; 100 up, -100 down.",
    .formula = "100: white[1], white; body - body[1] near[1] either way; open equal to open[1] (equal[1]); bottom[1] > "
               "top[2], bottom > top[2]\n"
               "-100: top[1] < bottom[2], top < bottom[2]; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLGAPSIDESIDEWHITE",
});

TIERCEL_INDICATOR(kKicking) = pattern_row<Kicking>({
    .talib = "CDLKICKING",
    .summary = "Kicking: two long candles without shadows, of opposite colours, with a gap between; 100 up, -100 down.",
    .formula = "black[1], white, low > high[1] (100), or white[1], black, high < low[1] (-100); both long, without "
               "shadows\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLKICKING",
});

TIERCEL_INDICATOR(kKickingByLength) = pattern_row<KickingByLength>({
    .talib = "CDLKICKINGBYLENGTH",
    .summary = "Kicking, its direction by the longer candle: 100 where that is white, -100 where it is black.",
    .formula =
        "kicking: black[1], white, low > high[1], or white[1], black, high < low[1]; both long, without shadows\n"
        "100, or -100 if black: the colour of the candle if body > body[1], else that of [1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLKICKINGBYLENGTH",
});

TIERCEL_INDICATOR(kTasukiGap) = pattern_row<TasukiGap>({
    .talib = "CDLTASUKIGAP",
    .summary = "Tasuki gap: a candle that opens in the body before, of the other colour and about as long, and closes "
               "in the gap behind it; 100 up, -100 down.",
    .formula = "100: bottom[1] > top[2], white[1]; black, open[1] < open < close[1], top[2] < close < open[1]\n"
               "-100: top[1] < bottom[2], black[1]; white, close[1] < open < open[1], open[1] < close < bottom[2]\n"
               "both: body[1] - body nearer[1] either way\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLTASUKIGAP",
});

TIERCEL_INDICATOR(kXSideGapThreeMethods) = pattern_row<XSideGapThreeMethods>({
    .talib = "CDLXSIDEGAP3METHODS",
    .summary = "Upside and downside gap three methods: two candles of one colour with a gap between, which the third "
               "one closes; 100 up, -100 down.",
    .formula =
        "100: white[2], white[1], bottom[1] > top[2]; black, bottom[1] < open < top[1], bottom[2] < close < top[2]\n"
        "-100: black[2], black[1], top[1] < bottom[2]; white; else likewise\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLXSIDEGAP3METHODS",
});

}  // namespace tiercel::indicators
