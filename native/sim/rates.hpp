#pragma once
// What a unit of each currency of a run is worth in the account's own, by what was known at a time.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tiercel::sim {

inline constexpr std::uint8_t kAccountCurrency = 0;  // index of the account's own among a run's currencies

struct RateSeries {
  std::vector<std::int64_t> times;  // when each became known, ascending; none: always 1
  std::vector<double> values;

  // The last one known at a time, before the first one that.
  [[nodiscard]] double at(std::int64_t time) const noexcept;
};

// The rates of all currencies at a time that mostly moves on.
class Rates {
 public:
  void start(std::span<const RateSeries> series);
  [[nodiscard]] std::span<const double> at(std::int64_t time) noexcept;

 private:
  std::span<const RateSeries> series_;
  std::vector<std::size_t> known_;  // how many of each
  std::vector<double> now_;
};

// Money of all currencies as money of one.
[[nodiscard]] inline double in_currency(std::uint8_t currency, std::span<const double> money,
                                        std::span<const double> rates) noexcept {
  if (money.size() == 1) return money[0];
  double sum = 0.0;
  for (std::size_t c = 0; c < money.size(); ++c) sum += money[c] * rates[c];
  return currency == kAccountCurrency ? sum : sum / rates[currency];
}

}  // namespace tiercel::sim
