#include "native/addon/sim_arguments.hpp"

#include <algorithm>
#include <limits>

#include "native/addon/cost_arguments.hpp"

namespace tiercel::addon {
namespace {

double number_field(const Napi::Object& o, const char* name) { return number_argument(o.Get(name), name); }

bool is_absent(const Napi::Value& v) { return v.IsUndefined() || v.IsNull(); }

template <class T, class U>
bool overlaps(std::span<T> a, std::span<U> b) {
  const auto* x = reinterpret_cast<const std::byte*>(a.data());
  const auto* y = reinterpret_cast<const std::byte*>(b.data());
  return x < y + b.size_bytes() && y < x + a.size_bytes();
}

// A column of exactly `bars` values, which the output must not overlap.
template <class T>
const T* checked(const Napi::Value& value, std::span<T> column, const char* name, std::size_t bars,
                 const sim::EngineOutput& output) {
  if (column.size() != bars) {
    throw Napi::RangeError::New(value.Env(), std::string("`") + name + "` must have one value a bar");
  }
  if (overlaps(column, output.equity) || overlaps(column, output.times)) {
    throw Napi::RangeError::New(value.Env(), std::string("the output must not share memory with `") + name + "`");
  }
  return column.data();
}

struct Columns {
  std::size_t bars;
  const sim::EngineOutput& output;

