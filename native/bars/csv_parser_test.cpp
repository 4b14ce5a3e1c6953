#include "native/bars/csv_parser.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>
#include <vector>

namespace tiercel::bars {
namespace {

CsvLayout iso_layout(bool has_volume = false) {
  CsvLayout layout;
  layout.field_count = has_volume ? 6 : 5;
  layout.fields[0] = {CsvRole::kTime, 0};
  for (std::uint8_t i = 0; i < 4; ++i) layout.fields[i + 1U] = {CsvRole::kNumber, i};
  if (has_volume) layout.fields[5] = {CsvRole::kNumber, static_cast<std::uint8_t>(CsvColumn::kVolume)};
  layout.time.date_separator = '-';
  layout.time.has_clock = true;
  layout.time.has_zone = true;
  return layout;
}

struct Parsed {
  std::vector<std::int64_t> time;
  std::array<std::vector<double>, kCsvColumns> columns;
  std::vector<CsvBadRow> bad;
  std::vector<std::string> bad_text;
  CsvStats stats;
};

struct ReadOptions {
  std::size_t block_size = 1 << 20;
  std::size_t rows_of_call = 1 << 16;
  bool plain = false;
  std::int64_t skip_lines = 0;
};

// Reads a text as a caller does: blocks with the unfinished line in front, a line end added at the end.
Parsed read(std::string text, const CsvLayout& layout, const ReadOptions& options = {}) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  CsvParser parser(layout, options.skip_lines);
  parser.use_plain_path(options.plain);
  Parsed result;
  std::string carry;
  for (std::size_t from = 0; from < text.size(); from += options.block_size) {
    const std::string body = carry + text.substr(from, options.block_size);
    std::string bytes(kCsvMargin, '\0');
    bytes.append(body).append(kCsvMargin, '\0');
    std::size_t position = kCsvMargin;
    const std::size_t end = kCsvMargin + body.size();
    const std::size_t rows = std::min(options.rows_of_call, body.size() + 1);  // a row takes a byte at least
    for (bool is_done = false; !is_done;) {
      std::vector<std::int64_t> time(rows);
      std::array<std::vector<double>, kCsvColumns> columns;
      std::vector<CsvBadRow> bad(3);
      CsvOutput output;
      output.time = time;
      output.bad = bad;
      for (std::size_t i = 0; i < kCsvColumns; ++i) {
        columns[i].resize(rows);
        output.columns[i] = columns[i].data();
      }
      EXPECT_EQ(parser.parse({bytes, position, end}, output, position), Status::kOk);
      result.time.insert(result.time.end(), time.begin(), time.begin() + static_cast<std::ptrdiff_t>(output.row));
      for (std::size_t i = 0; i < kCsvColumns; ++i) {
        result.columns[i].insert(result.columns[i].end(), columns[i].begin(),
                                 columns[i].begin() + static_cast<std::ptrdiff_t>(output.row));
      }
      for (std::size_t i = 0; i < output.bad_listed; ++i) {
        result.bad.push_back(bad[i]);
        result.bad_text.push_back(bytes.substr(bad[i].begin, bad[i].length));
      }
      is_done = output.row < rows && output.bad_listed < bad.size();
    }
    carry = bytes.substr(position, end - position);
  }
  EXPECT_EQ(carry, "");
  result.stats = parser.stats();
  return result;
}

void expect_same(const Parsed& a, const Parsed& b) {
  EXPECT_EQ(a.time, b.time);
  for (std::size_t i = 0; i < kCsvColumns; ++i) {
    ASSERT_EQ(a.columns[i].size(), b.columns[i].size());
    for (std::size_t row = 0; row < a.columns[i].size(); ++row) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(a.columns[i][row]), std::bit_cast<std::uint64_t>(b.columns[i][row]));
    }
  }
  ASSERT_EQ(a.bad.size(), b.bad.size());
  for (std::size_t i = 0; i < a.bad.size(); ++i) {
    EXPECT_EQ(a.bad[i].line, b.bad[i].line);
    EXPECT_EQ(a.bad[i].reason, b.bad[i].reason);
    EXPECT_EQ(a.bad[i].field, b.bad[i].field);
  }
  EXPECT_EQ(a.stats.price_decimals, b.stats.price_decimals);
  EXPECT_EQ(a.stats.volume_decimals, b.stats.volume_decimals);
  EXPECT_EQ(a.stats.step_ns, b.stats.step_ns);
  EXPECT_EQ(a.stats.line, b.stats.line);
  EXPECT_EQ(a.stats.rows, b.stats.rows);
}

