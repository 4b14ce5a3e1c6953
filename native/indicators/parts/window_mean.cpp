#include "native/indicators/parts/window_mean.hpp"

#include <bit>
#include <cmath>

#include "native/core/lanes.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

constexpr auto kWholeBits = std::bit_cast<std::uint64_t>(kWholeNumbers);

// Means of windows on the step. `sum` is the sum of ticks before the first row, and after the last. False, with
// nothing to be used, where a value is no number, off the step or too large. Whole numbers of less than 2^51 are
// turned into doubles and back by adding kWholeNumbers, whose last bit weighs 1.
TIERCEL_BODY bool mean_block_body(const double* newest, const double* leaving, double* out, std::size_t rows,
                                  const MeanSetup& s, std::int64_t* sum) noexcept {
  std::uint64_t sums[kMeanRows];  // unsigned: a block that is refused may overflow
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = newest[i] * s.scale;
    const double shifted = product + kWholeNumbers;
    const double size = std::fabs(product);
    const double error = std::fabs(product - (shifted - kWholeNumbers));
    bad |= (error <= size * kTickTolerance ? 0U : 1U) | (size <= s.narrow ? 0U : 1U);
    sums[i] =
        std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(leaving[i] * s.scale + kWholeNumbers);
  }
  if (bad != 0) return false;
  auto running = static_cast<std::uint64_t>(*sum);
  for (std::size_t i = 0; i < rows; ++i) sums[i] = running += sums[i];
  *sum = static_cast<std::int64_t>(running);
  const auto divisor = static_cast<double>(s.divisor);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = (std::bit_cast<double>(sums[i] + kWholeBits) - kWholeNumbers) / divisor;
  }
  return true;
}

// Off the step. With e the exponent of the largest value, each value is a whole number of 2^(e-26) and a rest of whole
// 2^(e-61): so the sums of both are exact as integers for windows of up to kLongestSplit rows, unless a value has bits
// below that.
constexpr double kLeastSplit = 0x1p-900;  // of the largest value: all units are normal doubles

struct Split {
  double coarse;  // adding and taking away this rounds to whole units
  double fine;
  double coarse_unit;
  double fine_unit;
  double coarse_units;  // in a value of 1
  double fine_units;
};

TIERCEL_BODY Split split_of(double largest) noexcept {
  const double above = std::bit_cast<double>(((std::bit_cast<std::uint64_t>(largest) >> 52) + 1) << 52);
  const double coarse = above * 0x1p-26;
  const double fine = above * 0x1p-61;
  return {kWholeNumbers * coarse, kWholeNumbers * fine, coarse, fine, 1.0 / coarse, 1.0 / fine};
}

// (a + b) / n for whole n up to kLongestSplit, rounded once: the quotient of the rounded sum, corrected by what is
// left. Every step but the last one is exact, or keeps what is left on its side of the half way between two doubles.
TIERCEL_BODY double rounded_mean(double a, double b, double n) noexcept {
  const double sum = a + b;
  const double part = sum - a;
  const double lost = (a - (sum - part)) + (b - part);
  const double quotient = sum / n;
  const double head = std::bit_cast<double>(std::bit_cast<std::uint64_t>(quotient) & ~0x7ffffffULL);
  const double left = ((sum - head * n) - (quotient - head) * n) + lost;
  return quotient + left / n;
}

// `values` begins with the window before the first row. False, with nothing to be used, where a new value is no number
// or one is too small beside the largest.
TIERCEL_BODY bool mean_split_block_body(const double* values, const MeanSetup& s, double* out,
                                        std::size_t rows) noexcept {
  const auto period = static_cast<std::size_t>(s.period);
  std::int64_t coarse[kMeanRows + kLongestSplit];
  std::int64_t fine[kMeanRows + kLongestSplit];
  const std::size_t count = period + rows;
  double largest = 0.0;
  for (std::size_t i = 0; i < count; ++i) largest = std::fabs(values[i]) > largest ? std::fabs(values[i]) : largest;
  if (!(largest >= kLeastSplit && largest <= 1.0 / kLeastSplit) || !all_finite(values + period, rows)) return false;
  const Split split = split_of(largest);
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double head = (values[i] + split.coarse) - split.coarse;
    const double rest = values[i] - head;
    bad |= (rest + split.fine) - split.fine == rest ? 0U : 1U;
    coarse[i] = to_whole(head * split.coarse_units);
    fine[i] = to_whole(rest * split.fine_units);
  }
  if (bad != 0) return false;
  std::int64_t coarse_sum = 0;
  std::int64_t fine_sum = 0;
  for (std::size_t i = 0; i < period; ++i) coarse_sum += coarse[i];
  for (std::size_t i = 0; i < period; ++i) fine_sum += fine[i];
  for (std::size_t i = 0; i < rows; ++i) coarse[i] = coarse[i + period] - coarse[i];
  for (std::size_t i = 0; i < rows; ++i) fine[i] = fine[i + period] - fine[i];
  for (std::size_t i = 0; i < rows; ++i) coarse[i] = coarse_sum += coarse[i];
  for (std::size_t i = 0; i < rows; ++i) fine[i] = fine_sum += fine[i];
  const auto n = static_cast<double>(s.share);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = rounded_mean(from_whole(coarse[i]) * split.coarse_unit, from_whole(fine[i]) * split.fine_unit, n);
  }
  return true;
}

}  // namespace

TIERCEL_VARIANTS(bool, mean_split_block, (const double* values, const MeanSetup& s, double* out, std::size_t rows),
                 (values, s, out, rows))

TIERCEL_VARIANTS(bool, mean_block,
                 (const double* newest, const double* leaving, double* out, std::size_t rows, const MeanSetup& s,
                  std::int64_t* sum),
                 (newest, leaving, out, rows, s, sum))

MeanSetup mean_setup(std::int64_t period, std::int64_t share, int decimals) noexcept {
  const double scale = decimals == kOffStep ? 0.0 : ticks_a_unit(decimals);
  return {.period = period,
          .share = share,
          .divisor = share * static_cast<std::int64_t>(scale),
          .scale = scale,
          .narrow = 0x1p51 / static_cast<double>(period) - 1.0};
}

}  // namespace tiercel::indicators
