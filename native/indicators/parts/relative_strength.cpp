#include "native/indicators/parts/relative_strength.hpp"

namespace tiercel::indicators {
namespace {

template <int W>
TIERCEL_BODY bool strength_block_body(const StrengthSetup& s, const StrengthHistory& last, const double* values,
                                      double* out, std::size_t rows) noexcept {
  LastRows<W, 1> before(same_rows(last.value));
  LaneFadingSum<W> gains(s.fading, last.gains);
  LaneFadingSum<W> sizes(s.fading, last.sizes);
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto now = read_lanes<W>(values + i);
    const Lanes<W> change = now - before.template ago<1>(now);
    const Lanes<W> size = absolute(change);
    const Lanes<W> gain = gains.take_whole(change + size);
    write_lanes(out + i, strength(gain, sizes.take_whole(size)));
    before.push(now);
  }
  gains.finish();
  sizes.finish();
  return all_finite(last.sizes.z.data(), kStepRows);  // what is no number stays in the sum
}

}  // namespace

TIERCEL_LANE_VARIANTS(bool, strength_block,
                      (const StrengthSetup& s, const StrengthHistory& last, const double* values, double* out,
                       std::size_t rows),
                      (s, last, values, out, rows))

}  // namespace tiercel::indicators
