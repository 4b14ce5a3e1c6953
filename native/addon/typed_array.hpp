#pragma once
// The one door through which JavaScript memory becomes a span: it works on ArrayBuffer and SharedArrayBuffer
// alike, checks the element type, and the span must not outlive the call.
#include <cstdint>
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

[[nodiscard]] double number_argument(const Napi::Value& value, const char* name);
[[nodiscard]] std::int64_t int64_argument(const Napi::Value& value, const char* name);  // number or bigint
[[nodiscard]] std::string string_argument(const Napi::Value& value, const char* name);

// Throws an Error with code TIERCEL_E_NATIVE (and `status`) unless the status is kOk.
void throw_unless_ok(Napi::Env env, Status status, const char* what);

}  // namespace tiercel::addon
