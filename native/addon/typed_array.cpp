#include "native/addon/typed_array.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tiercel::addon {
namespace {

template <class T>
std::span<T> typed_span(const Napi::Value& value, const char* name, napi_typedarray_type want, const char* want_name) {
  napi_typedarray_type type{};
  std::size_t length = 0;
  void* data = nullptr;
  const bool is_array =
      napi_get_typedarray_info(value.Env(), value, &type, &length, &data, nullptr, nullptr) == napi_ok;
  if (!is_array || type != want) {
    throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be a " + want_name);
  }
  return {static_cast<T*>(data), length};
}

bool overlap(Bytes a, Bytes b) {
  const std::less<> before;
  return before(a.data(), b.data() + b.size()) && before(b.data(), a.data() + a.size());
}

}  // namespace

std::span<double> float64_span(const Napi::Value& value, const char* name) {
  return typed_span<double>(value, name, napi_float64_array, "Float64Array");
}

std::span<std::int64_t> int64_span(const Napi::Value& value, const char* name) {
  return typed_span<std::int64_t>(value, name, napi_bigint64_array, "BigInt64Array");
}

std::span<std::int32_t> int32_span(const Napi::Value& value, const char* name) {
  return typed_span<std::int32_t>(value, name, napi_int32_array, "Int32Array");
}

std::span<std::uint8_t> uint8_span(const Napi::Value& value, const char* name) {
  return typed_span<std::uint8_t>(value, name, napi_uint8_array, "Uint8Array");
}

void keep_apart(Napi::Env env, std::span<const Bytes> inputs, std::span<const Bytes> outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const auto meets = [&](Bytes other) { return overlap(outputs[i], other); };
    if (std::any_of(inputs.begin(), inputs.end(), meets) ||
        std::any_of(outputs.begin(), outputs.begin() + static_cast<std::ptrdiff_t>(i), meets)) {
      throw Napi::RangeError::New(env, "arguments must not share memory");
    }
  }
}

double number_argument(const Napi::Value& value, const char* name) {
  double number = 0;
  if (napi_get_value_double(value.Env(), value, &number) == napi_ok) return number;
  throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be a number");
}

std::int64_t int64_argument(const Napi::Value& value, const char* name) {
  if (value.IsBigInt()) {
    bool lossless = false;
    const std::int64_t x = value.As<Napi::BigInt>().Int64Value(&lossless);
    if (lossless) return x;
  } else if (value.IsNumber()) {
    const double x = value.As<Napi::Number>().DoubleValue();
    if (std::floor(x) == x && std::fabs(x) <= 9007199254740992.0) return static_cast<std::int64_t>(x);
  }
  throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be a 64-bit integer");
}

std::string string_argument(const Napi::Value& value, const char* name) {
  if (!value.IsString()) throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be a string");
  return value.As<Napi::String>().Utf8Value();
}

void throw_unless_ok(Napi::Env env, Status status, const char* what) {
  if (status == Status::kOk) return;
  Napi::Error error = Napi::Error::New(env, std::string(what) + ": " + status_text(status));
  error.Set("code", Napi::String::New(env, "TIERCEL_E_NATIVE"));
  error.Set("status", Napi::String::New(env, status_text(status)));
  throw error;
}

}  // namespace tiercel::addon
