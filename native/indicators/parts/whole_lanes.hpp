#pragma once
// Whole numbers of less than 2^51 in lanes, as integers and back, and their running sums. Of larger ones the results
// are of no use, and a block that meets one is refused behind the loop: until then their sums wrap around.
#include <bit>
#include <cstdint>
#include <utility>

#include "native/core/lanes.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

template <int W>
using Places = typename LaneTypes<W>::Places;

template <int W>
using Wrapping = typename LaneTypes<W>::Wrapping;

template <int W>
TIERCEL_BODY Places<W> added(const Places<W>& a, const Places<W>& b) noexcept {
  return std::bit_cast<Places<W>>(std::bit_cast<Wrapping<W>>(a) + std::bit_cast<Wrapping<W>>(b));
}
template <int W>
TIERCEL_BODY Places<W> added(const Places<W>& a, std::int64_t b) noexcept {
  return std::bit_cast<Places<W>>(std::bit_cast<Wrapping<W>>(a) + static_cast<std::uint64_t>(b));
}
template <int W>
TIERCEL_BODY Places<W> subtracted(const Places<W>& a, const Places<W>& b) noexcept {
  return std::bit_cast<Places<W>>(std::bit_cast<Wrapping<W>>(a) - std::bit_cast<Wrapping<W>>(b));
}

template <int W>
TIERCEL_BODY Places<W> whole_lanes(const Lanes<W>& x) noexcept {
  return std::bit_cast<Places<W>>(std::bit_cast<Wrapping<W>>(Lanes<W>{x + kWholeNumbers}) -
                                  std::bit_cast<std::uint64_t>(kWholeNumbers));
}

template <int W>
TIERCEL_BODY Lanes<W> from_whole_lanes(const Places<W>& x) noexcept {
  return std::bit_cast<Lanes<W>>(std::bit_cast<Wrapping<W>>(x) + std::bit_cast<std::uint64_t>(kWholeNumbers)) -
         kWholeNumbers;
}

// The numbers of kBy lanes earlier; in the first lanes those of the last lanes of `before`.
template <int W, int kBy>
TIERCEL_BODY Places<W> shifted_lanes(const Places<W>& x, const Places<W>& before = Places<W>{}) noexcept {
  return std::bit_cast<Places<W>>(rows_from<W, W - kBy>(std::bit_cast<Lanes<W>>(before), std::bit_cast<Lanes<W>>(x),
                                                        std::make_integer_sequence<int, W>{}));
}

// In each lane the sum of the lanes up to it.
template <int W>
TIERCEL_BODY Places<W> sums_so_far(Places<W> x) noexcept {
  x = added<W>(x, shifted_lanes<W, 1>(x));
  if constexpr (W > 2) x = added<W>(x, shifted_lanes<W, 2>(x));
  if constexpr (W > 4) x = added<W>(x, shifted_lanes<W, 4>(x));
  return x;
}

// The same of whole doubles, whose sums have no rounding up to 2^53.
template <int W>
TIERCEL_BODY Lanes<W> sums_so_far_of_doubles(Lanes<W> x) noexcept {
  constexpr auto kLanes = std::make_integer_sequence<int, W>{};
  x += rows_from<W, W - 1>(Lanes<W>{}, x, kLanes);
  if constexpr (W > 2) x += rows_from<W, W - 2>(Lanes<W>{}, x, kLanes);
  if constexpr (W > 4) x += rows_from<W, W - 4>(Lanes<W>{}, x, kLanes);
  return x;
}

}  // namespace tiercel::indicators
