#pragma once
// Sums of the last rows, plain ones and weighted ones, for one window or several at once.
//
// The sums of 1, 2, 4, 8 ... rows that end in each row follow from each other,
//   S[0] = x,  S[k + 1] = S[k] + S[k] of 2^k rows ago,
// and a window is joined from those whose lengths add up to it, the shortest one being the newest. So nothing is ever
// taken away: a sum that has met a huge value is as good as before once the window has passed it, its bits depend on
// the window alone, and neighbouring rows do not wait for each other. The rounding is that of adding pairwise.
// Weighted sums, with 1 for the oldest value of a window and the period for the newest, go the same way:
//   V[0] = x,  V[k + 1] = V[k] of 2^k rows ago + V[k] + 2^k S[k].
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kSumRows = 256;           // rows of a block
inline constexpr std::size_t kLongestSumBlock = 1024;  // the window up to which blocks pay

struct WindowSums {
  double plain = 0.0;
  double weighted = 0.0;  // only where asked for
};

// Of one series. Level k keeps its last 2^k rows in cells, those of the weighted sums behind those of the plain ones.
template <bool kWeighted>
class WindowSum {
 public:
  // Doubles of memory for windows of up to this many rows.
  [[nodiscard]] static constexpr std::size_t cells(std::size_t longest) noexcept {
    return kWeighted ? 2 * plain_cells(longest) : plain_cells(longest);
  }

  // Takes the value of row `row`, counted from the start or the last gap: the sums over windows of each period, of
  // use once there are so many rows. Its cells are those from `base` on.
  template <std::size_t N, class Past>
  static void step(const Past& past, std::size_t base, const std::array<std::size_t, N>& periods, std::uint64_t row,
                   double x, std::array<WindowSums, N>& sums) noexcept {
    const std::size_t longest = *std::max_element(periods.begin(), periods.end());
    const std::size_t apart = plain_cells(longest);
    double s = x;
    double v = x;
    sums.fill({});
    for (std::size_t width = 1; width <= longest; width *= 2) {
      const auto place = [&](std::size_t ago) { return base + width - 1 + ((row - ago) & (width - 1)); };
      for (std::size_t i = 0; i < N; ++i) {
        if ((periods[i] & width) == 0) continue;
        const std::size_t newer = periods[i] & (width - 1);
        const double piece = newer == 0 ? s : past.cell(place(newer));
        sums[i].plain += piece;
        if constexpr (kWeighted) {
          const double weighted = newer == 0 ? v : past.cell(place(newer) + apart);
          sums[i].weighted += weighted + rows_before(periods[i], newer, width) * piece;
        }
      }
      const double older = past.cell(place(0));
      past.keep(place(0), s);
      if constexpr (kWeighted) {
        const double older_weighted = past.cell(place(0) + apart);
        past.keep(place(0) + apart, v);
        v = older_weighted + (v + static_cast<double>(width) * s);
      }
      s = older + s;
    }
  }

  // The same for `rows` rows (a multiple of kStepRows, up to kSumRows) from `row` on. `cells` begins with the ones of
  // this series; columns of `weighted` are asked for where kWeighted is.
  template <int W, std::size_t N>
  TIERCEL_BODY void block(double* cells, const std::array<std::size_t, N>& periods, std::uint64_t row, const double* x,
                          const std::array<double*, N>& plain, const std::array<double*, N>& weighted,
                          std::size_t rows) noexcept {
    alignas(64) double room[kWeighted ? 2 : 1][kBlockRoom];
    const std::size_t longest = *std::max_element(periods.begin(), periods.end());
    const std::size_t apart = plain_cells(longest);
    Levels s = levels_in(room[0], longest, rows);
    Levels v = kWeighted ? levels_in(room[kWeighted ? 1 : 0], longest, rows) : Levels{};
    for (std::size_t k = 0; k < s.count; ++k) {
      read_ring(cells, k, row, s.at[k]);
      if constexpr (kWeighted) read_ring(cells + apart, k, row, v.at[k]);
    }
    fill<W>(s, v, x, rows);
    for (std::size_t k = 0; k < s.count; ++k) {
      write_ring(cells, k, row + rows, s.at[k] + rows);
      if constexpr (kWeighted) write_ring(cells + apart, k, row + rows, v.at[k] + rows);
    }
    for (std::size_t i = 0; i < N; ++i) {
      join<W>(s, periods[i], plain[i], rows);
      if constexpr (kWeighted) join_weighted<W>(s, v, periods[i], weighted[i], rows);
    }
  }

