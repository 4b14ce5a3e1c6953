#include "native/indicators/price_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "native/core/cpu.hpp"
#include "native/core/lanes.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kTile = 512;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Highs and lows of some brackets, and their volumes. A bracket that counts nothing has infinite ones, the low above
// the high.
struct Tile {
  std::size_t count = 0;
  std::array<double, kTile> low;
  std::array<double, kTile> high;
  std::array<double, kTile> volume;
};

TIERCEL_BODY bool is_finite(double x) noexcept { return std::fabs(x) <= std::numeric_limits<double>::max(); }

// Halves go up, as in JavaScript.
TIERCEL_BODY double rounded(double x) noexcept {
  const double below = std::floor(x);
  return x - below >= 0.5 ? below + 1.0 : below;
}

TIERCEL_BODY void read_rows_body(const ProfileBars& bars, std::size_t from, Tile& tile) noexcept {
  const double* high = bars.high.data() + from;
  const double* low = bars.low.data() + from;
  const double* volume = bars.volume.empty() ? high : bars.volume.data() + from;
  for (std::size_t i = 0; i < tile.count; ++i) {
    const bool counts = is_finite(high[i]) & is_finite(low[i]) & is_finite(volume[i]) & (low[i] <= high[i]);
    tile.high[i] = counts ? high[i] : -kInfinity;
    tile.low[i] = counts ? low[i] : kInfinity;
    tile.volume[i] = volume[i];
  }
}
TIERCEL_VARIANTS(void, read_rows, (const ProfileBars& bars, std::size_t from, Tile& tile), (bars, from, tile))

void read_brackets(const ProfileBars& bars, std::size_t bracket, std::size_t from, Tile& tile) noexcept {
  for (std::size_t i = 0; i < tile.count; ++i) {
    double low = kInfinity;
    double high = -kInfinity;
    const std::size_t begin = from + i * bracket;
    const std::size_t end = begin + std::min(bracket, bars.high.size() - begin);
    for (std::size_t row = begin; row < end; ++row) {
      if (is_finite(bars.low[row])) low = std::min(low, bars.low[row]);
      if (is_finite(bars.high[row])) high = std::max(high, bars.high[row]);
    }
    tile.low[i] = low <= high ? low : kInfinity;
    tile.high[i] = low <= high ? high : -kInfinity;
  }
}

// Lowest low and highest high, in lanes that do not wait for each other.
TIERCEL_BODY void widen_body(const Tile& tile, std::array<double, kStepRows>& lowest,
                             std::array<double, kStepRows>& highest) noexcept {
  for (std::size_t i = 0; i < tile.count; ++i) {
    const std::size_t lane = i % kStepRows;
    lowest[lane] = tile.low[i] < lowest[lane] ? tile.low[i] : lowest[lane];
    highest[lane] = tile.high[i] > highest[lane] ? tile.high[i] : highest[lane];
  }
}
TIERCEL_VARIANTS(void, widen,
                 (const Tile& tile, std::array<double, kStepRows>& lowest, std::array<double, kStepRows>& highest),
                 (tile, lowest, highest))

// Bins of prices. On the step bins and prices are whole ticks, so that rounding moves no price over an edge.
struct Bins {
  double size;
  bool on_step = false;
  double ticks_a_unit = 0;
  double bins_a_tick = 0;

  explicit Bins(const ProfileSpec& spec) noexcept : size(spec.bin_size) {
    if (!(spec.step > 0)) return;
    const double ticks = rounded(size / spec.step);
    on_step = ticks > 0 && std::fabs(ticks * spec.step - size) < spec.step * 1e-6;
    ticks_a_unit = 1.0 / spec.step;
    bins_a_tick = 1.0 / ticks;
  }
};

// Half a tick up no tick is at an edge, so that a product will do where a quotient would be slow.
TIERCEL_BODY double bin_on_step(const Bins& bins, double price) noexcept {
  return std::floor((rounded(price * bins.ticks_a_unit) + 0.5) * bins.bins_a_tick);
}
TIERCEL_BODY double bin_off_step(const Bins& bins, double price) noexcept { return std::floor(price / bins.size); }

double bin_of(const Bins& bins, double price) noexcept {
  return bins.on_step ? bin_on_step(bins, price) : bin_off_step(bins, price);
}

