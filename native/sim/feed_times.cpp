#include "native/sim/feed_times.hpp"

namespace tiercel::sim {
namespace {

bool same_times(const Feed& a, const Feed& b) noexcept {
  const BarSeries& x = a.bars;
  const BarSeries& y = b.bars;
  if (x.size - a.first_bar != y.size - b.first_bar) return false;
  if (a.first_bar != b.first_bar || x.duration != y.duration) return false;
  if ((x.close_time == nullptr) != (y.close_time == nullptr)) return false;
  const auto equal = [n = x.size](const std::int64_t* p, const std::int64_t* q) {
    return p == q || std::equal(p, p + n, q);
  };
  return equal(x.time, y.time) && (x.close_time == nullptr || equal(x.close_time, y.close_time));
}

}  // namespace

bool all_same_times(std::span<const Feed> feeds) noexcept {
  return std::all_of(feeds.begin() + 1, feeds.end(), [&](const Feed& f) { return same_times(feeds[0], f); });
}

bool has_overlaps(const BarSeries& bars) noexcept {
  for (std::size_t i = 1; i < bars.size; ++i) {
    if (bars.time[i] < bars.closes_at(i - 1)) return true;
  }
  return false;
}

std::vector<std::int64_t> merged_closes(std::span<const Feed> feeds) {
  std::vector<std::int64_t> times;
  for (const Feed& f : feeds) {
    for (std::size_t i = f.first_bar; i < f.bars.size; ++i) times.push_back(f.bars.closes_at(i));
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

bool are_feeds(std::span<const Feed> feeds) noexcept {
  return !feeds.empty() &&
         std::all_of(feeds.begin(), feeds.end(), [](const Feed& f) { return f.first_bar < f.bars.size; });
}

}  // namespace tiercel::sim
