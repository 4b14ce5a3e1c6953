#pragma once
// Prices of a block as ticks, checked and counted by one shift where they do not lie far apart.
#include <bit>
#include <cstddef>
#include <cstdint>

#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

// How prices are counted in ticks. Adding `shift` rounds a price in ticks to fractions of 2^-fraction_bits, all of
// whose bits are 0 where it is on the step. The bits of the sum, less those of `first`, are the fractions from the tick
// that counts as 0; beyond `spread` ticks, a power of two, there are none.
struct TickCount {
  double least;  // the tick that counts as 0
  double shift;
  std::uint64_t first;
  int fraction_bits;
  std::uint64_t spread;

  // The bits that a count on the step and within the spread does not have.
  [[nodiscard]] std::uint64_t wrong_bits() const noexcept { return ~((spread - 1) << fraction_bits); }
};

// The finest of the columns' steps with a wider tolerance than tick_scale, so that a count gives the ticks of in_ticks.
[[nodiscard]] TickScale countable_scale(const int* decimals, std::size_t columns) noexcept;

// For prices that differ from this one by no more than a quarter, and a countable scale. False where there is none.
[[nodiscard]] bool find_count(const TickScale& s, double price, TickCount* by) noexcept;

// Values in ticks, of any column.
template <int W>
class LaneTicks {
 public:
  [[gnu::always_inline]] explicit LaneTicks(const TickScale& s) noexcept : s_(s) {}
  [[gnu::always_inline]] Lanes<W> take(const Lanes<W>& x) noexcept {
    bad_ += x * 0.0;
    return before(x);
  }
  // Of a row before the block, of which it is known that it is a number.
  [[gnu::always_inline]] [[nodiscard]] Lanes<W> before(const Lanes<W>& x) const noexcept { return in_ticks(s_, x); }
  // True where all were numbers.
  [[gnu::always_inline]] [[nodiscard]] bool good() const noexcept { return are_zero(bad_); }

 private:
  const TickScale s_;
  Lanes<W> bad_{};
};

// Values of columns without a step, as they are but for a -0.
template <int W>
class LaneValues {
 public:
  [[gnu::always_inline]] Lanes<W> take(const Lanes<W>& x) noexcept {
    bad_ += x * 0.0;
    return before(x);
  }
  // Of a row before the block, of which it is known that it is a number.
  [[gnu::always_inline]] [[nodiscard]] Lanes<W> before(const Lanes<W>& x) const noexcept { return x + 0.0; }
  [[gnu::always_inline]] [[nodiscard]] bool good() const noexcept { return are_zero(bad_); }

 private:
  Lanes<W> bad_{};
};

// Values in ticks by counting.
template <int W>
class LaneTickCount {
 public:
  [[gnu::always_inline]] LaneTickCount(const TickScale& s, const TickCount& by) noexcept
      : by_(by), first_(by.first), scale_(s.scale) {}
  [[gnu::always_inline]] Lanes<W> take(const Lanes<W>& x) noexcept {
    const Lanes<W> shifted = x * scale_ + by_.shift;
    bits_ |= std::bit_cast<Counts>(shifted) - first_;
    return shifted - by_.shift;
  }
  [[gnu::always_inline]] Lanes<W> before(const Lanes<W>& x) noexcept { return take(x); }
  // True where all were on the step and within the spread.
  [[gnu::always_inline]] [[nodiscard]] bool good() const noexcept {
    std::uint64_t bits = 0;
    for (int i = 0; i < W; ++i) bits |= bits_[i];
    return (bits & by_.wrong_bits()) == 0;
  }

 private:
  using Counts = typename LaneTypes<W>::Wrapping;  // what is no count may be anything
  const TickCount by_;
  const std::uint64_t first_;
  const double scale_;
  Counts bits_{};
};

// Runs a block on its values: as they are without a step; else on ticks that are counted from a price, or, where that
// gives false, on all others.
template <int W, class Run>
TIERCEL_BODY bool run_in_ticks(const TickScale& s, double price, const Run& run) noexcept {
  if (s.tolerance == 0.0 && s.scale == 1.0) return run(LaneValues<W>());
  TickCount by;
  if (find_count(s, price, &by) && run(LaneTickCount<W>(s, by))) return true;
  return run(LaneTicks<W>(s));
}

}  // namespace tiercel::indicators
