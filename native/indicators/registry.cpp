#include "native/indicators/registry.hpp"

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
  const std::size_t inputs = indicator.inputs.size();
  if (columns.inputs.size() != inputs || columns.decimals.size() != inputs) return Status::kLengthMismatch;
  if (columns.outputs.size() != indicator.outputs.size()) return Status::kLengthMismatch;
  for (const int decimals : columns.decimals) {
    if (!is_known_decimals(decimals)) return Status::kParameterRange;
  }
  const Status status = check_parameters(indicator, parameters);
  if (status != Status::kOk) return status;
  if (columns.cells.size() < indicator.cells(parameters.data())) return Status::kOutputTooSmall;
  indicator.compute(parameters.data(), columns);
  return Status::kOk;
}

}  // namespace tiercel::indicators
