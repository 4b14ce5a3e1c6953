#include "native/sim/metrics/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <new>

#include "native/sim/metrics/daily_returns.hpp"

namespace tiercel::sim::metrics {
namespace {

template <typename Visit>
[[gnu::always_inline]] inline void for_each_metric(AllMetrics& metrics, Visit&& visit) noexcept {
  std::apply([&](auto&... metric) { (visit(metric), ...); }, metrics);
}

[[nodiscard]] Status check(const MetricsInput& in, const MetricsOutput& out) noexcept {
  if (!(in.cash > 0.0) || !(in.days_per_year > 0.0)) return Status::kParameterRange;
  if (in.closes.times.size() < in.equity.size()) return Status::kLengthMismatch;
  const auto unknown = [&](const Fill& fill) { return fill.instrument >= in.lot_sizes.size(); };
  if (std::any_of(in.fills.begin(), in.fills.end(), unknown)) return Status::kLengthMismatch;
  return out.day_returns.size() > in.day_ends.size() ? Status::kOk : Status::kOutputTooSmall;
}

void begin(AllMetrics& metrics, double cash) noexcept {
  for_each_metric(metrics, [&](auto& metric) {
    if constexpr (requires { metric.begin(cash); }) metric.begin(cash);
  });
}

void visit_days(AllMetrics& metrics, const DayInput& days) noexcept {
  for_each_day(days, [&](double equity, double day_return, bool /*counts*/) {
    for_each_metric(metrics, [&](auto& metric) {
      if constexpr (requires { metric.on_day(equity, day_return); }) metric.on_day(equity, day_return);
    });
  });
}

void visit_trades(AllMetrics& metrics, std::span<const Trade> trades) noexcept {
  for (const Trade& trade : trades) {
    for_each_metric(metrics, [&](auto& metric) {
      if constexpr (requires { metric.on_trade(trade); }) metric.on_trade(trade);
    });
  }
}

void visit_fills(AllMetrics& metrics, const MetricsInput& in) noexcept {
  for (const Fill& fill : in.fills) {
    const double lot_size = in.lot_sizes[fill.instrument];
    for_each_metric(metrics, [&](auto& metric) {
      if constexpr (requires { metric.on_fill(fill, lot_size); }) metric.on_fill(fill, lot_size);
    });
  }
}

// Quantiles of what cannot be put in order, or for which there is no memory, are no numbers.
[[nodiscard]] Tails gather_tails(std::span<const double> returns, double mean) noexcept {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const std::unique_ptr<double[]> copy(new (std::nothrow) double[returns.size()]);
  if (copy == nullptr || !std::isfinite(mean)) return {kNone, kNone, kNone};
  std::copy(returns.begin(), returns.end(), copy.get());
  return tails_of({copy.get(), returns.size()});
}

[[nodiscard]] Facts gather(const MetricsInput& in, const DayInput& days, std::span<double> returns) noexcept {
  Facts f;
  f.opening = in.cash;
  f.closing = in.equity.empty() ? in.cash : in.equity.back();
  f.bars = in.equity.size();
  f.bars_in_position = in.bars_in_position;
  f.days_per_year = in.days_per_year;
  f.trades = in.trades.size();
  for (const double impact : in.impacts) f.impact_paid += impact;
  daily_returns(days, returns, f.daily);
  if (f.daily.days > 0) f.tails = gather_tails(returns.first(f.daily.days), f.daily.mean);
  scan_drawdowns({in.equity, in.closes, in.start, in.cash}, f.drawdown);
  return f;
}

}  // namespace

Status compute(const MetricsInput& input, MetricsOutput& output) noexcept {
  const Status status = check(input, output);
  if (status != Status::kOk) return status;
  const DayInput days{input.equity, input.closes, input.day_ends, input.cash};
  const Facts facts = gather(input, days, output.day_returns);
  AllMetrics metrics;
  begin(metrics, input.cash);
  visit_days(metrics, days);
  visit_trades(metrics, input.trades);
  visit_fills(metrics, input);
  output.days = facts.daily.days;
  std::size_t i = 0;
  for_each_metric(metrics, [&](auto& metric) { output.values[i++] = metric.finish(facts); });
  return Status::kOk;
}

}  // namespace tiercel::sim::metrics
