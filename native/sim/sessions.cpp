#include "native/sim/sessions.hpp"

#include <algorithm>

namespace tiercel::sim {

std::size_t Sessions::session_of(std::int64_t time) const noexcept {
  const auto close = std::ranges::upper_bound(closes_, time);
  if (close == closes_.end()) return kNone;
  const auto i = static_cast<std::size_t>(close - closes_.begin());
  return opens_[i] <= time ? i : kNone;
}

bool Sessions::opens_at(const BarSeries& bars, std::size_t bar) const noexcept {
  if (closes_.empty()) return true;
  const std::size_t own = session_of(bars.time[bar]);
  return own != kNone && (bar == 0 || session_of(bars.time[bar - 1]) != own);
}

bool Sessions::closes_at(const BarSeries& bars, std::size_t bar) const noexcept {
  if (closes_.empty()) return true;
  const std::size_t own = session_of(bars.time[bar]);
  if (own == kNone) return false;
  return bar + 1 < bars.size ? session_of(bars.time[bar + 1]) != own : bars.closes_at(bar) >= closes_[own];
}

}  // namespace tiercel::sim
