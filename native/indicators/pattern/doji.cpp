// Dojis of one candle: hardly a body, and the shadows tell them apart.
#include "native/indicators/parts/pattern_row.hpp"

namespace tiercel::indicators {
namespace {

struct Doji {
  static constexpr const char* kName = "doji";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.doji(0));
  }
};

struct DragonflyDoji {
  static constexpr const char* kName = "dragonflyDoji";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.doji(0) & c.no_upper(0) & c.some_lower(0));
  }
};

struct GravestoneDoji {
  static constexpr const char* kName = "gravestoneDoji";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.doji(0) & c.no_lower(0) & c.some_upper(0));
  }
};

struct LongLeggedDoji {
  static constexpr const char* kName = "longLeggedDoji";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.doji(0) & (c.long_lower(0) | c.long_upper(0)));
  }
};

struct RickshawMan {
  static constexpr const char* kName = "rickshawMan";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    // Doubled, as the middle of a range may lie between ticks: twice the distance against twice `near`.
    const auto middle = c.high(0) + c.low(0);
    const bool in_the_middle = c.near_twice(2 * c.bottom(0) - middle, 0) & c.near_twice(middle - 2 * c.top(0), 0);
    return up(c.doji(0) & c.long_lower(0) & c.long_upper(0) & in_the_middle);
  }
};

struct Takuri {
  static constexpr const char* kName = "takuri";
  static constexpr std::size_t kLookback = 10;

  template <class C>
  TIERCEL_BODY constexpr std::int32_t score(const C& c) noexcept {
    return up(c.doji(0) & c.no_upper(0) & c.very_long_lower(0));
  }
};

}  // namespace

TIERCEL_INDICATOR(kDoji) = pattern_row<Doji>({
    .talib = "CDLDOJI",
    .summary = "Doji: a candle with hardly a body; 100.",
    .formula = "100: doji\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDOJI",
});

TIERCEL_INDICATOR(kDragonflyDoji) = pattern_row<DragonflyDoji>({
    .talib = "CDLDRAGONFLYDOJI",
    .summary = "Dragonfly doji: a doji with a lower shadow only; 100.",
    .formula = "100: doji, no upper shadow, some lower shadow\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDRAGONFLYDOJI",
});

TIERCEL_INDICATOR(kGravestoneDoji) = pattern_row<GravestoneDoji>({
    .talib = "CDLGRAVESTONEDOJI",
    .summary = "Gravestone doji: a doji with an upper shadow only; 100.",
    .formula = "100: doji, no lower shadow, some upper shadow\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLGRAVESTONEDOJI",
});

TIERCEL_INDICATOR(kLongLeggedDoji) = pattern_row<LongLeggedDoji>({
    .talib = "CDLLONGLEGGEDDOJI",
    .summary = "Long-legged doji: a doji with a long shadow; 100.",
    .formula = "100: doji; upper > body or lower > body\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLLONGLEGGEDDOJI",
});

TIERCEL_INDICATOR(kRickshawMan) = pattern_row<RickshawMan>({
    .talib = "CDLRICKSHAWMAN",
    .summary = "Rickshaw man: a long-legged doji whose body lies at the middle of its range; 100.",
    .formula = "100: doji; upper > body and lower > body; bottom - middle and middle - top near, middle = (high + low) "
               "/ 2\n" TIERCEL_CANDLE_WORDS,
    .source = "Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLRICKSHAWMAN",
});

TIERCEL_INDICATOR(kTakuri) = pattern_row<Takuri>({
    .talib = "CDLTAKURI",
    .summary = "Takuri line: a dragonfly doji with a very long lower shadow; 100.",
    .formula = "100: doji, no upper shadow, lower > 2 body\n" TIERCEL_CANDLE_WORDS,
    .source = "Morris, Candlestick Charting Explained (1995); TA-Lib's CDLTAKURI",
});

}  // namespace tiercel::indicators
