#include "native/indicators/parts/window_spread.hpp"

#include <algorithm>
#include <cmath>

#include "native/indicators/parts/whole_lanes.hpp"

namespace tiercel::indicators {
namespace {

// period * squares and the sum's square stay below this: whole numbers that doubles hold exactly.
constexpr double kMostOfBlock = 0x1p51;
constexpr double kMostApart = 0x1p25;  // ticks of a value from the origin

TIERCEL_BODY bool spread_block_body(const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b,
                                    double* __restrict mean, double* __restrict deviation, std::size_t rows) noexcept {
  std::int64_t sums[kSpreadRows];
  std::int64_t squares[kSpreadRows];
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = newest[i] * s.scale;
    const double whole = (product + kWholeNumbers) - kWholeNumbers;
    const double size = std::fabs(product);
    const double d = whole - b.origin;
    const double gone = ((leaving[i] * s.scale + kWholeNumbers) - kWholeNumbers) - b.origin;
    bad |= (std::fabs(product - whole) <= size * kTickTolerance ? 0U : 1U) | (std::fabs(d) <= kMostApart ? 0U : 1U) |
           (size <= s.most ? 0U : 1U);
    sums[i] = to_whole(d - gone);
    squares[i] = to_whole(d * d - gone * gone);
  }
  if (bad != 0) return false;
  for (std::size_t i = 0; i < rows; ++i) sums[i] = b.sum += sums[i];
  for (std::size_t i = 0; i < rows; ++i) squares[i] = b.squares += squares[i];
  const auto period = static_cast<double>(s.period);
  const auto divisor = static_cast<double>(s.divisor);
  const auto most = static_cast<std::int64_t>(kMostOfBlock) / s.period;
  const double offset = period * b.origin;
  for (std::size_t i = 0; i < rows; ++i) bad |= squares[i] <= most ? 0U : 1U;
  for (std::size_t i = 0; i < rows; ++i) {
    const double sum = from_whole(sums[i]);
    mean[i] = (sum + offset) / divisor;
    deviation[i] = std::sqrt(period * from_whole(squares[i]) - sum * sum) / divisor;
  }
  return bad == 0;
}

template <int W>
TIERCEL_BODY bool variance_block_body(const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b,
                                      double* variance, std::size_t rows) noexcept {
  const auto period = static_cast<double>(s.period);
  const auto divisor = static_cast<double>(s.divisor) * static_cast<double>(s.divisor);
  const double most = kMostOfBlock / period;
  auto sum = static_cast<double>(b.sum);
  auto squares = static_cast<double>(b.squares);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> product = read_lanes<W>(newest + i) * s.scale;
    const Lanes<W> whole = (product + kWholeNumbers) - kWholeNumbers;
    const Lanes<W> d = whole - b.origin;
    const Lanes<W> gone = ((read_lanes<W>(leaving + i) * s.scale + kWholeNumbers) - kWholeNumbers) - b.origin;
    const Lanes<W> size = absolute(product);
    const Lanes<W> near = absolute(d) <= kMostApart ? size : Lanes<W>{} + kMostTicks * 2.0;
    const Lanes<W> largest_error = near <= s.most ? Lanes<W>{size * kTickTolerance} : Lanes<W>{} - 1.0;
    bad += absolute(Lanes<W>{product - whole}) <= largest_error ? Lanes<W>{} : Lanes<W>{} + 1.0;
    const Lanes<W> sums = sums_so_far_of_doubles<W>(d - gone) + sum;
    const Lanes<W> all_squares = sums_so_far_of_doubles<W>(d * d - gone * gone) + squares;
    sum = sums[W - 1];
    squares = all_squares[W - 1];
    bad += all_squares <= most ? Lanes<W>{} : Lanes<W>{} + 1.0;
    write_lanes(variance + i, (period * all_squares - sums * sums) / divisor);
  }
  if (!are_zero(bad)) return false;
  b.sum = static_cast<std::int64_t>(sum);
  b.squares = static_cast<std::int64_t>(squares);
  return true;
}

