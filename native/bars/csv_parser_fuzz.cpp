// Any layout, any text, any division into blocks: nothing is read outside the block and its margin, the fast path
// agrees with the plain one, and what comes out keeps the rules of bars or ticks.
#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "native/bars/csv_parser.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::bars {
namespace {

constexpr std::size_t kRows = 8;

CsvRole role_of(CsvRecord record, unsigned column) {
  return record == CsvRecord::kTrades && column == 2 ? CsvRole::kSide : CsvRole::kNumber;
}

CsvLayout any_layout(fuzz::Bytes& bytes) {
  CsvLayout layout;
  layout.delimiter = bytes.one_of(",;\t|");
  layout.decimal = layout.delimiter == ',' ? '.' : bytes.one_of(".,");
  layout.time.epoch_unit_ns = bytes.flag() ? 0 : std::int64_t{1} << (bytes.take<std::uint8_t>() % 40);
  layout.time.date_separator = bytes.one_of(std::string_view("-./\0", 4));
  const auto choice = bytes.take<std::uint8_t>();
  layout.time.order = static_cast<CsvDateOrder>(choice % 3);
  layout.record = static_cast<CsvRecord>(choice / 3 % 3);
  layout.time.has_clock = bytes.flag();
  layout.time.has_zone = bytes.flag();
  layout.time.date_only = bytes.flag();
  const bool is_split = bytes.flag();
  if (bytes.flag()) {
    layout.zone.from_ns = {-8'000'000'000'000'000'000, 1'500'000'000'000'000'000, 1'520'000'000'000'000'000};
    layout.zone.offset_ns = {-5 * kHourNs, -4 * kHourNs, -5 * kHourNs};
  }
  layout.grid_ns = bytes.flag() ? kMinuteNs : 0;
  layout.local_shift_ns = bytes.flag() ? 9 * kHourNs : 0;
  layout.utc_shift_ns = bytes.flag() ? -kMinuteNs : 0;
  layout.spread_decimals = static_cast<std::uint8_t>(bytes.take<std::uint8_t>() % 10);
  std::size_t& count = layout.field_count;
  layout.fields[count++].role = is_split ? CsvRole::kDate : CsvRole::kTime;
  if (is_split) layout.fields[count++].role = CsvRole::kClock;
  const unsigned needed = layout.record == CsvRecord::kBars ? 0x0F : layout.record == CsvRecord::kQuotes ? 0x03 : 0x01;
  const unsigned known = layout.record == CsvRecord::kBars ? 0xFFF : layout.record == CsvRecord::kQuotes ? 0x0F : 0x07;
  for (auto mask = (bytes.take<std::uint16_t>() | needed) & known, i = 0U; i < kCsvColumns; ++i)
    if ((mask >> i & 1U) != 0) layout.fields[count++] = {role_of(layout.record, i), static_cast<std::uint8_t>(i)};
  if (bytes.flag()) layout.fields[count++].role = CsvRole::kIgnore;
  return layout;
}

struct Table {
  std::vector<std::int64_t> time;
  std::vector<std::uint64_t> values;  // bits, column by column of each call
  std::vector<CsvReason> reasons;
  CsvStats stats;
};

// A block in an allocation of its own, with exactly the margin that the parser asks for.
std::vector<char> with_margin(const std::string& body) {
  std::vector<char> block(body.size() + 2 * kCsvMargin, '\0');
  std::copy(body.begin(), body.end(), block.begin() + kCsvMargin);
  return block;
}

// Calls the parser until the block has no whole line left; the number of bytes that were not taken.
std::size_t parse_block(CsvParser& parser, const std::vector<char>& block, const CsvShape& shape, Table& table) {
  std::size_t position = kCsvMargin;
  const std::size_t end = block.size() - kCsvMargin;
  for (;;) {
    std::vector<std::int64_t> time(kRows);
    std::array<std::vector<double>, kCsvColumns> columns;
    std::vector<CsvBadRow> bad(3);
    CsvOutput output;
    output.time = time;
    output.bad = bad;
    for (std::size_t i = 0; i < kCsvColumns; ++i) {
      if (shape.field_of[i] < 0) continue;
      columns[i].resize(kRows);
      output.columns[i] = columns[i].data();
    }
    const std::size_t before = position;
    FUZZ_CHECK(parser.parse({block, position, end}, output, position) == Status::kOk);
    FUZZ_CHECK(position >= before && position <= end && output.row <= kRows && output.bad_listed <= bad.size());
    table.time.insert(table.time.end(), time.begin(), time.begin() + static_cast<std::ptrdiff_t>(output.row));
    for (const auto& column : columns)
      for (std::size_t row = 0; row < std::min(output.row, column.size()); ++row)
        table.values.push_back(std::bit_cast<std::uint64_t>(column[row]));
    for (std::size_t i = 0; i < output.bad_listed; ++i) {
      FUZZ_CHECK(bad[i].begin + bad[i].length <= block.size());
      table.reasons.push_back(bad[i].reason);
    }
    if (output.row < kRows && output.bad_listed < bad.size()) return end - position;
  }
}

Table read(const CsvLayout& layout, std::string text, std::size_t block_size, bool plain) {
  CsvParser parser(layout, 0);
  parser.use_plain_path(plain);
  Table table;
  std::string carry;
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (std::size_t from = 0; from < text.size(); from += block_size) {
    const std::string body = carry + text.substr(from, block_size);
    carry = body.substr(body.size() - parse_block(parser, with_margin(body), CsvShape(layout), table));
  }
  FUZZ_CHECK(carry.empty());
  table.stats = parser.stats();
  return table;
}

void check_rules(const Table& table, CsvRecord record) {
  FUZZ_CHECK(std::is_sorted(table.time.begin(), table.time.end()));
  if (record == CsvRecord::kBars) {
    FUZZ_CHECK(std::is_sorted(table.time.begin(), table.time.end(), std::less_equal<>()));
  }
  std::int64_t bad = 0;
  for (const std::int64_t count : table.stats.bad) bad += count;
  FUZZ_CHECK(table.stats.rows == table.stats.bars + bad);
  FUZZ_CHECK(table.stats.bars == static_cast<std::int64_t>(table.time.size()));
}

}  // namespace
}  // namespace tiercel::bars

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::bars;
  tiercel::fuzz::Bytes bytes(data, size);
  const CsvLayout layout = any_layout(bytes);
  if (CsvParser::check_layout(layout) != tiercel::Status::kOk) return 0;
  const std::size_t block_size = bytes.within(1, 300);
  const std::string text(bytes.rest().begin(), bytes.rest().end());
  const Table whole = read(layout, text, text.size() + 1, false);
  check_rules(whole, layout.record);
  for (const auto& other : {read(layout, text, block_size, false), read(layout, text, text.size() + 1, true)}) {
    FUZZ_CHECK(other.time == whole.time && other.values.size() == whole.values.size());
    FUZZ_CHECK(other.reasons == whole.reasons && other.stats.line == whole.stats.line);
    FUZZ_CHECK(other.stats.price_decimals == whole.stats.price_decimals);
  }
  FUZZ_CHECK(read(layout, text, text.size() + 1, true).values == whole.values);
  return 0;
}
