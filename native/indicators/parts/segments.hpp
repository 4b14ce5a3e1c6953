#pragma once
// A recursive kernel whose state soon forgets where it began can take eight segments of a block at once, one in each
// lane: each begins some rows early from a guess, and where the state with which a segment began is, bit for bit, the
// one with which the segment before it ended, all that follows is what one row after the other would have given.
#include <array>
#include <cstddef>
#include <utility>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kSegments = 8;

// Where the segments of a column begin, which are `length` rows long, or `early` rows before; the first has none
// before. Of no column there are none.
template <class T>
[[nodiscard]] std::array<T*, kSegments> segments_of(T* column, std::size_t length, std::size_t early = 0) noexcept {
  std::array<T*, kSegments> begins{};
  if (column == nullptr) return begins;
  begins[0] = column;
  for (std::size_t i = 1; i < kSegments; ++i) begins[i] = column + (i * length - early);
  return begins;
}

// Every second run of kApart lanes of `upper` and `lower`, by turns; kFrom 0 are the first ones, kApart the second
// ones.
template <int W, int kApart, int kFrom, int... I>
TIERCEL_BODY Lanes<W> woven(const Lanes<W>& upper, const Lanes<W>& lower,
                            std::integer_sequence<int, I...> /*lanes*/) noexcept {
#ifdef __clang__
  return __builtin_shufflevector(upper, lower, ((I & kApart) == 0 ? I + kFrom : I - kApart + kFrom + W)...);
#else
  return __builtin_shuffle(upper, lower,
                           typename LaneTypes<W>::Places{((I & kApart) == 0 ? I + kFrom : I - kApart + kFrom + W)...});
#endif
}

// A square of lanes; the loops over its rows are written out, so that it stays in registers.
template <int W>
using Square = std::array<Lanes<W>, W>;

template <int W, int kApart, int kRow>
TIERCEL_BODY void weave(Square<W>& square) noexcept {
  if constexpr ((kRow & kApart) == 0) {
    constexpr auto kLanes = std::make_integer_sequence<int, W>{};
    const Lanes<W> upper = square[kRow];
    const Lanes<W> lower = square[kRow + kApart];
    square[kRow] = woven<W, kApart, 0>(upper, lower, kLanes);
    square[kRow + kApart] = woven<W, kApart, kApart>(upper, lower, kLanes);
  }
}

// Rows and columns of a square change places.
template <int W, int kApart = 1, int... I>
TIERCEL_BODY void transpose(Square<W>& square, std::integer_sequence<int, I...> rows) noexcept {
  (weave<W, kApart, I>(square), ...);
  if constexpr (kApart * 2 < W) transpose<W, kApart * 2>(square, rows);
}

// Row `row` and those after it of W segments, which begin at `from`: a vector a row, a segment in each lane.
template <int W, int... I>
TIERCEL_BODY Square<W> read_segments(const double* const* from, std::size_t row,
                                     std::integer_sequence<int, I...> rows) noexcept {
  Square<W> square{read_lanes<W>(from[I] + row)...};
  transpose<W>(square, rows);
  return square;
}

// The other way: to the segments that begin at `to`.
template <int W, int... I>
TIERCEL_BODY void write_segments(double* const* to, std::size_t row, Square<W>& square,
                                 std::integer_sequence<int, I...> rows) noexcept {
  transpose<W>(square, rows);
  (write_lanes(to[I] + row, square[I]), ...);
}

}  // namespace tiercel::indicators