  const double* float64(const Napi::Object& o, const char* name) const {
    const Napi::Value value = o.Get(name);
    return checked(value, float64_span(value, name), name, bars, output);
  }
  const std::int64_t* int64(const Napi::Object& o, const char* name) const {
    const Napi::Value value = o.Get(name);
    return checked(value, int64_span(value, name), name, bars, output);
  }
  sim::Ohlc ohlc(const Napi::Object& o) const {
    return {float64(o, "open"), float64(o, "high"), float64(o, "low"), float64(o, "close")};
  }
  sim::QuoteSide side(const Napi::Object& o) const {
    return {ohlc(o), number_field(o, "factor"), number_field(o, "offset")};
  }
};

std::size_t bar_count(const Napi::Object& bars) {
  const std::size_t length = int64_span(bars.Get("time"), "time").size();
  if (length == 0 || length >= std::numeric_limits<std::int32_t>::max()) {
    throw Napi::RangeError::New(bars.Env(), "`bars` must hold from 1 to 2147483646 bars");
  }
  return length;
}

std::size_t first_bar(const Napi::Object& feed, std::size_t bars) {
  const std::int64_t first = int64_argument(feed.Get("firstBar"), "firstBar");
  if (first < 0 || static_cast<std::size_t>(first) >= bars) {
    throw Napi::RangeError::New(feed.Env(), "`firstBar` must be the index of a bar");
  }
  return static_cast<std::size_t>(first);
}

// Rows of numbers: time, numerator, denominator (int64) and, apart, the dividend.
void read_actions(const Napi::Value& value, std::vector<sim::CorporateAction>& out) {
  out.clear();
  if (is_absent(value)) return;
  const Napi::Array list = value.As<Napi::Array>();
  for (std::uint32_t i = 0; i < list.Length(); ++i) {
    const Napi::Object o = list.Get(i).As<Napi::Object>();
    const sim::CorporateAction action{.time = int64_argument(o.Get("time"), "time"),
                                      .numerator = int64_argument(o.Get("numerator"), "numerator"),
                                      .denominator = int64_argument(o.Get("denominator"), "denominator"),
                                      .dividend = number_field(o, "dividend")};
    const auto is_part = [](std::int64_t n) { return n > 0 && n <= sim::kMaxRatioPart; };
    const bool ordered = out.empty() || out.back().time <= action.time;
    if (!ordered || !is_part(action.numerator) || !is_part(action.denominator)) {
      throw Napi::RangeError::New(o.Env(),
                                  "`actions` must be sorted by time, with ratios of whole numbers from 1 to 2000");
    }
    out.push_back(action);
  }
}

// One series a currency, the account's own first and empty.
std::vector<sim::RateSeries> read_rates(const Napi::Value& value) {
  std::vector<sim::RateSeries> out;
  if (is_absent(value)) return out;
  const Napi::Array list = value.As<Napi::Array>();
  for (std::uint32_t i = 0; i < list.Length(); ++i) {
    const Napi::Object o = list.Get(i).As<Napi::Object>();
    const std::span<std::int64_t> time = int64_span(o.Get("time"), "time");
    const std::span<double> rate = float64_span(o.Get("value"), "value");
    if (time.size() != rate.size() || (i > 0 && time.empty()) || !std::ranges::is_sorted(time)) {
      throw Napi::RangeError::New(o.Env(), "`rates` must hold times in order and a value for each");
    }
    out.push_back({{time.begin(), time.end()}, {rate.begin(), rate.end()}});
  }
  return out;
}

template <class Engine>
Napi::Object open_position(Napi::Env env, const Engine& engine, const sim::Position& p) {
  Napi::Object out = Napi::Object::New(env);
  out.Set("instrument", Napi::Number::New(env, p.instrument));
  out.Set("side", Napi::Number::New(env, sim::sign(p.side)));
  out.Set("quantity", Napi::Number::New(env, p.units));
  out.Set("entryTime", Napi::BigInt::New(env, p.entry_time));
  out.Set("entryPrice", Napi::Number::New(env, p.entry_price));
  out.Set("profit", Napi::Number::New(env, p.profit_at(engine.final_mark(p)) * engine.core().rate_of(p)));
  return out;
}

// At the end of the run, and over it.
template <class Engine>
Napi::Object margin_summary(Napi::Env env, const Engine& engine) {
  const sim::MarginLog& log = engine.core().margin_log();
  Napi::Object out = Napi::Object::New(env);
  const auto set = [&](const char* name, double x) { out.Set(name, Napi::Number::New(env, x)); };
  set("calls", static_cast<double>(log.calls()));
  set("refused", static_cast<double>(engine.core().rejections().margin));
  set("events", static_cast<double>(log.events().size()));
  set("peakUse", log.peak_use());
  set("used", engine.final_margin().initial);
  set("maintenance", engine.final_margin().maintenance);
  return out;
}

template <class Engine>
Napi::Object summary_from(Napi::Env env, const Engine& engine, std::uint64_t conflicting_entries) {
  const auto& core = engine.core();
  Napi::Object out = Napi::Object::New(env);
  const auto set = [&](const char* name, double x) { out.Set(name, Napi::Number::New(env, x)); };
  set("orders", static_cast<double>(core.orders().orders().size()));
  set("fills", static_cast<double>(core.fills().size()));
  set("trades", static_cast<double>(core.trades().size()));
  set("ledgerRows", static_cast<double>(core.ledger().size()));
  set("rejectedLeverage", static_cast<double>(core.rejections().leverage));
  set("rejectedMinimum", static_cast<double>(core.rejections().minimum));
  set("rejectedOther", static_cast<double>(core.rejections().other));
  set("conflictingEntries", static_cast<double>(conflicting_entries));
  set("ambiguousBars", static_cast<double>(core.ambiguous()));
  set("barsInPosition", static_cast<double>(engine.points_in_position()));
  set("cash", core.cash_in_account());
  set("finalEquity", engine.final_equity());
  out.Set("hasImpact", Napi::Boolean::New(env, engine.core().has_impact()));
  set("points", static_cast<double>(engine.points()));
  Napi::Array open = Napi::Array::New(env);
  for (const sim::Position& p : core.positions()) {
    if (!p.is_flat()) open.Set(open.Length(), open_position(env, engine, p));
  }
  out.Set("open", open);
  if (core.ledger().balances().size() > 1) {
    Napi::Array cashes = Napi::Array::New(env);
    for (const double cash : core.ledger().balances()) cashes.Set(cashes.Length(), Napi::Number::New(env, cash));
    out.Set("cashes", cashes);
  }
  if (core.account().uses_margin) out.Set("margin", margin_summary(env, engine));
  return out;
}

}  // namespace

Napi::Object summary_of(Napi::Env env, const sim::Simulator& s) {
  return summary_from(env, s.engine(), s.conflicting_entries());
}

Napi::Object summary_of(Napi::Env env, const sim::StreamEngine& engine) { return summary_from(env, engine, 0); }

void read_financing(const Napi::Value& value, std::vector<sim::FinancingEvent>& out) {
  out.clear();
  if (is_absent(value)) return;
  const Napi::Object o = value.As<Napi::Object>();
  const std::span<std::int64_t> time = int64_span(o.Get("time"), "time");
  const std::span<std::int32_t> cause = int32_span(o.Get("cause"), "cause");
  const std::span<double> rates = float64_span(o.Get("rates"), "rates");  // four each
  if (cause.size() != time.size() || rates.size() != 4 * time.size() || !std::ranges::is_sorted(time)) {
    throw Napi::RangeError::New(o.Env(), "`financing` must hold columns of one length in order of time");
  }
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (cause[i] < static_cast<int>(sim::LedgerCause::kSwap) ||
        cause[i] > static_cast<int>(sim::LedgerCause::kBorrowFee)) {
      throw Napi::RangeError::New(o.Env(), "`cause` must be one of financing");
    }
    const double* r = &rates[4 * i];
    out.push_back({.time = time[i],
                   .cause = static_cast<sim::LedgerCause>(cause[i]),
                   .buyer = {.per_unit = r[0], .rate = r[1]},
                   .seller = {.per_unit = r[2], .rate = r[3]}});
  }
}

