#include "native/indicators/parts/window_line.hpp"

#include <algorithm>
#include <cmath>

#include "native/indicators/parts/whole_lanes.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kMostApart = 0x1p25;  // ticks of a value of a block from the origin
constexpr double kMostOfBlock = 0x1p50;

// With n <= kLongestLine and ticks below kMostApart S stays below 2^36 and W below 2^47, and so a W + b S and the level
// below 2^52: whole numbers that doubles hold exactly.
template <int W>
TIERCEL_BODY bool line_block_body(const LineSetup& s, const double* newest, const double* leaving, LineBlock& b,
                                  double* out, std::size_t rows) noexcept {
  const double level = b.origin * s.d * s.share;
  const auto period = static_cast<double>(s.period);
  std::int64_t sum = b.sum;
  std::int64_t weighted = b.weighted;
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> product = read_lanes<W>(newest + i) * s.scale;
    const Lanes<W> whole = (product + kWholeNumbers) - kWholeNumbers;
    const Lanes<W> apart = whole - b.origin;
    const Lanes<W> gone = ((read_lanes<W>(leaving + i) * s.scale + kWholeNumbers) - kWholeNumbers) - b.origin;
    const Lanes<W> farther = absolute(apart) > absolute(gone) ? absolute(apart) : absolute(gone);
    const Lanes<W> largest_error =
        farther <= kMostApart ? Lanes<W>{absolute(product) * kTickTolerance} : Lanes<W>{} - 1.0;
    bad += absolute(Lanes<W>{product - whole}) <= largest_error ? Lanes<W>{} : Lanes<W>{} + 1.0;
    const Places<W> sums = added<W>(sums_so_far<W>(whole_lanes<W>(apart - gone)), sum);
    const Places<W> before = shifted_lanes<W, 1>(sums, Places<W>{} + sum);
    const Places<W> all_weighted =
        added<W>(sums_so_far<W>(subtracted<W>(whole_lanes<W>(apart * period), before)), weighted);
    sum = sums[W - 1];
    weighted = all_weighted[W - 1];
    const Lanes<W> above = static_cast<double>(s.a) * from_whole_lanes<W>(all_weighted) +
                           static_cast<double>(s.b) * from_whole_lanes<W>(sums) + level;
    write_lanes(out + i, above / s.divisor);
  }
  b.sum = sum;
  b.weighted = weighted;
  return are_zero(bad);
}

template <int W>
TIERCEL_BODY bool line_direct_block_body(const LineSetup& s, const double* newest, double* out,
                                         std::size_t rows) noexcept {
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> x = read_lanes<W>(newest + i);
    Lanes<W> sum{};
    Lanes<W> weighted{};
    for (std::int64_t ago = s.period - 1; ago > 0; --ago) {
      const Lanes<W> apart = read_lanes<W>(newest + i - ago) - x;
      sum += apart;
      weighted += static_cast<double>(s.period - ago) * apart;
    }
    write_lanes(out + i, line_value(s, sum, weighted, x));
    bad += x * 0.0;
  }
  return are_zero(bad);
}

struct LineForm {
  std::int64_t a;
  std::int64_t b;
  double d;
};

// From slope = 6 (2 W - (n + 1) S) / (n (n^2 - 1)) and the line's middle S / n.
LineForm line_form(LineValue value, std::int64_t n) noexcept {
  const auto x = static_cast<double>(n);
  switch (value) {
    case LineValue::kEnd:
      return {6, -2 * (n + 1), x * (x + 1)};
    case LineValue::kStart:
      return {-6, 4 * (n + 1), x * (x + 1)};
    case LineValue::kForecast:
      return {6, -2 * (n + 2), x * (x - 1)};
    case LineValue::kSlope:
      break;
  }
  return {12, -6 * (n + 1), x * (x * x - 1)};
}

}  // namespace

TIERCEL_LANE_VARIANTS(bool, line_block,
                      (const LineSetup& s, const double* newest, const double* leaving, LineBlock& b, double* out,
                       std::size_t rows),
                      (s, newest, leaving, b, out, rows))
TIERCEL_LANE_VARIANTS(bool, line_direct_block,
                      (const LineSetup& s, const double* newest, double* out, std::size_t rows), (s, newest, out, rows))

LineSetup line_setup(LineValue value, std::int64_t period, int decimals) noexcept {
  const LineForm form = line_form(value, period);
  const double scale = decimals == kOffStep ? 0.0 : ticks_a_unit(decimals);
  return {.period = period,
          .a = form.a,
          .b = form.b,
          .d = form.d,
          .share = value == LineValue::kSlope ? 0.0 : 1.0,
          .scale = scale,
          .divisor = form.d * scale};
}

void WindowLine::take_ticks(const LineSetup& s, double leaving, double x) noexcept {
  std::int64_t ticks = 0;
  weighted_ -= sum_;
  if (to_ticks(leaving, s.scale, &ticks)) sum_ -= ticks;
  if (to_ticks(x, s.scale, &ticks)) {
    sum_ += ticks;
    weighted_ += static_cast<Int128>(ticks) * s.period;
    ++on_step_;
  } else {
    on_step_ = 0;
  }
}

bool WindowLine::begin_block(const LineSetup& s, double oldest, LineBlock* block) const noexcept {
  std::int64_t origin = 0;
  if (s.period > kLongestLine || !to_ticks(oldest, s.scale, &origin)) return false;
  block->origin = static_cast<double>(origin);
  if (std::fabs(block->origin) * s.d > kMostOfBlock) return false;
  const Int128 sum = sum_ - static_cast<Int128>(origin) * s.period;
  const Int128 weighted = weighted_ - static_cast<Int128>(origin) * (s.period * (s.period + 1) / 2);
  constexpr Int128 kMostSum = std::int64_t{1} << 35;
  constexpr Int128 kMostWeighted = std::int64_t{1} << 45;
  if (sum > kMostSum || sum < -kMostSum || weighted > kMostWeighted || weighted < -kMostWeighted) return false;
  block->sum = static_cast<std::int64_t>(sum);
  block->weighted = static_cast<std::int64_t>(weighted);
  return true;
}

void WindowLine::end_block(const LineSetup& s, const LineBlock& block) noexcept {
  const auto origin = static_cast<Int128>(block.origin);
  sum_ = block.sum + origin * s.period;
  weighted_ = block.weighted + origin * (s.period * (s.period + 1) / 2);
}

}  // namespace tiercel::indicators