constexpr const char* kTwoRows =
    "2018-01-01T22:00:00Z,1.200370,1.201000,1.200370,1.201000\n"
    "2018-01-01T22:01:00Z,1.200830,1.200950,1.200170,1.200300\n";

TEST(CsvParser, RowsBecomeColumnsWithTheirStepAndDistance) {
  const Parsed parsed = read(kTwoRows, iso_layout());
  ASSERT_EQ(parsed.time.size(), 2U);
  EXPECT_EQ(parsed.time[0], 1'514'844'000 * kSecondNs);
  EXPECT_EQ(parsed.columns[0][1], 1.20083);
  EXPECT_EQ(parsed.columns[3][1], 1.2003);
  EXPECT_EQ(parsed.stats.price_decimals, 5);
  EXPECT_EQ(parsed.stats.step_ns, kMinuteNs);
  EXPECT_EQ(parsed.stats.plain_rows, 0);
}

TEST(CsvParser, HeaderBlankLinesCarriageReturnsAndAMissingLastLineEndAreTaken) {
  std::string text = std::string("time,open,high,low,close\n") + kTwoRows + "\n \n";
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.replace(at, 1, "\r\n");
  text += "2018-01-01T22:02:00Z,1,1,1,1";
  const Parsed parsed = read(text, iso_layout(), {.skip_lines = 1});
  EXPECT_EQ(parsed.time.size(), 3U);
  EXPECT_EQ(parsed.stats.blank_lines, 2);
  EXPECT_EQ(parsed.stats.line, 6);
  EXPECT_TRUE(parsed.bad.empty());
}

TEST(CsvParser, QuotedFieldsAndBlanksTakeThePlainPathToTheSameRow) {
  const Parsed parsed = read("\"2018-01-01T22:00:00Z\", 1.5 ,\"2\",\"1\", 1.25\n", iso_layout());
  ASSERT_EQ(parsed.time.size(), 1U);
  EXPECT_EQ(parsed.columns[0][0], 1.5);
  EXPECT_EQ(parsed.stats.plain_rows, 1);
}

struct BadCase {
  const char* line;
  CsvReason reason;
  std::int32_t field;
};

TEST(CsvParser, EachBadRowIsReportedWithLineReasonAndField) {
  const BadCase cases[] = {
      {"2018-01-02T00:00:00Z,1,2,1", CsvReason::kFieldCount, -1},
      {"2018-01-02T00:00:00Z,1,2,1,1,7,8", CsvReason::kFieldCount, -1},
      {"2018-01-02T00:00:00Z,\"1,2,1,1,7", CsvReason::kQuote, 1},
      {"2018-01-02 00:00:00,1,2,1,1,7", CsvReason::kTimeUnreadable, 0},
      {"1514764800,1,2,1,1,7", CsvReason::kTimeUnreadable, 0},
      {"1018-01-02T00:00:00Z,1,2,1,1,7", CsvReason::kTimeRange, 0},
      {"2018-01-01T22:01:00Z,1,2,1,1,7", CsvReason::kTimeDuplicate, 0},
      {"2018-01-01T22:00:30Z,1,2,1,1,7", CsvReason::kTimeBackwards, 0},
      {"2018-01-02T00:00:00Z,1,x,1,1,7", CsvReason::kNumberUnreadable, 2},
      {"2018-01-02T00:00:00Z,1,,1,1,7", CsvReason::kNumberUnreadable, 2},
      {"2018-01-02T00:00:00Z,1,2,nan,1,7", CsvReason::kNotFinite, 3},
      {"2018-01-02T00:00:00Z,1,inf,1,1,7", CsvReason::kNotFinite, 2},
      {"2018-01-02T00:00:00Z,0,2,0,1,7", CsvReason::kPriceNotPositive, 1},
      {"2018-01-02T00:00:00Z,1,2,-1,1,7", CsvReason::kPriceNotPositive, 3},
      {"2018-01-02T00:00:00Z,3,2,1,1,7", CsvReason::kHighBelow, 2},
      {"2018-01-02T00:00:00Z,1,0.5,1,1,7", CsvReason::kHighBelow, 2},
      {"2018-01-02T00:00:00Z,1,2,1.5,1.5,7", CsvReason::kLowAbove, 3},
      {"2018-01-02T00:00:00Z,1,2,1,1,-7", CsvReason::kNegative, 5},
      {"2018-01-02T00:00:00Z,1,2,1,1,nan", CsvReason::kNotFinite, 5},
  };
  for (const BadCase& c : cases) {
    std::string text = kTwoRows;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.insert(at, ",5");
    const Parsed parsed = read(text + c.line + "\n2018-01-03T00:00:00Z,1,1,1,1,1\n", iso_layout(true));
    ASSERT_EQ(parsed.bad.size(), 1U) << c.line;
    EXPECT_EQ(parsed.bad[0].reason, c.reason) << c.line;
    EXPECT_EQ(parsed.bad[0].field, c.field) << c.line;
    EXPECT_EQ(parsed.bad[0].line, 3) << c.line;
    EXPECT_EQ(parsed.bad_text[0], c.line);
    EXPECT_EQ(parsed.time.size(), 3U) << c.line;
  }
}

TEST(CsvParser, ABadRowDoesNotChangeTheStepOrTheLastTime) {
  const Parsed parsed = read(
      std::string(kTwoRows) + "2019-01-01T00:00:00Z,1.1234567,1,1,1\n2018-01-01T22:02:00Z,1,1,1,1\n", iso_layout());
  EXPECT_EQ(parsed.stats.price_decimals, 5);
  EXPECT_EQ(parsed.time.size(), 3U);
}

TEST(CsvParser, AnOverlongLineIsOneBadRowWhateverTheBlockSize) {
  const std::string text =
      "2018-01-01T21:00:00Z,1,1,1,1\n" + std::string(1'000'000, 'x') + "\n2018-01-01T22:00:00Z,1,1,1,1\n";
  for (const std::size_t block : {std::size_t{100'000}, std::size_t{262'144}, std::size_t{4'000'000}}) {
    const Parsed parsed = read(text, iso_layout(), {.block_size = block});
    ASSERT_EQ(parsed.bad.size(), 1U);
    EXPECT_EQ(parsed.bad[0].reason, CsvReason::kLineTooLong);
    EXPECT_EQ(parsed.bad[0].line, 2);
    EXPECT_EQ(parsed.stats.line, 3);
    EXPECT_EQ(parsed.time.size(), 2U);
  }
}

TEST(CsvParser, LockedAndCrossedRowsOfTwoSidesAreCountedNotBad) {
  CsvLayout layout = iso_layout();
  layout.field_count = 9;
  for (std::uint8_t i = 0; i < 8; ++i) layout.fields[i + 1U] = {CsvRole::kNumber, i};
  const Parsed parsed = read(
      "2018-01-01T00:00:00Z,1,2,1,1.5,1.1,2.1,1.1,1.6\n"
      "2018-01-01T00:01:00Z,1,2,1,1.5,1,2.1,1,1.6\n"
      "2018-01-01T00:02:00Z,1,2,1,1.5,1,1.9,1,1.5\n",
      layout);
  EXPECT_EQ(parsed.time.size(), 3U);
  EXPECT_EQ(parsed.stats.locked_rows, 1);
  EXPECT_EQ(parsed.stats.crossed_rows, 1);
}

TEST(CsvParser, TimesOffTheGridAreCountedAndTheFirstIsNamed) {
  CsvLayout layout = iso_layout();
  layout.grid_ns = kMinuteNs;
  const Parsed parsed = read(std::string(kTwoRows) + "2018-01-01T22:01:30Z,1,1,1,1\n", layout);
  EXPECT_EQ(parsed.stats.off_grid_rows, 1);
  EXPECT_EQ(parsed.stats.first_off_grid_line, 3);
  EXPECT_EQ(parsed.stats.step_ns, 30 * kSecondNs);
}

std::string random_rows(std::mt19937_64& random, std::size_t rows) {
  std::string text;
  std::int64_t minute = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    minute += static_cast<std::int64_t>(random() % 3);
    char line[200];
    const auto day = static_cast<int>(1 + minute / 1440 % 28);
    std::snprintf(line, sizeof line, "2018-01-%02dT%02d:%02d:00Z", day, static_cast<int>(minute / 60 % 24),
                  static_cast<int>(minute % 60));
    text += line;
    const double open = 1 + static_cast<double>(random() % 100'000) / 1e5;
    for (int k = 0; k < 5; ++k) {
      const int decimals = random() % 20 == 0 ? static_cast<int>(random() % 18) : 5;
      std::snprintf(line, sizeof line, random() % 50 == 0 ? ",%.*e" : ",%.*f", decimals,
                    open + (k == 1) - (k == 2) * 0.5);
      text += line;
    }
    if (random() % 40 == 0) text[text.size() - 1 - random() % 30] = static_cast<char>(random() % 128);
    text += random() % 10 == 0 ? "\r\n" : "\n";
  }
  return text;
}

TEST(CsvParser, TheFastPathEqualsThePlainPathWhateverTheBlockSize) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 40; ++round) {
    const std::string text = random_rows(random, 60);
    const Parsed plain = read(text, iso_layout(true), {.plain = true});
    for (const std::size_t block :
         {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{4096}, std::size_t{1} << 20}) {
      expect_same(read(text, iso_layout(true), {.block_size = block, .rows_of_call = 17}), plain);
    }
  }
}

