#include "native/indicators/parts/relative_strength.hpp"

namespace tiercel::indicators {
namespace {

template <int W>
TIERCEL_BODY bool strength_block_body(const SmootherSetup& s, StrengthHistory& last, const double* values, double* out,
                                      std::size_t rows) noexcept {
  LastRows<W, 1> before(same_rows(last.value));
  LaneSmoother<W> gains(s, last.gains);
  LaneSmoother<W> losses(s, last.losses);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto now = read_lanes<W>(values + i);
    const Lanes<W> change = now - before.template ago<1>(now);
    const Lanes<W> gain = gains.take(change > 0.0 ? change : Lanes<W>{});
    const Lanes<W> loss = losses.take(change < 0.0 ? -change : Lanes<W>{});
    write_lanes(out + i, strength(gain, loss));
    bad += now * 0.0;
    before.push(now);
  }
  gains.finish();
  losses.finish();
  return are_zero(bad);
}

}  // namespace

TIERCEL_LANE_VARIANTS(bool, strength_block,
                      (const SmootherSetup& s, StrengthHistory& last, const double* values, double* out,
                       std::size_t rows),
                      (s, last, values, out, rows))

}  // namespace tiercel::indicators
