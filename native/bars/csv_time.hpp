#pragma once
// Times of a CSV file: calendar dates in the common layouts, counts since 1970, and local time to UTC.
#include <cstdint>
#include <string_view>

#include "native/bars/csv_layout.hpp"

namespace tiercel::bars {

inline constexpr std::int64_t kSecondNs = 1'000'000'000;
inline constexpr std::int64_t kMinuteNs = 60 * kSecondNs;
inline constexpr std::int64_t kHourNs = 60 * kMinuteNs;
inline constexpr std::int64_t kDayNs = 24 * kHourNs;
// Inside what int64 nanoseconds can hold, with room for a zone and a shift of a year.
inline constexpr std::int64_t kFirstYear = 1700;
inline constexpr std::int64_t kLastYear = 2261;

// Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date
// algorithms": years that begin in March).
[[nodiscard]] constexpr std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) noexcept {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

enum class TimeResult : std::uint8_t { kOk, kUnreadable, kRange };

// Each reads the front of `text`, takes what it read off it, and says whether it could.
[[nodiscard]] TimeResult parse_date(std::string_view& text, const CsvTimeFormat& format, std::int64_t& days) noexcept;
// HH:MM, HH:MM:SS, HHMM or HHMMSS; seconds may have a fraction of up to nine digits.
[[nodiscard]] bool parse_clock(std::string_view& text, std::int64_t& ns) noexcept;
// Z, +HH, +HHMM or +HH:MM: local minus UTC.
[[nodiscard]] bool parse_offset(std::string_view& text, std::int64_t& ns) noexcept;
// A count of units since 1970, with an optional fraction, as a whole field.
[[nodiscard]] TimeResult parse_epoch(std::string_view text, std::int64_t unit_ns, std::int64_t& ns) noexcept;

// A whole field (or a date and a clock field) to local time; UTC where the layout has zones or counts.
[[nodiscard]] TimeResult parse_time(std::string_view text, const CsvTimeFormat& format, std::int64_t& ns) noexcept;
[[nodiscard]] TimeResult parse_split_time(std::string_view date, std::string_view clock, const CsvTimeFormat& format,
                                          std::int64_t& ns) noexcept;

// Local time to UTC, remembering where in the zone's table the last one was found.
class ZoneClock {
 public:
  explicit ZoneClock(const CsvZone& zone) noexcept : zone_(zone) {}

  enum class Result : std::uint8_t { kOk, kAmbiguous, kNonexistent };

  // A local time that occurs twice is the earlier of the two, or the later one where the earlier does not come
  // after `last`; one that does not occur is refused.
  [[nodiscard]] Result to_utc(std::int64_t local, std::int64_t last, std::int64_t& utc) noexcept {
    // A day away from both ends of the segment no neighbour can claim the time.
    if (local >= safe_from_ && local < safe_to_) {
      utc = local - safe_offset_;
      return Result::kOk;
    }
    return search(local, last, utc);
  }

 private:
  [[nodiscard]] Result search(std::int64_t local, std::int64_t last, std::int64_t& utc) noexcept;

  const CsvZone& zone_;
  std::int64_t safe_from_ = 0;
  std::int64_t safe_to_ = 0;
  std::int64_t safe_offset_ = 0;
};

}  // namespace tiercel::bars
