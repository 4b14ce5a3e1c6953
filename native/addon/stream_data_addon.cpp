// Binds native/sim/stream/stream_data: market data, from columns or recorded files, as streams.
#include <algorithm>
#include <limits>
#include <string>

#include "native/addon/parts.hpp"
#include "native/addon/stream_box.hpp"
#include "native/addon/typed_array.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;
using sim::StreamEvent;
using sim::StreamKind;

StreamBox& stream(const CallbackInfo& info) { return StreamHandle::read(info[0], "stream"); }

Napi::Value number(const CallbackInfo& info, double value) { return Napi::Number::New(info.Env(), value); }

double positive(const Napi::Object& o, const char* name) {
  const double value = number_argument(o.Get(name), name);
  if (!(value > 0.0 && value < std::numeric_limits<double>::infinity())) {
    throw Napi::RangeError::New(o.Env(), std::string("`") + name + "` must be a positive number");
  }
  return value;
}

// Columns of one length; those that are undefined are absent.
class Columns {
 public:
  explicit Columns(const CallbackInfo& info)
      : from_(info[1].As<Napi::Object>()), time_(int64_span(from_.Get("time"), "time")) {}

  [[nodiscard]] std::span<const std::int64_t> time() const noexcept { return time_; }
  [[nodiscard]] std::span<const double> float64(const char* name) const {
    return checked(name, float64_span(from_.Get(name), name));
  }
  [[nodiscard]] std::span<const double> float64_or_none(const char* name) const {
    if (from_.Get(name).IsUndefined()) return {};
    return float64(name);
  }
  [[nodiscard]] std::span<const std::int32_t> int32_or_none(const char* name) const {
    if (from_.Get(name).IsUndefined()) return {};
    return checked(name, int32_span(from_.Get(name), name));
  }

 private:
  template <class T>
  [[nodiscard]] std::span<const T> checked(const char* name, std::span<T> column) const {
    if (column.size() == time_.size()) return column;
    throw Napi::RangeError::New(from_.Env(), std::string("`") + name + "` must have one value a row");
  }

  Napi::Object from_;
  std::span<const std::int64_t> time_;
};

// The code of the fault; its row goes to `report`.
template <class Rows>
Napi::Value add(const CallbackInfo& info, const Rows& rows) {
  StreamBox& box = stream(info);
  const std::span<double> report = float64_span(info[2], "report");
  if (report.empty()) throw Napi::RangeError::New(info.Env(), "`report` has a wrong length");
  const sim::StreamFault fault = box.data.add(rows);
  report[0] = static_cast<double>(box.data.fault_row());
  StreamHandle::report_memory(info[0], "stream");
  return number(info, static_cast<double>(fault));
}

// streamCreate({ priceStep, lotSize }): stream
Napi::Value create_js(const CallbackInfo& info) {
  const auto steps = info[0].As<Napi::Object>();
  Napi::Object handle = StreamHandle::create(info.Env());
  StreamHandle::read(handle, "stream")
      .data.start({sim::Grid(positive(steps, "priceStep")), sim::Grid(positive(steps, "lotSize"))});
  return handle;
}

// streamAddQuotes(stream, columns, report): fault
Napi::Value add_quotes_js(const CallbackInfo& info) {
  const Columns columns(info);
  return add(info, sim::QuoteRows{.time = columns.time(),
                                  .bid = columns.float64("bid"),
                                  .ask = columns.float64("ask"),
                                  .bid_size = columns.float64_or_none("bidSize"),
                                  .ask_size = columns.float64_or_none("askSize")});
}

// streamAddLevels(stream, columns, report): fault
Napi::Value add_levels_js(const CallbackInfo& info) {
  const Columns columns(info);
  const sim::LevelRows rows{.time = columns.time(),
                            .side = columns.int32_or_none("side"),
                            .price = columns.float64("price"),
                            .size = columns.float64("size"),
                            .kind = columns.int32_or_none("kind")};
  if (rows.side.size() != rows.time.size()) throw Napi::RangeError::New(info.Env(), "`side` must have one value a row");
  return add(info, rows);
}

// streamAddTrades(stream, columns, report): fault
Napi::Value add_trades_js(const CallbackInfo& info) {
  const Columns columns(info);
  return add(info, sim::TradeRows{.time = columns.time(),
                                  .price = columns.float64("price"),
                                  .size = columns.float64("size"),
                                  .aggressor = columns.int32_or_none("aggressor")});
}

// streamBinance(stream, { priceDecimals, quantityDecimals, sequence }): its files follow
Napi::Value binance_js(const CallbackInfo& info) {
  StreamBox& box = stream(info);
  const auto o = info[1].As<Napi::Object>();
  const auto field = [&](const char* name, std::int64_t most) {
    const std::int64_t value = int64_argument(o.Get(name), name);
    if (value < 0 || value > most)
      throw Napi::RangeError::New(info.Env(), std::string("`") + name + "` is out of range");
    return static_cast<unsigned>(value);
  };
  const book::CsvDecimals decimals{field("priceDecimals", 9), field("quantityDecimals", 9)};
  box.binance.emplace(box.data.steps(), decimals, static_cast<book::LevelSequence>(field("sequence", 2)));
  return info.Env().Undefined();
}

