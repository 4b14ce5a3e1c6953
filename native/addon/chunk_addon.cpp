// Binds native/bars/chunk_codec: columns to checked chunks and back.
#include <span>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/bars/chunk_codec.hpp"
#include "native/bars/crc32c.hpp"

namespace tiercel::addon {
namespace {

std::size_t count_argument(const Napi::Value& value, const char* name) {
  const std::int64_t count = int64_argument(value, name);
  if (count < 0) throw Napi::RangeError::New(value.Env(), std::string("`") + name + "` must not be negative");
  return static_cast<std::size_t>(count);
}

// Rows [from, from + count) of a span.
template <class T>
std::span<T> rows_of(Napi::Env env, std::span<T> all, std::size_t from, std::size_t count) {
  if (from > all.size() || count > all.size() - from) throw Napi::RangeError::New(env, "rows are out of range");
  return all.subspan(from, count);
}

// encode*(values, from, rows, scratch: BigInt64Array, out: Uint8Array, outAt): bytes written
template <class T, class Encode>
Napi::Value encode_js(const Napi::CallbackInfo& info, std::span<T> column, Encode encode) {
  const Napi::Env env = info.Env();
  const auto values = rows_of(env, column, count_argument(info[1], "from"), count_argument(info[2], "rows"));
  const auto scratch = int64_span(info[3], "scratch");
  const auto all = uint8_span(info[4], "out");
  const std::size_t at = count_argument(info[5], "outAt");
  const auto out = rows_of(env, all, at, at > all.size() ? 0 : all.size() - at);
  keep_apart(env, {std::as_bytes(values)}, {std::as_bytes(scratch), std::as_bytes(out)});
  std::size_t written = 0;
  throw_unless_ok(env, encode(values, scratch, out, written), "encode a chunk");
  return Napi::Number::New(env, static_cast<double>(written));
}

// decode*(chunk: Uint8Array, chunkBytes, fromRow, rows, out, outAt): true, or false where the chunk is damaged
template <class T, class Decode>
Napi::Value decode_js(const Napi::CallbackInfo& info, std::span<T> column, Decode decode) {
  const Napi::Env env = info.Env();
  const auto chunk = rows_of(env, uint8_span(info[0], "chunk"), 0, count_argument(info[1], "chunkBytes"));
  const std::size_t from = count_argument(info[2], "fromRow");
  const auto out = rows_of(env, column, count_argument(info[5], "outAt"), count_argument(info[3], "rows"));
  keep_apart(env, {std::as_bytes(chunk)}, {std::as_bytes(out)});
  const Status status = decode(chunk, from, out);
  if (status != Status::kCorrupt) throw_unless_ok(env, status, "decode a chunk");
  return Napi::Boolean::New(env, status == Status::kOk);
}

Napi::Value encode_times_js(const Napi::CallbackInfo& info) {
  return encode_js(info, int64_span(info[0], "times"), bars::encode_times);
}

Napi::Value encode_doubles_js(const Napi::CallbackInfo& info) {
  return encode_js(info, float64_span(info[0], "values"), bars::encode_doubles);
}

Napi::Value decode_times_js(const Napi::CallbackInfo& info) {
  return decode_js(info, int64_span(info[4], "out"), bars::decode_times);
}

Napi::Value decode_doubles_js(const Napi::CallbackInfo& info) {
  return decode_js(info, float64_span(info[4], "out"), bars::decode_doubles);
}

// firstBackwardTime(times: BigInt64Array, mayRepeat: boolean): the first row whose time is before the one above it, or
// equal to it where times may not repeat; -1 without one
Napi::Value first_backward_time_js(const Napi::CallbackInfo& info) {
  const auto times = int64_span(info[0], "times");
  std::size_t row = 1;
  const bool may_repeat = info[1].ToBoolean().Value();
  while (row < times.size() && (times[row] > times[row - 1] || (may_repeat && times[row] == times[row - 1]))) ++row;
  return Napi::Number::New(info.Env(), row < times.size() ? static_cast<double>(row) : -1.0);
}

// crc32c(bytes: Uint8Array): number
Napi::Value crc32c_js(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), bars::crc32c(uint8_span(info[0], "bytes")));
}

}  // namespace

void init_chunk(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const Napi::CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("encodeTimes", encode_times_js);
  set("encodeDoubles", encode_doubles_js);
  set("decodeTimes", decode_times_js);
  set("decodeDoubles", decode_doubles_js);
  set("firstBackwardTime", first_backward_time_js);
  set("crc32c", crc32c_js);
}

}  // namespace tiercel::addon
