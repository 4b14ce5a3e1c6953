#pragma once
// The bar that is not finished: what its rows come to so far.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "native/bars/builder/block.hpp"

namespace tiercel::bars {

// The highest and the lowest of rows of a column; of at least one.
[[nodiscard]] double highest_of(const double* x, std::size_t rows) noexcept;
[[nodiscard]] double lowest_of(const double* x, std::size_t rows) noexcept;

struct PriceRange {
  double open = 0, high = 0, low = 0, close = 0;

  void take(const std::array<const double*, 4>& columns, std::size_t from, std::size_t to, bool is_first) noexcept {
    constexpr std::size_t kFew = 24;  // rows for which a call of the wide form does not pay
    const auto [o, h, l, c] = columns;
    if (is_first) {
      open = o[from];
      high = h[from];
      low = l[from];
    }
    if (to - from > kFew) {
      high = std::max(high, highest_of(h + from, to - from));
      low = std::min(low, lowest_of(l + from, to - from));
    } else if (h == l) {
      for (std::size_t i = from; i < to; ++i) {
        const double price = h[i];
        high = price > high ? price : high;
        low = price < low ? price : low;
      }
    } else {
      for (std::size_t i = from; i < to; ++i) {
        high = h[i] > high ? h[i] : high;
        low = l[i] < low ? l[i] : low;
      }
    }
    close = c[to - 1];
  }
};

struct OpenBar {
  std::int64_t first_time = 0;
  std::int64_t last_time = 0;
  std::int64_t rows = 0;
  PriceRange main, ask;
  Total volume, value;
  double trades = 0;
  // Of bars: means of columns that are no sums.
  double spread = 0, vwap = 0, weighted = 0, weight = 0;

  // Takes rows [from, to), at least one.
  void take(const Block& b, std::size_t from, std::size_t to) noexcept {
    const bool is_first = rows == 0;
    if (is_first) first_time = b.time[from];
    last_time = b.time[to - 1];
    rows += static_cast<std::int64_t>(to - from);
    main.take(b.price, from, to, is_first);
    if (b.ask[0] != nullptr) ask.take(b.ask, from, to, is_first);
    if (b.volume != nullptr) b.add_volume(from, to, volume);
    if (b.volume != nullptr && b.scales.is_ticks) b.add_value(from, to, value);
    if (!b.scales.is_ticks) take_columns(b, from, to);
  }

  // The next rows begin another bar.
  void clear() noexcept {
    rows = 0;
    volume.clear();
    value.clear();
    trades = spread = vwap = weighted = weight = 0;
  }

  // What the bar is if it ends here; time and close time are the caller's.
  void write(const BarScales& scales, BuiltBar& bar) const noexcept {
    bar.open = main.open + 0.0;  // no -0, which is equal to 0 and would depend on the order of rows
    bar.high = main.high + 0.0;
    bar.low = main.low + 0.0;
    bar.close = main.close + 0.0;
    bar.ask_open = ask.open + 0.0;
    bar.ask_high = ask.high + 0.0;
    bar.ask_low = ask.low + 0.0;
    bar.ask_close = ask.close + 0.0;
    bar.volume = scales.volume.value(volume);
    if (scales.is_ticks) {
      bar.ticks = static_cast<double>(rows);
      bar.vwap =
          bar.volume > 0 ? scales.value.value(value) / bar.volume : bar.close;  // the close where nothing is traded
      return;
    }
    const auto number = static_cast<double>(rows > 0 ? rows : 1);
    bar.ticks = trades;
    bar.spread = spread / number;
    bar.vwap = weight > 0 ? weighted / weight : vwap / number;
  }

 private:
  void take_columns(const Block& b, std::size_t from, std::size_t to) noexcept {
    for (std::size_t i = from; b.trades != nullptr && i < to; ++i) trades += b.trades[i];
    for (std::size_t i = from; b.spread != nullptr && i < to; ++i) spread += b.spread[i];
    if (b.vwap == nullptr || b.volume == nullptr) return;
    for (std::size_t i = from; i < to; ++i) {
      vwap += b.vwap[i];
      weighted += b.vwap[i] * b.volume[i];
      weight += b.volume[i];
    }
  }
};

}  // namespace tiercel::bars
