// Binds native/sim/session: a run step by step on a simulator, whose tables then tell of it. What a call needs and
// gives stands in one block of memory (session_memory.hpp), since callbacks are many and values on the border dear.
#include <algorithm>
#include <limits>
#include <vector>

#include "native/addon/parts.hpp"
#include "native/addon/session_memory.hpp"
#include "native/addon/session_records.hpp"
#include "native/addon/sim_arguments.hpp"
#include "native/sim/session.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;

SimulatorBox& stepping(const CallbackInfo& info) {
  SimulatorBox& box = SimulatorHandle::read(info[0], "simulator");
  if (!box.is_stepping) throw Napi::Error::New(info.Env(), "the simulator runs no session");
  return box;
}

// A session that runs, and the memory that came with the call.
struct Call {
  explicit Call(const CallbackInfo& info)
      : box(stepping(info)), engine(box.simulator.engine()), memory(info[1], engine.feeds()) {}

  SimulatorBox& box;
  sim::BarEngine& engine;
  SessionMemory memory;
};

Napi::Value number(const CallbackInfo& info, std::size_t value) {
  return Napi::Number::New(info.Env(), static_cast<double>(value));
}

void tell_account(SimulatorBox& box, const SessionMemory& memory) {
  sim::BarEngine& engine = box.simulator.engine();
  memory.now() = box.session.now();
  const std::span<double> head = memory.account();
  head[0] = engine.core().cash_in_account();
  head[1] = engine.marked_equity();
  const sim::AccountView view = engine.account_view();
  head[2] = sim::in_currency(sim::kAccountCurrency, view.exposure, view.rates);
  head[3] = static_cast<double>(box.session.reports().size());
  head[4] = engine.core().account().margin(view).initial;
  head[5] = engine.core().account().room(view, sim::kAccountCurrency);
  for (std::size_t i = 0; i < engine.feeds(); ++i) {
    const sim::Position& p = engine.core().position(i);
    const std::span<double> part = memory.account_of(i);
    part[0] = p.signed_units();
    part[1] = p.is_flat() ? 0.0 : p.entry_price;
    part[2] = p.is_flat() ? 0.0 : p.profit_at(engine.mark(p)) * engine.core().rate_of(p);
    const sim::Quote quote = engine.quote(i);
    part[3] = quote.bid;
    part[4] = quote.ask;
    part[5] = part[6] = std::numeric_limits<double>::quiet_NaN();
    memory.entry_time(i) = p.is_flat() ? 0 : p.entry_time;
  }
}

// sessionStart(simulator, feeds, settings, output, memory)
Napi::Value start_js(const CallbackInfo& info) {
  SimulatorBox& box = SimulatorHandle::read(info[0], "simulator");
  box.has_run = box.is_stepping = box.is_streaming = false;
  const Napi::Array feeds = info[1].As<Napi::Array>();
  const sim::EngineOutput output = read_output(info[3].As<Napi::Object>());
  sim::EngineSettings settings = read_engine_settings(info[2].As<Napi::Object>(), feeds, output);
  settings.core.reports = true;
  box.lists.assign(feeds.Length(), {});
  std::vector<sim::Feed> read(feeds.Length());
  for (std::uint32_t i = 0; i < feeds.Length(); ++i) {
    read[i] = read_feed(feeds.Get(i).As<Napi::Object>(), output, box.lists[i]);
  }
  const SessionMemory memory(info[4], read.size());
  sim::BarEngine& engine = box.simulator.engine();
  throw_unless_ok(info.Env(), engine.start(read, settings, output), "sessionStart");
  // What the engine reads and writes between calls lives as long as the simulator.
  info[0].As<Napi::Object>().Set("feeds", feeds);
  info[0].As<Napi::Object>().Set("output", info[3]);
  box.session.start(engine, engine.now(), settings.same_close);
  box.is_stepping = true;
  tell_account(box, memory);
  return info.Env().Undefined();
}

// sessionPeek(simulator, memory): number of instants
Napi::Value peek_js(const CallbackInfo& info) {
  Call call(info);
  return number(info, call.box.session.peek(call.memory.until(), call.memory.ends(), call.memory.closings()));
}

// sessionMove(simulator, memory, count)
Napi::Value move_js(const CallbackInfo& info) {
  Call call(info);
  const std::int64_t count = int64_argument(info[2], "count");
  if (count < 0) throw Napi::RangeError::New(info.Env(), "`count` must be 0 or more");
  call.box.session.move(static_cast<std::size_t>(count));
  tell_account(call.box, call.memory);
  return info.Env().Undefined();
}

// sessionStep(simulator, memory): what happened
Napi::Value step_js(const CallbackInfo& info) {
  Call call(info);
  const sim::Step step = call.box.session.step(call.memory.until(), call.memory.ends(), call.memory.closings());
  tell_account(call.box, call.memory);
  return number(info, static_cast<std::size_t>(step));
}

