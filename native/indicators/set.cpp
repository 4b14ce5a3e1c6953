#include "native/indicators/set.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tiercel::indicators {
namespace {

constexpr std::size_t width(OutputKind kind) noexcept {
  switch (kind) {
    case OutputKind::kReal:
      return sizeof(double);
    case OutputKind::kMask:
      return sizeof(std::uint8_t);
    case OutputKind::kInteger:
      return sizeof(std::int32_t);
  }
  return 0;
}

constexpr std::size_t padded(std::size_t bytes) noexcept { return (bytes + 7) / 8 * 8; }

// So many rows that no sum of bytes can overflow.
constexpr std::size_t kMostRows = std::numeric_limits<std::uint32_t>::max();

bool is_known(const SetSource& source, std::size_t columns, std::span<const OutputKind> outputs) noexcept {
  if (!source.is_output) return source.place < columns;
  return source.place < outputs.size() && outputs[source.place] == OutputKind::kReal;
}

}  // namespace

Status IndicatorSet::create(std::vector<SetEntry> entries, std::size_t columns, IndicatorSet& set) {
  IndicatorSet made;
  std::size_t cells = 0;
  for (const SetEntry& entry : entries) {
    const Indicator& row = *entry.indicator;
    const Status status = check_parameters(row, std::span(entry.parameters).first(row.parameters.size()));
    if (status != Status::kOk) return status;
    const auto inputs = std::span(entry.inputs).first(row.inputs.size());
    const auto known = [&](const SetSource& source) { return is_known(source, columns, made.kinds_); };
    if (!std::all_of(inputs.begin(), inputs.end(), known)) return Status::kParameterRange;
    for (const OutputInfo& output : row.outputs) made.kinds_.push_back(output.kind);
    cells = std::max(cells, row.cells(entry.parameters.data()));
  }
  made.entries_ = std::move(entries);
  made.outputs_.resize(made.kinds_.size());
  made.cells_.resize(cells);
  made.columns_ = columns;
  set = std::move(made);
  return Status::kOk;
}

std::size_t IndicatorSet::bytes(std::size_t rows) const noexcept {
  std::size_t total = 0;
  for (const OutputKind kind : kinds_) total += padded(rows * width(kind));
  return total;
}

Status IndicatorSet::compute(std::span<const double* const> columns, std::span<const int> decimals, std::size_t rows,
                             std::span<std::byte> memory) noexcept {
  if (columns.size() != columns_ || decimals.size() != columns_) return Status::kLengthMismatch;
  if (rows > kMostRows || memory.size() < bytes(rows)) return Status::kOutputTooSmall;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    outputs_[i] = memory.data() + at;
    at += padded(rows * width(kinds_[i]));
  }
  std::array<const double*, kMostInputs> inputs{};
  std::array<int, kMostInputs> steps{};
  std::size_t first = 0;
  for (const SetEntry& entry : entries_) {
    const Indicator& row = *entry.indicator;
    const std::size_t count = row.inputs.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto [is_output, place] = entry.inputs[i];
      inputs[i] = is_output ? static_cast<const double*>(outputs_[place]) : columns[place];
      steps[i] = is_output ? kOffStep : decimals[place];
    }
    const std::span<void* const> outputs(outputs_.data() + first, row.outputs.size());
    const Status status = indicators::compute(row, std::span(entry.parameters).first(row.parameters.size()),
                                              {{inputs.data(), count}, {steps.data(), count}, outputs, rows, cells_});
    if (status != Status::kOk) return status;
    first += row.outputs.size();
  }
  return Status::kOk;
}

}  // namespace tiercel::indicators
