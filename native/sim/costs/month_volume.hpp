#pragma once
// What was traded so far in the UTC calendar month of the last fill.
#include <cstdint>
#include <vector>

namespace tiercel::sim {

// Months since January of year 0 of the proleptic Gregorian calendar, of nanoseconds since 1970, UTC. Years are counted
// from March, so that the leap day ends them (Hinnant, "chrono-compatible low-level date algorithms", 2014).
[[nodiscard]] constexpr std::int64_t utc_month(std::int64_t time) noexcept {
  constexpr std::int64_t kDay = 86'400'000'000'000;
  const std::int64_t days = (time >= 0 ? time : time - (kDay - 1)) / kDay + 719'468;  // since 0000-03-01
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  return (era * 400 + year_of_era) * 12 + (5 * day_of_year + 2) / 153 + 2;
}

class MonthVolume {
 public:
  void clear(std::size_t currencies) {
    values_.assign(currencies, 0.0);
    units_ = 0.0;
    month_ = 0;
  }
  // The month of this time begins, unless it has begun.
  void reach(std::int64_t time) noexcept {
    const std::int64_t month = utc_month(time);
    if (month == month_) return;
    month_ = month;
    units_ = 0.0;
    for (double& value : values_) value = 0.0;
  }
  void add(std::size_t currency, double units, double value) noexcept {
    units_ += units;
    values_[currency] += value;
  }
  [[nodiscard]] double units() const noexcept { return units_; }
  [[nodiscard]] double value(std::size_t currency) const noexcept { return values_[currency]; }

 private:
  std::vector<double> values_{0.0};
  double units_ = 0.0;
  std::int64_t month_ = 0;
};

}  // namespace tiercel::sim
