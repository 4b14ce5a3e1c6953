// Binds native/book/fill_explanation.
#include <cstring>
#include <new>

#include "native/addon/matching_arguments.hpp"
#include "native/addon/parts.hpp"
#include "native/book/fill_explanation.hpp"

namespace tiercel::addon {
namespace {

using book::Command;
using book::CommandTerms;
using book::FilledPlace;
using Napi::CallbackInfo;

// Rows of what stood before: order, price, quantity, and what was traded, cancelled, expired, reduced and moved of it.
Napi::Value rows_of(Napi::Env env, const FilledPlace& place) {
  constexpr std::size_t kColumns = 8;
  Napi::Float64Array out = Napi::Float64Array::New(env, kColumns * place.ahead.size());
  std::size_t at = 0;
  for (const book::ClearedOrder& c : place.ahead) {
    out[at++] = static_cast<double>(c.order);
    out[at++] = c.price;
    for (const std::int64_t x : {c.ahead, c.traded, c.cancelled, c.expired, c.reduced, c.moved}) {
      out[at++] = static_cast<double>(x);
    }
  }
  return out;
}

Napi::Value place_of(Napi::Env env, const std::optional<FilledPlace>& place) {
  if (!place) return env.Null();
  Napi::Object out = Napi::Object::New(env);
  out.Set("order", static_cast<double>(place->order));
  out.Set("command", place->command ? static_cast<double>(*place->command) : -1.0);
  out.Set("time", Napi::BigInt::New(env, place->time));
  out.Set("cause", static_cast<int>(place->cause));
  out.Set("reason", static_cast<int>(place->reason));
  out.Set("tradedLater", static_cast<double>(place->traded_later));
  out.Set("ahead", rows_of(env, *place));
  return out;
}

// explainFill(limits, commands, terms, state, event): { fill, command, taker, maker }, or a number: 1 the state is
// damaged, 2 it is of an engine with other limits, 3 there is no such fill.
Napi::Value explain_js(const CallbackInfo& info) {
  const book::EngineLimits limits = limits_argument(info[0]);
  const auto commands = records<Command>(info[1], "commands");
  const auto terms = records<CommandTerms>(info[2], "terms");
  const auto state = uint8_span(info[3], "state");
  const std::int64_t event = int64_argument(info[4], "event");
  if (event < 0) return Napi::Number::New(info.Env(), 3);
  book::FillExplanation e{};
  Status status = Status::kOk;
  try {
    status = explain_fill({limits, commands, terms, state}, static_cast<std::size_t>(event), e);
  } catch (const std::bad_alloc&) {
    throw Napi::RangeError::New(info.Env(), "there is no memory for so many orders");
  }
  if (status != Status::kOk) {
    return Napi::Number::New(info.Env(), status == Status::kCorrupt ? 1 : status == Status::kLengthMismatch ? 2 : 3);
  }
  Napi::Object out = Napi::Object::New(info.Env());
  Napi::Uint8Array fill = Napi::Uint8Array::New(info.Env(), sizeof e.fill);
  std::memcpy(fill.Data(), &e.fill, sizeof e.fill);
  out.Set("fill", fill);
  out.Set("command", static_cast<double>(e.command));
  out.Set("taker", place_of(info.Env(), e.taker));
  out.Set("maker", place_of(info.Env(), e.maker));
  return out;
}

}  // namespace

void init_fill_explanation(Napi::Env env, Napi::Object exports) {
  exports.Set("explainFill", Napi::Function::New(env, explain_js, "explainFill"));
}

}  // namespace tiercel::addon
