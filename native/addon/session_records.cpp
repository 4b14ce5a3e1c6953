#include "native/addon/session_records.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;

// One of an enumeration's codes, or a RangeError.
template <class Enum>
Enum code(const CallbackInfo& info, double value, Enum last, const char* name) {
  if (!(value >= 0.0 && value <= static_cast<double>(last)) || value != std::floor(value)) {
    throw Napi::RangeError::New(info.Env(), std::string("`") + name + "` is no code");
  }
  return static_cast<Enum>(static_cast<int>(value));
}

}  // namespace

CommandKind read_command(const CallbackInfo& info, const SessionMemory& memory) {
  return code(info, memory.command(kKind), CommandKind::kModify, "kind");
}

std::uint16_t instrument_of(const CallbackInfo& info, double value, std::size_t feeds) {
  if (!(value >= 0.0 && value < static_cast<double>(feeds))) {
    throw Napi::RangeError::New(info.Env(), "`instrument` must be the index of a feed");
  }
  return static_cast<std::uint16_t>(value);
}

std::uint32_t order_of(const CallbackInfo& info, double value, const sim::OrderMachine& orders) {
  if (!(value >= 1.0 && value <= static_cast<double>(orders.orders().size()))) {
    throw Napi::RangeError::New(info.Env(), "`order` must be the id of an order");
  }
  return static_cast<std::uint32_t>(value);
}

std::size_t from_argument(const CallbackInfo& info) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, int64_argument(info[2], "from")));
}

std::int64_t ticks_of(double value) {
  constexpr double kMost = 4503599627370496.0;  // 2^52
  return value >= 0.0 && value <= kMost ? static_cast<std::int64_t>(value) : 0;
}

sim::NewOrder read_order(const CallbackInfo& info, const SessionMemory& memory, std::size_t feeds) {
  const auto cell = [&](CommandCell at) { return memory.command(at); };
  const auto flag = [&](OrderFlag bit) { return (static_cast<std::uint32_t>(ticks_of(cell(kFlags))) & bit) != 0; };
  return {.instrument = instrument_of(info, cell(kInstrument), feeds),
          .side = cell(kSide) < 0.0 ? sim::Side::kSell : sim::Side::kBuy,
          .type = code(info, cell(kType), sim::OrderType::kLimitIfTouched, "type"),
          .intent = code(info, cell(kIntent), sim::Intent::kExit, "intent"),
          .size_kind = code(info, cell(kSizeKind), sim::SizeKind::kPosition, "sizeKind"),
          .time_in_force = code(info, cell(kTimeInForce), sim::TimeInForce::kAtClose, "timeInForce"),
          .size = cell(kAsked),
          .price = ticks_of(cell(kTicks)),
          .limit = ticks_of(cell(kLimit)),
          .trail = cell(kTrail),
          .trail_rate = cell(kTrailRate),
          .stop_distance = cell(kStopLoss),
          .target_distance = cell(kTakeProfit),
          .trailing_distance = cell(kTrailingStop),
          .expires = memory.expires(),
          .display = cell(kDisplay),
          .all_or_none = flag(kAllOrNone),
          .post_only = flag(kPostOnly),
          .reduce_only = flag(kReduceOnly)};
}

std::vector<sim::TargetRequest> read_targets(const CallbackInfo& info, std::size_t feeds) {
  const std::span<const double> given = float64_span(info[2], "targets");
  std::vector<sim::TargetRequest> targets;
  for (std::size_t i = 0; i + 2 < given.size(); i += 3) {
    const auto kind = code(info, given[i + 1], sim::SizeKind::kTargetWeight, "kind");
    if (!sim::is_target(kind)) throw Napi::RangeError::New(info.Env(), "`kind` is no code");
    targets.push_back({.instrument = instrument_of(info, given[i], feeds), .kind = kind, .value = given[i + 2]});
  }
  return targets;
}

void write_order(const RunCore& core, const sim::Order& o, sim::OrderState state, sim::Reason reason,
                 std::span<double> row) {
  const sim::Grid& ticks = core.settings().instruments[o.instrument].ticks;
  const double price = o.price == 0 ? std::numeric_limits<double>::quiet_NaN() : ticks.value(o.price);
  const double values[] = {static_cast<double>(o.id),
                           static_cast<double>(state),
                           static_cast<double>(reason),
                           static_cast<double>(o.instrument),
                           sim::sign(o.side),
                           static_cast<double>(o.type),
                           static_cast<double>(o.intent),
                           static_cast<double>(o.parent),
                           price,
                           0.0,
                           0.0};
  std::ranges::copy(values, row.begin());
}

void write_fill(const RunCore& core, const sim::Fill& f, std::span<double> row) {
  const sim::Grid& lots = core.settings().instruments[f.instrument].sizing.lots;
  const double values[] = {
      lots.value(f.lots), 1.0, f.price, f.commission, static_cast<double>(f.rule), static_cast<double>(f.liquidity)};
  std::ranges::copy(values, row.begin() + 9);
}

}  // namespace tiercel::addon
