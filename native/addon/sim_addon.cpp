// Binds native/sim: a reusable simulator, one call a run, and its records as columns.
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "native/addon/metrics_arguments.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/sim_arguments.hpp"
#include "native/sim/records.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;
using Handle = SimulatorHandle;

std::span<const std::uint8_t> read_mask(const Napi::Object& signals, const char* name, std::size_t bars) {
  const Napi::Value value = signals.Get(name);
  if (value.IsUndefined() || value.IsNull()) return {};
  const std::span<const std::uint8_t> mask = uint8_span(value, name);
  if (mask.size() != bars) {
    throw Napi::RangeError::New(value.Env(), std::string("`") + name + "` must have one value a bar");
  }
  return mask;
}

sim::FeedInput read_input(const Napi::Object& feed, const sim::EngineOutput& output, FeedLists& lists) {
  const sim::Feed bars = read_feed(feed, output, lists);
  const Napi::Object s = feed.Get("signals").As<Napi::Object>();
  const std::size_t n = bars.bars.size;
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const auto per_bar = [&](const char* name, double absent) { return read_per_bar(s, name, n, output, absent); };
  const bool has_targets = !s.Get("target").IsUndefined();
  return {.feed = bars,
          .signals = {.enter_long = read_mask(s, "enterLong", n),
                      .exit_long = read_mask(s, "exitLong", n),
                      .enter_short = read_mask(s, "enterShort", n),
                      .exit_short = read_mask(s, "exitShort", n)},
          .size = per_bar("size", 0.0),
          .stop_distance = per_bar("stopLoss", 0.0),
          .target_distance = per_bar("takeProfit", 0.0),
          .trailing_distance = per_bar("trailingStop", 0.0),
          .limit = per_bar("limit", kNone),
          .stop = per_bar("stop", kNone),
          .factor = read_per_bar(feed, "factor", n, output, 1.0),
          .has_targets = has_targets,
          .target = per_bar("target", kNone)};
}

const std::int32_t* read_cancel(const Napi::Object& o) {
  const Napi::Value value = o.Get("cancel");
  if (value.IsUndefined() || value.IsNull()) return nullptr;
  const std::span<std::int32_t> flag = int32_span(value, "cancel");
  if (flag.empty()) throw Napi::RangeError::New(value.Env(), "`cancel` must have at least one cell");
  return flag.data();
}

sim::RunSettings read_settings(const Napi::Object& o, const Napi::Array& feeds, const sim::EngineOutput& output) {
  return {.engine = read_engine_settings(o, feeds, output),
          .size_kind = static_cast<sim::SizeKind>(int64_argument(o.Get("sizeKind"), "sizeKind")),
          .reverse = number_argument(o.Get("reverse"), "reverse") != 0.0,
          .accumulate = number_argument(o.Get("accumulate"), "accumulate") != 0.0,
          .cancel = read_cancel(o)};
}

// simulatorCreate(): Simulator
Napi::Value create_js(const CallbackInfo& info) { return Handle::create(info.Env()); }

// simulatorDispose(simulator)
Napi::Value dispose_js(const CallbackInfo& info) {
  Handle::dispose(info[0], "simulator");
  return info.Env().Undefined();
}

// simulatorRun(simulator, feeds, settings, output): summary
Napi::Value run_js(const CallbackInfo& info) {
  SimulatorBox& box = Handle::read(info[0], "simulator");
  const sim::EngineOutput output = read_output(info[3].As<Napi::Object>());
  const Napi::Array feeds = info[1].As<Napi::Array>();
  if (feeds.Length() == 0 || feeds.Length() > std::numeric_limits<std::uint16_t>::max()) {
    throw Napi::RangeError::New(info.Env(), "`feeds` must hold from 1 to 65535 feeds");
  }
  std::vector<FeedLists> lists(feeds.Length());
  std::vector<sim::FeedInput> inputs;
  for (std::uint32_t i = 0; i < feeds.Length(); ++i) {
    inputs.push_back(read_input(feeds.Get(i).As<Napi::Object>(), output, lists[i]));
  }
  const sim::RunSettings settings = read_settings(info[2].As<Napi::Object>(), feeds, output);
  box.has_run = box.is_stepping = box.is_streaming = false;
  throw_unless_ok(info.Env(), box.simulator.run(inputs, settings, output), "simulatorRun");
  box.has_run = true;
  Handle::report_memory(info[0], "simulator");
  return summary_of(info.Env(), box.simulator);
}

