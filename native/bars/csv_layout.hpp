#pragma once
// What a CSV file of bars or ticks looks like: detected or given in TypeScript, compiled once, read by the parser.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tiercel::bars {

// What a row is: it decides what the columns mean and which rules the values keep.
enum class CsvRecord : std::uint8_t { kBars, kQuotes, kTrades };

// Columns of bars, in the order of the caller's outputs.
enum class CsvColumn : std::uint8_t {
  kOpen,
  kHigh,
  kLow,
  kClose,
  kAskOpen,
  kAskHigh,
  kAskLow,
  kAskClose,
  kVolume,
  kTrades,
  kVwap,
  kSpread,
};
inline constexpr std::size_t kCsvColumns = 12;
inline constexpr std::size_t kCsvPriceColumns = 8;  // the columns before kVolume

// Columns of ticks, prices first.
enum class CsvQuoteColumn : std::uint8_t { kBid, kAsk, kBidSize, kAskSize };
enum class CsvTradeColumn : std::uint8_t { kPrice, kSize, kAggressor };

// What a field of a line means. The last two give the aggressor of a trade: 1 the buyer, -1 the seller, 0 not told.
enum class CsvRole : std::uint8_t { kIgnore, kTime, kDate, kClock, kNumber, kSide, kBuyerIsMaker };

struct CsvField {
  CsvRole role = CsvRole::kIgnore;
  std::uint8_t column = 0;  // where role is kNumber, kSide or kBuyerIsMaker: a column of the record
};

enum class CsvDateOrder : std::uint8_t { kYearFirst, kDayFirst, kMonthFirst };

struct CsvTimeFormat {
  std::int64_t epoch_unit_ns = 0;  // above 0: the time is a count of these since 1970; else a calendar date
  char date_separator = 0;         // 0: eight digits without one
  CsvDateOrder order = CsvDateOrder::kYearFirst;
  bool has_clock = false;  // a time of day follows the date
  bool has_zone = false;   // each time ends in Z or an offset
  bool date_only = false;  // a clock, where there is one, is read and dropped: the bar is its date's session
};

// Local time of a zone: offset_ns[i] (local minus UTC) holds from from_ns[i] (UTC) on. Empty: UTC.
struct CsvZone {
  std::vector<std::int64_t> from_ns;
  std::vector<std::int64_t> offset_ns;
};

inline constexpr std::size_t kCsvMaxFields = 256;
inline constexpr std::size_t kCsvMaxLine = 64 * 1024;
// Bytes that must be readable before the first and after the last byte of a block.
inline constexpr std::size_t kCsvMargin = 64;

struct CsvLayout {
  CsvRecord record = CsvRecord::kBars;
  char delimiter = ',';
  char decimal = '.';
  std::size_t field_count = 0;
  std::array<CsvField, kCsvMaxFields> fields{};
  CsvTimeFormat time;
  CsvZone zone;
  std::int64_t local_shift_ns = 0;   // added to local time before the zone is applied: from a date to its session
  std::int64_t utc_shift_ns = 0;     // added to the time in UTC: from a bar's close to its open
  std::int64_t grid_ns = 0;          // times must lie this far apart, or a multiple; 0: not known
  std::uint8_t spread_decimals = 0;  // a spread in points is divided by ten to this power
};

// Why a row is bad. The order is the order of the counters that the caller reads.
enum class CsvReason : std::uint8_t {
  kNone,
  kFieldCount,
  kQuote,
  kLineTooLong,
  kTimeUnreadable,
  kTimeRange,
  kTimeNonexistent,
  kTimeDuplicate,
  kTimeBackwards,
  kNumberUnreadable,
  kNotFinite,
  kPriceNotPositive,
  kHighBelow,
  kLowAbove,
  kNegative,
  kSideUnreadable,
};
inline constexpr std::size_t kCsvReasons = 16;

struct CsvBadRow {
  std::int64_t line = 0;
  CsvReason reason = CsvReason::kNone;
  std::int32_t field = -1;  // the field at fault; -1: the whole row
  std::size_t begin = 0;    // place of the line in the block
  std::size_t length = 0;
};

// No power of ten down to 1e-9 divides all values.
inline constexpr std::int32_t kCsvOffStep = 10;
// No value seen yet: every step divides nothing.
inline constexpr std::int32_t kCsvNoDecimals = -19;

// What was found in the rows so far. A step is 10^-decimals.
struct CsvStats {
  std::int64_t line = 0;  // physical lines read, with the header and blank lines
  std::int64_t rows = 0;  // lines that are neither header nor blank
  std::int64_t bars = 0;
  std::int64_t blank_lines = 0;
  std::array<std::int64_t, kCsvReasons> bad{};
  std::int64_t backward_jumps = 0;  // rows whose time is before that of the row above, good or bad
  std::int64_t ambiguous_times = 0;
  std::int64_t equal_times = 0;   // ticks at the time of the one before
  std::int64_t locked_rows = 0;   // an ask equals its bid, none is below
  std::int64_t crossed_rows = 0;  // an ask is below its bid
  std::int64_t off_grid_rows = 0;
  std::int64_t first_off_grid_line = 0;
  std::int64_t step_ns = 0;      // greatest common divisor of all distances in time
  std::int64_t shortest_ns = 0;  // the shortest of them
  std::int64_t first_time = 0;
  std::int64_t last_time = 0;
  std::int64_t plain_rows = 0;  // rows that took the plain path
  std::int32_t price_decimals = kCsvNoDecimals;
  std::int32_t volume_decimals = kCsvNoDecimals;
};

}  // namespace tiercel::bars
