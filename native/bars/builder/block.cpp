#include "native/bars/builder/block.hpp"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>

#include "native/bars/price_grid.hpp"
#include "native/core/cpu.hpp"

namespace tiercel::bars {
namespace {

constexpr double kMostSteps = 0x1p50;
constexpr double kStepTolerance = 0x1p-51;
constexpr double kFarthestTime = 4e18;  // nanoseconds: the years 1843 to 2096
constexpr int kFinestDecimals = 9;

TIERCEL_BODY bool all_finite_body(const double* x, std::size_t rows) noexcept {
  std::int64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) bad |= static_cast<std::int64_t>(!(std::fabs(x[i]) <= DBL_MAX));
  return bad == 0;
}
TIERCEL_BODY bool all_sizes_body(const double* x, std::size_t rows) noexcept {
  std::int64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    bad |= static_cast<std::int64_t>(!(x[i] >= 0.0)) | static_cast<std::int64_t>(!(x[i] <= DBL_MAX));
  }
  return bad == 0;
}
TIERCEL_BODY bool in_order_body(const std::int64_t* x, std::size_t rows) noexcept {
  std::int64_t bad = 0;
  for (std::size_t i = 1; i < rows; ++i) bad |= static_cast<std::int64_t>(x[i] < x[i - 1]);
  return bad == 0;
}
TIERCEL_BODY bool rising_body(const std::int64_t* x, std::size_t rows) noexcept {
  std::int64_t bad = 0;
  for (std::size_t i = 1; i < rows; ++i) bad |= static_cast<std::int64_t>(x[i] <= x[i - 1]);
  return bad == 0;
}
// Multiples of the step; false where one is off it.
TIERCEL_BODY bool to_steps_body(const double* x, std::size_t rows, double scale, std::int64_t* steps) noexcept {
  std::int64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = x[i] * scale;
    const double whole = (product + kRounder) - kRounder;
    const double size = std::fabs(product);
    bad |= static_cast<std::int64_t>(!(size <= kMostSteps)) |
           static_cast<std::int64_t>(!(std::fabs(product - whole) <= size * kStepTolerance));
    steps[i] = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(product + kRounder) -
                                         static_cast<std::uint64_t>(kRounderBits));
  }
  return bad == 0;
}

TIERCEL_VARIANTS(bool, all_finite, (const double* x, std::size_t rows), (x, rows))
TIERCEL_VARIANTS(bool, all_sizes, (const double* x, std::size_t rows), (x, rows))
TIERCEL_VARIANTS(bool, in_order, (const std::int64_t* x, std::size_t rows), (x, rows))
TIERCEL_VARIANTS(bool, rising, (const std::int64_t* x, std::size_t rows), (x, rows))
TIERCEL_VARIANTS(bool, to_steps, (const double* x, std::size_t rows, double scale, std::int64_t* steps),
                 (x, rows, scale, steps))

bool is_price(double x) noexcept { return std::fabs(x) <= DBL_MAX; }
bool is_size(double x) noexcept { return x >= 0 && x <= DBL_MAX; }

std::size_t first_off_step(const double* x, std::size_t rows, double scale) noexcept {
  std::int64_t step = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    if (!to_steps_body(x + i, 1, scale, &step)) return i;
  }
  return 0;
}

BarFault steps_of(const double* x, std::size_t rows, int decimals, std::int64_t* steps, std::size_t* bad_row) noexcept {
  const double scale = power_of_ten(decimals);
  if (to_steps(x, rows, scale, steps)) return BarFault::kNone;
  *bad_row = first_off_step(x, rows, scale);
  return BarFault::kOffStep;
}

std::int64_t largest(const std::int64_t* x, std::size_t rows) noexcept {
  std::int64_t most = 0;
  for (std::size_t i = 0; i < rows; ++i) most = std::max(most, x[i] < 0 ? -x[i] : x[i]);
  return most;
}

}  // namespace

