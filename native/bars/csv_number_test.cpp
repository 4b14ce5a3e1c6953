#include "native/bars/csv_number.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cstdio>
#include <random>
#include <string>

#include "native/bars/csv_layout.hpp"

namespace tiercel::bars {
namespace {

using Scan = bool (*)(const char*, char, ScannedNumber&) noexcept;

// Text between margins, so that the scan may read around it.
struct Padded {
  explicit Padded(const std::string& text) : bytes(std::string(32, '#') + text + std::string(32, '#')) {}
  [[nodiscard]] const char* at() const { return bytes.data() + 32; }
  std::string bytes;
};

double from_chars_value(const std::string& text) {
  double value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string random_number(std::mt19937_64& random, unsigned whole, unsigned fraction) {
  std::string text;
  for (unsigned i = 0; i < whole; ++i) text += static_cast<char>('0' + random() % 10);
  if (fraction > 0) text += '.';
  for (unsigned i = 0; i < fraction; ++i) text += static_cast<char>('0' + random() % 10);
  return text;
}

void expect_bits_of_from_chars(Scan scan, unsigned most_whole, unsigned most_fraction) {
  std::mt19937_64 random(7);
  for (unsigned whole = 1; whole <= most_whole; ++whole) {
    for (unsigned fraction = 0; fraction <= most_fraction && whole + fraction <= 14; ++fraction) {
      for (int round = 0; round < 300; ++round) {
        const std::string text = random_number(random, whole, fraction);
        const Padded padded(text + (round % 2 == 0 ? "," : "\n"));
        ScannedNumber number;
        ASSERT_TRUE(scan(padded.at(), '.', number)) << text;
        EXPECT_EQ(number.length, text.size());
        EXPECT_EQ(static_cast<double>(number.digits) / kDecimalScales[number.decimals], from_chars_value(text)) << text;
      }
    }
  }
}

TEST(CsvNumber, ThePortableScanHasTheBitsOfFromChars) { expect_bits_of_from_chars(scan_number_portable, 8, 8); }

#if defined(__SSE4_1__)
TEST(CsvNumber, TheSseScanHasTheBitsOfFromChars) { expect_bits_of_from_chars(scan_number_sse, 14, 13); }
#endif

TEST(CsvNumber, TheScansLeaveOtherShapesToThePlainPath) {
  for (const char* text : {",", ".5,", "-1.5,", "+1,", "1.,", " 1,", "nan,", "1234567890123456,", "\"1\",", "#"}) {
    const Padded padded(text);
    ScannedNumber number;
    EXPECT_FALSE(scan_number_portable(padded.at(), '.', number)) << text;
    EXPECT_FALSE(scan_number(padded.at(), '.', number)) << text;
  }
}

TEST(CsvNumber, TheScanStopsAtTheFirstByteThatIsNoPartOfTheNumber) {
  const Padded padded("1.5e3,");
  ScannedNumber number;
  ASSERT_TRUE(scan_number(padded.at(), '.', number));
  EXPECT_EQ(number.length, 3U);
}

TEST(CsvNumber, ADecimalCommaIsReadWhereItIsGiven) {
  const Padded padded("1,25;");
  ScannedNumber number;
  ASSERT_TRUE(scan_number(padded.at(), ',', number));
  EXPECT_EQ(number.digits, 125U);
  EXPECT_EQ(number.decimals, 2U);
  double value = 0;
  ASSERT_TRUE(parse_number("1,25", ',', value));
  EXPECT_EQ(value, 1.25);
  EXPECT_FALSE(parse_number("1.25", ',', value));
}

TEST(CsvNumber, ThePlainParserTakesAllOfFromCharsAndNothingElse) {
  double value = 0;
  EXPECT_TRUE(parse_number("1.2345678901234567890e-3", '.', value));
  EXPECT_EQ(value, from_chars_value("1.2345678901234567890e-3"));
  EXPECT_TRUE(parse_number(" -7 ", '.', value));
  EXPECT_EQ(value, -7);
  EXPECT_TRUE(parse_number("nan", '.', value));
  for (const char* text : {"", " ", "1.2.3", "1,2", "0x10", "1e999", "+1", "1 2", "null"}) {
    EXPECT_FALSE(parse_number(text, '.', value)) << text;
  }
  EXPECT_FALSE(parse_number(std::string(1'000'000, '1'), '.', value));
}

TEST(CsvNumber, TheStepOfAValueIsTheLargestPowerOfTenThatDividesIt) {
  EXPECT_EQ(decimals_of(0), kCsvNoDecimals);
  EXPECT_EQ(decimals_of(1.20037), 5);
  EXPECT_EQ(decimals_of(112.645), 3);
  EXPECT_EQ(decimals_of(7), 0);
  EXPECT_EQ(decimals_of(1500), -2);
  EXPECT_EQ(decimals_of(0.000000001), 9);
  EXPECT_EQ(decimals_of(0.0000000001), kCsvOffStep);
  EXPECT_EQ(decimals_of(1.0 / 3), kCsvOffStep);
}

TEST(CsvNumber, TrailingZerosAreCountedUpToEight) {
  EXPECT_EQ(trailing_zeros(Padded("1.200370").at() + 8), 1U);
  EXPECT_EQ(trailing_zeros(Padded("1.5").at() + 3), 0U);
  EXPECT_EQ(trailing_zeros(Padded("1.0000000000").at() + 12), 8U);
}

}  // namespace
}  // namespace tiercel::bars
