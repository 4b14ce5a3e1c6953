// Binds native/sim: a reusable simulator, one call a run, and its records as columns.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "native/addon/metrics_arguments.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/addon/wrapped.hpp"
#include "native/sim/simulator.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;

struct SimulatorBox {
  static constexpr napi_type_tag kTag{0x7a1d5c3be0f24a10ULL, 0x93c6b0f41e57d228ULL};
  sim::Simulator simulator;
  bool has_run = false;  // false after a failed run: its records are not valid

  [[nodiscard]] std::size_t memory() const noexcept { return simulator.core().memory(); }
};

using Handle = Wrapped<SimulatorBox>;

double number_field(const Napi::Object& o, const char* name) { return number_argument(o.Get(name), name); }

bool is_absent(const Napi::Value& v) { return v.IsUndefined() || v.IsNull(); }

// A column of exactly `bars` values, which the equity output must not overlap.
struct Columns {
  std::size_t bars;
  std::span<const double> equity;

  template <class T>
  const T* checked(const Napi::Value& value, std::span<T> column, const char* name) const {
    if (column.size() != bars) {
      throw Napi::RangeError::New(value.Env(), std::string("`") + name + "` must have one value a bar");
    }
    const auto* from = reinterpret_cast<const std::byte*>(column.data());
    const auto* out = reinterpret_cast<const std::byte*>(equity.data());
    if (from < out + equity.size_bytes() && out < from + column.size_bytes()) {
      throw Napi::RangeError::New(value.Env(), std::string("`equity` must not share memory with `") + name + "`");
    }
    return column.data();
  }

  const double* float64(const Napi::Object& o, const char* name) const {
    const Napi::Value value = o.Get(name);
    return checked(value, float64_span(value, name), name);
  }

  std::span<const std::uint8_t> mask(const Napi::Object& o, const char* name) const {
    const Napi::Value value = o.Get(name);
    if (is_absent(value)) return {};
    return {checked(value, uint8_span(value, name), name), bars};
  }

  sim::PerBar per_bar(const Napi::Object& o, const char* name) const {
    const Napi::Value value = o.Get(name);
    if (value.IsNumber()) return {nullptr, number_argument(value, name)};
    return {float64(o, name), 0.0};
  }

  sim::Ohlc ohlc(const Napi::Object& o) const {
    return {float64(o, "open"), float64(o, "high"), float64(o, "low"), float64(o, "close")};
  }

  sim::QuoteSide side(const Napi::Object& o) const {
    return {ohlc(o), number_field(o, "factor"), number_field(o, "offset")};
  }
};

sim::BarSeries read_bars(const Napi::Object& o, const Columns& columns) {
  const Napi::Value time = o.Get("time");
  const Napi::Value close_time = o.Get("closeTime");
  return {.size = columns.bars,
          .time = columns.checked(time, int64_span(time, "time"), "time"),
          .close_time = is_absent(close_time)
                            ? nullptr
                            : columns.checked(close_time, int64_span(close_time, "closeTime"), "closeTime"),
          .duration = int64_argument(o.Get("duration"), "duration"),
          .own = columns.ohlc(o),
          .bid = columns.side(o.Get("bid").As<Napi::Object>()),
          .ask = columns.side(o.Get("ask").As<Napi::Object>()),
          .two_sided = number_field(o, "twoSided") != 0.0,
          .price_step = number_field(o, "priceStep")};
}

sim::CoreSettings read_core(const Napi::Object& o) {
  const sim::Grid lots(number_field(o, "lotSize"));
  return {.cash = number_field(o, "cash"),
          .ticks = sim::Grid(number_field(o, "tickSize")),
          .sizing = {.kind = static_cast<sim::SizeKind>(int64_argument(o.Get("sizeKind"), "sizeKind")),
                     .lots = lots,
                     .minimum = std::max<std::int64_t>(1, lots.up(number_field(o, "minQuantity"))),
                     .commission = {.per_unit = number_field(o, "commissionPerUnit"),
                                    .per_value = number_field(o, "commissionPerValue"),
                                    .minimum = number_field(o, "commissionMinimum"),
                                    .maximum_rate = number_field(o, "commissionMaximumRate")}},
          .slippage = {.rate = number_field(o, "slippageRate"), .distance = number_field(o, "slippageDistance")}};
}

const std::int32_t* read_cancel(const Napi::Object& o) {
  const Napi::Value value = o.Get("cancel");
  if (is_absent(value)) return nullptr;
  const std::span<std::int32_t> flag = int32_span(value, "cancel");
  if (flag.empty()) throw Napi::RangeError::New(value.Env(), "`cancel` must have at least one cell");
  return flag.data();
}

sim::RunSettings read_settings(const Napi::Object& o, std::size_t bars) {
  const std::int64_t first = int64_argument(o.Get("firstBar"), "firstBar");
  if (first < 0 || static_cast<std::size_t>(first) >= bars) {
    throw Napi::RangeError::New(o.Env(), "`firstBar` must be the index of a bar");
  }
  return {.core = read_core(o),
          .account = {.leverage = number_field(o, "leverage")},
          .limit = number_field(o, "limitTouch") != 0.0 ? sim::LimitRule::kTouch : sim::LimitRule::kThrough,
          .same_close = number_field(o, "sameClose") != 0.0,
          .reverse = number_field(o, "reverse") != 0.0,
          .mark_last = number_field(o, "markLast") != 0.0,
          .first_bar = static_cast<std::size_t>(first),
          .cancel = read_cancel(o)};
}

