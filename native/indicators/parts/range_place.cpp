#include "native/indicators/parts/range_place.hpp"

#include "native/indicators/parts/tick_count.hpp"

namespace tiercel::indicators {
namespace {

struct RangePlaceBody {
  template <int W>
  TIERCEL_BODY bool run(const RangePlaceSetup* s, const RangePlaceColumns* in, double* out, std::size_t rows) noexcept {
    if (!all_finite(in->high, rows) || !all_finite(in->low, rows)) return false;
    double highest[kExtremeRows];
    double lowest[kExtremeRows];
    slide_extreme_lanes<1, W>(in->high, s->period, highest, rows);
    slide_extreme_lanes<-1, W>(in->low, s->period, lowest, rows);
    return run_in_ticks<W>(s->ticks, in->close[0], [&](auto ticks) TIERCEL_INLINE {
      TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
        const auto high = ticks.take(read_lanes<W>(highest + i));
        const auto low = ticks.take(read_lanes<W>(lowest + i));
        const auto close = ticks.take(read_lanes<W>(in->close + i));
        write_lanes(out + i, place_between(high, low, close));
      }
      return ticks.good();
    });
  }
};

}  // namespace

bool range_place_block(const RangePlaceSetup& s, const RangePlaceColumns& in, double* out, std::size_t rows) noexcept {
  return at_best_level<RangePlaceBody>(&s, &in, out, rows);
}

}  // namespace tiercel::indicators
