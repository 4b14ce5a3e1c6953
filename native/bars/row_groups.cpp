#include "native/bars/row_groups.hpp"

#include <algorithm>

#include "native/bars/extremes.hpp"

namespace tiercel::bars {
namespace {

std::int64_t floor_to(std::int64_t time, std::int64_t period) noexcept {
  const std::int64_t rest = time % period;
  return time - (rest < 0 ? rest + period : rest);
}

bool fits(const RowGroups& groups, std::size_t rows) noexcept {
  std::int64_t at = 0;
  for (std::size_t i = 0; i < groups.begin.size(); ++i) {
    if (groups.begin[i] < at || groups.end[i] <= groups.begin[i]) return false;
    at = groups.end[i];
  }
  return static_cast<std::size_t>(at) <= rows;
}

template <bool Highest>
TIERCEL_BODY void extremes_body(const double* column, const RowGroups& groups, double* out) noexcept {
  for (std::size_t i = 0; i < groups.begin.size(); ++i) {
    const auto begin = static_cast<std::size_t>(groups.begin[i]);
    out[i] = extreme<Highest>(column + begin, static_cast<std::size_t>(groups.end[i]) - begin);
  }
}

TIERCEL_BODY void highest_body(const double* column, const RowGroups& groups, double* out) noexcept {
  extremes_body<true>(column, groups, out);
}
TIERCEL_BODY void lowest_body(const double* column, const RowGroups& groups, double* out) noexcept {
  extremes_body<false>(column, groups, out);
}
TIERCEL_VARIANTS(void, highest, (const double* column, const RowGroups& groups, double* out), (column, groups, out))
TIERCEL_VARIANTS(void, lowest, (const double* column, const RowGroups& groups, double* out), (column, groups, out))

double sum_of(std::span<const double> rows) noexcept {
  double sum = 0;
  for (const double x : rows) sum += x;
  return sum;
}

std::span<const double> rows_of(std::span<const double> column, const RowGroups& groups, std::size_t i) noexcept {
  const auto begin = static_cast<std::size_t>(groups.begin[i]);
  return column.subspan(begin, static_cast<std::size_t>(groups.end[i]) - begin);
}

void reduce_simple(Reduction reduction, std::span<const double> column, const RowGroups& groups,
                   std::span<double> out) noexcept {
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto rows = rows_of(column, groups, i);
    switch (reduction) {
      case Reduction::kFirst:
        out[i] = rows.front();
        break;
      case Reduction::kLast:
        out[i] = rows.back();
        break;
      case Reduction::kSum:
        out[i] = sum_of(rows);
        break;
      case Reduction::kMean:
        out[i] = sum_of(rows) / static_cast<double>(rows.size());
        break;
      case Reduction::kHighest:
      case Reduction::kLowest:
        break;
    }
  }
}

Status check(std::size_t rows, const RowGroups& groups, std::size_t out) noexcept {
  if (groups.begin.size() != groups.end.size() || groups.begin.size() != out) return Status::kLengthMismatch;
  return fits(groups, rows) ? Status::kOk : Status::kParameterRange;
}

}  // namespace

Status group_by_period(std::span<const std::int64_t> times, std::int64_t period, const GroupOutput& out,
                       std::size_t& count) noexcept {
  count = 0;
  if (period <= 0) return Status::kParameterRange;
  const std::size_t room = std::min({out.begin.size(), out.end.size(), out.open.size()});
  for (std::size_t row = 0; row < times.size(); ++count) {
    if (count == room) return Status::kOutputTooSmall;
    const std::int64_t open = floor_to(times[row], period);
    out.begin[count] = static_cast<std::int32_t>(row);
    out.open[count] = open;
    while (row < times.size() && times[row] - open < period) ++row;
    out.end[count] = static_cast<std::int32_t>(row);
  }
  return Status::kOk;
}

Status reduce_rows(Reduction reduction, std::span<const double> column, const RowGroups& groups,
                   std::span<double> out) noexcept {
  if (const Status status = check(column.size(), groups, out.size()); status != Status::kOk) return status;
  if (reduction == Reduction::kHighest) {
    highest(column.data(), groups, out.data());
  } else if (reduction == Reduction::kLowest) {
    lowest(column.data(), groups, out.data());
  } else {
    reduce_simple(reduction, column, groups, out);
  }
  return Status::kOk;
}

Status reduce_weighted(std::span<const double> column, std::span<const double> weights, const RowGroups& groups,
                       std::span<double> out) noexcept {
  if (column.size() != weights.size()) return Status::kLengthMismatch;
  if (const Status status = check(column.size(), groups, out.size()); status != Status::kOk) return status;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto rows = rows_of(column, groups, i);
    const auto weight = rows_of(weights, groups, i);
    double sum = 0;
    double total = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      sum += rows[row] * weight[row];
      total += weight[row];
    }
    out[i] = total > 0 ? sum / total : sum_of(rows) / static_cast<double>(rows.size());
  }
  return Status::kOk;
}

}  // namespace tiercel::bars