 private:
  static constexpr std::size_t kMostLevels = 11;  // up to kLongestSumBlock rows
  // Each level has its last rows before the block, at least eight, and those of the block. The odd lead keeps the
  // levels apart in the first cache.
  static constexpr std::size_t kBlockRoom = 2 * kLongestSumBlock + kMostLevels * (kSumRows + 24);
  struct Levels {
    std::size_t count = 0;
    std::array<double*, kMostLevels> at{};  // the first row of the block
  };

  static constexpr std::size_t plain_cells(std::size_t longest) noexcept { return 2 * std::bit_floor(longest) - 1; }

  // Rows of the window that lie before the part of `width` rows which has `newer` rows after it.
  TIERCEL_BODY double rows_before(std::size_t period, std::size_t newer, std::size_t width) noexcept {
    return static_cast<double>(period - newer - width);
  }

  TIERCEL_BODY Levels levels_in(double* room, std::size_t longest, std::size_t rows) noexcept {
    Levels levels;
    for (std::size_t width = 1; width <= longest; width *= 2) {
      room += std::max<std::size_t>(width, kStepRows);
      levels.at[levels.count++] = room;
      room += rows + kStepRows;
    }
    return levels;
  }

  // The ring of a level, the oldest row first, before the block; and back.
  TIERCEL_BODY void read_ring(const double* cells, std::size_t k, std::uint64_t row, double* block) noexcept {
    const std::size_t width = std::size_t{1} << k;
    for (std::size_t i = 0; i < width; ++i) block[i - width] = cells[width - 1 + ((row + i) & (width - 1))];
  }
  TIERCEL_BODY void write_ring(double* cells, std::size_t k, std::uint64_t row, const double* end) noexcept {
    const std::size_t width = std::size_t{1} << k;
    for (std::size_t i = 0; i < width; ++i) cells[width - 1 + ((row + i) & (width - 1))] = end[i - width];
  }

  template <int W, int kAgo>
  TIERCEL_BODY LastRows<W, kAgo> last_rows(const Levels& levels, std::size_t k) noexcept {
    std::array<double, kStepRows> rows{};
    if (k < levels.count) {
      for (std::size_t i = kStepRows - kAgo; i < kStepRows; ++i) rows[i] = levels.at[k][i - kStepRows];
    }
    return LastRows<W, kAgo>(rows);
  }

