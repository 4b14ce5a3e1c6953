#pragma once
// The grid on which an instrument's prices stand, found from the prices themselves: feeds give them in units far finer
// than a tick, and levels that lie a hundred places apart would share no cache line. The step is the greatest common
// divisor of all prices so far.
#include <bit>
#include <cstdint>
#include <numeric>

namespace tiercel::book {

class PriceGrid {
 public:
  // How many steps the price is. False where it is not on the grid.
  [[nodiscard]] bool index(std::int32_t price, std::int32_t& out) const noexcept {
    // A product with the inverse modulo 2^32 divides exactly whatever can be divided; what cannot shows afterwards.
    const auto odd = static_cast<std::int32_t>(static_cast<std::uint32_t>(price) * inverse_);
    out = odd >> shift_;
    return std::int64_t{out} * step_ == price;
  }
  [[nodiscard]] std::int32_t price(std::int32_t index) const noexcept { return index * step_; }
  // The coarsest grid that has this price too. What stood at index i stands at i * ratio then.
  [[nodiscard]] PriceGrid with(std::int32_t price) const noexcept { return PriceGrid(std::gcd(step_, price)); }
  [[nodiscard]] std::int32_t step() const noexcept { return step_; }

  PriceGrid() = default;

 private:
  explicit PriceGrid(std::int32_t step) noexcept
      : step_(step), shift_(static_cast<std::uint32_t>(std::countr_zero(static_cast<std::uint32_t>(step)))) {
    const std::uint32_t odd = static_cast<std::uint32_t>(step) >> shift_;
    std::uint32_t x = odd;  // right in the last three bits; each round doubles that
    for (int i = 0; i < 4; ++i) x *= 2 - odd * x;
    inverse_ = x;
  }

  std::int32_t step_ = 0;  // 0: no price but 0 so far
  std::uint32_t shift_ = 0;
  std::uint32_t inverse_ = 0;
};

}  // namespace tiercel::book
