#include "native/indicators/parts/window_pair.hpp"

namespace tiercel::indicators {

PairSetup pair_setup(std::int64_t period, const int* decimals) noexcept {
  const auto n = static_cast<double>(period);
  const bool has_step = decimals[0] != kOffStep && decimals[1] != kOffStep;
  return {.period = period,
          .scale = {has_step ? ticks_a_unit(decimals[0]) : 0.0, has_step ? ticks_a_unit(decimals[1]) : 0.0},
          .most = std::min(kMostTicks, 0x1p62 / n),
          .narrow = std::floor(0x1p25 / n)};
}

bool begin_pair_block(const PairSetup& s, const PairColumns& in, PairBlock& b) noexcept {
  for (std::size_t k = 0; k < 2; ++k) b.origin[k] = std::nearbyint(in.leaving[k][0] * s.scale[k]);
  b.sums = {};
  for (std::size_t row = 0; row < static_cast<std::size_t>(s.period); ++row) {
    std::array<double, 2> apart;
    for (std::size_t k = 0; k < 2; ++k) {
      apart[k] = std::nearbyint(in.leaving[k][row] * s.scale[k]) - b.origin[k];
      if (!(std::fabs(apart[k]) <= s.narrow)) return false;
    }
    const auto part = PairSums::of<double>(apart);
    for (std::size_t k = 0; k < part.size(); ++k) b.sums[k] += part[k];
  }
  return true;
}

PairSpread<double> WindowPair::exact(const PairSetup& s) const noexcept {
  const auto& [x, y, xx, xy, yy] = sums_;
  const Int128 n = s.period;
  return {static_cast<double>(n * xx - x * x), static_cast<double>(n * xy - x * y),
          static_cast<double>(n * yy - y * y)};
}

bool WindowPair::take(const PairSetup& s, const std::array<double, 2>& x, int sign) noexcept {
  std::array<std::int64_t, 2> t{};
  for (std::size_t k = 0; k < 2; ++k) {
    if (!to_ticks(x[k], s.scale[k], &t[k]) || std::fabs(x[k] * s.scale[k]) > s.most) return false;
  }
  const std::array<Int128, 5> part{t[0], t[1], static_cast<Int128>(t[0]) * t[0], static_cast<Int128>(t[0]) * t[1],
                                   static_cast<Int128>(t[1]) * t[1]};
  for (std::size_t k = 0; k < part.size(); ++k) sums_[k] += sign * part[k];
  return true;
}

void WindowPair::end_block(const PairSetup& s, const PairBlock& b) noexcept {
  std::array<Int128, 5> around;
  for (std::size_t k = 0; k < around.size(); ++k) around[k] = static_cast<std::int64_t>(b.sums[k]);
  const auto ox = static_cast<Int128>(b.origin[0]);
  const auto oy = static_cast<Int128>(b.origin[1]);
  const Int128 n = s.period;
  sums_ = {around[0] + n * ox, around[1] + n * oy, around[2] + 2 * ox * around[0] + n * ox * ox,
           around[3] + ox * around[1] + oy * around[0] + n * ox * oy, around[4] + 2 * oy * around[1] + n * oy * oy};
}

}  // namespace tiercel::indicators
