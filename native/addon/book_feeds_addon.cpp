// Binds native/book's replays: a recorded feed, given in blocks, to books and counts.
#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/addon/wrapped.hpp"
#include "native/book/level_replay.hpp"
#include "native/book/order_replay.hpp"

namespace tiercel::addon {
namespace {

using book::LevelReplay;
using book::OrderReplay;
using book::Side;
using Napi::CallbackInfo;

struct ReplayBox {
  static constexpr napi_type_tag kTag = {0x2f6a8d15c07b4e93, 0xb84e10d7a3f95c26};
  std::variant<std::monostate, std::unique_ptr<OrderReplay>, std::unique_ptr<LevelReplay>> replay;
  book::TopRows tops;

  [[nodiscard]] OrderReplay* orders() const {
    const auto* held = std::get_if<std::unique_ptr<OrderReplay>>(&replay);
    return held == nullptr ? nullptr : held->get();
  }
  [[nodiscard]] LevelReplay& levels() const { return *std::get<std::unique_ptr<LevelReplay>>(replay); }
  [[nodiscard]] std::size_t memory() const noexcept { return sizeof *this; }
};

using Handle = Wrapped<ReplayBox>;

constexpr std::size_t kMostLevels = 10'000;

std::int64_t number_of(const Napi::Object& from, const char* name, std::int64_t least, std::int64_t most) {
  const std::int64_t value = int64_argument(from.Get(name), name);
  if (value < least || value > most) {
    throw Napi::RangeError::New(from.Env(), std::string("`") + name + "` is out of range");
  }
  return value;
}

OrderReplay::Decoder order_decoder(const Napi::Object& options, std::int64_t format) {
  const auto midnight = number_of(options, "midnightNs", 0, 9'000'000'000'000'000'000);
  if (format == 0) {
    const bool by_type = options.Get("byType").ToBoolean().Value();
    return book::ItchReplay{by_type ? book::ItchFraming::kType : book::ItchFraming::kLength, midnight};
  }
  if (format == 1) return book::LobsterDecoder(midnight);
  return book::MboCsvDecoder(static_cast<unsigned>(number_of(options, "priceDecimals", 0, 9)));
}

std::unique_ptr<LevelReplay> level_replay(const Napi::Object& options) {
  book::LevelReplayOptions o;
  o.decimals.price = static_cast<unsigned>(number_of(options, "priceDecimals", 0, 9));
  o.decimals.quantity = static_cast<unsigned>(number_of(options, "quantityDecimals", 0, 9));
  o.sequence = static_cast<book::LevelSequence>(number_of(options, "sequence", 0, 2));
  return std::make_unique<LevelReplay>(o);
}

// feedReplay(options): replay
Napi::Value create_js(const CallbackInfo& info) {
  if (!info[0].IsObject()) throw Napi::TypeError::New(info.Env(), "`options` must be an object");
  const auto options = info[0].As<Napi::Object>();
  const std::int64_t format = number_of(options, "format", 0, 3);
  const auto orders = static_cast<std::uint32_t>(number_of(options, "orders", 1 << 17, 1 << 27));
  Napi::Object handle = Handle::create(info.Env());
  ReplayBox& box = Handle::read(handle, "replay");
  if (format == 3) {
    box.replay = level_replay(options);
  } else {
    box.replay = std::make_unique<OrderReplay>(order_decoder(options, format), orders);
  }
  return handle;
}

// feedReplayStart(replay, side, price, quantity): a level that stands before the first message
Napi::Value start_js(const CallbackInfo& info) {
  OrderReplay* orders = Handle::read(info[0], "replay").orders();
  if (orders == nullptr) throw Napi::TypeError::New(info.Env(), "a start book is for feeds of single orders");
  const std::int64_t side = int64_argument(info[1], "side");
  const std::int64_t price = int64_argument(info[2], "price");
  if (side < 0 || side > 1 || price <= -INT32_MAX || price >= INT32_MAX) {
    throw Napi::RangeError::New(info.Env(), "`side` or `price` is out of range");
  }
  orders->start_with(static_cast<Side>(side), static_cast<std::int32_t>(price), int64_argument(info[3], "quantity"));
  return info.Env().Undefined();
}

// bytes taken, records in them, code and field of the fault, lines, rows of tops
void write_report(std::span<double> report, const book::Decoded& done, std::uint64_t line, std::size_t tops) {
  report[0] = static_cast<double>(done.consumed);
  report[1] = static_cast<double>(done.count);
  report[2] = static_cast<double>(done.fault);
  report[3] = done.field;
  report[4] = static_cast<double>(line);
  report[5] = static_cast<double>(tops);
}

// feedReplayRun(replay, bytes, isLast, keepsTops, report)
Napi::Value run_js(const CallbackInfo& info) {
  ReplayBox& box = Handle::read(info[0], "replay");
  const auto bytes = uint8_span(info[1], "bytes");
  const auto report = float64_span(info[4], "report");
  if (report.size() != 6) throw Napi::RangeError::New(info.Env(), "`report` has a wrong length");
  keep_apart(info.Env(), {std::as_bytes(bytes)}, {std::as_bytes(report)});
  const bool is_last = info[2].ToBoolean().Value();
  box.tops.clear();
  book::TopRows* tops = info[3].ToBoolean().Value() ? &box.tops : nullptr;
  if (OrderReplay* orders = box.orders(); orders != nullptr) {
    const book::Decoded done = orders->feed(bytes, is_last, tops);
    write_report(report, done, orders->line(), box.tops.time.size());
  } else {
    const book::Decoded done = box.levels().feed(bytes, is_last, tops);
    write_report(report, done, box.levels().line(), box.tops.time.size());
  }
  return info.Env().Undefined();
}

template <class From, class To>
void copy_column(const std::vector<From>& from, std::span<To> to, const Napi::Env& env) {
  if (to.size() != from.size()) throw Napi::RangeError::New(env, "a column of tops has a wrong length");
  std::transform(from.begin(), from.end(), to.begin(), [](From value) { return static_cast<To>(value); });
}

// feedReplayTops(replay, columns): the rows that the last run kept
Napi::Value tops_js(const CallbackInfo& info) {
  const ReplayBox& box = Handle::read(info[0], "replay");
  if (!info[1].IsObject()) throw Napi::TypeError::New(info.Env(), "`columns` must be an object");
  const auto to = info[1].As<Napi::Object>();
  copy_column(box.tops.time, int64_span(to.Get("time"), "time"), info.Env());
  copy_column(box.tops.id, float64_span(to.Get("id"), "id"), info.Env());
  copy_column(box.tops.instrument, int32_span(to.Get("instrument"), "instrument"), info.Env());
  copy_column(box.tops.bid, int32_span(to.Get("bid"), "bid"), info.Env());
  copy_column(box.tops.ask, int32_span(to.Get("ask"), "ask"), info.Env());
  copy_column(box.tops.bid_quantity, float64_span(to.Get("bidQuantity"), "bidQuantity"), info.Env());
  copy_column(box.tops.ask_quantity, float64_span(to.Get("askQuantity"), "askQuantity"), info.Env());
  return info.Env().Undefined();
}

void set_numbers(Napi::Object& to, std::initializer_list<std::pair<const char*, std::uint64_t>> values) {
  for (const auto& [name, value] : values) to.Set(name, static_cast<double>(value));
}

Napi::Object order_counts(Napi::Env env, const OrderReplay& replay) {
  const book::OrderCounts& c = replay.counts();
  const book::FeedFaults& f = replay.books().faults();
  Napi::Object out = Napi::Object::New(env);
  set_numbers(out, {{"messages", c.messages},
                    {"trades", c.trades},
                    {"unknownOrder", replay.unknown()},
                    {"reusedId", f.reused},
                    {"badQuantity", f.quantity},
                    {"badPrice", f.price},
                    {"noRoom", f.full},
                    {"unknownInstrument", c.unknown_instrument + f.instrument},
                    {"fromStart", c.from_start},
                    {"backward", c.backward},
                    {"maybeBad", c.maybe_bad},
                    {"live", replay.books().orders()}});
  Napi::Array actions = Napi::Array::New(env, c.by_action.size());
  for (std::uint32_t i = 0; i < c.by_action.size(); ++i) actions.Set(i, static_cast<double>(c.by_action[i]));
  out.Set("actions", actions);
  return out;
}

Napi::Object level_counts(Napi::Env env, const LevelReplay& replay) {
  const book::LevelCounts& c = replay.book().counts();
  Napi::Object out = Napi::Object::New(env);
  set_numbers(out, {{"messages", replay.messages()},
                    {"rows", replay.rows()},
                    {"snapshots", c.snapshots},
                    {"updates", c.updates},
                    {"levels", c.levels},
                    {"old", c.old},
                    {"gaps", c.gaps},
                    {"crossedSnapshots", c.crossed_snapshots},
                    {"badLevels", c.bad_levels},
                    {"overflowed", c.overflowed},
                    {"crossed", replay.crossed()}});
  out.Set("isStale", replay.book().is_stale());
  Napi::Array gaps = Napi::Array::New(env);
  for (const book::LevelGap& gap : replay.book().gaps()) {
    Napi::Object row = Napi::Object::New(env);
    row.Set("time", Napi::BigInt::New(env, gap.time));
    set_numbers(row, {{"afterId", gap.after_id}, {"firstId", gap.first_id}});
    gaps.Set(gaps.Length(), row);
  }
  out.Set("gapList", gaps);
  return out;
}

// feedReplayCounts(replay): an object of numbers, other ones for orders and for levels
Napi::Value counts_js(const CallbackInfo& info) {
  const ReplayBox& box = Handle::read(info[0], "replay");
  const OrderReplay* orders = box.orders();
  return orders != nullptr ? order_counts(info.Env(), *orders) : level_counts(info.Env(), box.levels());
}

Napi::Object instrument_row(Napi::Env env, const OrderReplay& replay, std::uint16_t index) {
  const book::InstrumentSums& sums = replay.instruments()[index];
  Napi::Object out = Napi::Object::New(env);
  set_numbers(out, {{"index", index}, {"messages", sums.messages}, {"trades", sums.trades}, {"volume", sums.volume}});
  out.Set("name", replay.name(index));
  out.Set("state", std::string(sums.state == 0 ? 0 : 1, sums.state));
  out.Set("lastTime", Napi::BigInt::New(env, sums.last_time));
  return out;
}

// feedReplayInstruments(replay): those that the feed named or sent messages about; none for levels
Napi::Value instruments_js(const CallbackInfo& info) {
  const OrderReplay* orders = Handle::read(info[0], "replay").orders();
  Napi::Array out = Napi::Array::New(info.Env());
  const std::size_t count = orders == nullptr ? 0 : orders->instruments().size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto index = static_cast<std::uint16_t>(i);
    if (orders->instruments()[i].messages == 0 && orders->name(index).empty()) continue;
    out.Set(out.Length(), instrument_row(info.Env(), *orders, index));
  }
  return out;
}

// feedReplayEvents(replay): ITCH system events, as { time, code }
Napi::Value events_js(const CallbackInfo& info) {
  const OrderReplay* orders = Handle::read(info[0], "replay").orders();
  Napi::Array out = Napi::Array::New(info.Env());
  if (orders == nullptr) return out;
  for (const book::SystemEvent& event : orders->events()) {
    Napi::Object row = Napi::Object::New(info.Env());
    row.Set("time", Napi::BigInt::New(info.Env(), event.time));
    row.Set("code", std::string(1, event.code));
    out.Set(out.Length(), row);
  }
  return out;
}

// Triples of price, quantity and orders (0 where levels are all that is known), best first; their number.
std::size_t write_depth(const OrderReplay& replay, std::uint16_t instrument, Side side, std::span<double> out) {
  std::vector<book::Level> levels(std::min(out.size() / 3, kMostLevels));
  const std::size_t count = replay.books().depth(instrument, side, levels);
  for (std::size_t i = 0; i < count; ++i) {
    out[3 * i] = levels[i].price;
    out[3 * i + 1] = static_cast<double>(levels[i].quantity);
    out[3 * i + 2] = levels[i].orders;
  }
  return count;
}

std::size_t write_depth(const LevelReplay& replay, Side side, std::span<double> out) {
  std::vector<book::PriceLevel> levels(std::min(out.size() / 3, kMostLevels));
  const std::size_t count = replay.book().depth(side, levels);
  for (std::size_t i = 0; i < count; ++i) {
    out[3 * i] = levels[i].price;
    out[3 * i + 1] = static_cast<double>(levels[i].quantity);
    out[3 * i + 2] = 0;
  }
  return count;
}

// feedReplayDepth(replay, instrument, side, out): number of levels
Napi::Value depth_js(const CallbackInfo& info) {
  const ReplayBox& box = Handle::read(info[0], "replay");
  const std::int64_t instrument = int64_argument(info[1], "instrument");
  const std::int64_t side = int64_argument(info[2], "side");
  const auto out = float64_span(info[3], "out");
  const OrderReplay* orders = box.orders();
  const std::int64_t instruments = orders == nullptr ? 1 : orders->books().instruments();
  if (instrument < 0 || instrument >= instruments || side < 0 || side > 1) {
    throw Napi::RangeError::New(info.Env(), "`instrument` or `side` is out of range");
  }
  const std::size_t count =
      orders != nullptr ? write_depth(*orders, static_cast<std::uint16_t>(instrument), static_cast<Side>(side), out)
                        : write_depth(box.levels(), static_cast<Side>(side), out);
  return Napi::Number::New(info.Env(), static_cast<double>(count));
}

// feedReplayDispose(replay)
Napi::Value dispose_js(const CallbackInfo& info) {
  Handle::dispose(info[0], "replay");
  return info.Env().Undefined();
}

}  // namespace

void init_book_feeds(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("feedReplay", create_js);
  set("feedReplayStart", start_js);
  set("feedReplayRun", run_js);
  set("feedReplayTops", tops_js);
  set("feedReplayCounts", counts_js);
  set("feedReplayInstruments", instruments_js);
  set("feedReplayEvents", events_js);
  set("feedReplayDepth", depth_js);
  set("feedReplayDispose", dispose_js);
}

}  // namespace tiercel::addon
