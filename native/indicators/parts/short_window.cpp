#include "native/indicators/parts/short_window.hpp"

#include "native/core/lanes.hpp"

namespace tiercel::indicators {
namespace {

// Columns are worked on in whole steps; what lies behind their ends is never part of a value.
using Step = Lanes<kStepRows>;

struct alignas(64) Column {
  double rows[kShortColumn + 2 * kStepRows];
};

TIERCEL_BODY Step at(const Column& column, std::size_t row) noexcept {
  return read_lanes<kStepRows>(column.rows + row);
}
TIERCEL_BODY void put(Column& column, std::size_t row, const Step& step) noexcept {
  write_lanes(column.rows + row, step);
}

TIERCEL_BODY void read_column(Column& column, const double* x, std::size_t count) noexcept {
  std::memcpy(column.rows, x, count * sizeof(double));
  std::fill_n(column.rows + count, std::size(column.rows) - count, 0.0);
}

TIERCEL_BODY void short_sums_body(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  Column sums;  // of `width` rows
  Column out;
  std::size_t count = rows + period - 1;
  read_column(sums, x, count);
  for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, Step{});
  std::size_t done = 0;
  for (std::size_t width = 1;; width *= 2) {
    if ((period & width) != 0) {
      for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, at(out, i) + at(sums, i + done));
      done += width;
    }
    if (done == period) break;
    count -= width;
    for (std::size_t i = 0; i < count; i += kStepRows) put(sums, i, at(sums, i) + at(sums, i + width));
  }
  std::memcpy(y, out.rows, rows * sizeof(double));
}

TIERCEL_BODY void short_weighted_sums_body(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  Column sums;
  Column weighted;
  Column out;
  std::size_t count = rows + period - 1;
  read_column(sums, x, count);
  read_column(weighted, x, count);
  for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, Step{});
  std::size_t done = 0;
  for (std::size_t width = 1;; width *= 2) {
    if ((period & width) != 0) {
      const auto older = static_cast<double>(done);
      for (std::size_t i = 0; i < rows; i += kStepRows) {
        put(out, i, at(out, i) + (at(weighted, i + done) + older * at(sums, i + done)));
      }
      done += width;
    }
    if (done == period) break;
    count -= width;
    const auto older = static_cast<double>(width);
    for (std::size_t i = 0; i < count; i += kStepRows) {
      const Step newer = at(sums, i + width);
      put(weighted, i, at(weighted, i) + (at(weighted, i + width) + older * newer));
      put(sums, i, at(sums, i) + newer);
    }
  }
  std::memcpy(y, out.rows, rows * sizeof(double));
}

}  // namespace

TIERCEL_VARIANTS(void, short_sums, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
TIERCEL_VARIANTS(void, short_weighted_sums, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
}  // namespace tiercel::indicators
