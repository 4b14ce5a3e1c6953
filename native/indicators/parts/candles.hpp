#pragma once
// The words in which candlestick patterns are written: a candle's body and shadows, and how they compare with the mean
// of the candles before it.
//
// The means are TA-Lib's standard ones: of the ten candles before a candle for its body and its shadows, of five for
// `near`, `far` and `equal`. All comparisons are multiplied out, so that on the price step nothing is rounded.
#include <cstddef>
#include <cstdint>

#include "native/core/cpu.hpp"

namespace tiercel::indicators {

// What is kept of each candle. The last three add up candles that end with this one.
inline constexpr std::size_t kOpenColumn = 0;
inline constexpr std::size_t kHighColumn = 1;
inline constexpr std::size_t kLowColumn = 2;
inline constexpr std::size_t kCloseColumn = 3;
inline constexpr std::size_t kBodyColumn = 4;
inline constexpr std::size_t kRangeColumn = 5;
inline constexpr std::size_t kTenBodiesColumn = 6;
inline constexpr std::size_t kTenRangesColumn = 7;
inline constexpr std::size_t kFiveRangesColumn = 8;
inline constexpr std::size_t kCandleColumns = 9;

// As a fraction, so that three tenths of ten ticks are three.
template <class T>
struct Penetration {
  T numerator;
  T denominator;
};

// `Rows` has the type Number and gives the number of a column, 0 (the newest) or more candles ago: Rows::at(column,
// ago).
template <class Rows>
class Candles {
 public:
  using Number = typename Rows::Number;

  [[gnu::always_inline]] constexpr Candles(const Rows& rows, const Penetration<Number>& penetration) noexcept
      : rows_(rows), penetration_(penetration) {}

  [[gnu::always_inline]] constexpr Number open(std::size_t ago) const noexcept { return rows_.at(kOpenColumn, ago); }
  [[gnu::always_inline]] constexpr Number high(std::size_t ago) const noexcept { return rows_.at(kHighColumn, ago); }
  [[gnu::always_inline]] constexpr Number low(std::size_t ago) const noexcept { return rows_.at(kLowColumn, ago); }
  [[gnu::always_inline]] constexpr Number close(std::size_t ago) const noexcept { return rows_.at(kCloseColumn, ago); }
  [[gnu::always_inline]] constexpr Number body(std::size_t ago) const noexcept { return rows_.at(kBodyColumn, ago); }
  [[gnu::always_inline]] constexpr Number range(std::size_t ago) const noexcept { return rows_.at(kRangeColumn, ago); }
  [[gnu::always_inline]] constexpr Number top(std::size_t ago) const noexcept { return larger(open(ago), close(ago)); }
  [[gnu::always_inline]] constexpr Number bottom(std::size_t ago) const noexcept {
    return smaller(open(ago), close(ago));
  }
  [[gnu::always_inline]] constexpr Number upper(std::size_t ago) const noexcept { return high(ago) - top(ago); }
  [[gnu::always_inline]] constexpr Number lower(std::size_t ago) const noexcept { return bottom(ago) - low(ago); }

  // A candle without a body is white.
  [[gnu::always_inline]] constexpr bool white(std::size_t ago) const noexcept { return close(ago) >= open(ago); }
  [[gnu::always_inline]] constexpr bool black(std::size_t ago) const noexcept { return close(ago) < open(ago); }

  // Of bodies: against the mean body of ten; a doji's is at most a tenth of the mean range of ten.
  [[gnu::always_inline]] constexpr bool long_body(std::size_t ago) const noexcept {
    return 10 * body(ago) > ten_bodies(ago);
  }
  [[gnu::always_inline]] constexpr bool short_body(std::size_t ago) const noexcept {
    return 10 * body(ago) < ten_bodies(ago);
  }
  [[gnu::always_inline]] constexpr bool no_long_body(std::size_t ago) const noexcept {
    return 10 * body(ago) <= ten_bodies(ago);
  }
  [[gnu::always_inline]] constexpr bool doji(std::size_t ago) const noexcept { return is_doji(ago, ago); }
  // Against the mean of another candle.
  [[gnu::always_inline]] constexpr bool is_doji(std::size_t ago, std::size_t mean_ago) const noexcept {
    return 100 * body(ago) <= ten_ranges(mean_ago);
  }

