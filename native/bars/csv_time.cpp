#include "native/bars/csv_time.hpp"

#include <algorithm>
#include <limits>

namespace tiercel::bars {
namespace {

[[nodiscard]] bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Takes exactly `count` digits off the front.
[[nodiscard]] bool take_digits(std::string_view& text, std::size_t count, unsigned& value) noexcept {
  if (text.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return false;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

[[nodiscard]] bool take(std::string_view& text, char c) noexcept {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

[[nodiscard]] unsigned days_in_month(unsigned year, unsigned month) noexcept {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Digits after a decimal point as nanoseconds of a unit; more than nine digits are refused.
[[nodiscard]] bool take_fraction(std::string_view& text, std::int64_t unit_ns, std::int64_t& ns) noexcept {
  std::int64_t scale = unit_ns;
  std::size_t count = 0;
  ns = 0;
  while (!text.empty() && is_digit(text.front())) {
    const int digit = text.front() - '0';
    if (++count > 9 || (scale % 10 != 0 && digit != 0)) return false;
    scale /= 10;
    ns += digit * scale;
    text.remove_prefix(1);
  }
  return count > 0;
}

}  // namespace

TimeResult parse_date(std::string_view& text, const CsvTimeFormat& format, std::int64_t& days) noexcept {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const char separator = format.date_separator;
  const auto between = [&] { return separator == 0 || take(text, separator); };
  bool ok = false;
  switch (format.order) {
    case CsvDateOrder::kYearFirst:
      ok = take_digits(text, 4, year) && between() && take_digits(text, 2, month) && between() &&
           take_digits(text, 2, day);
      break;
    case CsvDateOrder::kDayFirst:
      ok = take_digits(text, 2, day) && between() && take_digits(text, 2, month) && between() &&
           take_digits(text, 4, year);
      break;
    case CsvDateOrder::kMonthFirst:
      ok = take_digits(text, 2, month) && between() && take_digits(text, 2, day) && between() &&
           take_digits(text, 4, year);
      break;
  }
  if (!ok || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return TimeResult::kUnreadable;
  if (year < kFirstYear || year > kLastYear) return TimeResult::kRange;
  days = days_from_civil(year, month, day);
  return TimeResult::kOk;
}

bool parse_clock(std::string_view& text, std::int64_t& ns) noexcept {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  if (!take_digits(text, 2, hour)) return false;
  const bool has_colon = take(text, ':');
  if (!take_digits(text, 2, minute)) return false;
  const bool has_seconds = has_colon ? take(text, ':') : (!text.empty() && is_digit(text.front()));
  if (has_seconds && !take_digits(text, 2, second)) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  ns = hour * kHourNs + minute * kMinuteNs + second * kSecondNs;
  if (has_seconds && take(text, '.')) {
    std::int64_t fraction = 0;
    if (!take_fraction(text, kSecondNs, fraction)) return false;
    ns += fraction;
  } else if (has_seconds && !has_colon && !text.empty() && is_digit(text.front())) {
    unsigned milliseconds = 0;
    if (!take_digits(text, 3, milliseconds)) return false;
    ns += milliseconds * (kSecondNs / 1000);
  }
  return true;
}

bool parse_offset(std::string_view& text, std::int64_t& ns) noexcept {
  ns = 0;
  if (take(text, 'Z') || take(text, 'z')) return true;
  const bool negative = !text.empty() && text.front() == '-';
  if (!negative && (text.empty() || text.front() != '+')) return false;
  text.remove_prefix(1);
  unsigned hours = 0;
  unsigned minutes = 0;
  if (!take_digits(text, 2, hours)) return false;
  const bool has_minutes = take(text, ':') || (!text.empty() && is_digit(text.front()));
  if (has_minutes && !take_digits(text, 2, minutes)) return false;
  if (hours > 18 || minutes > 59) return false;
  ns = hours * kHourNs + minutes * kMinuteNs;
  if (negative) ns = -ns;
  return true;
}

TimeResult parse_epoch(std::string_view text, std::int64_t unit_ns, std::int64_t& ns) noexcept {
  const bool negative = take(text, '-');
  std::int64_t count = 0;
  std::size_t length = 0;
  while (!text.empty() && is_digit(text.front())) {
    if (++length > 19) return TimeResult::kUnreadable;
    const int digit = text.front() - '0';
    if (__builtin_mul_overflow(count, 10, &count) || __builtin_add_overflow(count, digit, &count)) {
      return TimeResult::kRange;
    }
    text.remove_prefix(1);
  }
  if (length == 0) return TimeResult::kUnreadable;
  std::int64_t fraction = 0;
  if (take(text, '.') && !take_fraction(text, unit_ns, fraction)) return TimeResult::kUnreadable;
  if (!text.empty()) return TimeResult::kUnreadable;
  if (__builtin_mul_overflow(count, unit_ns, &ns) || __builtin_add_overflow(ns, fraction, &ns)) {
    return TimeResult::kRange;
  }
  if (negative) ns = -ns;
  constexpr std::int64_t lowest = days_from_civil(kFirstYear, 1, 1) * kDayNs;
  constexpr std::int64_t highest = days_from_civil(kLastYear + 1, 1, 1) * kDayNs;
  return ns >= lowest && ns < highest ? TimeResult::kOk : TimeResult::kRange;
}

TimeResult parse_split_time(std::string_view date, std::string_view clock, const CsvTimeFormat& format,
                            std::int64_t& ns) noexcept {
  std::int64_t days = 0;
  const TimeResult result = parse_date(date, format, days);
  if (result != TimeResult::kOk) return result;
  std::int64_t of_day = 0;
  std::int64_t offset = 0;
  if (!date.empty() || !parse_clock(clock, of_day)) return TimeResult::kUnreadable;
  if (format.has_zone) {
    (void)take(clock, ' ');  // some writers put a blank before the offset
    if (!parse_offset(clock, offset)) return TimeResult::kUnreadable;
  }
  if (!clock.empty()) return TimeResult::kUnreadable;
  ns = days * kDayNs + (format.date_only ? 0 : of_day - offset);
  return TimeResult::kOk;
}

TimeResult parse_time(std::string_view text, const CsvTimeFormat& format, std::int64_t& ns) noexcept {
  if (format.epoch_unit_ns > 0) {
    const TimeResult result = parse_epoch(text, format.epoch_unit_ns, ns);
    if (result == TimeResult::kOk && format.date_only) ns -= ((ns % kDayNs) + kDayNs) % kDayNs;
    return result;
  }
  const std::size_t date_length = format.date_separator == 0 ? 8 : 10;
  if (!format.has_clock) {
    std::int64_t days = 0;
    const TimeResult result = parse_date(text, format, days);
    if (result != TimeResult::kOk) return result;
    ns = days * kDayNs;
    return text.empty() ? TimeResult::kOk : TimeResult::kUnreadable;
  }
  if (text.size() <= date_length) return TimeResult::kUnreadable;
  const char between = text[date_length];
  if (between != 'T' && between != ' ' && between != 't') return TimeResult::kUnreadable;
  return parse_split_time(text.substr(0, date_length), text.substr(date_length + 1), format, ns);
}

ZoneClock::Result ZoneClock::search(std::int64_t local, std::int64_t last, std::int64_t& utc) noexcept {
  if (zone_.from_ns.empty()) {
    safe_from_ = std::numeric_limits<std::int64_t>::min();
    safe_to_ = std::numeric_limits<std::int64_t>::max();
    safe_offset_ = 0;
    utc = local;
    return Result::kOk;
  }
  const auto& from = zone_.from_ns;
  const auto above = std::upper_bound(from.begin() + 1, from.end(), local - zone_.offset_ns.front());
  const auto near = static_cast<std::size_t>(above - from.begin()) - 1;
  unsigned found = 0;
  // An offset is under a day, so the segment is the one found by any offset or a neighbour of it.
  const std::size_t first = near < 2 ? 0 : near - 2;
  const std::size_t end = std::min(near + 3, from.size());
  for (std::size_t i = first; i < end; ++i) {
    const std::int64_t begin_of = i == 0 ? std::numeric_limits<std::int64_t>::min() : from[i];
    const std::int64_t end_of = i + 1 == from.size() ? std::numeric_limits<std::int64_t>::max() : from[i + 1];
    const std::int64_t candidate = local - zone_.offset_ns[i];
    if (candidate < begin_of || candidate >= end_of) continue;
    // The segments run in time, so the first candidate is the earlier moment.
    if (++found == 1 || utc <= last) utc = candidate;
    safe_offset_ = zone_.offset_ns[i];
    safe_from_ = begin_of <= std::numeric_limits<std::int64_t>::min() + 2 * kDayNs ? begin_of : begin_of + 2 * kDayNs;
    safe_to_ = end_of >= std::numeric_limits<std::int64_t>::max() - 2 * kDayNs ? end_of : end_of - 2 * kDayNs;
  }
  if (found == 0) return Result::kNonexistent;
  return found == 1 ? Result::kOk : Result::kAmbiguous;
}

}  // namespace tiercel::bars