TEST(CsvParser, RandomBytesNeverLeaveTheBlock) {
  std::mt19937_64 random(13);
  const std::string alphabet = "0123456789.,-:TZ\"\n\r +e";
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 500; ++i) {
      text += round % 2 == 0 ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
    }
    const Parsed fast = read(text, iso_layout(true), {.block_size = 1 + random() % 300});
    expect_same(fast, read(text, iso_layout(true), {.plain = true}));
  }
}

TEST(CsvParser, ALayoutWithoutATimeOrAPriceOrWithAColumnTwiceIsRefused) {
  EXPECT_EQ(CsvParser::check_layout(iso_layout()), Status::kOk);
  CsvLayout no_time = iso_layout();
  no_time.fields[0] = {};
  EXPECT_EQ(CsvParser::check_layout(no_time), Status::kParameterRange);
  CsvLayout no_close = iso_layout();
  no_close.field_count = 4;
  EXPECT_EQ(CsvParser::check_layout(no_close), Status::kParameterRange);
  CsvLayout twice = iso_layout(true);
  twice.fields[5].column = 0;
  EXPECT_EQ(CsvParser::check_layout(twice), Status::kParameterRange);
}

CsvLayout ticks_layout(CsvRecord record) {
  CsvLayout layout = iso_layout();
  layout.record = record;
  if (record == CsvRecord::kTrades) {
    layout.field_count = 4;
    layout.fields[3] = {CsvRole::kSide, static_cast<std::uint8_t>(CsvTradeColumn::kAggressor)};
  }
  return layout;
}