// simulatorPoints(feeds): number
Napi::Value points_js(const CallbackInfo& info) {
  const Napi::Array feeds = info[0].As<Napi::Array>();
  std::vector<FeedLists> lists(feeds.Length());
  std::vector<sim::Feed> list;
  for (std::uint32_t i = 0; i < feeds.Length(); ++i) {
    list.push_back(read_feed(feeds.Get(i).As<Napi::Object>(), {}, lists[i]));
  }
  return Napi::Number::New(info.Env(), static_cast<double>(sim::BarEngine::count_points(list)));
}

// A finished run, whatever it ran on.
class Finished {
 public:
  explicit Finished(const CallbackInfo& info) : box_(Handle::read(info[0], "simulator")) {
    if (!box_.has_run) throw Napi::Error::New(info.Env(), "the simulator holds no finished run");
  }
  [[nodiscard]] const sim::Core<sim::MarginAccount>& core() const noexcept { return box_.core(); }
  // Streams run in the account's currency.
  [[nodiscard]] double rate_at(std::size_t instrument, std::int64_t time) const noexcept {
    return box_.is_streaming ? 1.0 : box_.simulator.engine().rate_at(instrument, time);
  }

 private:
  const SimulatorBox& box_;
};

Finished finished(const CallbackInfo& info) { return Finished(info); }

const sim::Core<sim::MarginAccount>& records(const CallbackInfo& info) { return finished(info).core(); }

// Copies fields of all rows into columns of a JavaScript object, each exactly as long as the table.
template <class Row>
class TableWriter {
 public:
  TableWriter(std::span<const Row> rows, const Napi::Value& columns)
      : rows_(rows), columns_(columns.As<Napi::Object>()) {}

  template <class Field>
  void int64(const char* name, Field field) const {
    copy(int64_span(columns_.Get(name), name), name, field);
  }
  template <class Field>
  void float64(const char* name, Field field) const {
    copy(float64_span(columns_.Get(name), name), name, field);
  }
  template <class Field>
  void int32(const char* name, Field field) const {
    copy(int32_span(columns_.Get(name), name), name, field);
  }

 private:
  template <class T, class Field>
  void copy(std::span<T> out, const char* name, Field field) const {
    if (out.size() != rows_.size()) {
      throw Napi::RangeError::New(columns_.Env(), std::string("`") + name + "` must have one value a row");
    }
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<T>(field(rows_[i]));
  }

  std::span<const Row> rows_;
  Napi::Object columns_;
};

const sim::Grid& lots_of(const sim::Core<sim::MarginAccount>& core, std::size_t instrument) {
  return core.settings().instruments[instrument].sizing.lots;
}

std::vector<sim::TradeRow> trade_rows(const sim::Core<sim::MarginAccount>& core) {
  std::vector<sim::TradeRow> rows;
  rows.reserve(core.trades().size());
  for (const sim::Trade& t : core.trades()) {
    const sim::Grid& lots = lots_of(core, core.fills()[t.exit_fill].instrument);
    rows.push_back(sim::trade_row(t, core.fills(), core.orders(), lots));
  }
  return rows;
}

// simulatorTrades(simulator, columns)
Napi::Value trades_js(const CallbackInfo& info) {
  const Finished engine = finished(info);
  const auto& core = engine.core();
  const std::vector<sim::TradeRow> rows = trade_rows(core);
  // Money is the account's, at the rate of the exit.
  const auto money = [&](const sim::TradeRow& t, double amount) {
    return amount * engine.rate_at(t.instrument, t.exit_time);
  };
  const TableWriter<sim::TradeRow> table(rows, info[1]);
  table.int32("instrument", [](const auto& t) { return t.instrument; });
  table.int64("entryTime", [](const auto& t) { return t.entry_time; });
  table.int64("exitTime", [](const auto& t) { return t.exit_time; });
  table.float64("quantity", [&](const auto& t) { return lots_of(core, t.instrument).value(t.lots); });
  table.float64("entryPrice", [](const auto& t) { return t.entry_price; });
  table.float64("exitPrice", [](const auto& t) { return t.exit_price; });
  table.float64("grossProfit", [&](const auto& t) { return money(t, t.gross_profit); });
  table.float64("commission", [&](const auto& t) { return money(t, t.commission); });
  table.float64("profit", [&](const auto& t) { return money(t, t.profit); });
  table.float64("adverse", [&](const auto& t) { return money(t, t.adverse); });
  table.float64("favourable", [&](const auto& t) { return money(t, t.favourable); });
  table.int32("entryFill", [](const auto& t) { return t.entry_fill; });
  table.int32("exitFill", [](const auto& t) { return t.exit_fill; });
  table.int32("entryBar", [](const auto& t) { return t.entry_bar; });
  table.int32("exitBar", [](const auto& t) { return t.exit_bar; });
  table.int32("side", [](const auto& t) { return static_cast<int>(t.side); });
  table.int32("exitIntent", [](const auto& t) { return static_cast<int>(t.exit_intent); });
  table.int32("ambiguous", [](const auto& t) { return t.ambiguous; });
  return info.Env().Undefined();
}

