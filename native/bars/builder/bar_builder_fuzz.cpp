// Any specs over any rows in any blocks: they are refused or built, the same as in one block, and nothing is lost.
#include <algorithm>
#include <bit>
#include <vector>

#include "native/bars/builder/builder.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::bars {
namespace {

using fuzz::Bytes;

double odd_number(Bytes& bytes) {
  return bytes.flag() ? std::bit_cast<double>(bytes.take<std::uint64_t>())
                      : static_cast<double>(bytes.take<std::int16_t>());
}

// Mostly one that a spec may have.
double number(Bytes& bytes) {
  return bytes.take<std::uint8_t>() < 16 ? odd_number(bytes) : static_cast<double>(bytes.within(100, 3000)) / 100.0;
}

BarSpec any_spec(Bytes& bytes) {
  BarSpec spec;
  spec.kind = static_cast<BarKind>(bytes.take<std::uint8_t>() % kBarKinds);
  spec.of = static_cast<TickWeight>(bytes.take<std::uint8_t>() % 3);
  spec.period = bytes.flag() ? 0 : static_cast<std::int64_t>(bytes.within(1, 4000));
  spec.fills_gaps = bytes.flag();
  spec.count = static_cast<std::int64_t>(bytes.within(0, 40));
  spec.amount = number(bytes) / 10;
  spec.bar_span = number(bytes);
  spec.tick_span = number(bytes);
  if (bytes.flag()) spec.expected_imbalance = number(bytes);
  if (bytes.flag()) spec.expected_share = spec.expected_buy = spec.expected_sell = number(bytes);
  if (bytes.flag()) spec.most_ticks = number(bytes);
  spec.first_sign = bytes.flag() ? 1 : -1;
  spec.has_wicks = bytes.flag();
  return spec;
}

struct Input {
  std::vector<std::int64_t> time;
  std::vector<double> price, size, ask, high, low;
  bool has_size = false, has_ask = false, is_bars = false, is_mid = false;

  [[nodiscard]] BarRows rows(std::size_t from, std::size_t to) const {
    BarRows rows;
    rows.time = std::span(time).subspan(from, to - from);
    rows.open = rows.high = rows.low = rows.close = price.data() + from;
    if (has_size) rows.volume = size.data() + from;
    if (has_ask) rows.ask_open = rows.ask_high = rows.ask_low = rows.ask_close = ask.data() + from;
    rows.is_mid = is_mid && has_ask && !is_bars;
    if (!is_bars) return rows;
    rows.high = high.data() + from;
    rows.low = low.data() + from;
    rows.close = ask.data() + from;
    rows.trades = rows.spread = rows.vwap = size.data() + from;
    return rows;
  }
};

Input any_rows(Bytes& bytes) {
  Input input;
  input.has_size = bytes.flag();
  input.has_ask = bytes.flag();
  input.is_bars = bytes.flag();
  input.is_mid = bytes.flag();
  const bool is_tame = bytes.flag();
  std::int64_t time = bytes.take<std::int32_t>();
  for (std::size_t left = bytes.within(0, 400); left > 0; --left) {
    time += is_tame ? bytes.take<std::uint8_t>() : bytes.take<std::int16_t>();
    const bool is_wild = !is_tame && bytes.take<std::uint8_t>() == 0;
    input.time.push_back(is_wild ? bytes.take<std::int64_t>() : time);
    const auto number = [&] { return is_wild ? odd_number(bytes) : bytes.take<std::int8_t>() / 100.0; };
    const double price = number();
    input.price.push_back(price);
    input.size.push_back(is_wild ? odd_number(bytes) : bytes.take<std::uint8_t>() / 100.0);
    input.ask.push_back(price + 0.01);
    input.high.push_back(price + 0.02);
    input.low.push_back(price - 0.03);
  }
  return input;
}

struct Table {
  std::vector<std::int64_t> open, close;
};

Table any_table(Bytes& bytes) {
  Table table;
  std::int64_t time = bytes.take<std::int32_t>();
  for (std::size_t left = bytes.within(0, 20); left > 0; --left) {
    table.open.push_back(time += bytes.take<std::uint8_t>());
    table.close.push_back(time += 1 + bytes.take<std::uint16_t>());
  }
  return table;
}

bool is_same(const BuiltBar& a, const BuiltBar& b) {
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  return a.time == b.time && a.close_time == b.close_time && bits(a.open) == bits(b.open) &&
         bits(a.high) == bits(b.high) && bits(a.low) == bits(b.low) && bits(a.close) == bits(b.close) &&
         bits(a.volume) == bits(b.volume) && bits(a.vwap) == bits(b.vwap) && a.is_filled == b.is_filled;
}

void check_bars(const BarBuilder& builder) {
  for (const BarMachine& machine : builder.machines()) {
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const BuiltBar& bar : machine.closed()) {
      FUZZ_CHECK(bar.time >= last && bar.close_time > bar.time);
      last = bar.close_time;
    }
  }
}