  // Of shadows: there is none below a tenth of the mean range of ten, some above it.
  [[gnu::always_inline]] constexpr bool no_upper(std::size_t ago) const noexcept {
    return 100 * upper(ago) < ten_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool no_lower(std::size_t ago) const noexcept {
    return 100 * lower(ago) < ten_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool some_upper(std::size_t ago) const noexcept {
    return 100 * upper(ago) > ten_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool some_lower(std::size_t ago) const noexcept {
    return 100 * lower(ago) > ten_ranges(ago);
  }
  // Short below half of the mean of both shadows of ten; long above the body, very long above twice the body.
  [[gnu::always_inline]] constexpr bool short_upper(std::size_t ago) const noexcept {
    return 20 * upper(ago) < ten_shadows(ago);
  }
  [[gnu::always_inline]] constexpr bool short_lower(std::size_t ago) const noexcept {
    return 20 * lower(ago) < ten_shadows(ago);
  }
  [[gnu::always_inline]] constexpr bool more_than_short_upper(std::size_t ago) const noexcept {
    return 20 * upper(ago) > ten_shadows(ago);
  }
  [[gnu::always_inline]] constexpr bool long_upper(std::size_t ago) const noexcept { return upper(ago) > body(ago); }
  [[gnu::always_inline]] constexpr bool long_lower(std::size_t ago) const noexcept { return lower(ago) > body(ago); }
  [[gnu::always_inline]] constexpr bool very_long_upper(std::size_t ago) const noexcept {
    return upper(ago) > 2 * body(ago);
  }
  [[gnu::always_inline]] constexpr bool very_long_lower(std::size_t ago) const noexcept {
    return lower(ago) > 2 * body(ago);
  }

  // Of a distance, against the mean range of five before the candle `ago`: near is at most a fifth of it, nearer less
  // than that, far more than three fifths, not far less; equal prices differ by at most a twentieth.
  [[gnu::always_inline]] constexpr bool near(Number distance, std::size_t ago) const noexcept {
    return 25 * distance <= five_ranges(ago);
  }
  // Of twice a distance.
  [[gnu::always_inline]] constexpr bool near_twice(Number twice, std::size_t ago) const noexcept {
    return 25 * twice <= 2 * five_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool nearer(Number distance, std::size_t ago) const noexcept {
    return 25 * distance < five_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool far(Number distance, std::size_t ago) const noexcept {
    return 25 * distance > 3 * five_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool not_far(Number distance, std::size_t ago) const noexcept {
    return 25 * distance < 3 * five_ranges(ago);
  }
  [[gnu::always_inline]] constexpr bool equal(Number a, Number b, std::size_t ago) const noexcept {
    return 100 * size_of(a - b) <= five_ranges(ago);
  }
  // Above an equal price.
  [[gnu::always_inline]] constexpr bool more_than_equal(Number a, Number b, std::size_t ago) const noexcept {
    return 100 * (a - b) > five_ranges(ago);
  }

  // Between the bodies, or the whole candles, of `ago` and an earlier one.
  [[gnu::always_inline]] constexpr bool body_gap_up(std::size_t ago, std::size_t earlier) const noexcept {
    return bottom(ago) > top(earlier);
  }
  [[gnu::always_inline]] constexpr bool body_gap_down(std::size_t ago, std::size_t earlier) const noexcept {
    return top(ago) < bottom(earlier);
  }
  [[gnu::always_inline]] constexpr bool gap_up(std::size_t ago, std::size_t earlier) const noexcept {
    return low(ago) > high(earlier);
  }
  [[gnu::always_inline]] constexpr bool gap_down(std::size_t ago, std::size_t earlier) const noexcept {
    return high(ago) < low(earlier);
  }

  // True where the distance is more, or less, than the penetration of the body.
  [[gnu::always_inline]] constexpr bool penetrates(Number distance, std::size_t ago) const noexcept {
    return distance * penetration_.denominator > body(ago) * penetration_.numerator;
  }
  [[gnu::always_inline]] constexpr bool stays_out(Number distance, std::size_t ago) const noexcept {
    return distance * penetration_.denominator < body(ago) * penetration_.numerator;
  }

  [[gnu::always_inline]] static constexpr Number larger(Number a, Number b) noexcept { return a > b ? a : b; }
  [[gnu::always_inline]] static constexpr Number smaller(Number a, Number b) noexcept { return a < b ? a : b; }
  [[gnu::always_inline]] static constexpr Number size_of(Number x) noexcept { return x < 0 ? -x : x; }

 private:
  [[gnu::always_inline]] constexpr Number ten_bodies(std::size_t ago) const noexcept {
    return rows_.at(kTenBodiesColumn, ago + 1);
  }
  [[gnu::always_inline]] constexpr Number ten_ranges(std::size_t ago) const noexcept {
    return rows_.at(kTenRangesColumn, ago + 1);
  }
  [[gnu::always_inline]] constexpr Number ten_shadows(std::size_t ago) const noexcept {
    return ten_ranges(ago) - ten_bodies(ago);
  }
  [[gnu::always_inline]] constexpr Number five_ranges(std::size_t ago) const noexcept {
    return rows_.at(kFiveRangesColumn, ago + 1);
  }

  Rows rows_;
  Penetration<Number> penetration_;
};

// 100 where a pattern says up, -100 where it says down.
TIERCEL_BODY constexpr std::int32_t up_or_down(bool up, bool down) noexcept { return up ? 100 : (down ? -100 : 0); }
TIERCEL_BODY constexpr std::int32_t up(bool found) noexcept { return found ? 100 : 0; }
TIERCEL_BODY constexpr std::int32_t down(bool found) noexcept { return found ? -100 : 0; }
// Up or down by the colour of a candle.
TIERCEL_BODY constexpr std::int32_t by_colour(bool found, bool white) noexcept {
  return found ? (white ? 100 : -100) : 0;
}

}  // namespace tiercel::indicators
