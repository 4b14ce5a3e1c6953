#include "native/bars/csv_time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tiercel::bars {
namespace {

constexpr std::int64_t kEpoch2018 = 1'514'764'800 * kSecondNs;  // date -u -d 2018-01-01 +%s
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

CsvTimeFormat format(char separator, bool has_clock, bool has_zone) {
  CsvTimeFormat result;
  result.date_separator = separator;
  result.has_clock = has_clock;
  result.has_zone = has_zone;
  return result;
}

std::int64_t read(std::string_view text, const CsvTimeFormat& layout) {
  std::int64_t ns = 0;
  return parse_time(text, layout, ns) == TimeResult::kOk ? ns : kNever;
}

TEST(CsvTime, EachCalendarLayoutIsRead) {
  const std::int64_t at = kEpoch2018 + 17 * kHourNs + 5 * kMinuteNs;
  EXPECT_EQ(read("2018-01-01T17:05:00", format('-', true, false)), at);
  EXPECT_EQ(read("2018-01-01 17:05", format('-', true, false)), at);
  EXPECT_EQ(read("2018.01.01 17:05:09", format('.', true, false)), at + 9 * kSecondNs);
  EXPECT_EQ(read("2018/01/01 17:05:00.25", format('/', true, false)), at + 250'000'000);
  EXPECT_EQ(read("20180101 170500", format(0, true, false)), at);
  EXPECT_EQ(read("20180101 170500123", format(0, true, false)), at + 123'000'000);
  EXPECT_EQ(read("20180101 1705001234", format(0, true, false)), kNever);
  EXPECT_EQ(read("20180101 17050012", format(0, true, false)), kNever);
  EXPECT_EQ(read("20180101 17:05:00123", format(0, true, false)), kNever);
  EXPECT_EQ(read("2018-01-01", format('-', false, false)), kEpoch2018);
  EXPECT_EQ(read("20180101", format(0, false, false)), kEpoch2018);
  CsvTimeFormat day_first = format('.', true, false);
  day_first.order = CsvDateOrder::kDayFirst;
  EXPECT_EQ(read("01.01.2018 17:05:00.000", day_first), at);
}

TEST(CsvTime, AnOffsetIsTakenOffAndAMissingOrUnexpectedOneIsRefused) {
  const CsvTimeFormat zoned = format('-', true, true);
  EXPECT_EQ(read("2018-01-01T00:00:00Z", zoned), kEpoch2018);
  EXPECT_EQ(read("2018-01-01 00:00:00+00:00", zoned), kEpoch2018);
  EXPECT_EQ(read("2018-01-01 00:00:00-05:00", zoned), kEpoch2018 + 5 * kHourNs);
  EXPECT_EQ(read("2018-01-01 00:00:00 +0530", zoned), kEpoch2018 - 5 * kHourNs - 30 * kMinuteNs);
  EXPECT_EQ(read("2018-01-01T00:00:00", zoned), kNever);
  EXPECT_EQ(read("2018-01-01T00:00:00Z", format('-', true, false)), kNever);
}

TEST(CsvTime, ImpossibleDatesAndClocksAreRefused) {
  const CsvTimeFormat naive = format('-', true, false);
  for (const char* text :
       {"2018-02-29 00:00:00", "2018-13-01 00:00:00", "2018-00-10 00:00:00", "2018-01-01 24:00:00",
        "2018-01-01 00:60:00", "2018-01-01 00:00:60", "2018-01-01", "2018-01-01 ", "2018.01.01 00:00", "",
        "2018-01-01 00:00:00.", "2018-1-1 00:00:00", "1600-01-01 00:00:00"}) {
    EXPECT_EQ(read(text, naive), kNever) << text;
  }
  EXPECT_NE(read("2020-02-29 00:00:00", naive), kNever);
}

TEST(CsvTime, CountsSince1970AreReadInEachUnit) {
  CsvTimeFormat count;
  count.epoch_unit_ns = kSecondNs;
  EXPECT_EQ(read("1514764800", count), kEpoch2018);
  EXPECT_EQ(read("1514764800.5", count), kEpoch2018 + kSecondNs / 2);
  EXPECT_EQ(read("-86400", count), -kDayNs);
  count.epoch_unit_ns = 1'000'000;
  EXPECT_EQ(read("1514764800000", count), kEpoch2018);
  count.epoch_unit_ns = 1;
  EXPECT_EQ(read("1514764800000000000", count), kEpoch2018);
  EXPECT_EQ(read("1514764800000000000.0", count), kEpoch2018);
  EXPECT_EQ(read("99999999999999999999", count), kNever);
  EXPECT_EQ(read("1e9", count), kNever);
}

// New York in 2018: -5 h, from 11 March 07:00 UTC -4 h, from 4 November 06:00 UTC -5 h.
CsvZone new_york() {
  const auto at = [](unsigned month, unsigned day, int hour) {
    return days_from_civil(2018, month, day) * kDayNs + hour * kHourNs;
  };
  return {{at(1, 1, 0), at(3, 11, 7), at(11, 4, 6)}, {-5 * kHourNs, -4 * kHourNs, -5 * kHourNs}};
}

TEST(CsvTime, LocalTimeIsTurnedIntoUtcOnBothSidesOfAChange) {
  const CsvZone zone = new_york();
  ZoneClock clock(zone);
  std::int64_t utc = 0;
  for (int repeat = 0; repeat < 2; ++repeat) {
    const std::int64_t winter = days_from_civil(2018, 2, 1) * kDayNs;
    EXPECT_EQ(clock.to_utc(winter, kNever, utc), ZoneClock::Result::kOk);
    EXPECT_EQ(utc, winter + 5 * kHourNs);
    const std::int64_t summer = days_from_civil(2018, 7, 1) * kDayNs;
    EXPECT_EQ(clock.to_utc(summer, kNever, utc), ZoneClock::Result::kOk);
    EXPECT_EQ(utc, summer + 4 * kHourNs);
  }
}

TEST(CsvTime, ATimeThatDoesNotOccurIsRefused) {
  const CsvZone zone = new_york();
  ZoneClock clock(zone);
  std::int64_t utc = 0;
  const std::int64_t day = days_from_civil(2018, 3, 11) * kDayNs;
  EXPECT_EQ(clock.to_utc(day + 2 * kHourNs + 30 * kMinuteNs, kNever, utc), ZoneClock::Result::kNonexistent);
  EXPECT_EQ(clock.to_utc(day + 3 * kHourNs, kNever, utc), ZoneClock::Result::kOk);
  EXPECT_EQ(utc, day + 7 * kHourNs);
  EXPECT_EQ(clock.to_utc(day + 2 * kHourNs - 1, kNever, utc), ZoneClock::Result::kOk);
}

TEST(CsvTime, ATimeThatOccursTwiceIsTheEarlierUnlessTheRowBeforeHasIt) {
  const CsvZone zone = new_york();
  ZoneClock clock(zone);
  std::int64_t utc = 0;
  const std::int64_t local = days_from_civil(2018, 11, 4) * kDayNs + kHourNs + 30 * kMinuteNs;
  EXPECT_EQ(clock.to_utc(local, kNever, utc), ZoneClock::Result::kAmbiguous);
  EXPECT_EQ(utc, local + 4 * kHourNs);
  EXPECT_EQ(clock.to_utc(local, local + 4 * kHourNs, utc), ZoneClock::Result::kAmbiguous);
  EXPECT_EQ(utc, local + 5 * kHourNs);
}

TEST(CsvTime, WithoutATableLocalTimeIsUtc) {
  const CsvZone zone;
  ZoneClock clock(zone);
  std::int64_t utc = 0;
  EXPECT_EQ(clock.to_utc(-5, kNever, utc), ZoneClock::Result::kOk);
  EXPECT_EQ(utc, -5);
}

}  // namespace
}  // namespace tiercel::bars