void Block::add_volume(std::size_t from, std::size_t to, Total& total) const noexcept {
  if (!scales.volume.is_exact) {
    for (std::size_t i = from; i < to; ++i) total.loose += volume[i];
  } else if (units_before != nullptr) {
    total.units += units_before[to] - units_before[from];
  } else {
    for (std::size_t i = from; i < to; ++i) total.units += units[i];
  }
}

void Block::add_value(std::size_t from, std::size_t to, Total& total) const noexcept {
  if (!scales.value.is_exact) {
    for (std::size_t i = from; i < to; ++i) total.loose += price[3][i] * volume[i];
  } else if (value_before != nullptr) {
    total.units += value_before[to] - value_before[from];
  } else {
    for (std::size_t i = from; i < to; ++i) total.units += static_cast<WideTicks>(ticks[i]) * units[i];
  }
}

BlockReader::BlockReader(const BarSpec& common, const BlockNeeds& needs) : spec_(common), needs_(needs) {}

BarFault BlockReader::check(std::int64_t last_time, bool strictly, std::size_t* bad_row) const noexcept {
  const Block& b = block_;
  const auto found = [&](BarFault fault, auto is_bad) {
    std::size_t i = 0;
    while (i < b.size && !is_bad(i)) ++i;
    *bad_row = i;
    return fault;
  };
  const auto far = [&](std::size_t i) { return std::fabs(static_cast<double>(b.time[i])) > kFarthestTime; };
  if (far(0) || far(b.size - 1)) return found(BarFault::kTimeRange, far);
  const auto is_early = [&](std::size_t i) {
    const std::int64_t before = i == 0 ? last_time : b.time[i - 1];
    return strictly ? b.time[i] <= before : b.time[i] < before;
  };
  if (is_early(0) || !(strictly ? rising(b.time, b.size) : in_order(b.time, b.size))) {
    return found(BarFault::kTimeOrder, is_early);
  }
  const std::size_t columns = b.scales.is_ticks ? 1 : 4;
  for (std::size_t c = 0; c < columns; ++c) {
    for (const double* x : {b.price[c], b.ask[c]}) {
      if (x == nullptr || all_finite(x, b.size)) continue;
      return found(BarFault::kPrice, [&](std::size_t i) { return !is_price(x[i]); });
    }
  }
  for (const double* x : {b.vwap, b.spread}) {
    if (x == nullptr || all_finite(x, b.size)) continue;
    return found(BarFault::kPrice, [&](std::size_t i) { return !is_price(x[i]); });
  }
  for (const double* x : {b.volume, b.trades}) {
    if (x == nullptr || all_sizes(x, b.size)) continue;
    return found(BarFault::kVolume, [&](std::size_t i) { return !is_size(x[i]); });
  }
  return BarFault::kNone;
}

// (bid + ask) / 2 on the step is a multiple of half a step, rounded once.
BarFault BlockReader::read_mid(const BarRows& rows, std::size_t from, std::size_t* bad_row) noexcept {
  const double* bid = rows.open + from;
  const double* ask = rows.ask_open + from;
  if (!all_finite(ask, block_.size)) {
    for (*bad_row = 0; is_price(ask[*bad_row]);) ++*bad_row;
    return BarFault::kPrice;
  }
  const int decimals = spec_.price_decimals - 1;  // of bid and ask; those of the middle are one more
  if (decimals < 0) {
    for (std::size_t i = 0; i < block_.size; ++i) mid_[i] = bid[i] / 2 + ask[i] / 2;
    return BarFault::kNone;
  }
  BarFault fault = steps_of(bid, block_.size, decimals, ticks_.data(), bad_row);
  if (fault == BarFault::kNone) fault = steps_of(ask, block_.size, decimals, other_.data(), bad_row);
  if (fault != BarFault::kNone) return fault;
  const double scale = power_of_ten(spec_.price_decimals);
  for (std::size_t i = 0; i < block_.size; ++i) {
    ticks_[i] = 5 * (ticks_[i] + other_[i]);
    mid_[i] = static_cast<double>(ticks_[i]) / scale;
  }
  return BarFault::kNone;
}

