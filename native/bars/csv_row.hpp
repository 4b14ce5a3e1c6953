#pragma once
// One line of a CSV file: the plain reading of it, and the rules that a bar or a tick must keep.
#include <array>
#include <cstdint>
#include <string_view>

#include "native/bars/csv_layout.hpp"

namespace tiercel::bars {

struct CsvRow {
  std::int64_t local_ns = 0;
  std::array<double, kCsvColumns> values{};
};

struct CsvVerdict {
  CsvReason reason = CsvReason::kNone;
  std::int32_t field = -1;
};

// Which columns a layout fills.
struct CsvShape {
  explicit CsvShape(const CsvLayout& layout) noexcept;
  [[nodiscard]] bool has(CsvColumn column) const noexcept { return field_of[static_cast<std::size_t>(column)] >= 0; }

  CsvRecord record;
  // The columns before `price_end` are prices, those of [size_begin, size_end) volumes or sizes.
  std::size_t price_end;
  std::size_t size_begin;
  std::size_t size_end;
  std::array<std::int32_t, kCsvColumns> field_of;  // -1: absent
  std::int32_t time_field = -1;
  bool has_ask = false;     // of bars
  bool has_extras = false;  // any column of bars after the prices
};

// Reads a line without its end, quotes and blanks allowed. This is the reference for the fast path.
[[nodiscard]] CsvVerdict read_row(std::string_view line, const CsvLayout& layout, CsvRow& row) noexcept;

// The aggressor of a trade from the text of its side, or from whether the buyer was the maker; false for other text.
[[nodiscard]] bool parse_side(std::string_view text, CsvRole role, double& aggressor) noexcept;

// Prices finite and positive, the high not below and the low not above the others, nothing negative.
[[nodiscard]] CsvVerdict check_values(const CsvRow& row, const CsvShape& shape) noexcept;

}  // namespace tiercel::bars