// simulatorFills(simulator, columns)
Napi::Value fills_js(const CallbackInfo& info) {
  const Finished engine = finished(info);
  const auto& core = engine.core();
  const TableWriter<sim::Fill> table(core.fills(), info[1]);
  const auto money = [&](const sim::Fill& f, double amount) { return amount * engine.rate_at(f.instrument, f.time); };
  table.int32("instrument", [](const auto& f) { return f.instrument; });
  table.int32("order", [](const auto& f) { return f.order; });
  table.int32("bar", [](const auto& f) { return f.bar; });
  table.int64("time", [](const auto& f) { return f.time; });
  table.float64("quantity", [&](const auto& f) { return lots_of(core, f.instrument).value(f.lots); });
  table.float64("price", [](const auto& f) { return f.price; });
  table.float64("commission", [&](const auto& f) { return money(f, f.commission); });
  table.float64("spreadCost", [&](const auto& f) { return money(f, f.spread_cost); });
  table.float64("slippageCost", [&](const auto& f) { return money(f, f.slippage_cost); });
  if (core.has_impact()) {
    table.float64("impactCost", [&](const auto& f) {
      return money(f, core.impacts()[static_cast<std::size_t>(&f - core.fills().data())]);
    });
  }
  table.int32("side", [](const auto& f) { return static_cast<int>(f.side); });
  table.int32("rule", [](const auto& f) { return static_cast<int>(f.rule); });
  table.int32("liquidity", [](const auto& f) { return static_cast<int>(f.liquidity); });
  table.int32("ambiguous", [](const auto& f) { return f.ambiguous; });
  return info.Env().Undefined();
}

double order_price(const sim::Order& o, const sim::Grid& ticks) {
  return o.price <= 0 ? std::numeric_limits<double>::quiet_NaN() : ticks.value(o.price);
}

// simulatorOrders(simulator, columns)
Napi::Value orders_js(const CallbackInfo& info) {
  const auto& core = records(info);
  const sim::OrderMachine& machine = core.orders();
  const TableWriter<sim::Order> table(machine.orders(), info[1]);
  table.int32("instrument", [](const auto& o) { return o.instrument; });
  table.int32("id", [](const auto& o) { return o.id; });
  table.int32("parent", [](const auto& o) { return o.parent; });
  table.int32("group", [](const auto& o) { return o.parent; });
  table.int32("position", [](const auto& o) { return o.position; });
  table.float64("quantity", [&](const auto& o) { return lots_of(core, o.instrument).value(o.lots); });
  table.float64("price",
                [&](const auto& o) { return order_price(o, core.settings().instruments[o.instrument].ticks); });
  table.int64("decided", [&](const auto& o) { return machine.decided(o); });
  table.int64("sent", [](const auto& o) { return o.sent; });
  table.int64("arrived", [&](const auto& o) { return machine.arrived(o); });
  table.int64("done", [](const auto& o) { return o.done; });
  table.int32("side", [](const auto& o) { return static_cast<int>(o.side); });
  table.int32("type", [](const auto& o) { return static_cast<int>(o.type); });
  table.int32("state", [](const auto& o) { return static_cast<int>(o.state); });
  table.int32("intent", [](const auto& o) { return static_cast<int>(o.intent); });
  table.int32("reason", [](const auto& o) { return static_cast<int>(o.reason); });
  table.int64("expires", [&](const auto& o) { return machine.terms(o).expires; });
  table.int32("timeInForce", [&](const auto& o) { return static_cast<int>(machine.terms(o).time_in_force); });
  return info.Env().Undefined();
}

// simulatorLedger(simulator, columns)
Napi::Value ledger_js(const CallbackInfo& info) {
  const auto& core = records(info);
  std::vector<sim::LedgerRow> rows;
  rows.reserve(core.ledger().size());
  sim::for_each_ledger_row(
      core.ledger(), core.fills(), [&](std::size_t i) { return lots_of(core, i); },
      [&](const sim::LedgerRow& row) { rows.push_back(row); });
  const TableWriter<sim::LedgerRow> table(rows, info[1]);
  table.int64("time", [](const auto& r) { return r.time; });
  table.float64("amount", [](const auto& r) { return r.amount; });
  table.int32("reference", [](const auto& r) { return r.reference; });
  table.int32("cause", [](const auto& r) { return static_cast<int>(r.cause); });
  if (core.ledger().balances().size() > 1) table.int32("currency", [](const auto& r) { return r.currency; });
  return info.Env().Undefined();
}