  // All levels, row after row: the first ones from registers, as what was just written cannot be read at other places
  // without a wait.
  template <int W>
  TIERCEL_BODY void fill(const Levels& s, const Levels& v, const double* x, std::size_t rows) noexcept {
    auto s0 = last_rows<W, 1>(s, 0);
    auto s1 = last_rows<W, 2>(s, 1);
    auto s2 = last_rows<W, 4>(s, 2);
    auto s3 = last_rows<W, 8>(s, 3);
    auto v0 = last_rows<W, 1>(v, 0);
    auto v1 = last_rows<W, 2>(v, 1);
    auto v2 = last_rows<W, 4>(v, 2);
    auto v3 = last_rows<W, 8>(v, 3);
    for (std::size_t r = 0; r < rows; r += W) {
      Lanes<W> sum = read_lanes<W>(x + r);
      Lanes<W> weighted = sum;
      const auto next = [&](std::size_t k, const Lanes<W>& older, const Lanes<W>& older_weighted) {
        if constexpr (kWeighted) {
          weighted = older_weighted + (weighted + static_cast<double>(std::size_t{1} << k) * sum);
        }
        sum = older + sum;
      };
      const auto put = [&](std::size_t k) {
        write_lanes(s.at[k] + r, sum);
        if constexpr (kWeighted) write_lanes(v.at[k] + r, weighted);
        return k + 1 < s.count;
      };
      const auto pass = [&]<int kAgo>(std::size_t k, LastRows<W, kAgo>& sums, LastRows<W, kAgo>& weights) {
        if (!put(k)) return false;
        const Lanes<W> older = sums.template ago<kAgo>(sum);
        sums.push(sum);
        Lanes<W> older_weighted{};
        if constexpr (kWeighted) {
          older_weighted = weights.template ago<kAgo>(weighted);
          weights.push(weighted);
        }
        next(k, older, older_weighted);
        return true;
      };
      if (!pass(0, s0, v0) || !pass(1, s1, v1) || !pass(2, s2, v2) || !pass(3, s3, v3)) continue;
      for (std::size_t k = 4; put(k); ++k) {
        const std::size_t width = std::size_t{1} << k;
        Lanes<W> older_weighted{};
        if constexpr (kWeighted) older_weighted = read_lanes<W>(v.at[k] + r - width);
        next(k, read_lanes<W>(s.at[k] + r - width), older_weighted);
      }
    }
  }

  struct Pieces {
    std::size_t count = 0;
    std::array<const double*, kMostLevels> at{};
    std::array<double, kMostLevels> before{};
  };
  // Where the parts of a window stand, the newest one first.
  TIERCEL_BODY Pieces pieces_of(const Levels& levels, std::size_t period) noexcept {
    Pieces pieces;
    for (std::size_t k = 0; k < levels.count; ++k) {
      const std::size_t width = std::size_t{1} << k;
      if ((period & width) == 0) continue;
      const std::size_t newer = period & (width - 1);
      pieces.at[pieces.count] = levels.at[k] - newer;
      pieces.before[pieces.count++] = rows_before(period, newer, width);
    }
    return pieces;
  }

  template <int W>
  TIERCEL_BODY void join(const Levels& levels, std::size_t period, double* sum, std::size_t rows) noexcept {
    const Pieces p = pieces_of(levels, period);
    switch (p.count) {
      case 1:
        return join_count<W, 1>(p, sum, rows);
      case 2:
        return join_count<W, 2>(p, sum, rows);
      case 3:
        return join_count<W, 3>(p, sum, rows);
      default:
        for (std::size_t r = 0; r < rows; r += W) {
          Lanes<W> total{};
          for (std::size_t i = 0; i < p.count; ++i) total += read_lanes<W>(p.at[i] + r);
          write_lanes(sum + r, total);
        }
    }
  }
  template <int W, int kCount>
  TIERCEL_BODY void join_count(const Pieces& p, double* sum, std::size_t rows) noexcept {
    const auto at = p.at;
    for (std::size_t r = 0; r < rows; r += W) {
      Lanes<W> total{};
      for (std::size_t i = 0; i < kCount; ++i) total += read_lanes<W>(at[i] + r);
      write_lanes(sum + r, total);
    }
  }

  template <int W>
  TIERCEL_BODY void join_weighted(const Levels& s, const Levels& v, std::size_t period, double* sum,
                                  std::size_t rows) noexcept {
    const Pieces plain = pieces_of(s, period);
    const Pieces weighted = pieces_of(v, period);
    for (std::size_t r = 0; r < rows; r += W) {
      Lanes<W> total{};
      for (std::size_t i = 0; i < plain.count; ++i) {
        total += read_lanes<W>(weighted.at[i] + r) + plain.before[i] * read_lanes<W>(plain.at[i] + r);
      }
      write_lanes(sum + r, total);
    }
  }
};

}  // namespace tiercel::indicators