TIERCEL_BODY void spreads_around_body(double n, const double* __restrict sums, double* __restrict mean,
                                      double* __restrict deviation, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const double spread = n * deviation[i] - sums[i] * sums[i];
    const double positive = spread > 0.0 ? spread : 0.0;
    mean[i] += sums[i] / n;
    deviation[i] = std::sqrt(positive) / n;
  }
}

TIERCEL_BODY bool are_finite_body(const double* values, std::size_t rows) noexcept { return all_finite(values, rows); }

}  // namespace

TIERCEL_VARIANTS(void, spreads_around,
                 (double n, const double* sums, double* mean, double* deviation, std::size_t rows),
                 (n, sums, mean, deviation, rows))
TIERCEL_VARIANTS(bool, are_finite, (const double* values, std::size_t rows), (values, rows))
TIERCEL_LANE_VARIANTS(bool, variance_block,
                      (const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b,
                       double* variance, std::size_t rows),
                      (s, newest, leaving, b, variance, rows))
TIERCEL_VARIANTS(bool, spread_block,
                 (const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b, double* mean,
                  double* deviation, std::size_t rows),
                 (s, newest, leaving, b, mean, deviation, rows))

SpreadSetup spread_setup(std::int64_t period, int decimals) noexcept {
  const double scale = decimals == kOffStep ? 0.0 : ticks_a_unit(decimals);
  return {.period = period,
          .divisor = period * static_cast<std::int64_t>(scale),
          .scale = scale,
          .most = std::min(kMostTicks, 0x1p62 / static_cast<double>(period))};
}

Spread WindowSpread::exact(const SpreadSetup& s) const noexcept {
  const Int128 spread = s.period * squares_ - sum_ * sum_;
  const auto whole = static_cast<double>(spread);
  const auto divisor = static_cast<double>(s.divisor);
  return {rounded_quotient(sum_, s.divisor), std::sqrt(whole) / divisor, whole / (divisor * divisor)};
}

void WindowSpread::add(const SpreadSetup& s, double x) noexcept {
  std::int64_t ticks = 0;
  if (to_ticks(x, s.scale, &ticks) && std::fabs(x * s.scale) <= s.most) {
    sum_ += ticks;
    squares_ += static_cast<Int128>(ticks) * ticks;
    ++on_step_;
  } else {
    on_step_ = 0;
  }
}

void WindowSpread::take_away(const SpreadSetup& s, double x) noexcept {
  std::int64_t ticks = 0;
  if (!to_ticks(x, s.scale, &ticks) || std::fabs(x * s.scale) > s.most) return;
  sum_ -= ticks;
  squares_ -= static_cast<Int128>(ticks) * ticks;
}

bool WindowSpread::begin_block(const SpreadSetup& s, double oldest, SpreadBlock* block) const noexcept {
  std::int64_t origin = 0;
  if (!to_ticks(oldest, s.scale, &origin)) return false;
  block->origin = static_cast<double>(origin);
  if (std::fabs(block->origin) * static_cast<double>(s.period) > kMostOfBlock) return false;
  const Int128 sum = sum_ - static_cast<Int128>(origin) * s.period;
  const Int128 squares = squares_ - static_cast<Int128>(origin) * (sum_ + sum);
  if (s.period * squares > static_cast<Int128>(kMostOfBlock)) return false;
  block->sum = static_cast<std::int64_t>(sum);
  block->squares = static_cast<std::int64_t>(squares);
  return true;
}

void WindowSpread::end_block(const SpreadSetup& s, const SpreadBlock& block) noexcept {
  const auto origin = static_cast<Int128>(block.origin);
  sum_ = block.sum + origin * s.period;
  squares_ = block.squares + origin * (sum_ + block.sum);
}

}  // namespace tiercel::indicators
