// Binds native/indicators/set: several indicators over the same columns in one call.
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "native/addon/packed_decimals.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/indicators/set.hpp"

namespace tiercel::addon {
namespace {

using indicators::IndicatorSet;
using Napi::CallbackInfo;

// Takes the next `count` values from the front.
template <class T>
std::span<T> take(Napi::Env env, std::span<T>& from, std::size_t count, const char* name) {
  if (from.size() < count) throw Napi::RangeError::New(env, std::string("`") + name + "` has too few values");
  const std::span<T> taken = from.first(count);
  from = from.subspan(count);
  return taken;
}

indicators::SetSource source(std::int32_t place) {
  return place < 0 ? indicators::SetSource{true, static_cast<std::size_t>(-(place + 1))}
                   : indicators::SetSource{false, static_cast<std::size_t>(place)};
}

// rows, parameters, sources: those of each indicator after those of the one before.
std::vector<indicators::SetEntry> entries_arguments(const CallbackInfo& info) {
  auto parameters = float64_span(info[1], "parameters");
  auto sources = int32_span(info[2], "sources");
  const auto all = indicators::indicators();
  std::vector<indicators::SetEntry> entries;
  for (const std::int32_t row : int32_span(info[0], "rows")) {
    if (row < 0 || static_cast<std::size_t>(row) >= all.size()) {
      throw Napi::RangeError::New(info.Env(), "`rows` must have the indices of indicators");
    }
    indicators::SetEntry entry{all[static_cast<std::size_t>(row)], {}, {}};
    const auto own = take(info.Env(), parameters, entry.indicator->parameters.size(), "parameters");
    std::copy(own.begin(), own.end(), entry.parameters.begin());
    const auto places = take(info.Env(), sources, entry.indicator->inputs.size(), "sources");
    std::transform(places.begin(), places.end(), entry.inputs.begin(), source);
    entries.push_back(entry);
  }
  return entries;
}

// The columns of a call, behind its first three arguments.
struct SetColumns {
  std::array<const double*, kMostPackedColumns> values{};
  std::array<int, kMostPackedColumns> decimals{};
  std::array<Bytes, kMostPackedColumns> bytes;
  std::size_t count;
  std::size_t rows = 0;

  SetColumns(const CallbackInfo& info, std::size_t wanted) : count(wanted) {
    unpack_decimals(int64_argument(info[2], "decimals"), std::span(decimals).first(count));
    if (info.Length() != count + 3) throw Napi::RangeError::New(info.Env(), "the columns are not those of the set");
    for (std::size_t i = 0; i < count; ++i) {
      const auto column = float64_span(info[3 + i], "column");
      if (i > 0 && column.size() != rows) throw Napi::RangeError::New(info.Env(), "columns must be equally long");
      rows = column.size();
      values[i] = column.data();
      bytes[i] = std::as_bytes(column);
    }
  }
};

// (memory: Uint8Array, from, decimals, ...columns): undefined
Napi::Value compute_js(const CallbackInfo& info, IndicatorSet& set) {
  const auto memory = uint8_span(info[0], "memory");
  const double from = number_argument(info[1], "from");
  const SetColumns columns(info, set.columns());
  if (!(from >= 0 && from <= static_cast<double>(memory.size()))) {
    throw Napi::RangeError::New(info.Env(), "`from` must lie in `memory`");
  }
  const auto out = memory.subspan(static_cast<std::size_t>(from));
  if (reinterpret_cast<std::uintptr_t>(out.data()) % sizeof(double) != 0) {
    throw Napi::RangeError::New(info.Env(), "`from` must be a multiple of 8");
  }
  const Bytes written = std::as_bytes(out).first(std::min(out.size(), set.bytes(columns.rows)));
  keep_apart(info.Env(), std::span(columns.bytes).first(columns.count), std::span(&written, 1));
  const Status status = set.compute({columns.values.data(), columns.count}, {columns.decimals.data(), columns.count},
                                    columns.rows, std::as_writable_bytes(out));
  throw_unless_ok(info.Env(), status, "indicator set");
  return info.Env().Undefined();
}

// indicatorSet(rows, parameters, sources, columns): the function that computes the set. A source is the place of a
// column, or -1 - the place of an output among those before.
Napi::Value set_js(const CallbackInfo& info) {
  const double columns = number_argument(info[3], "columns");
  if (!(columns >= 1 && columns <= static_cast<double>(kMostPackedColumns))) {
    throw Napi::RangeError::New(info.Env(), "`columns` must be from 1 to 12");
  }
  const auto set = std::make_shared<IndicatorSet>();
  const auto count = static_cast<std::size_t>(columns);
  throw_unless_ok(info.Env(), IndicatorSet::create(entries_arguments(info), count, *set), "indicator set");
  return Napi::Function::New(info.Env(), [set](const CallbackInfo& call) { return compute_js(call, *set); });
}

}  // namespace

void init_indicator_set(Napi::Env env, Napi::Object exports) {
  exports.Set("indicatorSet", Napi::Function::New(env, set_js, "indicatorSet"));
}

}  // namespace tiercel::addon