// streamBinanceRead(stream, isTrades, bytes, isLast, report): report gets bytes taken, fault, field, line
Napi::Value binance_read_js(const CallbackInfo& info) {
  StreamBox& box = stream(info);
  if (!box.binance) throw Napi::Error::New(info.Env(), "the stream reads no files");
  const bool is_trades = info[1].ToBoolean().Value();
  const std::span<const std::uint8_t> bytes = uint8_span(info[2], "bytes");
  const bool is_last = info[3].ToBoolean().Value();
  const std::span<double> report = float64_span(info[4], "report");
  if (report.size() < 4) throw Napi::RangeError::New(info.Env(), "`report` has a wrong length");
  const std::span<const char> text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const book::Decoded done =
      is_trades ? box.binance->trades(text, is_last) : box.binance->depth(text, is_last, box.data);
  report[0] = static_cast<double>(done.consumed);
  report[1] = static_cast<double>(done.fault);
  report[2] = done.field;
  report[3] = static_cast<double>(is_trades ? box.binance->trade_line() : box.binance->depth_line());
  return info.Env().Undefined();
}

// streamBinanceEnd(stream): counts
Napi::Value binance_end_js(const CallbackInfo& info) {
  StreamBox& box = stream(info);
  if (!box.binance) throw Napi::Error::New(info.Env(), "the stream reads no files");
  box.binance->finish(box.data);
  const book::LevelCounts& c = box.binance->counts();
  Napi::Object out = Napi::Object::New(info.Env());
  const auto set = [&](const char* name, std::uint64_t value) { out.Set(name, static_cast<double>(value)); };
  set("snapshots", c.snapshots);
  set("updates", c.updates);
  set("gaps", c.gaps);
  set("crossedSnapshots", c.crossed_snapshots);
  set("badLevels", c.bad_levels);
  set("backward", box.binance->backward());
  box.binance.reset();
  StreamHandle::report_memory(info[0], "stream");
  return out;
}

// streamInfo(stream): { events, trades, gaps, rounded, from, to }
Napi::Value info_js(const CallbackInfo& info) {
  const sim::StreamData& data = stream(info).data;
  const auto count = [&](StreamKind kind) {
    return static_cast<double>(std::ranges::count(data.events(), kind, &StreamEvent::kind));
  };
  Napi::Object out = Napi::Object::New(info.Env());
  out.Set("events", static_cast<double>(data.events().size()));
  out.Set("trades", count(StreamKind::kTrade));
  out.Set("gaps", count(StreamKind::kGap));
  out.Set("rounded", static_cast<double>(data.rounded()));
  const std::span<const StreamEvent> events = data.events();
  out.Set("from", Napi::BigInt::New(info.Env(), events.empty() ? std::int64_t{0} : events.front().time));
  out.Set("to", Napi::BigInt::New(info.Env(), events.empty() ? std::int64_t{0} : events.back().time));
  return out;
}

// streamTops(stream, newestWins): number of rows, which wait to be taken
Napi::Value tops_js(const CallbackInfo& info) {
  StreamBox& box = stream(info);
  box.tops = box.data.tops(info[1].ToBoolean().Value());
  return number(info, static_cast<double>(box.tops.time.size()));
}

// streamTakeTops(stream, { time, bid, ask })
Napi::Value take_tops_js(const CallbackInfo& info) {
  StreamBox& box = stream(info);
  const auto to = info[1].As<Napi::Object>();
  const std::span<std::int64_t> time = int64_span(to.Get("time"), "time");
  const std::span<double> bid = float64_span(to.Get("bid"), "bid");
  const std::span<double> ask = float64_span(to.Get("ask"), "ask");
  const std::size_t rows = box.tops.time.size();
  if (time.size() != rows || bid.size() != rows || ask.size() != rows) {
    throw Napi::RangeError::New(info.Env(), "the columns must have one value a row");
  }
  std::ranges::copy(box.tops.time, time.begin());
  std::ranges::copy(box.tops.bid, bid.begin());
  std::ranges::copy(box.tops.ask, ask.begin());
  box.tops = {};
  return info.Env().Undefined();
}

// streamTakeTrades(stream, { time, price, size })
Napi::Value take_trades_js(const CallbackInfo& info) {
  const sim::StreamData& data = stream(info).data;
  const auto to = info[1].As<Napi::Object>();
  const std::span<std::int64_t> time = int64_span(to.Get("time"), "time");
  const std::span<double> price = float64_span(to.Get("price"), "price");
  const std::span<double> size = float64_span(to.Get("size"), "size");
  if (price.size() != time.size() || size.size() != time.size()) {
    throw Napi::RangeError::New(info.Env(), "the columns must have one value a row");
  }
  std::size_t row = 0;
  for (const StreamEvent& e : data.events()) {
    if (e.kind != StreamKind::kTrade || row == time.size()) continue;
    time[row] = e.time;
    price[row] = data.steps().prices.value(e.price);
    size[row++] = data.steps().lots.value(e.lots);
  }
  return info.Env().Undefined();
}

// streamDispose(stream)
Napi::Value dispose_js(const CallbackInfo& info) {
  StreamHandle::dispose(info[0], "stream");
  return info.Env().Undefined();
}

}  // namespace

void init_stream_data(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("streamCreate", create_js);
  set("streamAddQuotes", add_quotes_js);
  set("streamAddLevels", add_levels_js);
  set("streamAddTrades", add_trades_js);
  set("streamBinance", binance_js);
  set("streamBinanceRead", binance_read_js);
  set("streamBinanceEnd", binance_end_js);
  set("streamInfo", info_js);
  set("streamTops", tops_js);
  set("streamTakeTops", take_tops_js);
  set("streamTakeTrades", take_trades_js);
  set("streamDispose", dispose_js);
}

}  // namespace tiercel::addon
