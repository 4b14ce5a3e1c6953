#include "native/addon/cost_arguments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "native/addon/sim_arguments.hpp"
#include "native/addon/typed_array.hpp"

namespace tiercel::addon {
namespace {

constexpr std::size_t kTierFields = 5;

double number_field(const Napi::Object& o, const char* name) { return number_argument(o.Get(name), name); }

std::uint8_t read_currency(const Napi::Value& value) {
  if (value.IsUndefined() || value.IsNull()) return sim::kAccountCurrency;
  const std::int64_t index = int64_argument(value, "currency");
  if (index < 0 || index > std::numeric_limits<std::uint8_t>::max()) {
    throw Napi::RangeError::New(value.Env(), "`currency` must be the index of a currency");
  }
  return static_cast<std::uint8_t>(index);
}

sim::FeeSchedule read_fees(const Napi::Value& value) {
  if (value.IsUndefined() || value.IsNull()) return {};
  const Napi::Object o = value.As<Napi::Object>();
  const std::int64_t basis = int64_argument(o.Get("basis"), "basis");
  const std::span<const double> rows = float64_span(o.Get("tiers"), "tiers");
  const bool is_basis = basis >= 0 && basis <= static_cast<std::int64_t>(sim::TierBasis::kOrderValue);
  if (!is_basis || rows.empty() || rows.size() % kTierFields != 0) {
    throw Napi::RangeError::New(o.Env(), "`fees` must have a known basis and five numbers a tier");
  }
  sim::FeeSchedule fees{.basis = static_cast<sim::TierBasis>(basis), .tiers = {}};
  for (std::size_t i = 0; i < rows.size(); i += kTierFields) {
    const bool follows = i == 0 ? rows[0] == 0.0 : rows[i] > rows[i - kTierFields];
    if (!follows) throw Napi::RangeError::New(o.Env(), "`tiers` must begin at 0 and ascend");
    fees.tiers.push_back({.from = rows[i],
                          .taker = {.per_unit = rows[i + 1], .per_value = rows[i + 2]},
                          .maker = {.per_unit = rows[i + 3], .per_value = rows[i + 4]}});
  }
  return fees;
}

// Figures that are absent are those of a cash account.
sim::MarginRules read_margin(const Napi::Value& value) {
  if (value.IsUndefined() || value.IsNull()) return {};
  const Napi::Object o = value.As<Napi::Object>();
  return {.initial = {.of_value = number_field(o, "initialRate"), .per_unit = number_field(o, "initialPerUnit")},
          .maintenance = {.of_value = number_field(o, "maintenanceRate"),
                          .per_unit = number_field(o, "maintenancePerUnit")}};
}

sim::MarketCosts read_market(const Napi::Value& value, std::size_t bars, const sim::EngineOutput& output) {
  if (value.IsUndefined() || value.IsNull()) return {};
  const Napi::Object o = value.As<Napi::Object>();
  const auto column = [&](const char* name) { return read_per_bar(o, name, bars, output, 0.0).values; };
  return {.share = {.volume = column("volume"),
                    .coefficient = number_field(o, "shareCoefficient"),
                    .limit = number_field(o, "shareLimit")},
          .volatility = {column("distance")},
          .impact = {column("scale")}};
}

}  // namespace

sim::InstrumentRules read_rules(const Napi::Object& o, std::size_t bars, const sim::EngineOutput& output) {
  const sim::Grid lots(number_field(o, "lotSize"));
  return {.ticks = sim::Grid(number_field(o, "tickSize")),
          .sizing = {.lots = lots,
                     .minimum = std::max<std::int64_t>(1, lots.up(number_field(o, "minQuantity"))),
                     .commission = {.per_unit = number_field(o, "commissionPerUnit"),
                                    .per_value = number_field(o, "commissionPerValue"),
                                    .minimum = number_field(o, "commissionMinimum"),
                                    .maximum_rate = number_field(o, "commissionMaximumRate")}},
          .slippage = {.rate = number_field(o, "slippageRate"), .distance = number_field(o, "slippageDistance")},
          .margin = read_margin(o.Get("margin")),
          .currency = read_currency(o.Get("currency")),
          .fees = read_fees(o.Get("fees")),
          .market = read_market(o.Get("market"), bars, output)};
}

}  // namespace tiercel::addon