sim::RunInput read_input(const Napi::Object& bars, const Napi::Object& signals, const Columns& columns) {
  return {.bars = read_bars(bars, columns),
          .signals = {.enter_long = columns.mask(signals, "enterLong"),
                      .exit_long = columns.mask(signals, "exitLong"),
                      .enter_short = columns.mask(signals, "enterShort"),
                      .exit_short = columns.mask(signals, "exitShort")},
          .size = columns.per_bar(signals, "size"),
          .stop_distance = columns.per_bar(signals, "stopLoss"),
          .target_distance = columns.per_bar(signals, "takeProfit")};
}

Napi::Object summary(Napi::Env env, const sim::Simulator& s) {
  const auto& core = s.core();
  const sim::Position& p = core.position();
  Napi::Object out = Napi::Object::New(env);
  const auto set = [&](const char* name, double x) { out.Set(name, Napi::Number::New(env, x)); };
  set("orders", static_cast<double>(core.orders().orders().size()));
  set("fills", static_cast<double>(core.fills().size()));
  set("trades", static_cast<double>(core.trades().size()));
  set("ledgerRows", static_cast<double>(core.ledger().rows().size()));
  set("rejectedLeverage", static_cast<double>(core.rejections().leverage));
  set("rejectedMinimum", static_cast<double>(core.rejections().minimum));
  set("rejectedOther", static_cast<double>(core.rejections().other));
  set("conflictingEntries", static_cast<double>(s.conflicting_entries()));
  set("ambiguousBars", static_cast<double>(core.ambiguous()));
  set("barsInPosition", static_cast<double>(s.bars_in_position()));
  set("cash", core.cash());
  set("side", p.is_flat() ? 0.0 : sim::sign(p.side));
  set("quantity", p.units);
  set("entryPrice", p.entry_price);
  set("profit", p.is_flat() ? 0.0 : p.profit_at(s.last_mark()));
  out.Set("entryTime", Napi::BigInt::New(env, p.entry_time));
  return out;
}

// simulatorCreate(): Simulator
Napi::Value create_js(const CallbackInfo& info) { return Handle::create(info.Env()); }

// simulatorDispose(simulator)
Napi::Value dispose_js(const CallbackInfo& info) {
  Handle::dispose(info[0], "simulator");
  return info.Env().Undefined();
}

// simulatorRun(simulator, bars, signals, settings, equity): summary
Napi::Value run_js(const CallbackInfo& info) {
  SimulatorBox& box = Handle::read(info[0], "simulator");
  const std::span<double> equity = float64_span(info[4], "equity");
  const Napi::Object bars = info[1].As<Napi::Object>();
  const std::size_t length = int64_span(bars.Get("time"), "time").size();
  if (length == 0 || length >= std::numeric_limits<std::int32_t>::max()) {
    throw Napi::RangeError::New(info.Env(), "`bars` must hold from 1 to 2147483646 bars");
  }
  const sim::RunInput input = read_input(bars, info[2].As<Napi::Object>(), {length, equity});
  const sim::RunSettings settings = read_settings(info[3].As<Napi::Object>(), length);
  box.has_run = false;
  throw_unless_ok(info.Env(), box.simulator.run(input, settings, equity), "simulatorRun");
  box.has_run = true;
  Handle::report_memory(info[0], "simulator");
  return summary(info.Env(), box.simulator);
}

const sim::Core<sim::CashAccount>& records(const CallbackInfo& info) {
  const SimulatorBox& box = Handle::read(info[0], "simulator");
  if (!box.has_run) throw Napi::Error::New(info.Env(), "the simulator holds no finished run");
  return box.simulator.core();
}

// Copies fields of all rows into columns of a JavaScript object, each exactly as long as the table.
template <class Row>
class TableWriter {
 public:
  TableWriter(const std::vector<Row>& rows, const Napi::Value& columns)
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

  const std::vector<Row>& rows_;
  Napi::Object columns_;
};

