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
#include <cstring>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kSumRows = 256;         // rows of a block
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

  // The same for `rows` rows (up to kSumRows) from `row` on. `cells` begins with the ones of this series; columns of
  // `weighted` are asked for where kWeighted is.
  template <std::size_t N>
  TIERCEL_BODY void block(double* cells, const std::array<std::size_t, N>& periods, std::uint64_t row, const double* x,
                          const std::array<double*, N>& plain, const std::array<double*, N>& weighted,
                          std::size_t rows) noexcept {
    double room[kWeighted ? 4 : 2][kLongestSumBlock + kSumRows];
    double* s = room[0];
    double* next = room[1];
    double* v = kWeighted ? room[2] : nullptr;
    double* next_v = kWeighted ? room[3] : nullptr;
    const std::size_t longest = *std::max_element(periods.begin(), periods.end());
    const std::size_t apart = plain_cells(longest);
    std::memcpy(s + 1, x, rows * sizeof(double));
    if constexpr (kWeighted) std::memcpy(v + 1, x, rows * sizeof(double));
    for (std::size_t width = 1; width <= longest; width *= 2) {
      exchange(cells + width - 1, width, row, s, rows);
      if constexpr (kWeighted) exchange(cells + apart + width - 1, width, row, v, rows);
      for (std::size_t i = 0; i < N; ++i) {
        if ((periods[i] & width) == 0) continue;
        const std::size_t newer = periods[i] & (width - 1);
        if constexpr (kWeighted) {
          const double* from = v + width - newer;
          join_weighted(newer == 0, rows_before(periods[i], newer, width), s + width - newer, from, weighted[i], rows);
        }
        join(newer == 0, s + width - newer, plain[i], rows);
      }
      if (width * 2 > longest) break;
      if constexpr (kWeighted) {
        const auto weight = static_cast<double>(width);
        double* __restrict to = next_v + 2 * width;
        for (std::size_t i = 0; i < rows; ++i) to[i] = v[i] + (v[width + i] + weight * s[width + i]);
        std::swap(v, next_v);
      }
      double* __restrict to = next + 2 * width;
      for (std::size_t i = 0; i < rows; ++i) to[i] = s[i] + s[width + i];
      std::swap(s, next);
    }
  }

 private:
  static constexpr std::size_t plain_cells(std::size_t longest) noexcept { return 2 * std::bit_floor(longest) - 1; }

  // Rows of the window that lie before the part of `width` rows which has `newer` rows after it.
  TIERCEL_BODY double rows_before(std::size_t period, std::size_t newer, std::size_t width) noexcept {
    return static_cast<double>(period - newer - width);
  }

  // Puts the last `width` rows of the ring before the block, and the last ones of the block into the ring.
  TIERCEL_BODY void exchange(double* ring, std::size_t width, std::uint64_t row, double* block,
                             std::size_t rows) noexcept {
    const std::size_t oldest = row & (width - 1);
    std::memcpy(block, ring + oldest, (width - oldest) * sizeof(double));
    std::memcpy(block + width - oldest, ring, oldest * sizeof(double));
    const std::size_t after = (row + rows) & (width - 1);
    std::memcpy(ring + after, block + rows, (width - after) * sizeof(double));
    std::memcpy(ring, block + rows + width - after, after * sizeof(double));
  }

  TIERCEL_BODY void join(bool first, const double* piece, double* __restrict sum, std::size_t rows) noexcept {
    if (first) {
      for (std::size_t i = 0; i < rows; ++i) sum[i] = 0.0 + piece[i];
    } else {
      for (std::size_t i = 0; i < rows; ++i) sum[i] += piece[i];
    }
  }
  TIERCEL_BODY void join_weighted(bool first, double before, const double* piece, const double* weighted,
                                  double* __restrict sum, std::size_t rows) noexcept {
    if (first) {
      for (std::size_t i = 0; i < rows; ++i) sum[i] = 0.0 + (weighted[i] + before * piece[i]);
    } else {
      for (std::size_t i = 0; i < rows; ++i) sum[i] += weighted[i] + before * piece[i];
    }
  }
};

}  // namespace tiercel::indicators
