// Binds native/sim/stream: a run on streams, step by step. It speaks through the same memory as a session on bars
// (session_memory.hpp), and its simulator's tables tell of it.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "native/addon/parts.hpp"
#include "native/addon/session_records.hpp"
#include "native/addon/sim_arguments.hpp"
#include "native/addon/stream_box.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;
using sim::StreamEngine;

StreamEngine& streaming(const CallbackInfo& info) {
  SimulatorBox& box = SimulatorHandle::read(info[0], "simulator");
  if (!box.is_streaming || box.has_run) throw Napi::Error::New(info.Env(), "the simulator runs no stream");
  return *box.stream;
}

struct Call {
  explicit Call(const CallbackInfo& info) : engine(streaming(info)), memory(info[1], engine.feeds()) {}

  StreamEngine& engine;
  SessionMemory memory;
};

Napi::Value number(const CallbackInfo& info, std::size_t value) {
  return Napi::Number::New(info.Env(), static_cast<double>(value));
}

double size_at(const StreamEngine& engine, std::size_t i, sim::BookSide side) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const sim::StreamBook& book = engine.venue().book(i);
  if (!book.has(side)) return kNone;
  const std::int64_t lots = book.shown(side, book.best(side));
  return lots == sim::kUnknownLots ? kNone : engine.core().settings().instruments[i].sizing.lots.value(lots);
}

// What the strategy knows: its reports, and the market.
void tell(const StreamEngine& engine, const SessionMemory& memory) {
  const sim::KnownAccount& known = engine.known();
  const sim::CoreSettings& settings = engine.core().settings();
  double equity = known.cash();
  double exposure = 0.0;
  double margin = 0.0;
  for (std::size_t i = 0; i < engine.feeds(); ++i) {
    const sim::KnownPosition& p = known.position(i);
    const sim::Quote quote = engine.quote(i);
    const double price = p.units > 0.0 ? quote.bid : quote.ask;
    const std::span<double> part = memory.account_of(i);
    part[0] = p.units;
    part[1] = p.entry_price;
    part[2] = p.units == 0.0 ? 0.0 : (price - p.entry_price) * p.units;
    part[3] = quote.bid;
    part[4] = quote.ask;
    part[5] = size_at(engine, i, sim::BookSide::kBuy);
    part[6] = size_at(engine, i, sim::BookSide::kSell);
    memory.entry_time(i) = p.entry_time;
    if (p.units == 0.0) continue;
    equity += p.units * price;
    exposure += std::fabs(p.units) * price;
    margin += settings.instruments[i].margin.initial.of(std::fabs(p.units), price);
  }
  const sim::MarginAccount& account = engine.core().account();
  const std::span<double> head = memory.account();
  memory.now() = engine.now();
  head[0] = known.cash();
  head[1] = equity;
  head[2] = exposure;
  head[3] = static_cast<double>(engine.reports().size());
  head[4] = account.uses_margin ? margin : 0.0;
  head[5] = account.uses_margin ? equity - margin : account.leverage * equity - exposure;
}

sim::QueueRule read_queue(const Napi::Object& o) {
  const std::int64_t model = int64_argument(o.Get("queue"), "queue");
  const double power = number_argument(o.Get("queuePower"), "queuePower");
  if (model < 0 || model > 2 || !(power > 0.0)) throw Napi::RangeError::New(o.Env(), "`queue` is no model");
  return {static_cast<sim::QueueModel>(model), power};
}

sim::StreamLatency read_latency(const Napi::Object& o) {
  const sim::StreamLatency latency{int64_argument(o.Get("orderLatency"), "orderLatency"),
                                   int64_argument(o.Get("reportLatency"), "reportLatency")};
  constexpr std::int64_t kDay = 86'400'000'000'000;
  if (latency.order < 0 || latency.report < 0 || latency.order > kDay || latency.report > kDay) {
    throw Napi::RangeError::New(o.Env(), "a latency must be from 0 to a day");
  }
  return latency;
}

sim::StreamSettings read_settings(const Napi::Object& o, const Napi::Array& feeds) {
  const sim::EngineSettings account = read_engine_settings(o, feeds, {});
  const auto flag = [&](const char* name) { return number_argument(o.Get(name), name) != 0.0; };
  return {.core = account.core,
          .account = account.account,
          .venue = {.queue = read_queue(o),
                    .limit = account.limit,
                    .crossed = flag("newestWins") ? sim::CrossedRule::kNewest : sim::CrossedRule::kWait},
          .latency = read_latency(o),
          .mark_last = account.mark_last,
          .hears_bars = flag("hearsBars"),
          .hears_reports = flag("hearsReports"),
          .hears_messages = flag("hearsMessages")};
}

