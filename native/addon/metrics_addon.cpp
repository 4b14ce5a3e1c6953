// Binds native/sim/metrics over columns: for equity that is not a simulation's (buy-and-hold, live accounts, tests).
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "native/addon/metrics_arguments.hpp"
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"

namespace tiercel::addon {

using namespace sim;
using metrics::MetricsInput;
using metrics::MetricsOutput;

MetricsInput metrics_input(const Napi::Object& run) {
  return {.equity = float64_span(run.Get("equity"), "equity"),
          .closes = {int64_span(run.Get("times"), "times"), int64_argument(run.Get("closeAfter"), "closeAfter")},
          .start = int64_argument(run.Get("start"), "start"),
          .day_ends = int64_span(run.Get("dayEnds"), "dayEnds"),
          .trades = {},
          .fills = {},
          .impacts = {},
          .lot_sizes = {},
          .cash = number_argument(run.Get("cash"), "cash"),
          .days_per_year = number_argument(run.Get("daysPerYear"), "daysPerYear"),
          .bars_in_position = static_cast<std::uint64_t>(int64_argument(run.Get("barsInPosition"), "barsInPosition"))};
}

Napi::Value write_metrics(Napi::Env env, const MetricsInput& input, const Napi::Object& out) {
  const auto values = float64_span(out.Get("values"), "values");
  const auto reasons = uint8_span(out.Get("reasons"), "reasons");
  MetricsOutput result;
  result.day_returns = float64_span(out.Get("dayReturns"), "dayReturns");
  const bool fits = values.size() >= metrics::kMetricCount && reasons.size() >= metrics::kMetricCount;
  throw_unless_ok(env, fits ? metrics::compute(input, result) : Status::kOutputTooSmall, "computeMetrics");
  for (std::size_t i = 0; i < metrics::kMetricCount; ++i) {
    values[i] = result.values[i].value;
    reasons[i] = static_cast<std::uint8_t>(result.values[i].reason);
  }
  return Napi::Number::New(env, static_cast<double>(result.days));
}

namespace {

template <std::size_t N>
Napi::Value strings(Napi::Env env, const std::array<std::string_view, N>& texts) {
  Napi::Array list = Napi::Array::New(env, N);
  for (std::size_t i = 0; i < N; ++i)
    list[static_cast<std::uint32_t>(i)] = Napi::String::New(env, std::string(texts[i]));
  return list;
}

// metricNames(): string[]
Napi::Value metric_names_js(const Napi::CallbackInfo& info) { return strings(info.Env(), metrics::kMetricNames); }

// metricReasons(): string[]
Napi::Value metric_reasons_js(const Napi::CallbackInfo& info) { return strings(info.Env(), metrics::kUndefinedCodes); }

std::vector<Trade> read_trades(Napi::Env env, const Napi::Object& columns) {
  const auto profits = float64_span(columns.Get("tradeProfit"), "tradeProfit");
  const auto adverse = float64_span(columns.Get("tradeAdverse"), "tradeAdverse");
  const auto favourable = float64_span(columns.Get("tradeFavourable"), "tradeFavourable");
  const auto entries = int64_span(columns.Get("tradeEntryTime"), "tradeEntryTime");
  const auto exits = int64_span(columns.Get("tradeExitTime"), "tradeExitTime");
  const std::size_t n = profits.size();
  const bool equal = adverse.size() == n && favourable.size() == n && entries.size() == n && exits.size() == n;
  throw_unless_ok(env, equal ? Status::kOk : Status::kLengthMismatch, "computeMetrics");
  std::vector<Trade> trades(n);
  for (std::size_t i = 0; i < n; ++i) {
    trades[i].profit = profits[i];
    trades[i].adverse = adverse[i];
    trades[i].favourable = favourable[i];
    trades[i].entry_time = entries[i];
    trades[i].exit_time = exits[i];
  }
  return trades;
}

// A fill of one lot at the price of its whole value: only the value counts.
std::vector<Fill> read_fills(Napi::Env env, const Napi::Object& columns) {
  const auto values = float64_span(columns.Get("fillValue"), "fillValue");
  const auto commission = float64_span(columns.Get("fillCommission"), "fillCommission");
  const auto spread = float64_span(columns.Get("fillSpreadCost"), "fillSpreadCost");
  const auto slippage = float64_span(columns.Get("fillSlippageCost"), "fillSlippageCost");
  const std::size_t n = values.size();
  const bool equal = commission.size() == n && spread.size() == n && slippage.size() == n;
  throw_unless_ok(env, equal ? Status::kOk : Status::kLengthMismatch, "computeMetrics");
  std::vector<Fill> fills(n);
  for (std::size_t i = 0; i < n; ++i) {
    fills[i].lots = 1;
    fills[i].price = values[i];
    fills[i].commission = commission[i];
    fills[i].spread_cost = spread[i];
    fills[i].slippage_cost = slippage[i];
  }
  return fills;
}

// computeMetrics(run: MetricsRun, columns: MetricsColumns, out: MetricsArrays): number
Napi::Value compute_metrics_js(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (!info[0].IsObject() || !info[1].IsObject() || !info[2].IsObject()) {
    throw Napi::TypeError::New(env, "`run`, `columns` and `out` must be objects");
  }
  MetricsInput input = metrics_input(info[0].As<Napi::Object>());
  const Napi::Object columns = info[1].As<Napi::Object>();
  const std::vector<Trade> trades = read_trades(env, columns);
  const std::vector<Fill> fills = read_fills(env, columns);
  const double one = 1.0;
  input.trades = trades;
  input.fills = fills;
  input.impacts = float64_span(columns.Get("fillImpactCost"), "fillImpactCost");
  input.lot_sizes = {&one, 1};
  return write_metrics(env, input, info[2].As<Napi::Object>());
}

}  // namespace

void init_metrics(Napi::Env env, Napi::Object exports) {
  exports.Set("metricNames", Napi::Function::New(env, metric_names_js, "metricNames"));
  exports.Set("metricReasons", Napi::Function::New(env, metric_reasons_js, "metricReasons"));
  exports.Set("computeMetrics", Napi::Function::New(env, compute_metrics_js, "computeMetrics"));
}

}  // namespace tiercel::addon
