#include "native/indicators/parts/short_window.hpp"

#include "native/core/lanes.hpp"

namespace tiercel::indicators {
namespace {

// Columns are worked on in whole steps; what lies behind their ends is never part of a value.
using Step = Lanes<kStepRows>;

struct alignas(64) Column {
  double rows[kShortColumn + kStepRows];
};

TIERCEL_BODY Step at(const double* column, std::size_t row) noexcept { return read_lanes<kStepRows>(column + row); }
TIERCEL_BODY void put(Column& column, std::size_t row, const Step& step) noexcept {
  write_lanes(column.rows + row, step);
}

// Rows of y, which may end within a step.
template <class Value>
TIERCEL_BODY void give(double* y, std::size_t rows, Value value) noexcept {
  const std::size_t whole = rows - rows % kStepRows;
  for (std::size_t i = 0; i < whole; i += kStepRows) write_lanes(y + i, value(i));
  if (whole == rows) return;
  double last[kStepRows];
  write_lanes(last, value(whole));
  std::memcpy(y + whole, last, (rows - whole) * sizeof(double));
}

template <bool kDivides>
TIERCEL_BODY void short_sums_rows(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  const auto divisor = static_cast<double>(period);
  Column column;
  Column out;
  const double* sums = x;  // of `width` rows
  std::size_t count = rows + period - 1;
  std::size_t done = 0;
  for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, Step{});
  for (std::size_t width = 1;; width *= 2) {
    const auto joined = [&](std::size_t i) __attribute__((always_inline)) {
      return Step(at(out.rows, i) + at(sums, i + done));
    };
    if (done + width == period) {
      return give(
          y, rows, [&](std::size_t i) __attribute__((always_inline)) {
            return kDivides ? Step(joined(i) / divisor) : joined(i);
          });
    }
    if ((period & width) != 0) {
      for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, joined(i));
      done += width;
    }
    count -= width;
    for (std::size_t i = 0; i < count; i += kStepRows) put(column, i, at(sums, i) + at(sums, i + width));
    sums = column.rows;
  }
}

TIERCEL_BODY void short_sums_body(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  short_sums_rows<false>(x, period, y, rows);
}

TIERCEL_BODY void short_means_body(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  short_sums_rows<true>(x, period, y, rows);
}

TIERCEL_BODY void short_weighted_means_body(const double* x, std::size_t period, double* y, std::size_t rows) noexcept {
  const auto n = static_cast<double>(period);
  const double divisor = n * (n + 1.0) / 2.0;
  Column column;
  Column weighted_column;
  Column out;
  const double* sums = x;
  const double* weighted = x;
  std::size_t count = rows + period - 1;
  std::size_t done = 0;
  for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, Step{});
  for (std::size_t width = 1;; width *= 2) {
    const auto older = static_cast<double>(done);
    const auto joined = [&](std::size_t i) __attribute__((always_inline)) {
      return Step(at(out.rows, i) + (at(weighted, i + done) + older * at(sums, i + done)));
    };
    if (done + width == period) {
      return give(
          y, rows, [&](std::size_t i) __attribute__((always_inline)) { return Step(joined(i) / divisor); });
    }
    if ((period & width) != 0) {
      for (std::size_t i = 0; i < rows; i += kStepRows) put(out, i, joined(i));
      done += width;
    }
    count -= width;
    const auto before = static_cast<double>(width);
    for (std::size_t i = 0; i < count; i += kStepRows) {
      const Step newer = at(sums, i + width);
      put(weighted_column, i, at(weighted, i) + (at(weighted, i + width) + before * newer));
      put(column, i, at(sums, i) + newer);
    }
    sums = column.rows;
    weighted = weighted_column.rows;
  }
}

// What a window of kWidth rows, a power of two, adds up to.
struct Sums {
  double plain;
  double weighted;
};

template <std::size_t kWidth>
TIERCEL_BODY Sums sums_of(const double* x) noexcept {
  if constexpr (kWidth == 1) {
    return {x[0], x[0]};
  } else {
    constexpr std::size_t kHalf = kWidth / 2;
    const Sums older = sums_of<kHalf>(x);
    const Sums newer = sums_of<kHalf>(x + kHalf);
    return {older.plain + newer.plain, older.weighted + (newer.weighted + static_cast<double>(kHalf) * newer.plain)};
  }
}

// Calls `add(sums, rows before them)` for the windows that the period is made of, from the oldest on.
template <std::size_t kWidth = 1, class Add>
TIERCEL_BODY void each_piece(const double* x, std::size_t period, std::size_t done, Add add) noexcept {
  if ((period & kWidth) != 0) {
    add(sums_of<kWidth>(x + done), done);
    done += kWidth;
  }
  if constexpr (kWidth < kShortWindow) each_piece<kWidth * 2>(x, period, done, add);
}

}  // namespace

double short_sum(const double* x, std::size_t period) noexcept {
  double sum = 0.0;
  each_piece(x, period, 0, [&sum](const Sums& piece, std::size_t /*done*/) { sum += piece.plain; });
  return sum;
}

double short_weighted_mean(const double* x, std::size_t period) noexcept {
  const auto n = static_cast<double>(period);
  double sum = 0.0;
  each_piece(x, period, 0, [&sum](const Sums& piece, std::size_t done) {
    sum += piece.weighted + static_cast<double>(done) * piece.plain;
  });
  return sum / (n * (n + 1.0) / 2.0);
}

TIERCEL_VARIANTS(void, short_sums, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
TIERCEL_VARIANTS(void, short_means, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
TIERCEL_VARIANTS(void, short_weighted_means, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))

}  // namespace tiercel::indicators