// The feed's stream and the closes of its bars; both must outlive the run.
sim::StreamFeed read_stream(const Napi::Object& feed, const sim::InstrumentRules& rules, FeedLists& lists) {
  const StreamBox& stream = StreamHandle::read(feed.Get("stream"), "stream");
  read_financing(feed.Get("financing"), lists.financing);
  return {.events = stream.data.events(),
          .closes = int64_span(feed.Get("closes"), "closes"),
          .financing = lists.financing,
          .venue = {.prices = stream.data.steps().prices,
                    .steps_per_tick = int64_argument(feed.Get("stepsPerTick"), "stepsPerTick"),
                    .lot = rules.sizing.lots.step(),
                    .lots = rules.sizing.lots,
                    .is_quotes = number_argument(feed.Get("isQuotes"), "isQuotes") != 0.0}};
}

// streamStart(simulator, feeds, settings, memory, from)
Napi::Value start_js(const CallbackInfo& info) {
  SimulatorBox& box = SimulatorHandle::read(info[0], "simulator");
  box.has_run = box.is_stepping = box.is_streaming = false;
  const Napi::Array feeds = info[1].As<Napi::Array>();
  const sim::StreamSettings settings = read_settings(info[2].As<Napi::Object>(), feeds);
  box.lists.assign(feeds.Length(), {});
  std::vector<sim::StreamFeed> read;
  for (std::uint32_t i = 0; i < feeds.Length(); ++i) {
    read.push_back(read_stream(feeds.Get(i).As<Napi::Object>(), settings.core.instruments[i], box.lists[i]));
  }
  const SessionMemory memory(info[3], read.size());
  box.stream = std::make_unique<StreamEngine>();
  throw_unless_ok(info.Env(), box.stream->start(read, settings, int64_argument(info[4], "from")), "streamStart");
  info[0].As<Napi::Object>().Set("feeds", feeds);  // what the engine reads lives as long as the simulator
  box.is_streaming = true;
  tell(*box.stream, memory);
  return info.Env().Undefined();
}

// The last closed bar of each feed whose bars closed since the last step.
void tell_bars(const Call& call) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < call.engine.feeds(); ++i) {
    const auto bars = static_cast<std::int32_t>(call.engine.bars_closed(i));
    call.memory.closings()[count++] = {static_cast<std::int32_t>(i), bars - 1};
  }
  call.memory.ends()[0] = static_cast<std::int32_t>(count);
}

// streamStep(simulator, memory): why it stopped
Napi::Value step_js(const CallbackInfo& info) {
  const Call call(info);
  const sim::StreamStop stop = call.engine.run(call.memory.until());
  tell(call.engine, call.memory);
  tell_bars(call);
  return number(info, static_cast<std::size_t>(stop));
}

// streamSend(simulator, memory): id of the new order, or 0
Napi::Value send_js(const CallbackInfo& info) {
  const Call call(info);
  const CommandKind kind = read_command(info, call.memory);
  if (kind == CommandKind::kOrder) {
    return number(info, call.engine.submit(read_order(info, call.memory, call.engine.feeds())));
  }
  const std::uint32_t id = order_of(info, call.memory.command(kOrder), call.engine.core().orders());
  if (kind == CommandKind::kCancel) {
    call.engine.cancel(id);
  } else {
    call.engine.modify(id, ticks_of(call.memory.command(kTicks)));
  }
  return number(info, 0);
}

// streamTarget(simulator, memory, targets): number of orders
Napi::Value target_js(const CallbackInfo& info) {
  const Call call(info);
  const std::size_t before = call.engine.core().orders().orders().size();
  call.engine.submit_targets(read_targets(info, call.engine.feeds()));
  call.memory.command(kOrder) = static_cast<double>(before + 1);
  return number(info, call.engine.core().orders().orders().size() - before);
}

// An order as the strategy knows it.
void write_known(const Call& call, std::uint32_t id, std::span<double> row) {
  const sim::Order& o = call.engine.core().orders().order(id);
  write_order(call.engine.core(), o, call.engine.known().state(id), o.reason, row);
}

// streamOrder(simulator, memory, id): 1, or 0 when there is none
Napi::Value order_js(const CallbackInfo& info) {
  const Call call(info);
  const std::int64_t id = int64_argument(info[2], "id");
  if (id < 1 || id > static_cast<std::int64_t>(call.engine.core().orders().orders().size())) return number(info, 0);
  write_known(call, static_cast<std::uint32_t>(id), call.memory.row(0));
  return number(info, 1);
}

