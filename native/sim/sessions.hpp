#pragma once
// The sessions of an instrument's calendar, and which of its bars open and close one. The first bar that opens within
// a session holds its opening auction, the last one its closing auction.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/quotes.hpp"

namespace tiercel::sim {

class Sessions {
 public:
  // Without sessions each bar is one: bars of a day or longer.
  Sessions() = default;
  // Opens and closes in order, as many of one as of the other.
  Sessions(std::span<const std::int64_t> opens, std::span<const std::int64_t> closes)
      : opens_(opens.begin(), opens.end()), closes_(closes.begin(), closes.end()) {}

  [[nodiscard]] bool opens_at(const BarSeries& bars, std::size_t bar) const noexcept;
  // A last bar of all that ends before its session does closes none.
  [[nodiscard]] bool closes_at(const BarSeries& bars, std::size_t bar) const noexcept;

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  [[nodiscard]] std::size_t session_of(std::int64_t time) const noexcept;

  std::vector<std::int64_t> opens_;
  std::vector<std::int64_t> closes_;
};

}  // namespace tiercel::sim