// simulatorMarginEvents(simulator, columns)
Napi::Value margin_events_js(const CallbackInfo& info) {
  const TableWriter<sim::MarginEvent> table(records(info).margin_log().events(), info[1]);
  table.int64("time", [](const auto& e) { return e.time; });
  table.int32("order", [](const auto& e) { return e.order; });
  table.int32("kind", [](const auto& e) { return static_cast<int>(e.kind); });
  table.float64("equity", [](const auto& e) { return e.equity; });
  table.float64("required", [](const auto& e) { return e.required; });
  table.float64("available", [](const auto& e) { return e.available; });
  return info.Env().Undefined();
}

// Trades and fills with their money in the account's currency: the records themselves where there is but one.
class InAccountCurrency {
 public:
  explicit InAccountCurrency(const Finished& engine) : core_(engine.core()) {
    if (core_.ledger().balances().size() == 1) return;
    for (sim::Trade t : core_.trades()) {
      const double rate = engine.rate_at(core_.fills()[t.exit_fill].instrument, t.exit_time);
      for (double* money : {&t.commission, &t.profit, &t.adverse, &t.favourable}) *money *= rate;
      trades_.push_back(t);
    }
    for (sim::Fill f : core_.fills()) {
      const double rate = engine.rate_at(f.instrument, f.time);
      for (double* money : {&f.price, &f.commission, &f.spread_cost, &f.slippage_cost}) *money *= rate;
      if (core_.has_impact()) impacts_.push_back(core_.impacts()[fills_.size()] * rate);
      fills_.push_back(f);
    }
  }
  [[nodiscard]] std::span<const sim::Trade> trades() const noexcept {
    if (trades_.empty()) return core_.trades();
    return trades_;
  }
  [[nodiscard]] std::span<const sim::Fill> fills() const noexcept {
    if (fills_.empty()) return core_.fills();
    return fills_;
  }
  // None where there is no market impact.
  [[nodiscard]] std::span<const double> impacts() const noexcept {
    if (impacts_.empty()) return {core_.impacts().data(), core_.impacts().size()};
    return impacts_;
  }

 private:
  const sim::Core<sim::MarginAccount>& core_;
  std::vector<sim::Trade> trades_;
  std::vector<sim::Fill> fills_;
  std::vector<double> impacts_;
};

// simulatorMetrics(simulator, run, out): number
Napi::Value metrics_js(const CallbackInfo& info) {
  const Finished engine = finished(info);
  const auto& core = engine.core();
  std::vector<double> lot_sizes;
  for (const sim::InstrumentRules& r : core.settings().instruments) lot_sizes.push_back(r.sizing.lots.value(1));
  sim::metrics::MetricsInput input = metrics_input(info[1].As<Napi::Object>());
  const InAccountCurrency converted(engine);
  input.trades = converted.trades();
  input.fills = converted.fills();
  input.impacts = converted.impacts();
  input.lot_sizes = lot_sizes;
  return write_metrics(info.Env(), input, info[2].As<Napi::Object>());
}

}  // namespace

void init_sim(Napi::Env env, Napi::Object exports) {
  exports.Set("simulatorCreate", Napi::Function::New(env, create_js, "simulatorCreate"));
  exports.Set("simulatorDispose", Napi::Function::New(env, dispose_js, "simulatorDispose"));
  exports.Set("simulatorRun", Napi::Function::New(env, run_js, "simulatorRun"));
  exports.Set("simulatorPoints", Napi::Function::New(env, points_js, "simulatorPoints"));
  exports.Set("simulatorTrades", Napi::Function::New(env, trades_js, "simulatorTrades"));
  exports.Set("simulatorFills", Napi::Function::New(env, fills_js, "simulatorFills"));
  exports.Set("simulatorOrders", Napi::Function::New(env, orders_js, "simulatorOrders"));
  exports.Set("simulatorLedger", Napi::Function::New(env, ledger_js, "simulatorLedger"));
  exports.Set("simulatorMarginEvents", Napi::Function::New(env, margin_events_js, "simulatorMarginEvents"));
  exports.Set("simulatorMetrics", Napi::Function::New(env, metrics_js, "simulatorMetrics"));
}

}  // namespace tiercel::addon