TEST(CsvParser, QuotesOfOneTimeKeepTheirOrderAndCrossedOnesAreCounted) {
  const std::string text =
      "2014-05-01T00:00:00.292Z,1.38676,1.38686,2,0\n"
      "2014-05-01T00:00:00.292Z,1.38680,1.38680,3,1.5\n"
      "2014-05-01T00:00:00.920Z,1.38690,1.38687,1,4\n"
      "2014-05-01T00:00:00.919Z,1.38676,1.38687,1,4\n"
      "2014-05-01T00:00:01Z,1.3867,1.3868,-1,4\n"
      "2014-05-01T00:00:02Z,0,1.3868,1,4\n";
  const Parsed parsed = read(text, ticks_layout(CsvRecord::kQuotes));
  ASSERT_EQ(parsed.time.size(), 3U);
  EXPECT_EQ(parsed.time[0], parsed.time[1]);
  EXPECT_EQ(parsed.columns[0], (std::vector<double>{1.38676, 1.3868, 1.3869}));
  EXPECT_EQ(parsed.columns[3], (std::vector<double>{0, 1.5, 4}));
  EXPECT_EQ(parsed.stats.equal_times, 1);
  EXPECT_EQ(parsed.stats.locked_rows, 1);
  EXPECT_EQ(parsed.stats.crossed_rows, 1);
  EXPECT_EQ(parsed.stats.price_decimals, 5);
  EXPECT_EQ(parsed.stats.volume_decimals, 1);
  EXPECT_EQ(parsed.stats.plain_rows, 1);  // the negative size
  ASSERT_EQ(parsed.bad.size(), 3U);
  EXPECT_EQ(parsed.bad[0].reason, CsvReason::kTimeBackwards);
  EXPECT_EQ(parsed.bad[1].reason, CsvReason::kNegative);
  EXPECT_EQ(parsed.bad[1].field, 3);
  EXPECT_EQ(parsed.bad[2].reason, CsvReason::kPriceNotPositive);
}

