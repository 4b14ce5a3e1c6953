// Binds native/bars/row_groups: longer bars from shorter ones.
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/bars/row_groups.hpp"

namespace tiercel::addon {
namespace {

// groupByPeriod(times, periodNs, begin: Int32Array, end: Int32Array, open: BigInt64Array): number of groups
Napi::Value group_by_period_js(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto times = int64_span(info[0], "times");
  const std::int64_t period = int64_argument(info[1], "period");
  const bars::GroupOutput out{int32_span(info[2], "begin"), int32_span(info[3], "end"), int64_span(info[4], "open")};
  keep_apart(env, {std::as_bytes(times)}, {std::as_bytes(out.begin), std::as_bytes(out.end), std::as_bytes(out.open)});
  std::size_t count = 0;
  throw_unless_ok(env, bars::group_by_period(times, period, out, count), "group bars");
  return Napi::Number::New(env, static_cast<double>(count));
}

// reduceRows(reduction, column, begin, end, out): undefined
Napi::Value reduce_rows_js(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const std::int64_t reduction = int64_argument(info[0], "reduction");
  if (reduction < 0 || reduction > static_cast<std::int64_t>(bars::Reduction::kMean)) {
    throw Napi::RangeError::New(env, "`reduction` is unknown");
  }
  const auto column = float64_span(info[1], "column");
  const auto begin = int32_span(info[2], "begin");
  const auto end = int32_span(info[3], "end");
  const auto out = float64_span(info[4], "out");
  keep_apart(env, {std::as_bytes(column), std::as_bytes(begin), std::as_bytes(end)}, {std::as_bytes(out)});
  const auto kind = static_cast<bars::Reduction>(reduction);
  throw_unless_ok(env, bars::reduce_rows(kind, column, {begin, end}, out), "build bars");
  return env.Undefined();
}

// reduceWeighted(column, weights, begin, end, out): undefined
Napi::Value reduce_weighted_js(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto column = float64_span(info[0], "column");
  const auto weights = float64_span(info[1], "weights");
  const auto begin = int32_span(info[2], "begin");
  const auto end = int32_span(info[3], "end");
  const auto out = float64_span(info[4], "out");
  keep_apart(env, {std::as_bytes(column), std::as_bytes(weights), std::as_bytes(begin), std::as_bytes(end)},
             {std::as_bytes(out)});
  throw_unless_ok(env, bars::reduce_weighted(column, weights, {begin, end}, out), "build bars");
  return env.Undefined();
}

}  // namespace

void init_row_groups(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const Napi::CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("groupByPeriod", group_by_period_js);
  set("reduceRows", reduce_rows_js);
  set("reduceWeighted", reduce_weighted_js);
}

}  // namespace tiercel::addon