// Prices become bins, counted from `first`.
TIERCEL_BODY void to_bins_body(const Bins& bins, double first, Tile& tile) noexcept {
  if (bins.on_step) {
    for (std::size_t i = 0; i < tile.count; ++i) {
      tile.low[i] = bin_on_step(bins, tile.low[i]) - first;
      tile.high[i] = bin_on_step(bins, tile.high[i]) - first;
    }
    return;
  }
  for (std::size_t i = 0; i < tile.count; ++i) {
    tile.low[i] = bin_off_step(bins, tile.low[i]) - first;
    tile.high[i] = bin_off_step(bins, tile.high[i]) - first;
  }
}
TIERCEL_VARIANTS(void, to_bins, (const Bins& bins, double first, Tile& tile), (bins, first, tile))

// Calls `take` with tiles of brackets until it gives false.
template <class Take>
[[nodiscard]] bool each_tile(const ProfileBars& bars, std::size_t bracket, Take take) noexcept {
  const std::size_t rows = bars.high.size();
  const std::size_t brackets = rows / bracket + (rows % bracket == 0 ? 0 : 1);
  Tile tile;
  for (std::size_t done = 0; done < brackets; done += tile.count) {
    tile.count = std::min(kTile, brackets - done);
    if (bracket > 1) {
      read_brackets(bars, bracket, done * bracket, tile);
    } else {
      read_rows(bars, done, tile);
    }
    if (!take(tile)) return false;
  }
  return true;
}

[[nodiscard]] Status check(const ProfileBars& bars, const ProfileSpec& spec) noexcept {
  const std::size_t rows = bars.high.size();
  const bool has_volume = !bars.volume.empty();
  if (bars.low.size() != rows || (has_volume && bars.volume.size() != rows)) return Status::kLengthMismatch;
  const bool fits =
      is_finite(spec.bin_size) && spec.bin_size > 0 && (has_volume ? spec.bracket == 1 : spec.bracket > 0);
  return fits ? Status::kOk : Status::kParameterRange;
}

// Adds each bar's share to its bins. Bins are taken in vectors that begin at multiples of W: what the bar before has
// just written is then read back whole, which processors forward; from other places they wait for memory.
template <int W>
TIERCEL_BODY bool add_volumes_body(const Tile& tile, std::span<double> amounts) noexcept {
  const auto bins = static_cast<double>(amounts.size());
  const auto whole = static_cast<std::int64_t>(amounts.size() - amounts.size() % W);  // bins in whole vectors
  Lanes<W> lanes;
  for (int i = 0; i < W; ++i) lanes[i] = i;
  for (std::size_t i = 0; i < tile.count; ++i) {
    const double first = tile.low[i];
    const double last = tile.high[i];
    if (first > last) continue;
    if (!(first >= 0 && last < bins)) return false;
    const double share = tile.volume[i] / (last - first + 1.0);
    const auto begin = static_cast<std::int64_t>(first);
    const auto end = static_cast<std::int64_t>(last) + 1;
    const double reach = (last - first) * 0.5;
    std::int64_t at = begin - begin % W;
    Lanes<W> from_middle = lanes + (static_cast<double>(at) - (first + last) * 0.5);
    for (; at < std::min(end, whole); at += W, from_middle += static_cast<double>(W)) {
      double* const place = amounts.data() + at;
      write_lanes(place, read_lanes<W>(place) + (absolute(from_middle) <= reach ? Lanes<W>{} + share : Lanes<W>{}));
    }
    for (std::int64_t bin = std::max(begin, whole); bin < end; ++bin) amounts[static_cast<std::size_t>(bin)] += share;
  }
  return true;
}
TIERCEL_LANE_VARIANTS(bool, add_volumes, (const Tile& tile, std::span<double> amounts), (tile, amounts))

// Adds one where a bracket begins and takes it away behind its end: the sums from the first bin on are the counts.
[[nodiscard]] bool add_changes(const Tile& tile, std::span<double> changes) noexcept {
  const auto bins = static_cast<double>(changes.size());
  for (std::size_t i = 0; i < tile.count; ++i) {
    const double first = tile.low[i];
    const double last = tile.high[i];
    if (first > last) continue;
    if (!(first >= 0 && last < bins)) return false;
    changes[static_cast<std::size_t>(first)] += 1.0;
    const std::size_t behind = static_cast<std::size_t>(last) + 1;
    if (behind < changes.size()) changes[behind] -= 1.0;
  }
  return true;
}

