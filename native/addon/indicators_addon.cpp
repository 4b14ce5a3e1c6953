// Binds native/indicators: the table of indicators, whole columns in one call, and streams.
#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

#include "native/addon/packed_decimals.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/addon/wrapped.hpp"
#include "native/indicators/registry.hpp"
#include "native/indicators/stream.hpp"

namespace tiercel::addon {
namespace {

using indicators::Indicator;
using indicators::kMostInputs;
using indicators::kMostOutputs;
using Napi::CallbackInfo;

struct StreamBox {
  static constexpr napi_type_tag kTag{0x1c0f6a4d92be47e3ULL, 0xb8d25e70a3194fc6ULL};
  std::unique_ptr<indicators::Stream> stream;

  [[nodiscard]] std::size_t memory() const noexcept { return stream == nullptr ? 0 : stream->memory(); }
};

using Handle = Wrapped<StreamBox>;

indicators::Stream& stream_argument(const CallbackInfo& info) { return *Handle::read(info[0], "stream").stream; }

const Indicator& row_argument(const CallbackInfo& info) {
  const double row = number_argument(info[0], "row");
  const auto all = indicators::indicators();
  if (!(row >= 0 && row < static_cast<double>(all.size()))) {
    throw Napi::RangeError::New(info.Env(), "`row` must be the index of an indicator");
  }
  return *all[static_cast<std::size_t>(row)];
}

const char* role_name(indicators::InputRole role) {
  constexpr const char* kNames[] = {"series", "open", "high", "low", "close", "volume"};
  return kNames[static_cast<std::size_t>(role)];
}

const char* group_name(indicators::Group group) {
  constexpr const char* kNames[] = {"overlap", "momentum", "trend",      "volatility", "volume",
                                    "price",   "cycle",    "statistics", "math",       "pattern"};
  return kNames[static_cast<std::size_t>(group)];
}

template <class Info, class Write>
Napi::Array described(Napi::Env env, std::span<const Info> infos, Write write) {
  Napi::Array out = Napi::Array::New(env, infos.size());
  for (std::size_t i = 0; i < infos.size(); ++i) {
    Napi::Object object = Napi::Object::New(env);
    object.Set("name", infos[i].name);
    write(object, infos[i]);
    out.Set(static_cast<std::uint32_t>(i), object);
  }
  return out;
}

Napi::Array words(Napi::Env env, std::span<const char* const> list) {
  Napi::Array out = Napi::Array::New(env, list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    out.Set(static_cast<std::uint32_t>(i), Napi::String::New(env, list[i]));
  }
  return out;
}

// Memory of one stream with the default parameters.
double stream_bytes(const Indicator& row) {
  std::array<double, indicators::kMostParameters> standard{};
  for (std::size_t i = 0; i < row.parameters.size(); ++i) standard[i] = row.parameters[i].standard;
  return static_cast<double>(row.stream.size(standard.data()));
}

Napi::Object described(Napi::Env env, const Indicator& row) {
  Napi::Object out = Napi::Object::New(env);
  out.Set("name", row.name);
  out.Set("group", group_name(row.group));
  if (row.talib != nullptr) out.Set("talib", row.talib);
  if (row.differs != nullptr) out.Set("differs", row.differs);
  out.Set("summary", row.summary);
  out.Set("formula", row.formula);
  out.Set("source", row.source);
  out.Set("updateCost", row.cost == indicators::UpdateCost::kConstant ? "constant" : "period");
  out.Set("sparse", row.sparse);
  out.Set("streamBytes", stream_bytes(row));
  out.Set("inputs",
          described(env, row.inputs, [](Napi::Object o, const auto& x) { o.Set("role", role_name(x.role)); }));
  out.Set("parameters", described(env, row.parameters, [](Napi::Object o, const indicators::ParameterInfo& x) {
            o.Set("summary", x.summary);
            constexpr const char* kKinds[] = {"integer", "real", "choice"};
            o.Set("kind", kKinds[static_cast<std::size_t>(x.kind)]);
            o.Set("least", x.least);
            o.Set("most", x.most);
            o.Set("default", x.standard);
            if (x.kind == indicators::ParameterKind::kChoice) o.Set("choices", words(o.Env(), x.choices));
          }));
  out.Set("outputs", described(env, row.outputs, [](Napi::Object o, const indicators::OutputInfo& x) {
            constexpr const char* kKinds[] = {"real", "mask", "integer"};
            o.Set("kind", kKinds[static_cast<std::size_t>(x.kind)]);
          }));
  return out;
}

// indicatorTable(): rows
Napi::Value table_js(const CallbackInfo& info) {
  const auto all = indicators::indicators();
  Napi::Array out = Napi::Array::New(info.Env(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) out.Set(static_cast<std::uint32_t>(i), described(info.Env(), *all[i]));
  return out;
}

std::span<const double> parameters_argument(const Napi::Value& value, const Indicator& row) {
  const std::span<double> parameters = float64_span(value, "parameters");
  throw_unless_ok(value.Env(), indicators::check_parameters(row, parameters), row.name);
  return parameters;
}

// indicatorLookback(row, parameters): number
Napi::Value lookback_js(const CallbackInfo& info) {
  const Indicator& row = row_argument(info);
  const auto parameters = parameters_argument(info[1], row);
  return Napi::Number::New(info.Env(), static_cast<double>(row.lookback(parameters.data())));
}

// indicatorIsExact(row, parameters): boolean
Napi::Value is_exact_js(const CallbackInfo& info) {
  const Indicator& row = row_argument(info);
  return Napi::Boolean::New(info.Env(), row.exact(parameters_argument(info[1], row).data()));
}

// The inputs and outputs of one call for some sets of parameters, checked to be of one length and to share no memory.
class Call {
 public:
  Call(Napi::Env env, const Indicator& row, std::size_t sets = 1)
      : env_(env), row_(row), outputs_wanted_(sets * row.outputs.size()) {
    inputs_.reserve(row.inputs.size());
    outputs_.reserve(outputs_wanted_);
    memory_.reserve(row.inputs.size() + outputs_wanted_);
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // Columns in arrays.
  Call& read(const Napi::Value& inputs, const Napi::Value& outputs) {
    const Napi::Array in = list(inputs, "inputs", row_.inputs.size());
    const Napi::Array out = list(outputs, "outputs", outputs_wanted_);
    for (std::uint32_t i = 0; i < in.Length(); ++i) take_input(in.Get(i));
    for (std::uint32_t i = 0; i < out.Length(); ++i) take_output(out.Get(i));
    keep_apart();
    return *this;
  }

  // Columns as arguments from `first` on: inputs, then outputs. It spares looks into arrays, most of a short call's
  // cost.
  Call& read(const CallbackInfo& info, std::size_t first) {
    if (info.Length() != first + row_.inputs.size() + outputs_wanted_) {
      throw Napi::TypeError::New(env_, std::string("`") + row_.name + "` takes other arguments");
    }
    for (std::size_t i = 0; i < row_.inputs.size(); ++i) take_input(info[first + i]);
    for (std::size_t i = 0; i < outputs_wanted_; ++i) take_output(info[first + row_.inputs.size() + i]);
    keep_apart();
    return *this;
  }

  [[nodiscard]] indicators::Columns columns(std::span<const int> decimals) const {
    return {inputs_, decimals, outputs_, rows_};
  }

 private:
  struct Memory {
    std::span<const std::byte> bytes;
    const char* name;
    bool is_output;
  };

  static Napi::Array list(const Napi::Value& value, const char* name, std::size_t length) {
    if (!value.IsArray() || value.As<Napi::Array>().Length() != length) {
      throw Napi::TypeError::New(
          value.Env(), std::string("`") + name + "` must be an array of " + std::to_string(length) + " columns");
    }
    return value.As<Napi::Array>();
  }

  void take_input(const Napi::Value& value) {
    const char* name = row_.inputs[inputs_.size()].name;
    const auto column = float64_span(value, name);
    inputs_.push_back(column.data());
    take({std::as_bytes(column), name, false}, column.size());
  }

  void take_output(const Napi::Value& value) {
    const indicators::OutputInfo& info = row_.outputs[outputs_.size() % row_.outputs.size()];
    switch (info.kind) {
      case indicators::OutputKind::kReal:
        return take_output(float64_span(value, info.name), info.name);
      case indicators::OutputKind::kMask:
        return take_output(uint8_span(value, info.name), info.name);
      case indicators::OutputKind::kInteger:
        return take_output(int32_span(value, info.name), info.name);
    }
  }

  template <class T>
  void take_output(std::span<T> column, const char* name) {
    outputs_.push_back(column.data());
    take({std::as_bytes(column), name, true}, column.size());
  }

  void take(const Memory& memory, std::size_t length) {
    if (memory_.empty()) rows_ = length;
    if (length != rows_) {
      throw Napi::RangeError::New(env_, std::string("`") + memory.name + "` must have " + std::to_string(rows_) +
                                            " values like the other columns, has " + std::to_string(length));
    }
    memory_.push_back(memory);
  }

  // Inputs may share memory with each other, outputs with nothing.
  void keep_apart() {
    const std::less<> before;
    const auto begins_first = [&](const Memory& a, const Memory& b) { return before(a.bytes.data(), b.bytes.data()); };
    std::sort(memory_.begin(), memory_.end(), begins_first);
    const std::byte* end_of_any = nullptr;
    const std::byte* end_of_outputs = nullptr;
    for (const Memory& memory : memory_) {
      const std::byte* taken = memory.is_output ? end_of_any : end_of_outputs;
      if (!memory.bytes.empty() && taken != nullptr && before(memory.bytes.data(), taken)) {
        throw Napi::RangeError::New(env_,
                                    std::string("`") + memory.name + "` must not share memory with another column");
      }
      const std::byte* end = memory.bytes.data() + memory.bytes.size();
      if (end_of_any == nullptr || before(end_of_any, end)) end_of_any = end;
      if (memory.is_output && (end_of_outputs == nullptr || before(end_of_outputs, end))) end_of_outputs = end;
    }
  }

  Napi::Env env_;
  const Indicator& row_;
  std::size_t outputs_wanted_;
  // What a call for one set needs has room here.
  std::array<std::byte, 1024> room_;
  std::pmr::monotonic_buffer_resource resource_{room_.data(), room_.size()};
  std::pmr::vector<const double*> inputs_ = std::pmr::vector<const double*>(&resource_);
  std::pmr::vector<void*> outputs_ = std::pmr::vector<void*>(&resource_);
  std::pmr::vector<Memory> memory_ = std::pmr::vector<Memory>(&resource_);
  std::size_t rows_ = 0;
};

// indicatorCompute(row, decimals, ...parameters, ...inputs, ...outputs): `decimals` is packed, see packed_decimals.hpp.
Napi::Value compute_js(const CallbackInfo& info) {
  const Indicator& row = row_argument(info);
  std::array<int, kMostInputs> decimals{};
  unpack_decimals(int64_argument(info[1], "decimals"), std::span(decimals).first(row.inputs.size()));
  std::array<double, indicators::kMostParameters> values{};
  const auto parameters = std::span(values).first(row.parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    parameters[i] = number_argument(info[2 + i], row.parameters[i].name);
  }
  throw_unless_ok(info.Env(), indicators::check_parameters(row, parameters), row.name);
  Call call(info.Env(), row);
  call.read(info, 2 + parameters.size());
  std::vector<double> cells(row.cells(parameters.data()));
  indicators::Columns columns = call.columns(std::span(decimals).first(row.inputs.size()));
  columns.cells = cells;
  throw_unless_ok(info.Env(), indicators::compute(row, parameters, columns), row.name);
  return info.Env().Undefined();
}

// indicatorComputeMany(row, inputs, decimals, sets, outputs): `sets` holds the parameters of each set after those of
// the one before, `outputs` the columns of each set likewise; `count` is the number of sets.
Napi::Value compute_many_js(const CallbackInfo& info) {
  const Indicator& row = row_argument(info);
  const auto decimals = int32_span(info[2], "decimals");
  const auto values = float64_span(info[3], "sets");
  const double count = number_argument(info[5], "count");
  const std::size_t width = row.parameters.size();
  if (!(count >= 0 && count * static_cast<double>(width) == static_cast<double>(values.size()) && count < 1e9)) {
    throw Napi::RangeError::New(info.Env(),
                                "`sets` must have `count` times as many values as the indicator has parameters");
  }
  const indicators::ParameterSets sets{values.data(), width, static_cast<std::size_t>(count)};
  std::size_t most_cells = 0;
  for (std::size_t i = 0; i < sets.count; ++i) {
    throw_unless_ok(info.Env(), indicators::check_parameters(row, {sets[i], width}), row.name);
    most_cells = std::max(most_cells, row.cells(sets[i]));
  }
  Call call(info.Env(), row, sets.count);
  call.read(info[1], info[4]);
  std::vector<double> cells(most_cells);
  indicators::Columns columns = call.columns(decimals);
  columns.cells = cells;
  throw_unless_ok(info.Env(), indicators::compute_many(row, sets, columns), row.name);
  return info.Env().Undefined();
}

// indicatorStream(row, parameters, decimals): stream
Napi::Value stream_js(const CallbackInfo& info) {
  const Indicator& row = row_argument(info);
  const auto parameters = parameters_argument(info[1], row);
  auto stream = indicators::Stream::create(row, parameters, int32_span(info[2], "decimals"));
  if (stream == nullptr) throw_unless_ok(info.Env(), Status::kParameterRange, row.name);
  Napi::Object handle = Handle::create(info.Env());
  Handle::read(handle, "stream").stream = std::move(stream);
  Handle::report_memory(handle, "stream");
  return handle;
}

// indicatorStreamUpdate(stream, inputs, outputs)
Napi::Value update_js(const CallbackInfo& info) {
  indicators::Stream& stream = stream_argument(info);
  Call call(info.Env(), stream.indicator());
  call.read(info[1], info[2]);
  throw_unless_ok(info.Env(), stream.update(call.columns({})), stream.indicator().name);
  return info.Env().Undefined();
}

// One row in one array of doubles: the inputs, then the outputs. Spares the look-up of many small arrays.
template <class Take>
Napi::Value take_cells(const CallbackInfo& info, Take take) {
  indicators::Stream& stream = stream_argument(info);
  const Indicator& row = stream.indicator();
  const auto cells = float64_span(info[1], "cells");
  const std::size_t inputs = row.inputs.size();
  if (cells.size() != inputs + row.outputs.size()) {
    throw Napi::RangeError::New(info.Env(), "`cells` must have one value for each input and output");
  }
  std::array<const double*, kMostInputs> in{};
  std::array<std::uint8_t, kMostOutputs> masks{};
  std::array<std::int32_t, kMostOutputs> integers{};
  std::array<void*, kMostOutputs> out{};
  for (std::size_t i = 0; i < inputs; ++i) in[i] = &cells[i];
  for (std::size_t i = 0; i < row.outputs.size(); ++i) {
    void* const places[] = {&cells[inputs + i], &masks[i], &integers[i]};
    out[i] = places[static_cast<std::size_t>(row.outputs[i].kind)];
  }
  throw_unless_ok(info.Env(), take(stream, {{in.data(), inputs}, {}, {out.data(), row.outputs.size()}, 1}), row.name);
  for (std::size_t i = 0; i < row.outputs.size(); ++i) {
    if (row.outputs[i].kind == indicators::OutputKind::kMask) cells[inputs + i] = masks[i];
    if (row.outputs[i].kind == indicators::OutputKind::kInteger) cells[inputs + i] = integers[i];
  }
  return info.Env().Undefined();
}

// indicatorStreamUpdateRow(stream, cells)
Napi::Value update_row_js(const CallbackInfo& info) {
  return take_cells(info, [](auto& stream, const indicators::Columns& row) { return stream.update(row); });
}

// indicatorStreamPeekRow(stream, cells)
Napi::Value peek_row_js(const CallbackInfo& info) {
  return take_cells(info, [](auto& stream, const indicators::Columns& row) { return stream.peek(row); });
}

// indicatorStreamReset(stream)
Napi::Value reset_js(const CallbackInfo& info) {
  stream_argument(info).reset();
  return info.Env().Undefined();
}

// indicatorStreamSave(stream): Uint8Array
Napi::Value save_js(const CallbackInfo& info) {
  const std::vector<std::byte> saved = stream_argument(info).save();
  Napi::Uint8Array out = Napi::Uint8Array::New(info.Env(), saved.size());
  std::memcpy(out.Data(), saved.data(), saved.size());
  return out;
}

// indicatorStreamRestore(stream, saved)
Napi::Value restore_js(const CallbackInfo& info) {
  indicators::Stream& stream = stream_argument(info);
  throw_unless_ok(info.Env(), stream.restore(std::as_bytes(uint8_span(info[1], "saved"))), stream.indicator().name);
  return info.Env().Undefined();
}

// indicatorStreamDispose(stream)
Napi::Value dispose_js(const CallbackInfo& info) {
  Handle::dispose(info[0], "stream");
  return info.Env().Undefined();
}

}  // namespace

void init_indicators(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("indicatorTable", table_js);
  set("indicatorLookback", lookback_js);
  set("indicatorIsExact", is_exact_js);
  set("indicatorCompute", compute_js);
  set("indicatorComputeMany", compute_many_js);
  set("indicatorStream", stream_js);
  set("indicatorStreamUpdate", update_js);
  set("indicatorStreamUpdateRow", update_row_js);
  set("indicatorStreamPeekRow", peek_row_js);
  set("indicatorStreamReset", reset_js);
  set("indicatorStreamSave", save_js);
  set("indicatorStreamRestore", restore_js);
  set("indicatorStreamDispose", dispose_js);
}

}  // namespace tiercel::addon
