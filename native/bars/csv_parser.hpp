#pragma once
// CSV text to columns of bars or ticks, block by block.
//
// The caller reads the file into blocks, gives each with the unfinished line of the block before in front of it, and
// owns all outputs. Every row is validated; a bad one is counted and, where there is room, listed.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/bars/csv_layout.hpp"
#include "native/bars/csv_row.hpp"
#include "native/bars/csv_time.hpp"
#include "native/core/status.hpp"

namespace tiercel::bars {

// Bytes [begin, end) of `bytes`; kCsvMargin bytes on both sides must be inside it. The last block of a file ends
// with a line end (the caller adds one that is missing).
struct CsvBlock {
  std::span<const char> bytes;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Rows are written from `row` on, until the time column is full. Absent columns are null.
struct CsvOutput {
  std::span<std::int64_t> time;
  std::array<double*, kCsvColumns> columns{};
  std::size_t row = 0;
  std::span<CsvBadRow> bad;  // empty: bad rows are counted only
  std::size_t bad_listed = 0;
};

class CsvParser {
 public:
  // A layout must name a time, the prices of its record (bars: the four of each side it has), and no column twice.
  [[nodiscard]] static Status check_layout(const CsvLayout& layout) noexcept;

  // skip_lines: lines before the first row, such as a header; blank lines do not count.
  CsvParser(CsvLayout layout, std::int64_t skip_lines);
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  // Takes whole lines off the block until it has none, the output is full, or the list of bad rows is. `position`
  // is the first byte that was not taken. A bad row writes nothing.
  [[nodiscard]] Status parse(const CsvBlock& block, CsvOutput& output, std::size_t& position) noexcept;

  [[nodiscard]] const CsvStats& stats() const noexcept { return stats_; }
  // The fast path off, for the test that both agree.
  void use_plain_path(bool plain) noexcept { plain_ = plain; }

 private:
  [[nodiscard]] bool read_fast(const char*& p, const char* limit) noexcept;
  [[nodiscard]] bool read_number_fast(const char*& p, std::uint8_t column) noexcept;
  [[nodiscard]] bool read_side_fast(const char*& p, const char* limit, CsvField field) noexcept;
  [[nodiscard]] bool read_time_fast(const char*& p) noexcept;
  [[nodiscard]] bool read_date_fast(const char*& p) noexcept;
  [[nodiscard]] bool read_clock_fast(const char*& p) noexcept;
  void read_line(const char* line, const char* end) noexcept;
  void take_row(CsvVerdict verdict) noexcept;
  [[nodiscard]] bool is_plausible() const noexcept;
  [[nodiscard]] CsvVerdict place_in_time(std::int64_t& utc) noexcept;
  void note_distance(std::int64_t distance) noexcept;
  void note_steps() noexcept;
  void note_sides() noexcept;
  void reject(CsvVerdict verdict) noexcept;
  [[nodiscard]] bool has_room() const noexcept;
  void start_long_line(const char* begin, const char* end) noexcept;

  CsvLayout layout_;
  CsvShape shape_;
  ZoneClock clock_;
  CsvStats stats_;
  CsvRow row_;
  std::int64_t skip_lines_;
  std::int64_t last_local_ = 0;  // of the last good row
  std::int64_t last_seen_;       // UTC of the last row whose time could be read
  std::uint64_t date_low_ = 0;   // text of the date that was read last
  std::uint64_t date_high_;
  std::int64_t date_ns_ = 0;
  std::int32_t price_bound_ = 0;   // no value of the row at hand has more decimals
  std::int32_t volume_bound_ = 0;  // nor has a volume or size
  // Of the call at hand.
  const char* block_ = nullptr;
  const char* line_begin_ = nullptr;
  const char* line_end_ = nullptr;
  CsvOutput* output_ = nullptr;
  bool in_long_line_ = false;  // the front of an overlong line was taken in an earlier block
  bool plain_ = false;
};

}  // namespace tiercel::bars