sim::EngineOutput read_output(const Napi::Object& output) {
  sim::EngineOutput out;
  if (!is_absent(output.Get("equity"))) out.equity = float64_span(output.Get("equity"), "equity");
  if (!is_absent(output.Get("times"))) out.times = int64_span(output.Get("times"), "times");
  if (overlaps(out.equity, out.times)) {
    throw Napi::RangeError::New(output.Env(), "`equity` must not share memory with `times`");
  }
  return out;
}

sim::Feed read_feed(const Napi::Object& feed, const sim::EngineOutput& output, FeedLists& lists) {
  const Napi::Object o = feed.Get("bars").As<Napi::Object>();
  const std::size_t length = bar_count(o);
  const Columns columns{length, output};
  read_actions(feed.Get("actions"), lists.actions);
  read_financing(feed.Get("financing"), lists.financing);
  return {.bars = {.size = length,
                   .time = columns.int64(o, "time"),
                   .close_time = is_absent(o.Get("closeTime")) ? nullptr : columns.int64(o, "closeTime"),
                   .duration = int64_argument(o.Get("duration"), "duration"),
                   .own = columns.ohlc(o),
                   .bid = columns.side(o.Get("bid").As<Napi::Object>()),
                   .ask = columns.side(o.Get("ask").As<Napi::Object>()),
                   .two_sided = number_field(o, "twoSided") != 0.0,
                   .price_step = number_field(o, "priceStep"),
                   .volume = is_absent(o.Get("volume")) ? nullptr : columns.float64(o, "volume")},
          .first_bar = first_bar(feed, length),
          .actions = lists.actions,
          .financing = lists.financing};
}

sim::LatencyModel read_latency(const Napi::Value& value) {
  if (is_absent(value)) return {};
  const Napi::Object o = value.As<Napi::Object>();
  const std::int64_t kind = int64_argument(o.Get("kind"), "kind");
  if (kind < 0 || kind > static_cast<std::int64_t>(sim::LatencyKind::kSamples)) {
    throw Napi::RangeError::New(o.Env(), "`kind` must be one of a latency");
  }
  const std::span<const double> samples = float64_span(o.Get("samples"), "samples");
  sim::LatencyModel model{.kind = static_cast<sim::LatencyKind>(kind),
                          .first = number_field(o, "first"),
                          .second = number_field(o, "second"),
                          .samples = {samples.begin(), samples.end()},
                          .seed = static_cast<std::uint64_t>(int64_argument(o.Get("seed"), "seed"))};
  if (!model.is_valid()) throw Napi::RangeError::New(o.Env(), "`latency` must hold times from 0");
  return model;
}

sim::EngineSettings read_engine_settings(const Napi::Object& o, const Napi::Array& feeds,
                                         const sim::EngineOutput& output) {
  sim::EngineSettings out;
  out.rates = read_rates(o.Get("rates"));
  out.core.cash.assign(std::max<std::size_t>(1, out.rates.size()), 0.0);
  out.core.cash[sim::kAccountCurrency] = number_field(o, "cash");
  for (std::uint32_t i = 0; i < feeds.Length(); ++i) {
    const Napi::Object feed = feeds.Get(i).As<Napi::Object>();
    const Napi::Value own = feed.Get("bars");  // streams have none
    const std::size_t bars = is_absent(own) ? 0 : bar_count(own.As<Napi::Object>());
    out.core.instruments.push_back(read_rules(feed.Get("rules").As<Napi::Object>(), bars, output));
  }
  for (const sim::InstrumentRules& r : out.core.instruments) {
    if (r.currency >= out.core.cash.size())
      throw Napi::RangeError::New(o.Env(), "`currency` must be one that has rates");
  }
  out.account.leverage = number_field(o, "leverage");
  const Napi::Value margin = o.Get("usesMargin");
  out.account.uses_margin = !is_absent(margin) && number_argument(margin, "usesMargin") != 0.0;
  out.limit = number_field(o, "limitTouch") != 0.0 ? sim::LimitRule::kTouch : sim::LimitRule::kThrough;
  out.same_close = number_field(o, "sameClose") != 0.0;
  out.mark_last = number_field(o, "markLast") != 0.0;
  out.volume_share = is_absent(o.Get("volumeShare")) ? 0.0 : number_field(o, "volumeShare");
  out.order_latency = read_latency(o.Get("latency"));
  return out;
}

sim::PerBar read_per_bar(const Napi::Object& o, const char* name, std::size_t bars, const sim::EngineOutput& output,
                         double absent) {
  const Napi::Value value = o.Get(name);
  if (is_absent(value)) return {nullptr, absent};
  if (value.IsNumber()) return {nullptr, value.As<Napi::Number>().DoubleValue()};
  return {Columns{bars, output}.float64(o, name), 0.0};
}

}  // namespace tiercel::addon
