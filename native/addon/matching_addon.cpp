// Binds native/book/matching_engine: commands go in and events come out as records in buffers that both sides read.
#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "native/addon/matching_arguments.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/wrapped.hpp"

namespace tiercel::addon {
namespace {

using book::Command;
using book::CommandTerms;
using book::Event;
using book::MatchingEngine;
using Napi::CallbackInfo;

struct MatchingBox {
  static constexpr napi_type_tag kTag = {0x51c7e0b9a34d4f86, 0x8e62f1d0b75a9c43};
  std::unique_ptr<MatchingEngine> engine;
  [[nodiscard]] std::size_t memory() const noexcept { return engine == nullptr ? 0 : engine->memory(); }
};

using Handle = Wrapped<MatchingBox>;

MatchingEngine& engine_argument(const CallbackInfo& info) { return *Handle::read(info[0], "engine").engine; }

std::uint16_t instrument_argument(const CallbackInfo& info, const MatchingEngine& engine) {
  const std::int64_t number = int64_argument(info[1], "instrument");
  if (number < 0 || number >= engine.instruments()) throw Napi::RangeError::New(info.Env(), "`instrument` is unknown");
  return static_cast<std::uint16_t>(number);
}

book::Side side_argument(const Napi::Value& value) {
  return int64_argument(value, "side") == 0 ? book::Side::kBuy : book::Side::kSell;
}

// matchingEngine({ instruments, nodes, denseIds, tellsLevels }): engine
Napi::Value create_js(const CallbackInfo& info) {
  const book::EngineLimits limits = limits_argument(info[0]);
  Napi::Object handle = Handle::create(info.Env());
  try {
    Handle::read(handle, "engine").engine = std::make_unique<MatchingEngine>(limits);
  } catch (const std::bad_alloc&) {
    throw Napi::RangeError::New(info.Env(), "there is no memory for so many orders");
  }
  Handle::report_memory(handle, "engine");
  return handle;
}

// matchingRun(engine, commands, terms, events): commands taken. Events that do not fit stay for matchingEvents.
Napi::Value run_js(const CallbackInfo& info) {
  MatchingEngine& engine = engine_argument(info);
  const std::span<const Command> commands = records<Command>(info[1], "commands");
  const std::span<const CommandTerms> terms = records<CommandTerms>(info[2], "terms");
  const std::int64_t most = int64_argument(info[3], "events");
  const std::size_t taken = engine.run(commands, terms, static_cast<std::size_t>(std::max<std::int64_t>(most, 1)));
  return Napi::Number::New(info.Env(), static_cast<double>(taken));
}

// matchingEvents(engine, out, from): how many there are from there on; as many as fit are copied. All are forgotten
// once the last was copied.
Napi::Value events_js(const CallbackInfo& info) {
  MatchingEngine& engine = engine_argument(info);
  const std::span<Event> out = records<Event>(info[1], "out");
  const auto from = static_cast<std::size_t>(std::max<std::int64_t>(int64_argument(info[2], "from"), 0));
  const std::span<const Event> all = engine.events().all();
  const std::size_t there = all.size() - std::min(from, all.size());
  const std::size_t copied = std::min(there, out.size());
  if (copied != 0) std::memcpy(out.data(), all.data() + from, copied * sizeof(Event));
  if (copied == there) engine.events().clear();
  return Napi::Number::New(info.Env(), static_cast<double>(there));
}

// matchingDepth(engine, instrument, side, price, orders, quantity): number of levels
Napi::Value depth_js(const CallbackInfo& info) {
  const MatchingEngine& engine = engine_argument(info);
  const std::uint16_t instrument = instrument_argument(info, engine);
  const std::span<double> price = float64_span(info[3], "price");
  const std::span<double> orders = float64_span(info[4], "orders");
  const std::span<double> quantity = float64_span(info[5], "quantity");
  if (orders.size() != price.size() || quantity.size() != price.size()) {
    throw Napi::RangeError::New(info.Env(), "the columns must be equally long");
  }
  std::vector<book::Level> levels(price.size());
  const std::size_t count = engine.depth(instrument, side_argument(info[2]), levels);
  for (std::size_t i = 0; i < count; ++i) {
    price[i] = levels[i].price;
    orders[i] = levels[i].orders;
    quantity[i] = static_cast<double>(levels[i].quantity);
  }
  return Napi::Number::New(info.Env(), static_cast<double>(count));
}

// matchingQueue(engine, instrument, side, price): [id, quantity, ...]
Napi::Value queue_js(const CallbackInfo& info) {
  const MatchingEngine& engine = engine_argument(info);
  const std::uint16_t instrument = instrument_argument(info, engine);
  const std::int64_t price = int64_argument(info[3], "price");
  const bool is_price = price > -book::Ladder::kEmpty && price < book::Ladder::kEmpty;
  if (!is_price) throw Napi::RangeError::New(info.Env(), "`price` is out of range");
  Napi::Array out = Napi::Array::New(info.Env());
  std::uint32_t at = 0;
  engine.queue(instrument, side_argument(info[2]), static_cast<std::int32_t>(price),
               [&](std::uint64_t id, std::int64_t quantity) {
                 out.Set(at++, Napi::Number::New(info.Env(), static_cast<double>(id)));
                 out.Set(at++, Napi::Number::New(info.Env(), static_cast<double>(quantity)));
               });
  return out;
}

// matchingState(engine, instrument): { phase, last, orders }
Napi::Value state_js(const CallbackInfo& info) {
  const MatchingEngine& engine = engine_argument(info);
  const std::uint16_t instrument = instrument_argument(info, engine);
  Napi::Object out = Napi::Object::New(info.Env());
  out.Set("phase", static_cast<int>(engine.phase(instrument)));
  out.Set("last",
          engine.has_last(instrument) ? Napi::Value::From(info.Env(), engine.last(instrument)) : info.Env().Null());
  out.Set("orders", engine.orders());
  return out;
}

// matchingAuction(engine, instrument, reference): [price, volume, surplus]
Napi::Value auction_js(const CallbackInfo& info) {
  const MatchingEngine& engine = engine_argument(info);
  const std::uint16_t instrument = instrument_argument(info, engine);
  const std::int64_t reference = int64_argument(info[2], "reference");
  const bool is_price = reference > -book::Ladder::kEmpty && reference < book::Ladder::kEmpty;
  if (!is_price) throw Napi::RangeError::New(info.Env(), "`reference` is out of range");
  const book::AuctionResult r = engine.auction_result(instrument, static_cast<std::int32_t>(reference));
  Napi::Array out = Napi::Array::New(info.Env(), 3);
  out.Set(0U, r.price);
  out.Set(1U, static_cast<double>(r.volume));
  out.Set(2U, static_cast<double>(r.surplus));
  return out;
}

// matchingPosition(engine, instrument, owner): lots
Napi::Value position_js(const CallbackInfo& info) {
  const MatchingEngine& engine = engine_argument(info);
  const std::uint16_t instrument = instrument_argument(info, engine);
  const std::int64_t owner = int64_argument(info[2], "owner");
  if (owner < 1 || owner > 0xFFFF'FFFF) throw Napi::RangeError::New(info.Env(), "`owner` is out of range");
  const std::int64_t lots = engine.position(instrument, static_cast<std::uint32_t>(owner));
  return Napi::Number::New(info.Env(), static_cast<double>(lots));
}

// matchingSave(engine): Uint8Array
Napi::Value save_js(const CallbackInfo& info) {
  const std::vector<std::uint8_t> bytes = engine_argument(info).save();
  Napi::Uint8Array out = Napi::Uint8Array::New(info.Env(), bytes.size());
  std::copy(bytes.begin(), bytes.end(), out.Data());
  return out;
}

// matchingRestore(engine, bytes): 0 done, 1 damaged, 2 of an engine with other limits
Napi::Value restore_js(const CallbackInfo& info) {
  const Status status = engine_argument(info).restore(uint8_span(info[1], "bytes"));
  return Napi::Number::New(info.Env(), status == Status::kOk ? 0 : status == Status::kCorrupt ? 1 : 2);
}

void dispose_js(const CallbackInfo& info) { Handle::dispose(info[0], "engine"); }

}  // namespace

void init_matching(Napi::Env env, Napi::Object exports) {
  exports.Set("matchingEngine", Napi::Function::New(env, create_js, "matchingEngine"));
  exports.Set("matchingRun", Napi::Function::New(env, run_js, "matchingRun"));
  exports.Set("matchingEvents", Napi::Function::New(env, events_js, "matchingEvents"));
  exports.Set("matchingDepth", Napi::Function::New(env, depth_js, "matchingDepth"));
  exports.Set("matchingQueue", Napi::Function::New(env, queue_js, "matchingQueue"));
  exports.Set("matchingState", Napi::Function::New(env, state_js, "matchingState"));
  exports.Set("matchingAuction", Napi::Function::New(env, auction_js, "matchingAuction"));
  exports.Set("matchingPosition", Napi::Function::New(env, position_js, "matchingPosition"));
  exports.Set("matchingSave", Napi::Function::New(env, save_js, "matchingSave"));
  exports.Set("matchingRestore", Napi::Function::New(env, restore_js, "matchingRestore"));
  exports.Set("matchingDispose", Napi::Function::New(env, dispose_js, "matchingDispose"));
}

}  // namespace tiercel::addon
