#include "native/indicators/registry.hpp"

#include <algorithm>
#include <cmath>

namespace tiercel::indicators {

#define TIERCEL_ROW(row) extern const Indicator row;
#include "native/indicators/list.inc"
#undef TIERCEL_ROW

namespace {

#define TIERCEL_ROW(row) &(row),
constexpr const Indicator* kAll[] = {
#include "native/indicators/list.inc"
};
#undef TIERCEL_ROW

bool is_known_decimals(int decimals) noexcept { return kOffStep <= decimals && decimals <= kMostDecimals; }

Status check_columns(const Indicator& indicator, const Columns& columns, std::size_t sets) noexcept {
  const std::size_t inputs = indicator.inputs.size();
  if (columns.inputs.size() != inputs || columns.decimals.size() != inputs) return Status::kLengthMismatch;
  if (columns.outputs.size() != sets * indicator.outputs.size()) return Status::kLengthMismatch;
  const bool known = std::all_of(columns.decimals.begin(), columns.decimals.end(), is_known_decimals);
  return known ? Status::kOk : Status::kParameterRange;
}

}  // namespace

std::span<const Indicator* const> indicators() noexcept { return kAll; }

Status check_parameters(const Indicator& indicator, std::span<const double> parameters) noexcept {
  if (parameters.size() != indicator.parameters.size()) return Status::kParameterRange;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const ParameterInfo& info = indicator.parameters[i];
    const double value = parameters[i];
    if (!(info.least <= value && value <= info.most)) return Status::kParameterRange;
    if (info.kind != ParameterKind::kReal && value != std::floor(value)) return Status::kParameterRange;
  }
  return Status::kOk;
}

Status compute(const Indicator& indicator, std::span<const double> parameters, const Columns& columns) noexcept {
  Status status = check_columns(indicator, columns, 1);
  if (status == Status::kOk) status = check_parameters(indicator, parameters);
  if (status != Status::kOk) return status;
  if (columns.cells.size() < indicator.cells(parameters.data())) return Status::kOutputTooSmall;
  indicator.compute(parameters.data(), columns);
  return Status::kOk;
}

Status compute_many(const Indicator& indicator, const ParameterSets& sets, const Columns& columns) noexcept {
  Status status = check_columns(indicator, columns, sets.count);
  if (status == Status::kOk && sets.width != indicator.parameters.size()) status = Status::kParameterRange;
  for (std::size_t i = 0; i < sets.count && status == Status::kOk; ++i) {
    status = check_parameters(indicator, {sets[i], sets.width});
    if (status == Status::kOk && columns.cells.size() < indicator.cells(sets[i])) status = Status::kOutputTooSmall;
  }
  if (status != Status::kOk) return status;
  const std::size_t outputs = indicator.outputs.size();
  for (std::size_t i = 0; i < sets.count; ++i) {
    const auto own = columns.outputs.subspan(i * outputs, outputs);
    indicator.compute(sets[i], {columns.inputs, columns.decimals, own, columns.rows, columns.cells});
  }
  return Status::kOk;
}

}  // namespace tiercel::indicators
