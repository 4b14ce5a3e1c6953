#include "native/bars/builder/builder.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace tiercel::bars {
namespace {

constexpr std::uint64_t kLayout = 1;  // to be raised with any change of the state
constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

static_assert(std::is_trivially_copyable_v<MachineState>);

struct SavedHeader {
  std::uint64_t layout;
  std::uint64_t identity;
  std::uint64_t checksum;
};

// FNV-1a, 64 bits.
class Hash {
 public:
  void take(const void* data, std::size_t size) noexcept {
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) value_ = (value_ ^ bytes[i]) * 0x100000001b3ULL;
  }
  template <class... Values>
  void take_all(const Values&... values) noexcept {
    (take(&values, sizeof values), ...);
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

std::uint64_t checksum_of(std::span<const std::byte> bytes) noexcept {
  Hash hash;
  hash.take(bytes.data(), bytes.size());
  return hash.value();
}

std::int64_t columns_of(const BarRows& rows) noexcept {
  std::int64_t bits = 1;
  const bool there[] = {rows.is_ticks(),        rows.ask_open != nullptr, rows.is_mid,           rows.volume != nullptr,
                        rows.trades != nullptr, rows.vwap != nullptr,     rows.spread != nullptr};
  for (std::size_t i = 0; i < std::size(there); ++i) bits |= static_cast<std::int64_t>(there[i]) << (i + 1);
  return bits;
}

bool needs_volume(const BarSpec& spec) noexcept {
  const bool by_tick_rule = spec.kind == BarKind::kImbalance || spec.kind == BarKind::kRuns;
  return spec.kind == BarKind::kVolume || spec.kind == BarKind::kValue ||
         (by_tick_rule && spec.of != TickWeight::kTick);
}

BlockNeeds needs_of(std::span<const BarSpec> specs) noexcept {
  BlockNeeds needs{false, true};
  for (const BarSpec& spec : specs) needs.ticks |= spec.kind == BarKind::kRange || spec.kind == BarKind::kRenko;
  return needs;
}

}  // namespace

BarBuilder::BarBuilder(std::span<const BarSpec> specs)
    : machines_(specs.begin(), specs.end()), reader_(specs[0], needs_of(specs)), progress_{kNoTime, 0} {}

std::unique_ptr<BarBuilder> BarBuilder::create(std::span<const BarSpec> specs) {
  if (specs.empty()) return nullptr;
  for (const BarSpec& spec : specs) {
    const bool agrees = spec.price_decimals == specs[0].price_decimals &&
                        spec.volume_decimals == specs[0].volume_decimals && spec.row_length == specs[0].row_length;
    if (!agrees || !is_valid(spec)) return nullptr;
  }
  return std::unique_ptr<BarBuilder>(new BarBuilder(specs));
}

BarFault BarBuilder::check(const BarRows& rows) const noexcept {
  if (progress_.columns != 0 && progress_.columns != columns_of(rows)) return BarFault::kUnsupportedRows;
  for (const BarMachine& machine : machines_) {
    const BarSpec& spec = machine.spec();
    if (needs_volume(spec) && rows.volume == nullptr) return BarFault::kMissingVolume;
    if (spec.kind != BarKind::kTime && !rows.is_ticks()) return BarFault::kUnsupportedRows;
    if (spec.kind == BarKind::kRenko && rows.ask_open != nullptr && !rows.is_mid) return BarFault::kUnsupportedRows;
  }
  return BarFault::kNone;
}

BarBuilder::Before BarBuilder::before() const {
  Before before{progress_, {}, {}};
  for (const BarMachine& machine : machines_) {
    before.states.push_back(machine.state());
    before.closed.push_back(machine.closed().size());
  }
  return before;
}

void BarBuilder::go_back(const Before& before) {
  progress_ = before.progress;
  for (std::size_t i = 0; i < machines_.size(); ++i) {
    machines_[i].set_state(before.states[i]);
    machines_[i].drop_closed(before.closed[i]);
  }
}

BarRefusal BarBuilder::update(const BarRows& rows, std::span<const Boundaries> tables) {
  if (rows.time.empty()) return {};
  BarRefusal refusal{check(rows), 0, 0};
  if (refusal.fault != BarFault::kNone) return refusal;
  const Before start = before();
  progress_.columns = columns_of(rows);
  for (std::size_t from = 0; from < rows.time.size(); from += kBlockRows) {
    refusal.fault = reader_.read(rows, from, progress_.last_time, &refusal.row);
    refusal.spec = 0;
    for (; refusal.fault == BarFault::kNone && refusal.spec < machines_.size(); ++refusal.spec) {
      refusal.fault = machines_[refusal.spec].take(reader_.block(), tables[refusal.spec], &refusal.row);
      if (refusal.fault != BarFault::kNone) break;
    }
    if (refusal.fault != BarFault::kNone) {
      go_back(start);
      return refusal;
    }
    progress_.last_time = reader_.block().time[reader_.block().size - 1];
  }
  return {};
}

BarRefusal BarBuilder::close_until(std::int64_t time, std::span<const Boundaries> tables) {
  const Before start = before();
  for (std::size_t i = 0; i < machines_.size(); ++i) {
    const BarFault fault = machines_[i].close_until(time, tables[i]);
    if (fault == BarFault::kNone) continue;
    go_back(start);
    return {fault, 0, i};
  }
  return {};
}

void BarBuilder::reset() {
  progress_ = {kNoTime, 0};
  for (BarMachine& machine : machines_) {
    machine.set_state({});
    machine.drop_closed(0);
  }
}

std::size_t BarBuilder::memory() const noexcept {
  std::size_t bytes = sizeof *this + machines_.size() * sizeof(BarMachine);
  for (const BarMachine& machine : machines_) bytes += machine.closed().capacity() * sizeof(BuiltBar);
  return bytes + 7 * kBlockRows * sizeof(double);
}

std::uint64_t BarBuilder::identity() const noexcept {
  Hash hash;
  for (const BarMachine& machine : machines_) {
    const BarSpec& s = machine.spec();
    hash.take_all(s.kind, s.period, s.row_length, s.fills_gaps, s.count, s.amount, s.of, s.bar_span, s.tick_span);
    hash.take_all(s.least_ticks, s.most_ticks, s.expected_imbalance, s.expected_share, s.expected_buy, s.expected_sell);
    hash.take_all(s.first_sign, s.has_wicks, s.price_decimals, s.volume_decimals);
  }
  return hash.value();
}

std::vector<std::byte> BarBuilder::save() const {
  const std::size_t size = sizeof progress_ + machines_.size() * sizeof(MachineState);
  std::vector<std::byte> saved(sizeof(SavedHeader) + size);
  std::byte* to = saved.data() + sizeof(SavedHeader);
  std::memcpy(to, &progress_, sizeof progress_);
  to += sizeof progress_;
  for (const BarMachine& machine : machines_) {
    std::memcpy(to, &machine.state(), sizeof(MachineState));
    to += sizeof(MachineState);
  }
  const SavedHeader header{kLayout, identity(), checksum_of(std::span(saved).subspan(sizeof(SavedHeader)))};
  std::memcpy(saved.data(), &header, sizeof header);
  return saved;
}

Status BarBuilder::restore(std::span<const std::byte> saved) {
  SavedHeader header;
  if (saved.size() < sizeof header) return Status::kCorrupt;
  std::memcpy(&header, saved.data(), sizeof header);
  if (header.layout != kLayout || header.identity != identity()) return Status::kUnsupported;
  const auto bytes = saved.subspan(sizeof header);
  const std::size_t size = sizeof progress_ + machines_.size() * sizeof(MachineState);
  if (bytes.size() != size || checksum_of(bytes) != header.checksum) return Status::kCorrupt;
  const std::byte* from = bytes.data();
  std::memcpy(&progress_, from, sizeof progress_);
  from += sizeof progress_;
  for (BarMachine& machine : machines_) {
    MachineState state;
    std::memcpy(&state, from, sizeof state);
    from += sizeof state;
    machine.set_state(state);
    machine.drop_closed(0);
  }
  return Status::kOk;
}

}  // namespace tiercel::bars
