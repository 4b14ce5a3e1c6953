#pragma once
// A moving average of any kind over a row's first input. Simple and weighted ones have exact sums on the price step and
// the bits of the rows sma and wma.
#include "native/core/finite.hpp"
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/weighted_mean.hpp"
#include "native/indicators/parts/window_mean.hpp"

namespace tiercel::indicators {

// Another's past whose cells begin at `base`.
template <class Past>
struct PartOfPast {
  const Past& past;
  std::size_t base;
  [[nodiscard]] double ago(std::size_t input, std::size_t rows) const noexcept { return past.ago(input, rows); }
  [[nodiscard]] const double* block(std::size_t input, std::size_t rows) const noexcept {
    return past.block(input, rows);
  }
  [[nodiscard]] double* memory(std::size_t i) const noexcept { return past.memory(base + i); }
  [[nodiscard]] double cell(std::size_t i) const noexcept { return past.cell(base + i); }
  void keep(std::size_t i, double value) const noexcept { past.keep(base + i, value); }
};

struct PriceAverageSetup {
  AverageSetup average;
  MeanSetup simple;
  WeightedMeanSetup weighted;
};

[[nodiscard]] inline PriceAverageSetup price_average_setup(AverageKind kind, std::int64_t period,
                                                           const int* decimals) noexcept {
  return {average_setup(kind, period), mean_setup(period, period, decimals[0]), WeightedMean::setup(period, decimals)};
}

[[nodiscard]] inline bool is_exact_kind(AverageKind kind, std::int64_t period) noexcept {
  return kind == AverageKind::kSimple || kind == AverageKind::kWeighted || period == 1;
}

class PriceAverage {
 public:
  [[nodiscard]] static std::size_t past(const PriceAverageSetup& s) noexcept { return s.average.period; }
  [[nodiscard]] static std::size_t cells(const PriceAverageSetup& s) noexcept {
    return MovingAverage::cells(s.average);
  }

  // Takes the row's value of the first input.
  template <class Past>
  bool step(const PriceAverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    if (s.average.kind == AverageKind::kSimple) return simple_.step(s.simple, past, 0, x, y);
    if (s.average.kind == AverageKind::kWeighted) return step_weighted(s.weighted, past, base, x, y);
    return other_.step(s.average, past, base, x, y);
  }

  // True where a block may be refused though its values are finite: nothing has changed then.
  [[nodiscard]] static bool may_refuse(const PriceAverageSetup& s) noexcept {
    const bool is_weighted = s.average.kind == AverageKind::kWeighted;
    return s.average.kind == AverageKind::kSimple ||
           (is_weighted && (s.weighted.scale != 0.0 || s.average.period <= kShortWindow));
  }

  // True where a block can follow.
  [[nodiscard]] bool is_ready(const PriceAverageSetup& s) const noexcept {
    if (s.average.kind == AverageKind::kWeighted) return may_refuse(s) || weighted_.fold.is_warm();
    return may_refuse(s) || other_.is_warm(s.average);
  }

  // Takes `rows` finite values (a multiple of kStepRows, up to kAverageRows), or refuses.
  template <class Past>
  bool block(const PriceAverageSetup& s, const Past& past, std::size_t base, const double* x, double* y,
             std::size_t rows) noexcept {
    if (s.average.kind == AverageKind::kSimple) return simple_.fast(s.simple, past, 0, x, y, rows) == rows;
    if (s.average.kind == AverageKind::kWeighted) {
      return WeightedMean::fast(s.weighted, weighted_, PartOfPast<Past>{past, base}, {x}, {y}, rows) == rows;
    }
    if (!other_.is_warm(s.average)) return false;
    other_.block(s.average, past, base, x, y, rows);
    return true;
  }

 private:
  template <class Past>
  bool step_weighted(const WeightedMeanSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    OutputRow<WeightedMean> out{kNoValue};
    WeightedMean::step(s, weighted_, PartOfPast<Past>{past, base}, {x}, out);
    *y = out[0];
    return !std::isnan(out[0]);
  }

  WindowMean simple_;
  WeightedMean::State weighted_;
  MovingAverage other_;
};

// Two averages of the same rows, both or neither; `bases` are those of their cells.
template <class Past>
bool block_of_two(const std::array<const PriceAverageSetup*, 2>& s, std::array<PriceAverage, 2>& averages,
                  const Past& past, const std::array<std::size_t, 2>& bases, const double* x,
                  const std::array<double*, 2>& y, std::size_t rows) noexcept {
  const std::size_t first = PriceAverage::may_refuse(*s[0]) ? 0 : 1;  // what may refuse goes first
  const std::size_t second = 1 - first;
  if (!finite_rows(x, rows) || !averages[0].is_ready(*s[0]) || !averages[1].is_ready(*s[1])) return false;
  const PriceAverage before = averages[first];
  if (!averages[first].block(*s[first], past, bases[first], x, y[first], rows)) return false;
  if (averages[second].block(*s[second], past, bases[second], x, y[second], rows)) return true;
  averages[first] = before;
  return false;
}

}  // namespace tiercel::indicators
