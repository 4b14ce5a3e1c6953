#pragma once
// How orders, reports and fills pass through the memory of a session (session_memory.hpp), for bars and for streams.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/addon/napi_setup.hpp"
#include "native/addon/session_memory.hpp"
#include "native/sim/core.hpp"
#include "native/sim/margin_account.hpp"
#include "native/sim/targets.hpp"

namespace tiercel::addon {

using RunCore = sim::Core<sim::MarginAccount>;

[[nodiscard]] CommandKind read_command(const Napi::CallbackInfo& info, const SessionMemory& memory);
// The order that stands in the memory. Throws a RangeError for what is no code.
[[nodiscard]] sim::NewOrder read_order(const Napi::CallbackInfo& info, const SessionMemory& memory, std::size_t feeds);
// The third argument: three numbers each.
[[nodiscard]] std::vector<sim::TargetRequest> read_targets(const Napi::CallbackInfo& info, std::size_t feeds);
[[nodiscard]] std::uint16_t instrument_of(const Napi::CallbackInfo& info, double value, std::size_t feeds);
[[nodiscard]] std::uint32_t order_of(const Napi::CallbackInfo& info, double value, const sim::OrderMachine& orders);
// The third argument: from which row on.
[[nodiscard]] std::size_t from_argument(const Napi::CallbackInfo& info);
[[nodiscard]] std::int64_t ticks_of(double value);

void write_order(const RunCore& core, const sim::Order& o, sim::OrderState state, sim::Reason reason,
                 std::span<double> row);
void write_fill(const RunCore& core, const sim::Fill& f, std::span<double> row);

}  // namespace tiercel::addon
