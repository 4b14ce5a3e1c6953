#pragma once
// Imbalance and run bars after M. Lopez de Prado, Advances in Financial Machine Learning (2018), chapter 2.3.2.
//
// The tick rule gives each tick a sign b: that of the last change of price. w is 1, the size, or price times size.
//   imbalance: theta = sum of b w;                       closes when |theta| >= E[T] |E[b w]|
//   runs:      theta = max(sum of w where b = 1, sum of w where b = -1);
//              closes when theta >= E[T] max(P E[w | b = 1], (1 - P) E[w | b = -1])
// After each bar E[T] moves towards its number of ticks and P towards its share of buys by 2 / (bar_span + 1). The
// averages of b w, or of w of either sign, move with each tick by 2 / (tick_span + 1); what is expected of a bar is
// their value at the end of the one before. What is not given at the start is measured on a first bar of `count` ticks.
// A bar has at least `least_ticks` and at most `most_ticks`: without such limits E[T] runs away towards 1 or endlessly,
// as each bar's length is what the next one expects.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/bars/builder/count_rules.hpp"

namespace tiercel::bars {

struct TickSign {
  double last_price = 0;
  std::int32_t sign = 0;  // 0 before the first tick

  std::int32_t take(double price, int first_sign) noexcept {
    if (sign == 0)
      sign = first_sign;
    else if (price != last_price)
      sign = price > last_price ? 1 : -1;
    last_price = price;
    return sign;
  }
};

// An average that moves by a fixed weight; the first value sets it.
struct MovingMean {
  double value = 0;
  bool is_set = false;

  void set(double x) noexcept { *this = {x, true}; }
  void take(double x, double weight) noexcept { is_set ? void(value += weight * (x - value)) : set(x); }
};

[[nodiscard]] inline double span_weight(double span) noexcept { return 2 / (span + 1); }

// What one tick adds.
class TickWeights {
 public:
  TickWeights(const BarSpec& spec, const Block& b) noexcept : of_(spec.of), b_(b) {}

  [[nodiscard]] double weight(std::size_t i) const noexcept {
    if (of_ == TickWeight::kTick) return 1;
    return of_ == TickWeight::kVolume ? b_.volume[i] : b_.price[3][i] * b_.volume[i];
  }
  void add(std::size_t i, std::int32_t sign, Total& total) const noexcept {
    Total one;
    if (of_ == TickWeight::kTick)
      one.units = 1;
    else
      of_ == TickWeight::kVolume ? b_.add_volume(i, i + 1, one) : b_.add_value(i, i + 1, one);
    total.units += sign * one.units;
    total.loose += sign * one.loose;
  }
  [[nodiscard]] double value(const Total& total) const noexcept {
    if (of_ == TickWeight::kTick) return static_cast<double>(total.units);
    return (of_ == TickWeight::kVolume ? b_.scales.volume : b_.scales.value).value(total);
  }

 private:
  TickWeight of_;
  const Block& b_;
};

// Whether a bar that has passed its first, measuring one ends here.
[[nodiscard]] inline bool is_over(const BarSpec& spec, std::int64_t ticks, double theta, double limit) noexcept {
  const auto number = static_cast<double>(ticks);
  return number >= spec.most_ticks || (number >= spec.least_ticks && theta >= limit);
}

struct ImbalanceState {
  TickSign sign;
  Total theta;
  std::int64_t ticks = 0;
  MovingMean expected_ticks;
  MovingMean mean;      // of b w, tick by tick
  double expected = 0;  // the mean at the end of the bar before

  [[nodiscard]] Cut cut(const BarSpec& spec, const Block& b, std::size_t from) noexcept {
    const TickWeights weights(spec, b);
    if (!mean.is_set && spec.expected_imbalance == spec.expected_imbalance) begin(spec, spec.expected_imbalance);
    const double weight = span_weight(spec.tick_span);
    double limit = expected_ticks.value * std::fabs(expected);
    for (std::size_t i = from; i < b.size; ++i) {
      const std::int32_t s = sign.take(b.price[3][i], spec.first_sign);
      weights.add(i, s, theta);
      ++ticks;
      if (mean.is_set) {
        mean.take(s * weights.weight(i), weight);
        if (!is_over(spec, ticks, std::fabs(weights.value(theta)), limit)) continue;
      } else if (ticks < spec.count) {
        continue;
      }
      close(spec, weights.value(theta));
      return {i + 1, true};
    }
    return {b.size, false};
  }

 private:
  void begin(const BarSpec& spec, double imbalance) noexcept {
    expected_ticks.set(static_cast<double>(spec.count));
    mean.set(imbalance);
    expected = imbalance;
  }
  void close(const BarSpec& spec, double sum) noexcept {
    if (mean.is_set)
      expected_ticks.take(static_cast<double>(ticks), span_weight(spec.bar_span));
    else
      begin(spec, sum / static_cast<double>(ticks));
    expected = mean.value;
    theta.clear();
    ticks = 0;
  }
};

struct RunState {
  TickSign sign;
  Total buys, sells;
  std::int64_t ticks = 0;
  std::int64_t buy_ticks = 0;
  MovingMean expected_ticks, share, buy, sell;
  double limit = 0;
  bool is_begun = false;

  [[nodiscard]] Cut cut(const BarSpec& spec, const Block& b, std::size_t from) noexcept {
    const TickWeights weights(spec, b);
    if (!is_begun) begin(spec);
    const double weight = span_weight(spec.tick_span);
    for (std::size_t i = from; i < b.size; ++i) {
      const bool is_buy = sign.take(b.price[3][i], spec.first_sign) > 0;
      weights.add(i, 1, is_buy ? buys : sells);
      ++ticks;
      buy_ticks += is_buy ? 1 : 0;
      if (is_begun) {
        (is_buy ? buy : sell).take(weights.weight(i), weight);
        if (!is_over(spec, ticks, std::max(weights.value(buys), weights.value(sells)), limit)) continue;
      } else if (ticks < spec.count) {
        continue;
      }
      close(spec, weights);
      return {i + 1, true};
    }
    return {b.size, false};
  }

 private:
  void begin(const BarSpec& spec) noexcept {
    const double sum = spec.expected_share + spec.expected_buy + spec.expected_sell;
    if (sum != sum) return;  // one is not given
    expected_ticks.set(static_cast<double>(spec.count));
    share.set(spec.expected_share);
    buy.set(spec.expected_buy);
    sell.set(spec.expected_sell);
    expect();
  }
  void expect() noexcept {
    is_begun = true;
    limit = expected_ticks.value * std::max(share.value * buy.value, (1 - share.value) * sell.value);
  }
  void close(const BarSpec& spec, const TickWeights& weights) noexcept {
    const auto of_buys = static_cast<double>(buy_ticks);
    const auto of_sells = static_cast<double>(ticks - buy_ticks);
    if (!is_begun) {
      if (of_buys > 0) buy.set(weights.value(buys) / of_buys);
      if (of_sells > 0) sell.set(weights.value(sells) / of_sells);
    }
    expected_ticks.take(static_cast<double>(ticks), span_weight(spec.bar_span));
    share.take(of_buys / static_cast<double>(ticks), span_weight(spec.bar_span));
    expect();
    buys.clear();
    sells.clear();
    ticks = buy_ticks = 0;
  }
};

}  // namespace tiercel::bars
