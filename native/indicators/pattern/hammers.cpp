// A short body at one end of a long shadow, told apart by where it stands beside the candle before.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct Hammer {
  static constexpr const char* kName = "hammer";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.short_body(0) & c.long_lower(0) & c.no_upper(0) & c.near(c.bottom(0) - c.low(1), 1));
  }
};

struct HangingMan {
  static constexpr const char* kName = "hangingMan";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return down(c.short_body(0) & c.long_lower(0) & c.no_upper(0) & c.near(c.high(1) - c.bottom(0), 1));
  }
};

struct InvertedHammer {
  static constexpr const char* kName = "invertedHammer";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.short_body(0) & c.long_upper(0) & c.no_lower(0) & c.body_gap_down(0, 1));
  }
};

struct ShootingStar {
  static constexpr const char* kName = "shootingStar";
  static constexpr std::size_t kLookback = 11;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return down(c.short_body(0) & c.long_upper(0) & c.no_lower(0) & c.body_gap_up(0, 1));
  }
};

}  // namespace

TIERCEL_INDICATOR(kHammer) = pattern_row<Hammer>({
    .talib = "CDLHAMMER",
    .summary = "Hammer: a short body above a long lower shadow, at or near the low before; 100.",
    .formula = "100: short; lower > body, no upper shadow; bottom - low[1] near[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHAMMER",
});

TIERCEL_INDICATOR(kHangingMan) = pattern_row<HangingMan>({
    .talib = "CDLHANGINGMAN",
    .summary = "Hanging man: a short body above a long lower shadow, at or near the high before; -100.",
    .formula = "-100: short; lower > body, no upper shadow; high[1] - bottom near[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHANGINGMAN",
});

TIERCEL_INDICATOR(kInvertedHammer) = pattern_row<InvertedHammer>({
    .talib = "CDLINVERTEDHAMMER",
    .summary = "Inverted hammer: a short body under a long upper shadow, below the body before; 100.",
    .formula = "100: short; upper > body, no lower shadow; top < bottom[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLINVERTEDHAMMER",
});

TIERCEL_INDICATOR(kShootingStar) = pattern_row<ShootingStar>({
    .talib = "CDLSHOOTINGSTAR",
    .summary = "Shooting star: a short body under a long upper shadow, above the body before; -100.",
    .formula = "-100: short; upper > body, no lower shadow; bottom > top[1]\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSHOOTINGSTAR",
});

}  // namespace tiercel::indicators