BarFault BlockReader::read_ticks(std::size_t* bad_row) noexcept {
  block_.ticks = ticks_.data();
  if (spec_.price_decimals >= 0)
    return steps_of(block_.price[3], block_.size, spec_.price_decimals, ticks_.data(), bad_row);
  const double scale = power_of_ten(kFinestDecimals);
  for (std::size_t i = 0; i < block_.size; ++i) {
    const double product = block_.price[3][i] * scale;
    if (!(std::fabs(product) <= 4e18)) {
      *bad_row = i;
      return BarFault::kPrice;
    }
    ticks_[i] = static_cast<std::int64_t>(std::rint(product));
  }
  return BarFault::kNone;
}

BarFault BlockReader::read_units(std::size_t* bad_row) noexcept {
  const BarFault fault = steps_of(block_.volume, block_.size, spec_.volume_decimals, units_.data(), bad_row);
  if (fault != BarFault::kNone) return fault;
  block_.units = units_.data();
  units_before_[0] = 0;  // 4,096 sizes of at most 2^50 fit
  for (std::size_t i = 0; i < block_.size; ++i) units_before_[i + 1] = units_before_[i] + units_[i];
  block_.units_before = units_before_.data();
  return BarFault::kNone;
}

void BlockReader::sum_values() noexcept {
  const double most = static_cast<double>(largest(ticks_.data(), block_.size)) *
                      static_cast<double>(largest(units_.data(), block_.size)) * static_cast<double>(block_.size);
  if (most > 0x1p62) return;
  value_before_[0] = 0;
  for (std::size_t i = 0; i < block_.size; ++i) value_before_[i + 1] = value_before_[i] + ticks_[i] * units_[i];
  block_.value_before = value_before_.data();
}

BarFault BlockReader::read(const BarRows& rows, std::size_t from, std::int64_t last_time, std::size_t* bad_row) {
  const auto at = [from](const double* column) { return column == nullptr ? nullptr : column + from; };
  block_ = {};
  block_.scales = scales_of(spec_, rows.is_ticks());
  block_.first = from;
  block_.size = std::min(kBlockRows, rows.time.size() - from);
  block_.time = rows.time.data() + from;
  block_.price = {at(rows.open), at(rows.high), at(rows.low), at(rows.close)};
  if (!rows.is_mid) block_.ask = {at(rows.ask_open), at(rows.ask_high), at(rows.ask_low), at(rows.ask_close)};
  block_.volume = at(rows.volume);
  block_.trades = at(rows.trades);
  block_.vwap = at(rows.vwap);
  block_.spread = at(rows.spread);
  BarFault fault = check(last_time, !block_.scales.is_ticks, bad_row);
  const bool needs_units = needs_.totals && block_.volume != nullptr && spec_.volume_decimals >= 0;
  const bool needs_value = needs_units && block_.scales.is_ticks && block_.scales.value.is_exact;
  const bool needs_ticks = needs_.ticks || needs_value;
  if (fault == BarFault::kNone && (rows.is_mid || needs_ticks) && ticks_.empty()) ticks_.resize(kBlockRows);
  if (fault == BarFault::kNone && rows.is_mid) {
    mid_.resize(kBlockRows);
    other_.resize(kBlockRows);
    fault = read_mid(rows, from, bad_row);
    block_.price.fill(mid_.data());
  }
  if (fault == BarFault::kNone && needs_ticks) fault = read_ticks(bad_row);
  if (fault == BarFault::kNone && needs_units) {
    units_.resize(kBlockRows);
    units_before_.resize(kBlockRows + 1);
    fault = read_units(bad_row);
  }
  if (fault == BarFault::kNone && needs_value) {
    value_before_.resize(kBlockRows + 1);
    sum_values();
    for (std::size_t i = 0; i < block_.size; ++i) block_.is_rising &= ticks_[i] >= 0;
  }
  if (fault != BarFault::kNone) *bad_row += from;
  return fault;
}

}  // namespace tiercel::bars
