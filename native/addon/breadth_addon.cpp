// Binds native/indicators/breadth: counts over the instruments of a market.
#include <array>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/indicators/breadth.hpp"

namespace tiercel::addon {
namespace {

template <std::size_t N>
std::array<std::span<double>, N> columns_argument(const Napi::Value& value, const char* name) {
  if (!value.IsArray() || value.As<Napi::Array>().Length() != N) {
    throw Napi::TypeError::New(value.Env(),
                               std::string("`") + name + "` must be an array of " + std::to_string(N) + " columns");
  }
  std::array<std::span<double>, N> columns;
  for (std::uint32_t i = 0; i < N; ++i) columns[i] = float64_span(value.As<Napi::Array>().Get(i), name);
  return columns;
}

template <std::size_t N>
std::array<Bytes, N> bytes_of(const std::array<std::span<double>, N>& columns) {
  std::array<Bytes, N> bytes;
  for (std::size_t i = 0; i < N; ++i) bytes[i] = std::as_bytes(columns[i]);
  return bytes;
}

// addBreadth(bars: [high, low, close, volume, highest, lowest], period, counts: 7 columns): undefined
Napi::Value add_breadth_js(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto b = columns_argument<6>(info[0], "bars");
  const double period = number_argument(info[1], "period");
  const auto c = columns_argument<7>(info[2], "counts");
  if (!(period >= 1 && period <= 9007199254740992.0)) {
    throw Napi::RangeError::New(env, "`period` must be a positive integer");
  }
  keep_apart(env, bytes_of(b), bytes_of(c));
  const Status status = indicators::add_breadth({b[0], b[1], b[2], b[3], b[4], b[5]}, static_cast<std::size_t>(period),
                                                {c[0], c[1], c[2], c[3], c[4], c[5], c[6]});
  throw_unless_ok(env, status, "breadth");
  return env.Undefined();
}

}  // namespace

void init_breadth(Napi::Env env, Napi::Object exports) {
  exports.Set("addBreadth", Napi::Function::New(env, add_breadth_js, "addBreadth"));
}

}  // namespace tiercel::addon
