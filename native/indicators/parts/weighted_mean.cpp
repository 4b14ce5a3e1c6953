#include "native/indicators/parts/weighted_mean.hpp"

#include "native/core/cpu.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool weighted_block_body(const WeightedMeanSetup& s, const double* newest, const double* leaving,
                                      WeightedSums& sums, double* __restrict out, std::size_t rows) noexcept {
  std::int64_t plain[kWeightedRows + 1];
  std::int64_t weighted[kWeightedRows];
  const auto period = static_cast<double>(s.period);
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = newest[i] * s.scale;
    const double whole = (product + kWholeNumbers) - kWholeNumbers;
    const double size = std::fabs(product);
    const double error = std::fabs(product - whole);
    bad |= (error <= size * kTickTolerance ? 0U : 1U) | (size <= s.narrow ? 0U : 1U);
    plain[i + 1] = to_whole(whole - ((leaving[i] * s.scale + kWholeNumbers) - kWholeNumbers));
    weighted[i] = to_whole(period * whole);
  }
  if (bad != 0) return false;
  plain[0] = sums.plain;
  for (std::size_t i = 0; i < rows; ++i) plain[i + 1] += plain[i];
  for (std::size_t i = 0; i < rows; ++i) weighted[i] -= plain[i];
  for (std::size_t i = 0; i < rows; ++i) weighted[i] = sums.weighted += weighted[i];
  sums.plain = plain[rows];
  for (std::size_t i = 0; i < rows; ++i) out[i] = from_whole(weighted[i]) / s.divisor;
  return true;
}

TIERCEL_BODY void divide_rows_body(double* y, double divisor, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) y[i] /= divisor;
}

}  // namespace

TIERCEL_VARIANTS(void, divide_rows, (double* y, double divisor, std::size_t rows), (y, divisor, rows))

TIERCEL_VARIANTS(bool, weighted_block,
                 (const WeightedMeanSetup& s, const double* newest, const double* leaving, WeightedSums& sums,
                  double* out, std::size_t rows),
                 (s, newest, leaving, sums, out, rows))

}  // namespace tiercel::indicators