// simulatorTrades(simulator, columns)
Napi::Value trades_js(const CallbackInfo& info) {
  const auto& core = records(info);
  const sim::Grid& lots = core.settings().sizing.lots;
  const TableWriter<sim::Trade> table(core.trades(), info[1]);
  table.int32("instrument", [](const auto& t) { return t.instrument; });
  table.int64("entryTime", [](const auto& t) { return t.entry_time; });
  table.int64("exitTime", [](const auto& t) { return t.exit_time; });
  table.float64("quantity", [&](const auto& t) { return lots.value(t.lots); });
  table.float64("entryPrice", [](const auto& t) { return t.entry_price; });
  table.float64("exitPrice", [](const auto& t) { return t.exit_price; });
  table.float64("grossProfit", [](const auto& t) { return t.gross_profit; });
  table.float64("commission", [](const auto& t) { return t.commission; });
  table.float64("profit", [](const auto& t) { return t.profit; });
  table.float64("adverse", [](const auto& t) { return t.adverse; });
  table.float64("favourable", [](const auto& t) { return t.favourable; });
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
  const auto& core = records(info);
  const sim::Grid& lots = core.settings().sizing.lots;
  const TableWriter<sim::Fill> table(core.fills(), info[1]);
  table.int32("instrument", [](const auto& f) { return f.instrument; });
  table.int32("order", [](const auto& f) { return f.order; });
  table.int32("bar", [](const auto& f) { return f.bar; });
  table.int64("time", [](const auto& f) { return f.time; });
  table.float64("quantity", [&](const auto& f) { return lots.value(f.lots); });
  table.float64("price", [](const auto& f) { return f.price; });
  table.float64("commission", [](const auto& f) { return f.commission; });
  table.float64("spreadCost", [](const auto& f) { return f.spread_cost; });
  table.float64("slippageCost", [](const auto& f) { return f.slippage_cost; });
  table.int32("side", [](const auto& f) { return static_cast<int>(f.side); });
  table.int32("rule", [](const auto& f) { return static_cast<int>(f.rule); });
  table.int32("liquidity", [](const auto& f) { return static_cast<int>(f.liquidity); });
  table.int32("ambiguous", [](const auto& f) { return f.ambiguous; });
  return info.Env().Undefined();
}

double order_price(const sim::Order& o, const sim::Grid& ticks) {
  return o.price == 0 ? std::numeric_limits<double>::quiet_NaN() : ticks.value(o.price);
}

// simulatorOrders(simulator, columns)
Napi::Value orders_js(const CallbackInfo& info) {
  const auto& core = records(info);
  const sim::CoreSettings& settings = core.settings();
  const TableWriter<sim::Order> table(core.orders().orders(), info[1]);
  table.int32("instrument", [](const auto& o) { return o.instrument; });
  table.int32("id", [](const auto& o) { return o.id; });
  table.int32("parent", [](const auto& o) { return o.parent; });
  table.int32("group", [](const auto& o) { return o.group; });
  table.int32("position", [](const auto& o) { return o.position; });
  table.float64("quantity", [&](const auto& o) { return settings.sizing.lots.value(o.lots); });
  table.float64("price", [&](const auto& o) { return order_price(o, settings.ticks); });
  table.int64("decided", [](const auto& o) { return o.decided; });
  table.int64("sent", [](const auto& o) { return o.sent; });
  table.int64("arrived", [](const auto& o) { return o.arrived; });
  table.int64("done", [](const auto& o) { return o.done; });
  table.int32("side", [](const auto& o) { return static_cast<int>(o.side); });
  table.int32("type", [](const auto& o) { return static_cast<int>(o.type); });
  table.int32("state", [](const auto& o) { return static_cast<int>(o.state); });
  table.int32("intent", [](const auto& o) { return static_cast<int>(o.intent); });
  table.int32("reason", [](const auto& o) { return static_cast<int>(o.reason); });
  return info.Env().Undefined();
}

// simulatorLedger(simulator, columns)
Napi::Value ledger_js(const CallbackInfo& info) {
  const TableWriter<sim::LedgerRow> table(records(info).ledger().rows(), info[1]);
  table.int64("time", [](const auto& r) { return r.time; });
  table.float64("amount", [](const auto& r) { return r.amount; });
  table.int32("reference", [](const auto& r) { return r.reference; });
  table.int32("cause", [](const auto& r) { return static_cast<int>(r.cause); });
  return info.Env().Undefined();
}

// simulatorMetrics(simulator, run, out): number
Napi::Value metrics_js(const CallbackInfo& info) {
  const auto& core = records(info);
  const double lot_size = core.settings().sizing.lots.value(1);
  sim::metrics::MetricsInput input = metrics_input(info[1].As<Napi::Object>());
  input.trades = core.trades();
  input.fills = core.fills();
  input.lot_sizes = {&lot_size, 1};
  return write_metrics(info.Env(), input, info[2].As<Napi::Object>());
}

}  // namespace

void init_sim(Napi::Env env, Napi::Object exports) {
  exports.Set("simulatorCreate", Napi::Function::New(env, create_js, "simulatorCreate"));
  exports.Set("simulatorDispose", Napi::Function::New(env, dispose_js, "simulatorDispose"));
  exports.Set("simulatorRun", Napi::Function::New(env, run_js, "simulatorRun"));
  exports.Set("simulatorTrades", Napi::Function::New(env, trades_js, "simulatorTrades"));
  exports.Set("simulatorFills", Napi::Function::New(env, fills_js, "simulatorFills"));
  exports.Set("simulatorOrders", Napi::Function::New(env, orders_js, "simulatorOrders"));
  exports.Set("simulatorLedger", Napi::Function::New(env, ledger_js, "simulatorLedger"));
  exports.Set("simulatorMetrics", Napi::Function::New(env, metrics_js, "simulatorMetrics"));
}

}  // namespace tiercel::addon