TEST(CsvParser, TheSideOfATradeIsWhoCrossedTheSpread) {
  const std::string time = "2014-05-01T00:00:00Z,100,1,";
  const std::vector<std::pair<std::string, double>> sides = {
      {"buy", 1}, {"SELL", -1}, {"B", 1}, {"a", -1}, {"-1", -1}, {"", 0}, {"N", 0}, {" sell ", -1}, {"\"buy\"", 1}};
  std::string text;
  for (const auto& [side, _] : sides) text += time + side + "\n";
  const Parsed parsed = read(text + time + "long\n" + time + "a very long side\n", ticks_layout(CsvRecord::kTrades));
  ASSERT_EQ(parsed.time.size(), sides.size());
  for (std::size_t i = 0; i < sides.size(); ++i) EXPECT_EQ(parsed.columns[2][i], sides[i].second) << sides[i].first;
  ASSERT_EQ(parsed.bad.size(), 2U);
  EXPECT_EQ(parsed.bad[0].reason, CsvReason::kSideUnreadable);
  EXPECT_EQ(parsed.bad[0].field, 3);

  CsvLayout maker = ticks_layout(CsvRecord::kTrades);
  maker.fields[3].role = CsvRole::kBuyerIsMaker;
  const Parsed binance = read(time + "0\n" + time + "true\n" + time + "sell\n", maker);
  EXPECT_EQ(binance.columns[2], (std::vector<double>{1, -1}));
  EXPECT_EQ(binance.bad.size(), 1U);
}

TEST(CsvParser, TicksAtALocalTimeThatOccursTwiceStayTogetherAndMoveOnWithTheClock) {
  CsvLayout layout = ticks_layout(CsvRecord::kQuotes);
  layout.time.has_zone = false;
  layout.zone.from_ns = {-8'000'000'000'000'000'000, 1'636'264'800'000'000'000};  // New York 2021-11-07T06:00Z
  layout.zone.offset_ns = {-4 * kHourNs, -5 * kHourNs};
  layout.field_count = 3;
  const std::string text =
      "2021-11-07T01:30:00,1,2\n2021-11-07T01:30:00,1,2\n2021-11-07T01:10:00,1,2\n2021-11-07T01:10:00,1,2\n";
  const Parsed parsed = read(text, layout);
  ASSERT_EQ(parsed.time.size(), 4U);
  EXPECT_EQ(parsed.time[1], parsed.time[0]);
  EXPECT_EQ(parsed.time[2] - parsed.time[0], 40 * kMinuteNs);
  EXPECT_EQ(parsed.time[3], parsed.time[2]);
}

TEST(CsvParser, RandomTextAsTicksIsReadAlikeByBothPaths) {
  std::mt19937_64 random(17);
  const std::string alphabet = "0123456789.,-:TZ\"\n buysel";
  for (int round = 0; round < 300; ++round) {
    std::string text = "2018-01-01T22:00:00Z,1.2,3,buy\n";
    for (int i = 0; i < 400; ++i) text += alphabet[random() % alphabet.size()];
    const CsvLayout layout = ticks_layout(round % 2 == 0 ? CsvRecord::kTrades : CsvRecord::kQuotes);
    expect_same(read(text, layout, {.block_size = 1 + random() % 300}), read(text, layout, {.plain = true}));
  }
}

TEST(CsvParser, ALayoutOfTicksNeedsItsPricesAndKnowsTheirColumnsOnly) {
  EXPECT_EQ(CsvParser::check_layout(ticks_layout(CsvRecord::kQuotes)), Status::kOk);
  EXPECT_EQ(CsvParser::check_layout(ticks_layout(CsvRecord::kTrades)), Status::kOk);
  CsvLayout no_ask = ticks_layout(CsvRecord::kQuotes);
  no_ask.field_count = 2;
  EXPECT_EQ(CsvParser::check_layout(no_ask), Status::kParameterRange);
  CsvLayout fifth = ticks_layout(CsvRecord::kQuotes);
  fifth.fields[4].column = 4;
  EXPECT_EQ(CsvParser::check_layout(fifth), Status::kParameterRange);
  CsvLayout side_of_bars = iso_layout();
  side_of_bars.fields[4].role = CsvRole::kSide;
  EXPECT_EQ(CsvParser::check_layout(side_of_bars), Status::kParameterRange);
  CsvLayout number = ticks_layout(CsvRecord::kTrades);
  number.fields[3].role = CsvRole::kNumber;
  EXPECT_EQ(CsvParser::check_layout(number), Status::kParameterRange);
}

TEST(CsvParser, ABlockWithoutMarginsIsRefused) {
  CsvParser parser(iso_layout(), 0);
  const std::string bytes(200, '\n');
  CsvOutput output;
  std::size_t position = 0;
  EXPECT_EQ(parser.parse({bytes, 0, 100}, output, position), Status::kParameterRange);
  EXPECT_EQ(parser.parse({bytes, 64, 150}, output, position), Status::kParameterRange);
  EXPECT_EQ(parser.parse({bytes, 64, 63}, output, position), Status::kParameterRange);
}

}  // namespace
}  // namespace tiercel::bars
