#include "native/indicators/parts/range_place.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool range_place_block_body(const RangePlaceSetup& s, const std::array<const double*, 2>& windows,
                                         const std::array<const double*, 3>& newest, double* __restrict out,
                                         std::size_t rows) noexcept {
  const auto& [high, low, close] = newest;
  if (!all_finite(high, rows) || !all_finite(low, rows) || !all_finite(close, rows)) return false;
  double highest[kExtremeRows];
  double lowest[kExtremeRows];
  slide_extreme<1>(windows[0], s.period, highest, rows);
  slide_extreme<-1>(windows[1], s.period, lowest, rows);
  for (std::size_t i = 0; i < rows; ++i) out[i] = place_in_range(s.ticks, highest[i], lowest[i], close[i]);
  return true;
}

}  // namespace

TIERCEL_VARIANTS(bool, range_place_block,
                 (const RangePlaceSetup& s, const std::array<const double*, 2>& windows,
                  const std::array<const double*, 3>& newest, double* out, std::size_t rows),
                 (s, windows, newest, out, rows))

}  // namespace tiercel::indicators
