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

inline constexpr std::size_t kSumRows = 512;           // rows of a block
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
    Room room;
    const std::size_t longest = *std::max_element(periods.begin(), periods.end());
    const Levels levels = open(room, cells, longest, row, rows);
    Filler<W> filler(levels);
    for (std::size_t r = 0; r < rows; r += W) filler.take(r, read_lanes<W>(x + r));
    close(levels, cells, row, rows);
    for (std::size_t i = 0; i < N; ++i) {
      const Pieces pieces = pieces_of(levels, periods[i]);
      for (std::size_t r = 0; r < rows; r += W) write_lanes(plain[i] + r, plain_sum<W>(pieces, r));
      if constexpr (kWeighted) {
        for (std::size_t r = 0; r < rows; r += W) write_lanes(weighted[i] + r, weighted_sum<W>(pieces, r));
      }
    }
  }

  // The parts of such a block, for a loop that does more with each row: open, take rows with a Filler, and sum up what
  // was taken some vectors before, as what was just written cannot be read at other places without a wait; close
  // unless the block is to be as if it had not been.
  static constexpr std::size_t kMostLevels = 11;  // up to kLongestSumBlock rows
  // Each level has its last rows before the block, at least eight, and those of the block.
  struct Room {
    alignas(64) double values[kWeighted ? 2 : 1][2 * kLongestSumBlock + kMostLevels * (kSumRows + 2 * kStepRows)];
  };
  struct Levels {
    std::size_t count;
    std::size_t apart;                   // cells of the weighted sums behind those of the plain ones
    std::array<double*, kMostLevels> s;  // the first row of the block
    std::array<double*, kMostLevels> v;
  };
  struct Pieces {
    std::size_t count;
    std::array<const double*, kMostLevels> s;
    std::array<const double*, kMostLevels> v;
    std::array<double, kMostLevels> before;  // rows of the window that lie before the piece
  };

  TIERCEL_BODY Levels open(Room& room, const double* cells, std::size_t longest, std::uint64_t row,
                           std::size_t rows) noexcept {
    Levels levels;
    levels.count = 0;
    levels.apart = plain_cells(longest);
    std::size_t at = 0;
    for (std::size_t width = 1; width <= longest; width *= 2) {
      at += std::max<std::size_t>(width, kStepRows);
      const std::size_t k = levels.count++;
      levels.s[k] = room.values[0] + at;
      read_ring(cells, k, row, levels.s[k]);
      if constexpr (kWeighted) {
        levels.v[k] = room.values[1] + at;
        read_ring(cells + levels.apart, k, row, levels.v[k]);
      }
      at += rows + kStepRows;
    }
    return levels;
  }

  TIERCEL_BODY void close(const Levels& levels, double* cells, std::uint64_t row, std::size_t rows) noexcept {
    for (std::size_t k = 0; k < levels.count; ++k) {
      write_ring(cells, k, row + rows, levels.s[k] + rows);
      if constexpr (kWeighted) write_ring(cells + levels.apart, k, row + rows, levels.v[k] + rows);
    }
  }

  // Where the parts of a window stand, the newest one first.
  TIERCEL_BODY Pieces pieces_of(const Levels& levels, std::size_t period) noexcept {
    Pieces pieces;
    pieces.count = 0;
    for (std::size_t k = 0; k < levels.count; ++k) {
      const std::size_t width = std::size_t{1} << k;
      if ((period & width) == 0) continue;
      const std::size_t newer = period & (width - 1);
      pieces.s[pieces.count] = levels.s[k] - newer;
      if constexpr (kWeighted) pieces.v[pieces.count] = levels.v[k] - newer;
      pieces.before[pieces.count++] = rows_before(period, newer, width);
    }
    return pieces;
  }

  template <int W>
  TIERCEL_BODY Lanes<W> plain_sum(const Pieces& p, std::size_t r) noexcept {
    Lanes<W> total = Lanes<W>{} + read_lanes<W>(p.s[0] + r);
    for (std::size_t i = 1; i < p.count; ++i) total += read_lanes<W>(p.s[i] + r);
    return total;
  }
  template <int W>
  TIERCEL_BODY Lanes<W> weighted_sum(const Pieces& p, std::size_t r) noexcept {
    Lanes<W> total{};
    for (std::size_t i = 0; i < p.count; ++i) {
      total += read_lanes<W>(p.v[i] + r) + p.before[i] * read_lanes<W>(p.s[i] + r);
    }
    return total;
  }

  // Takes neighbouring rows, the first levels from registers.
  template <int W>
  class Filler {
   public:
    [[gnu::always_inline]] explicit Filler(const Levels& levels) noexcept
        : levels_(levels),
          s0_(last_rows<W, 1>(levels, levels.s, 0)),
          s1_(last_rows<W, 2>(levels, levels.s, 1)),
          s2_(last_rows<W, 4>(levels, levels.s, 2)),
          s3_(last_rows<W, 8>(levels, levels.s, 3)),
          v0_(last_rows<W, 1>(levels, levels.v, 0)),
          v1_(last_rows<W, 2>(levels, levels.v, 1)),
          v2_(last_rows<W, 4>(levels, levels.v, 2)),
          v3_(last_rows<W, 8>(levels, levels.v, 3)) {}

    [[gnu::always_inline]] void take(std::size_t r, const Lanes<W>& x) noexcept {
      Lanes<W> s = x;
      Lanes<W> v = x;
      if (!pass<1>(r, 0, s, v, s0_, v0_) || !pass<2>(r, 1, s, v, s1_, v1_) || !pass<4>(r, 2, s, v, s2_, v2_) ||
          !pass<8>(r, 3, s, v, s3_, v3_)) {
        return;
      }
      for (std::size_t k = 4; put(r, k, s, v); ++k) {
        const std::size_t width = std::size_t{1} << k;
        Lanes<W> older_v{};
        if constexpr (kWeighted) older_v = read_lanes<W>(levels_.v[k] + r - width);
        rise(k, read_lanes<W>(levels_.s[k] + r - width), older_v, s, v);
      }
    }

   private:
    // Writes a level; false where it is the last one.
    [[gnu::always_inline]] bool put(std::size_t r, std::size_t k, const Lanes<W>& s, const Lanes<W>& v) noexcept {
      write_lanes(levels_.s[k] + r, s);
      if constexpr (kWeighted) write_lanes(levels_.v[k] + r, v);
      return k + 1 < levels_.count;
    }
    // From level k to the next one.
    [[gnu::always_inline]] static void rise(std::size_t k, const Lanes<W>& older, const Lanes<W>& older_v, Lanes<W>& s,
                                            Lanes<W>& v) noexcept {
      if constexpr (kWeighted) v = older_v + (v + static_cast<double>(std::size_t{1} << k) * s);
      s = older + s;
    }
    template <int kAgo>
    [[gnu::always_inline]] bool pass(std::size_t r, std::size_t k, Lanes<W>& s, Lanes<W>& v, LastRows<W, kAgo>& last_s,
                                     LastRows<W, kAgo>& last_v) noexcept {
      if (!put(r, k, s, v)) return false;
      const Lanes<W> older = last_s.template ago<kAgo>(s);
      last_s.push(s);
      Lanes<W> older_v{};
      if constexpr (kWeighted) {
        older_v = last_v.template ago<kAgo>(v);
        last_v.push(v);
      }
      rise(k, older, older_v, s, v);
      return true;
    }

    const Levels& levels_;
    LastRows<W, 1> s0_;
    LastRows<W, 2> s1_;
    LastRows<W, 4> s2_;
    LastRows<W, 8> s3_;
    LastRows<W, 1> v0_;
    LastRows<W, 2> v1_;
    LastRows<W, 4> v2_;
    LastRows<W, 8> v3_;
  };

 private:
  static constexpr std::size_t plain_cells(std::size_t longest) noexcept { return 2 * std::bit_floor(longest) - 1; }

  // Rows of the window that lie before the part of `width` rows which has `newer` rows after it.
  TIERCEL_BODY double rows_before(std::size_t period, std::size_t newer, std::size_t width) noexcept {
    return static_cast<double>(period - newer - width);
  }

  // The ring of a level, the oldest row first, before the block; and back.
  TIERCEL_BODY void read_ring(const double* cells, std::size_t k, std::uint64_t row, double* block) noexcept {
    const std::size_t width = std::size_t{1} << k;
    for (std::size_t i = 0; i < width; ++i) (block - width)[i] = cells[width - 1 + ((row + i) & (width - 1))];
  }
  TIERCEL_BODY void write_ring(double* cells, std::size_t k, std::uint64_t row, const double* end) noexcept {
    const std::size_t width = std::size_t{1} << k;
    for (std::size_t i = 0; i < width; ++i) cells[width - 1 + ((row + i) & (width - 1))] = (end - width)[i];
  }

  template <int W, int kAgo>
  TIERCEL_BODY LastRows<W, kAgo> last_rows(const Levels& levels, const std::array<double*, kMostLevels>& at,
                                           std::size_t k) noexcept {
    std::array<double, kStepRows> rows{};
    if (k < levels.count && (kWeighted || &at == &levels.s)) {
      for (std::size_t i = kStepRows - kAgo; i < kStepRows; ++i) rows[i] = (at[k] - kStepRows)[i];
    }
    return LastRows<W, kAgo>(rows);
  }
};

}  // namespace tiercel::indicators
