#include "native/bars/price_grid.hpp"

#include <algorithm>

namespace tiercel::bars {
namespace {

constexpr std::size_t kPart = 128;

// multiples[i] = round(values[i] * scale); true when each gives its value back, bit for bit.
TIERCEL_BODY bool to_multiples_body(const double* values, std::size_t count, double scale,
                                    std::int64_t* multiples) noexcept {
  std::int64_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double scaled = values[i] * scale;
    const double rounded = scaled + kRounder;
    const double back = (rounded - kRounder) / scale;
    wrong |= std::bit_cast<std::int64_t>(back) ^ std::bit_cast<std::int64_t>(values[i]);
    wrong |= static_cast<std::int64_t>(!(std::fabs(scaled) < kGridLimit));
    multiples[i] =
        static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(rounded) - static_cast<std::uint64_t>(kRounderBits));
  }
  return wrong == 0;
}

TIERCEL_VARIANTS(bool, to_multiples, (const double* values, std::size_t count, double scale, std::int64_t* multiples),
                 (values, count, scale, multiples))

// The largest power of ten up to 10^9 that divides all multiples.
std::int8_t common_power(std::span<const std::int64_t> multiples) noexcept {
  int power = kMaxDigits;
  std::int64_t unit = 1'000'000'000;
  for (const std::int64_t k : multiples) {
    while (k % unit != 0) {
      unit /= 10;
      --power;
    }
    if (power == 0) break;
  }
  return static_cast<std::int8_t>(power);
}

}  // namespace

std::int8_t find_grid(std::span<const double> values, std::span<std::int64_t> multiples) noexcept {
  // A value that is off a grid is off every coarser one, so the number of digits only grows.
  std::size_t digits = 0;
  for (std::size_t at = 0; at < values.size();) {
    const std::size_t count = std::min(kPart, values.size() - at);
    if (to_multiples(values.data() + at, count, kPowersOfTen[digits], multiples.data() + at)) {
      at += count;
      continue;
    }
    if (++digits > static_cast<std::size_t>(kMaxDigits)) return kOffGrid;
    at = 0;  // all multiples anew, on the finer grid
  }
  return digits > 0 ? static_cast<std::int8_t>(-static_cast<int>(digits)) : common_power(multiples);
}

}  // namespace tiercel::bars
