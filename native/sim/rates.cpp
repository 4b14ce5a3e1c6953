#include "native/sim/rates.hpp"

#include <algorithm>

#include "native/sim/feed_times.hpp"

namespace tiercel::sim {

double RateSeries::at(std::int64_t time) const noexcept {
  if (times.empty()) return 1.0;
  const auto next = static_cast<std::size_t>(std::ranges::upper_bound(times, time) - times.begin());
  return values[next == 0 ? 0 : next - 1];
}

void Rates::start(std::span<const RateSeries> series) {
  series_ = series;
  known_.assign(series.size(), 0);
  now_.assign(series.size(), 1.0);
}

std::span<const double> Rates::at(std::int64_t time) noexcept {
  for (std::size_t c = 0; c < series_.size(); ++c) {
    const RateSeries& s = series_[c];
    if (s.times.empty()) continue;
    std::size_t& known = known_[c];
    if (known > 0 && s.times[known - 1] > time) known = 0;
    known = after(known, s.times.size(), time, true, [&s](std::size_t i) { return s.times[i]; });
    now_[c] = s.values[known == 0 ? 0 : known - 1];
  }
  return now_;
}

}  // namespace tiercel::sim
