#pragma once
// What bars are built, and from which columns.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace tiercel::bars {

enum class BarKind : std::int32_t {
  kTime = 0,
  kTicks = 1,
  kVolume = 2,
  kValue = 3,
  kImbalance = 4,
  kRuns = 5,
  kRange = 6,
  kRenko = 7,
};
inline constexpr std::int32_t kBarKinds = 8;

// What imbalances and runs add up for each tick: 1, its size, or price times size.
enum class TickWeight : std::int32_t { kTick = 0, kVolume = 1, kValue = 2 };

// A value that is not given, and is found from the first bar.
inline constexpr double kNotGiven = std::numeric_limits<double>::quiet_NaN();

struct BarSpec {
  BarKind kind = BarKind::kTime;
  // Time: whole periods of nanoseconds since the epoch; 0: the table of boundaries. Renko by ATR: of its bars.
  std::int64_t period = 0;
  std::int64_t row_length = 1;  // of the rows: 1 nanosecond for ticks, the timeframe of bars
  bool fills_gaps = false;      // flat bars where a boundary passed without a row
  std::int64_t count = 0;       // ticks a bar; the expected ticks of imbalances and runs; Renko: period of the ATR
  double amount = 0;            // units, money, range or brick in units of price
  TickWeight of = TickWeight::kTick;
  double bar_span = 0;  // of the averages over bars, weight 2 / (span + 1)
  double tick_span = 0;
  double least_ticks = 1;  // limits of a bar's ticks
  double most_ticks = std::numeric_limits<double>::infinity();
  double expected_imbalance = kNotGiven;  // of one tick
  double expected_share = kNotGiven;      // of buys among the ticks
  double expected_buy = kNotGiven;        // weight of a buy
  double expected_sell = kNotGiven;
  int first_sign = 1;  // of ticks before the first change of price
  bool has_wicks = true;
  int price_decimals = -1;  // all prices are multiples of 10^-decimals; -1 where that is not known
  int volume_decimals = -1;
};

[[nodiscard]] bool is_valid(const BarSpec& spec) noexcept;

// Equally long columns; an absent one is nullptr. For ticks the four prices are one column.
struct BarRows {
  std::span<const std::int64_t> time;
  const double* open = nullptr;
  const double* high = nullptr;
  const double* low = nullptr;
  const double* close = nullptr;
  const double* ask_open = nullptr;
  const double* ask_high = nullptr;
  const double* ask_low = nullptr;
  const double* ask_close = nullptr;
  const double* volume = nullptr;
  const double* trades = nullptr;
  const double* vwap = nullptr;
  const double* spread = nullptr;
  bool is_mid = false;  // of ticks: the middle of `open`, the bid, and `ask_open` makes the price

  [[nodiscard]] bool is_ticks() const noexcept { return open == close; }
};

// When bars open and close: in order, none inside another. With whole periods they say where gaps are filled.
struct Boundaries {
  std::span<const std::int64_t> open;
  std::span<const std::int64_t> close;
};

// Equally long, in order, no bar without length.
[[nodiscard]] bool is_valid(const Boundaries& table) noexcept;

// One bar. Columns that the rows do not have are 0.
struct BuiltBar {
  std::int64_t time;
  std::int64_t close_time;
  double open, high, low, close;
  double ask_open, ask_high, ask_low, ask_close;
  double volume;
  double ticks;
  double vwap;
  double spread;
  bool is_filled;
};

// Why rows were refused.
enum class BarFault : std::int32_t {
  kNone = 0,
  kTimeOrder = 1,
  kTimeRange = 2,
  kPrice = 3,
  kVolume = 4,
  kOffStep = 5,
  kAcrossBars = 6,
  kNoBoundary = 7,
  kLongGap = 8,
  kMissingVolume = 9,
  kUnsupportedRows = 10,
};

}  // namespace tiercel::bars
