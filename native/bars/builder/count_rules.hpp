#pragma once
// Bars that close with the tick that completes a number of ticks, of units or of money. A trade that is larger than
// what is left closes the bar and is not split.
#include <algorithm>
#include <cstddef>

#include "native/bars/builder/block.hpp"
#include "native/bars/builder/open_bar.hpp"

namespace tiercel::bars {

// The rows of a bar end before `end`; the bar goes on unless it closes.
struct Cut {
  std::size_t end;
  bool closes;
};

[[nodiscard]] inline Cut cut_by_ticks(const BarSpec& spec, const Block& b, std::size_t from,
                                      const OpenBar& bar) noexcept {
  const auto left = static_cast<std::size_t>(spec.count - bar.rows);
  return left <= b.size - from ? Cut{from + left, true} : Cut{b.size, false};
}

// `before` never falls.
[[nodiscard]] inline Cut cut_by_sums(const std::int64_t* before, std::size_t size, std::size_t from,
                                     WideTicks missing) noexcept {
  const WideTicks target = missing + before[from];
  if (target > before[size]) return {size, false};
  const std::int64_t* end = std::lower_bound(before + from + 1, before + size + 1, static_cast<std::int64_t>(target));
  return {static_cast<std::size_t>(end - before), true};
}

template <class Reached, class Add>
[[nodiscard]] Cut cut_by_steps(std::size_t size, std::size_t from, Total total, Add add, Reached reached) noexcept {
  for (std::size_t i = from; i < size; ++i) {
    add(i, total);
    if (reached(total)) return {i + 1, true};
  }
  return {size, false};
}

[[nodiscard]] inline Cut cut_by_total(const BarSpec& spec, const Block& b, std::size_t from,
                                      const OpenBar& bar) noexcept {
  const bool is_value = spec.kind == BarKind::kValue;
  const Total& total = is_value ? bar.value : bar.volume;
  const auto add = [&](std::size_t i, Total& to) { is_value ? b.add_value(i, i + 1, to) : b.add_volume(i, i + 1, to); };
  if (!(is_value ? b.scales.value : b.scales.volume).is_exact) {
    return cut_by_steps(b.size, from, total, add, [&](const Total& t) { return t.loose >= spec.amount; });
  }
  const int decimals = spec.volume_decimals + (is_value ? spec.price_decimals : 0);
  const WideTicks limit = units_reaching(spec.amount, decimals);
  const std::int64_t* before = is_value ? b.value_before : b.units_before;
  if (before != nullptr && (!is_value || b.is_rising)) return cut_by_sums(before, b.size, from, limit - total.units);
  return cut_by_steps(b.size, from, total, add, [&](const Total& t) { return t.units >= limit; });
}

}  // namespace tiercel::bars
