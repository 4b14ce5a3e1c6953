#pragma once
// Renko: bricks of one size. From the close of the last brick a rising one needs one brick upwards, a falling one the
// same downwards; against the direction it takes two, and the brick begins one away. The first level is the first
// price.
//
// A brick by ATR is as large as Wilder's average true range (J. W. Wilder, New Concepts in Technical Trading Systems,
// 1978) of the last closed bars of a period, rounded to a whole step; bricks begin when the first average is known.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/bars/builder/range_rule.hpp"

namespace tiercel::bars {

struct Brick {
  std::int64_t open, high, low, close;
};

struct BrickAtr {
  std::int64_t period_end = 0;
  std::int64_t high = 0, low = 0, close = 0, close_before = 0;
  std::int64_t bars = 0;
  double value = 0;  // the sum of ranges until there are as many as the average has
  bool has_bar = false;

  // Takes a tick; a bar that it ends is counted first.
  void take(const BarSpec& spec, std::int64_t time, std::int64_t price) noexcept {
    if (!has_bar || time >= period_end) {
      if (has_bar) end_bar(static_cast<double>(spec.count));
      const std::int64_t rest = time % spec.period;
      period_end = time - (rest < 0 ? rest + spec.period : rest) + spec.period;
      high = low = price;
      has_bar = true;
    }
    high = std::max(high, price);
    low = std::min(low, price);
    close = price;
  }
  // 0 before the first average.
  [[nodiscard]] std::int64_t brick(const BarSpec& spec) const noexcept {
    if (bars < spec.count) return 0;
    const double average = bars == spec.count ? value / static_cast<double>(spec.count) : value;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::rint(average)));
  }

 private:
  void end_bar(double number) noexcept {
    const auto top = static_cast<double>(bars == 0 ? high : std::max(high, close_before));
    const double range = top - static_cast<double>(bars == 0 ? low : std::min(low, close_before));
    const auto counted = static_cast<double>(bars);
    if (counted < number)
      value += range;
    else
      value = ((counted == number ? value / number : value) * (number - 1) + range) / number;
    ++bars;
    close_before = close;
  }
};

struct RenkoState {
  std::int64_t level = 0;                    // close of the last brick
  std::int64_t high = 0, low = 0, last = 0;  // of the ticks since then
  std::int32_t direction = 0;
  bool has_level = false;
  BrickAtr atr;

  [[nodiscard]] bool by_atr(const BarSpec& spec) const noexcept { return spec.count > 0; }

  // Ends with the tick that completes a brick, if any.
  [[nodiscard]] Cut cut(const BarSpec& spec, const Block& b, std::size_t from) noexcept {
    const std::int64_t fixed = by_atr(spec) ? 0 : price_steps(spec, spec.amount);
    for (std::size_t i = from; i < b.size; ++i) {
      last = b.ticks[i];
      if (by_atr(spec)) atr.take(spec, b.time[i], last);
      const std::int64_t size = by_atr(spec) ? atr.brick(spec) : fixed;
      if (size == 0) continue;
      if (!has_level) {
        level = high = low = last;
        has_level = true;
      }
      high = std::max(high, last);
      low = std::min(low, last);
      if (is_complete(size)) return {i + 1, true};
    }
    return {b.size, false};
  }

  // The next brick that the last tick completed; false where there is none left.
  [[nodiscard]] bool next(const BarSpec& spec, Brick& brick) noexcept {
    const std::int64_t size = by_atr(spec) ? atr.brick(spec) : price_steps(spec, spec.amount);
    if (size == 0 || !is_complete(size)) return false;
    const bool is_up = last > level;
    const std::int64_t step = is_up ? size : -size;
    const bool turns = direction != 0 && (direction > 0) != is_up;
    const std::int64_t open = level + (turns ? step : 0);
    const std::int64_t close = open + step;
    const std::int64_t top = std::max(open, close);
    const std::int64_t bottom = std::min(open, close);
    brick = {open, !is_up && spec.has_wicks ? std::max(top, high) : top,
             is_up && spec.has_wicks ? std::min(bottom, low) : bottom, close};
    level = close;
    high = low = last;
    direction = is_up ? 1 : -1;
    return true;
  }

  // At least as many as the last tick completed.
  [[nodiscard]] std::int64_t bricks(const BarSpec& spec) const noexcept {
    const WideTicks moved = static_cast<WideTicks>(last) - level;
    const std::int64_t size = by_atr(spec) ? atr.brick(spec) : price_steps(spec, spec.amount);
    return size == 0 ? 0 : static_cast<std::int64_t>((moved < 0 ? -moved : moved) / size);
  }
  // From the last level to the last price.
  [[nodiscard]] Brick unfinished() const noexcept {
    return {level, std::max({level, high, last}), std::min({level, low, last}), last};
  }

 private:
  [[nodiscard]] bool is_complete(std::int64_t size) const noexcept {
    const WideTicks moved = static_cast<WideTicks>(last) - level;
    const WideTicks up = static_cast<WideTicks>(size) * (direction < 0 ? 2 : 1);
    const WideTicks down = static_cast<WideTicks>(size) * (direction > 0 ? 2 : 1);
    return moved >= up || moved <= -down;
  }
};

}  // namespace tiercel::bars
