#pragma once
// What the bindings of the matching engine take: records in buffers of bytes, and limits.
#include <cstdint>
#include <span>
#include <string>

#include "native/addon/typed_array.hpp"
#include "native/book/matching_engine.hpp"

namespace tiercel::addon {

// Whole records in a buffer of bytes, which must be aligned as a buffer's own memory is.
template <class Record>
std::span<Record> records(const Napi::Value& value, const char* name) {
  const std::span<std::uint8_t> bytes = uint8_span(value, name);
  const bool fits = bytes.size() % sizeof(Record) == 0 && reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0;
  if (!fits) throw Napi::RangeError::New(value.Env(), std::string("`") + name + "` must hold whole records");
  return {reinterpret_cast<Record*>(bytes.data()), bytes.size() / sizeof(Record)};
}

inline std::uint32_t count_of(const Napi::Object& from, const char* name, std::int64_t least, std::int64_t most) {
  const std::int64_t count = int64_argument(from.Get(name), name);
  if (count < least || count > most) {
    throw Napi::RangeError::New(from.Env(), std::string("`") + name + "` is out of range");
  }
  return static_cast<std::uint32_t>(count);
}

// { instruments, nodes, denseIds, tellsLevels }
inline book::EngineLimits limits_argument(const Napi::Value& value) {
  if (!value.IsObject()) throw Napi::TypeError::New(value.Env(), "`limits` must be an object");
  const auto from = value.As<Napi::Object>();
  return {.instruments = count_of(from, "instruments", 1, 65'535),
          .nodes = count_of(from, "nodes", 1024, book::NodePool::kMostNodes - 1),
          .dense_ids = count_of(from, "denseIds", 0, 1U << 30),
          .tells_levels = from.Get("tellsLevels").ToBoolean().Value()};
}

}  // namespace tiercel::addon