// sessionSend(simulator, memory): id of the new order, or 0
Napi::Value send_js(const CallbackInfo& info) {
  Call call(info);
  const SessionMemory& memory = call.memory;
  sim::Session& session = call.box.session;
  const CommandKind kind = read_command(info, memory);
  if (kind == CommandKind::kOrder) {
    return number(info,
                  session.send(read_order(info, call.memory, call.engine.feeds()), memory.command(kAtClose) != 0.0));
  }
  const std::uint32_t id = order_of(info, memory.command(kOrder), call.engine.core().orders());
  if (kind == CommandKind::kCancel) {
    session.cancel(id);
  } else {
    session.modify(id, ticks_of(memory.command(kTicks)));
  }
  return number(info, 0);
}

// sessionTarget(simulator, memory, targets): number of orders
Napi::Value target_js(const CallbackInfo& info) {
  Call call(info);
  const std::vector<sim::TargetRequest> targets = read_targets(info, call.engine.feeds());
  std::uint32_t first = 0;
  const std::uint32_t count = call.box.session.target(targets, call.memory.command(kAtClose) != 0.0, first);
  call.memory.command(kOrder) = first;
  return number(info, count);
}

// sessionOrder(simulator, memory, id): 1, or 0 when there is none
Napi::Value order_js(const CallbackInfo& info) {
  Call call(info);
  const auto& orders = call.engine.core().orders();
  const std::int64_t id = int64_argument(info[2], "id");
  if (id < 1 || id > static_cast<std::int64_t>(orders.orders().size())) return number(info, 0);
  const sim::Order& o = orders.order(static_cast<std::uint32_t>(id));
  write_order(call.engine.core(), o, o.state, o.reason, call.memory.row(0));
  return number(info, 1);
}

// sessionReports(simulator, memory, from): rows written
Napi::Value reports_js(const CallbackInfo& info) {
  Call call(info);
  const auto& core = call.engine.core();
  const std::vector<sim::Report>& reports = call.box.session.reports();
  const std::size_t from = std::min(from_argument(info), reports.size());
  const std::size_t count = std::min(reports.size() - from, SessionMemory::kRows);
  for (std::size_t i = 0; i < count; ++i) {
    const sim::Report& r = reports[from + i];
    write_order(call.engine.core(), core.orders().order(r.order), r.state, r.reason, call.memory.row(i));
    if (r.fill >= 0) write_fill(call.engine.core(), core.fills()[static_cast<std::size_t>(r.fill)], call.memory.row(i));
  }
  return number(info, count);
}

// sessionOrders(simulator, memory, from): rows written; live orders by id
Napi::Value orders_js(const CallbackInfo& info) {
  Call call(info);
  const auto& orders = call.engine.core().orders();
  std::vector<std::uint32_t> live;
  for (std::size_t i = 0; i < call.engine.feeds(); ++i)
    live.insert(live.end(), orders.live(i).begin(), orders.live(i).end());
  std::ranges::sort(live);
  const std::size_t from = std::min(from_argument(info), live.size());
  const std::size_t count = std::min(live.size() - from, SessionMemory::kRows);
  for (std::size_t i = 0; i < count; ++i) {
    const sim::Order& o = orders.order(live[from + i]);
    write_order(call.engine.core(), o, o.state, o.reason, call.memory.row(i));
  }
  return number(info, count);
}

// sessionCalendar(simulator, memory, instrument, opens, closes)
Napi::Value calendar_js(const CallbackInfo& info) {
  Call call(info);
  const std::uint16_t feed = instrument_of(info, number_argument(info[2], "instrument"), call.engine.feeds());
  const std::span<const std::int64_t> opens = int64_span(info[3], "opens");
  const std::span<const std::int64_t> closes = int64_span(info[4], "closes");
  if (opens.size() != closes.size() || !std::ranges::is_sorted(closes)) {
    throw Napi::RangeError::New(info.Env(), "`opens` and `closes` must be of one length and in order");
  }
  call.engine.set_sessions(feed, sim::Sessions(opens, closes));
  return info.Env().Undefined();
}

// sessionFinish(simulator): summary
Napi::Value finish_js(const CallbackInfo& info) {
  SimulatorBox& box = stepping(info);
  box.is_stepping = false;
  box.session.finish();
  box.has_run = true;
  SimulatorHandle::report_memory(info[0], "simulator");
  return summary_of(info.Env(), box.simulator);
}

}  // namespace

void init_session(Napi::Env env, Napi::Object exports) {
  exports.Set("sessionStart", Napi::Function::New(env, start_js, "sessionStart"));
  exports.Set("sessionPeek", Napi::Function::New(env, peek_js, "sessionPeek"));
  exports.Set("sessionMove", Napi::Function::New(env, move_js, "sessionMove"));
  exports.Set("sessionStep", Napi::Function::New(env, step_js, "sessionStep"));
  exports.Set("sessionSend", Napi::Function::New(env, send_js, "sessionSend"));
  exports.Set("sessionTarget", Napi::Function::New(env, target_js, "sessionTarget"));
  exports.Set("sessionOrder", Napi::Function::New(env, order_js, "sessionOrder"));
  exports.Set("sessionReports", Napi::Function::New(env, reports_js, "sessionReports"));
  exports.Set("sessionOrders", Napi::Function::New(env, orders_js, "sessionOrders"));
  exports.Set("sessionCalendar", Napi::Function::New(env, calendar_js, "sessionCalendar"));
  exports.Set("sessionFinish", Napi::Function::New(env, finish_js, "sessionFinish"));
}

}  // namespace tiercel::addon
