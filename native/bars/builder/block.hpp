#pragma once
// A few thousand rows, made ready once for all bars that are built from them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "native/bars/builder/spec.hpp"
#include "native/bars/builder/total.hpp"

namespace tiercel::bars {

inline constexpr std::size_t kBlockRows = 4096;

// What of a block the builders look at.
struct BlockNeeds {
  bool ticks = false;   // prices as whole numbers
  bool totals = false;  // sums of size, and of price times size
};

// How sums become numbers, and whether rows are ticks or bars.
struct BarScales {
  TotalScale volume;
  TotalScale value;
  bool is_ticks = true;
};

[[nodiscard]] inline BarScales scales_of(const BarSpec& spec, bool is_ticks) noexcept {
  const bool is_exact = spec.price_decimals >= 0 && spec.volume_decimals >= 0;
  return {scale_of(spec.volume_decimals), scale_of(is_exact ? spec.price_decimals + spec.volume_decimals : -1),
          is_ticks};
}

// Views of rows [0, size) of a block; columns that are absent are nullptr.
struct Block {
  std::size_t size = 0;
  std::size_t first = 0;  // row of the caller's columns
  const std::int64_t* time = nullptr;
  std::array<const double*, 4> price{};  // open, high, low, close
  std::array<const double*, 4> ask{};
  const double* volume = nullptr;
  const double* trades = nullptr;
  const double* vwap = nullptr;
  const double* spread = nullptr;
  BarScales scales;

  const std::int64_t* ticks = nullptr;  // of the price, in steps, or in 1e-9 where there is no step
  const std::int64_t* units = nullptr;  // of the size, in steps
  // Sums of rows before: [0, size]. nullptr where they do not fit 63 bits, or are not exact.
  const std::int64_t* units_before = nullptr;
  const std::int64_t* value_before = nullptr;
  bool is_rising = true;  // no value is below 0

  // The sum of rows [from, to) is added.
  void add_volume(std::size_t from, std::size_t to, Total& total) const noexcept;
  void add_value(std::size_t from, std::size_t to, Total& total) const noexcept;
};

// Prepares one block after the other.
class BlockReader {
 public:
  BlockReader(const BarSpec& common, const BlockNeeds& needs);
  // Rows [from, from + size) of `rows`; the time of the row before is `last_time`.
  [[nodiscard]] BarFault read(const BarRows& rows, std::size_t from, std::int64_t last_time, std::size_t* bad_row);
  [[nodiscard]] const Block& block() const noexcept { return block_; }

 private:
  BarFault check(std::int64_t last_time, bool strictly, std::size_t* bad_row) const noexcept;
  BarFault read_mid(const BarRows& rows, std::size_t from, std::size_t* bad_row) noexcept;
  BarFault read_ticks(std::size_t* bad_row) noexcept;
  BarFault read_units(std::size_t* bad_row) noexcept;
  void sum_values() noexcept;

  BarSpec spec_;
  BlockNeeds needs_;
  Block block_;
  std::vector<double> mid_;
  std::vector<std::int64_t> ticks_, units_, units_before_, value_before_, other_;
};

}  // namespace tiercel::bars