// streamReports(simulator, memory, from): rows written
Napi::Value reports_js(const CallbackInfo& info) {
  const Call call(info);
  const auto& core = call.engine.core();
  const std::span<const sim::Report> reports = call.engine.reports();
  const std::size_t from = std::min(from_argument(info), reports.size());
  const std::size_t count = std::min(reports.size() - from, SessionMemory::kRows);
  for (std::size_t i = 0; i < count; ++i) {
    const sim::Report& r = reports[from + i];
    write_order(core, core.orders().order(r.order), r.state, r.reason, call.memory.row(i));
    if (r.fill >= 0) write_fill(core, core.fills()[static_cast<std::size_t>(r.fill)], call.memory.row(i));
  }
  return number(info, count);
}

// streamOrders(simulator, memory, from): rows written; orders not known to be done, by id
Napi::Value orders_js(const CallbackInfo& info) {
  const Call call(info);
  const std::span<const std::uint32_t> live = call.engine.known().live();
  const std::size_t from = std::min(from_argument(info), live.size());
  const std::size_t count = std::min(live.size() - from, SessionMemory::kRows);
  for (std::size_t i = 0; i < count; ++i) write_known(call, live[from + i], call.memory.row(i));
  return number(info, count);
}

// streamLevels(simulator, instrument, side, out): levels written, price and size each, best first
Napi::Value levels_js(const CallbackInfo& info) {
  const StreamEngine& engine = streaming(info);
  const std::uint16_t i = instrument_of(info, number_argument(info[1], "instrument"), engine.feeds());
  const auto side = number_argument(info[2], "side") > 0.0 ? sim::BookSide::kBuy : sim::BookSide::kSell;
  const std::span<double> out = float64_span(info[3], "out");
  std::size_t count = 0;
  if (out.size() < 2) return number(info, 0);
  engine.venue().book(i).walk(side, [&](std::int32_t price, std::int64_t lots) {
    out[2 * count] = engine.venue().price(i, price);
    out[2 * count + 1] = lots == sim::kUnknownLots ? std::numeric_limits<double>::quiet_NaN()
                                                   : engine.core().settings().instruments[i].sizing.lots.value(lots);
    return 2 * ++count + 2 <= out.size();
  });
  return number(info, count);
}

// streamFinish(simulator): summary
Napi::Value finish_js(const CallbackInfo& info) {
  StreamEngine& engine = streaming(info);
  engine.finish();
  SimulatorHandle::read(info[0], "simulator").has_run = true;
  SimulatorHandle::report_memory(info[0], "simulator");
  Napi::Object out = summary_of(info.Env(), engine);
  out.Set("events", static_cast<double>(engine.events()));
  Napi::Array feeds = Napi::Array::New(info.Env());
  for (std::size_t i = 0; i < engine.feeds(); ++i) {
    const sim::VenueCounts& c = engine.venue().counts(i);
    Napi::Object row = Napi::Object::New(info.Env());
    row.Set("messages", static_cast<double>(c.messages));
    row.Set("trades", static_cast<double>(c.trades));
    row.Set("gaps", static_cast<double>(c.gaps));
    row.Set("stale", static_cast<double>(c.stale));
    row.Set("crossed", static_cast<double>(c.crossed));
    feeds.Set(feeds.Length(), row);
  }
  out.Set("feeds", feeds);
  return out;
}

// streamCurve(simulator, equity, times): after streamFinish
Napi::Value curve_js(const CallbackInfo& info) {
  const SimulatorBox& box = SimulatorHandle::read(info[0], "simulator");
  if (!box.is_streaming || !box.has_run) throw Napi::Error::New(info.Env(), "the simulator holds no finished stream");
  const std::span<double> equity = float64_span(info[1], "equity");
  const std::span<std::int64_t> times = int64_span(info[2], "times");
  if (equity.size() != box.stream->points() || times.size() != box.stream->points()) {
    throw Napi::RangeError::New(info.Env(), "`equity` and `times` must have one value a point");
  }
  std::ranges::copy(box.stream->equity(), equity.begin());
  std::ranges::copy(box.stream->times(), times.begin());
  return info.Env().Undefined();
}

}  // namespace

void init_stream(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("streamStart", start_js);
  set("streamStep", step_js);
  set("streamSend", send_js);
  set("streamTarget", target_js);
  set("streamOrder", order_js);
  set("streamReports", reports_js);
  set("streamOrders", orders_js);
  set("streamLevels", levels_js);
  set("streamFinish", finish_js);
  set("streamCurve", curve_js);
}

}  // namespace tiercel::addon
