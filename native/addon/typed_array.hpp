#pragma once
// The one door through which JavaScript memory becomes a span: it works on ArrayBuffer and SharedArrayBuffer
// alike, checks the element type, and the span must not outlive the call.
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

#include "native/addon/napi_setup.hpp"
#include "native/core/status.hpp"

namespace tiercel::addon {

// Each throws a TypeError with the argument's name when the value is no typed array of that element type.
[[nodiscard]] std::span<double> float64_span(const Napi::Value& value, const char* name);
[[nodiscard]] std::span<std::int64_t> int64_span(const Napi::Value& value, const char* name);
[[nodiscard]] std::span<std::int32_t> int32_span(const Napi::Value& value, const char* name);
[[nodiscard]] std::span<std::uint8_t> uint8_span(const Napi::Value& value, const char* name);

// Throws a RangeError where an output shares memory with an input or with another output.
using Bytes = std::span<const std::byte>;
void keep_apart(Napi::Env env, std::span<const Bytes> inputs, std::span<const Bytes> outputs);
inline void keep_apart(Napi::Env env, std::initializer_list<Bytes> inputs, std::initializer_list<Bytes> outputs) {
  keep_apart(env, {inputs.begin(), inputs.size()}, {outputs.begin(), outputs.size()});
}

[[nodiscard]] double number_argument(const Napi::Value& value, const char* name);
[[nodiscard]] std::int64_t int64_argument(const Napi::Value& value, const char* name);  // number or bigint
[[nodiscard]] std::string string_argument(const Napi::Value& value, const char* name);

// Throws an Error with code TIERCEL_E_NATIVE (and `status`) unless the status is kOk.
void throw_unless_ok(Napi::Env env, Status status, const char* what);

}  // namespace tiercel::addon