[[nodiscard]] std::size_t largest_bin(std::span<const double> amounts) noexcept {
  const double middle = static_cast<double>(amounts.size() - 1) / 2.0;
  const auto from_middle = [&](std::size_t bin) { return std::fabs(static_cast<double>(bin) - middle); };
  std::size_t best = 0;
  for (std::size_t bin = 1; bin < amounts.size(); ++bin) {
    const double more = amounts[bin] - amounts[best];
    if (more > 0 || (more == 0 && from_middle(bin) < from_middle(best))) best = bin;
  }
  return best;
}

// First and last bin of the value area.
[[nodiscard]] std::pair<std::size_t, std::size_t> value_bins(std::span<const double> amounts, std::size_t point,
                                                             double wanted) noexcept {
  const std::size_t top = amounts.size() - 1;
  const auto up_to = [&](std::size_t bin, std::size_t more) { return std::min(top, bin + more); };
  const auto down_to = [](std::size_t bin, std::size_t less) { return bin - std::min(bin, less); };
  std::size_t low = point;
  std::size_t high = point;
  double held = amounts[point];
  while (held < wanted && (low > 0 || high < top)) {
    double above = 0;
    double below = 0;
    for (std::size_t bin = high + 1; bin <= up_to(high, 2); ++bin) above += amounts[bin];
    for (std::size_t less = 1; less <= low - down_to(low, 2); ++less) below += amounts[low - less];
    const bool goes_up = low == 0 || (high < top && above >= below);
    held += goes_up ? above : below;
    if (goes_up) {
      high = up_to(high, 2);
    } else {
      low = down_to(low, 2);
    }
  }
  return {low, high};
}

}  // namespace

Status profile_extent(const ProfileBars& bars, const ProfileSpec& spec, ProfileExtent& extent) noexcept {
  extent = {};
  const Status status = check(bars, spec);
  if (status != Status::kOk) return status;
  std::array<double, kStepRows> lowest;
  std::array<double, kStepRows> highest;
  lowest.fill(kInfinity);
  highest.fill(-kInfinity);
  const bool done = each_tile(bars, spec.bracket, [&](const Tile& tile) {
    widen(tile, lowest, highest);
    return true;
  });
  const double low = *std::min_element(lowest.begin(), lowest.end());
  const double high = *std::max_element(highest.begin(), highest.end());
  if (!done || low > high) return Status::kOk;
  const Bins bins(spec);
  extent.first = bin_of(bins, low);
  extent.bins = bin_of(bins, high) - extent.first + 1.0;
  return Status::kOk;
}

Status fill_profile(const ProfileBars& bars, const ProfileSpec& spec, double first, const ProfileOutput& out) noexcept {
  const Status status = check(bars, spec);
  if (status != Status::kOk) return status;
  if (out.prices.size() != out.amounts.size()) return Status::kLengthMismatch;
  std::fill(out.amounts.begin(), out.amounts.end(), 0.0);
  for (std::size_t bin = 0; bin < out.prices.size(); ++bin) {
    out.prices[bin] = (first + static_cast<double>(bin)) * spec.bin_size;
  }
  const Bins bins(spec);
  const bool fits = each_tile(bars, spec.bracket, [&](Tile& tile) {
    to_bins(bins, first, tile);
    return bars.volume.empty() ? add_changes(tile, out.amounts) : add_volumes(tile, out.amounts);
  });
  if (!fits) return Status::kOutputTooSmall;
  if (!bars.volume.empty()) return Status::kOk;
  double count = 0;
  for (double& amount : out.amounts) amount = count += amount;
  return Status::kOk;
}

Status summarize_profile(const ProfileSpec& spec, double first, double value_share, std::span<const double> amounts,
                         ProfileSummary& summary) noexcept {
  if (amounts.empty() || !(value_share > 0 && value_share <= 1)) return Status::kParameterRange;
  double total = 0;
  for (const double amount : amounts) total += amount;
  const std::size_t point = largest_bin(amounts);
  const auto [low, high] = value_bins(amounts, point, value_share * total);
  const auto edge = [&](double bin) { return (first + bin) * spec.bin_size; };
  summary = {total, edge(static_cast<double>(point) + 0.5), edge(static_cast<double>(low)),
             edge(static_cast<double>(high) + 1.0)};
  return Status::kOk;
}

}  // namespace tiercel::indicators