// Blocks of any size; between them the state is saved and taken up by another builder.
void in_blocks(std::span<const BarSpec> specs, const Input& input, std::span<const Boundaries> tables,
               const BarBuilder& whole, Bytes& bytes) {
  auto builder = BarBuilder::create(specs);
  std::vector<std::vector<BuiltBar>> closed(specs.size());
  for (std::size_t from = 0; from < input.time.size();) {
    const std::size_t to = std::min(input.time.size(), from + bytes.within(1, 60));
    FUZZ_CHECK(builder->update(input.rows(from, to), tables).fault == BarFault::kNone);
    for (std::size_t i = 0; i < specs.size(); ++i) {
      const auto& fresh = builder->machines()[i].closed();
      closed[i].insert(closed[i].end(), fresh.begin(), fresh.end());
      builder->drop_closed(i);
    }
    if (bytes.flag()) {
      const auto saved = builder->save();
      builder = BarBuilder::create(specs);
      FUZZ_CHECK(builder->restore(saved) == tiercel::Status::kOk);
    }
    from = to;
  }
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto& expected = whole.machines()[i].closed();
    FUZZ_CHECK(closed[i].size() == expected.size());
    FUZZ_CHECK(std::equal(expected.begin(), expected.end(), closed[i].begin(), is_same));
  }
}

}  // namespace
}  // namespace tiercel::bars

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::bars;
  tiercel::fuzz::Bytes bytes(data, size);
  std::vector<BarSpec> specs(bytes.within(1, 3));
  const int price_decimals = static_cast<int>(bytes.within(0, 4)) - 1;
  const int volume_decimals = static_cast<int>(bytes.within(0, 4)) - 1;
  const std::int64_t row_length = bytes.flag() ? 1 : static_cast<std::int64_t>(bytes.within(1, 300));
  std::vector<Table> held;
  for (BarSpec& spec : specs) {
    spec = any_spec(bytes);
    spec.price_decimals = price_decimals;
    spec.volume_decimals = volume_decimals;
    spec.row_length = row_length;
    held.push_back(any_table(bytes));
  }
  std::vector<Boundaries> tables;
  for (const Table& table : held) {
    tables.push_back({table.open, table.close});
    if (!is_valid(tables.back())) return 0;
  }
  const auto builder = BarBuilder::create(specs);
  if (builder == nullptr) return 0;
  const Input input = any_rows(bytes);
  const auto before = builder->save();
  const BarRefusal refusal = builder->update(input.rows(0, input.time.size()), tables);
  check_bars(*builder);
  BuiltBar rest{};
  for (const BarMachine& machine : builder->machines()) static_cast<void>(machine.partial(rest));
  if (refusal.fault != BarFault::kNone) {
    FUZZ_CHECK(builder->save() == before);
    return 0;
  }
  in_blocks(specs, input, tables, *builder, bytes);
  static_cast<void>(builder->close_until(bytes.take<std::int32_t>(), tables));
  check_bars(*builder);
  std::vector<std::byte> bad = builder->save();
  bad[bytes.within(0, bad.size() - 1)] ^= std::byte{1};
  FUZZ_CHECK(builder->restore(bad) != tiercel::Status::kOk);
  return 0;
}
