// Rows of the highest and the lowest of the last values.
#include <bit>
#include <cstring>

#include "native/indicators/parts/extreme_place.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = kExtremeRows;

// The extremes of the windows, and for each row whether its own value is the extreme.
template <int kSign>
TIERCEL_BODY void extremes(const double* window, const double* newest, std::size_t period, double* extreme,
                           std::uint8_t* reached, std::size_t rows) noexcept {
  slide_extreme<kSign>(window, period, extreme, rows);
  for (std::size_t i = 0; i < rows; ++i) reached[i] = newest[i] == extreme[i] ? 1 : 0;
}

TIERCEL_BODY bool highest_rows_body(const double* window, const double* newest, std::size_t period, double* extreme,
                                    std::uint8_t* reached, std::size_t rows) noexcept {
  extremes<1>(window, newest, period, extreme, reached, rows);
  return all_finite(newest, rows);
}
TIERCEL_BODY bool lowest_rows_body(const double* window, const double* newest, std::size_t period, double* extreme,
                                   std::uint8_t* reached, std::size_t rows) noexcept {
  extremes<-1>(window, newest, period, extreme, reached, rows);
  return all_finite(newest, rows);
}
TIERCEL_VARIANTS(bool, highest_rows,
                 (const double* window, const double* newest, std::size_t period, double* extreme,
                  std::uint8_t* reached, std::size_t rows),
                 (window, newest, period, extreme, reached, rows))
TIERCEL_VARIANTS(bool, lowest_rows,
                 (const double* window, const double* newest, std::size_t period, double* extreme,
                  std::uint8_t* reached, std::size_t rows),
                 (window, newest, period, extreme, reached, rows))

// The first row from `from` on whose value is the extreme, or `end`. Eight bytes may be read behind `end`.
std::size_t next_reached(const std::uint8_t* reached, std::size_t from, std::size_t end) noexcept {
  for (; from < end; from += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, reached + from, sizeof eight);
    if (eight != 0) return std::min(from + static_cast<std::size_t>(std::countr_zero(eight)) / 8, end);
  }
  return end;
}

// kSigns: 1 for the highest, -1 for the lowest.
template <int... kSigns>
struct ExtremeIndex {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using Value = std::int32_t;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = sizeof...(kSigns);
  static constexpr bool kTakesAnyRow = true;  // rows without a value count too

  struct State {
    std::uint64_t row = 0;    // from the start
    std::uint64_t taken = 0;  // values since the start or the last gap
    std::array<ExtremePlace, sizeof...(kSigns)> places;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(Setup period) noexcept { return period; }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<ExtremeIndex>& x,
                   OutputRow<ExtremeIndex>& y) noexcept {
    const std::uint64_t row = state.row++;
    if (!std::isfinite(x[0])) {
      state.taken = 0;
      state.places = {};
    } else if (++state.taken >= period) {
      std::size_t output = 0;
      ((y[output] = index(row, state.places[output].template step<kSigns>(past, 0, period, x[0])), ++output), ...);
    }
  }

  template <class Past>
  static std::size_t fast(Setup period, State& state, const Past& past, const InputColumns<ExtremeIndex>& in,
                          const OutputColumns<ExtremeIndex>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kMostRows);
    const double* window = past.block(0, period - 1);
    const bool fits = state.row + rows <= std::numeric_limits<std::int32_t>::max();
    if (state.taken < period || period > kLongestExtremeBlock || window == nullptr || !fits) return 0;
    auto places = state.places;
    std::size_t output = 0;
    const bool all =
        (block<kSigns>(period, state.row, places[output], window, in[0], out[output], rows, &output) && ...);
    if (!all) return 0;
    state.places = places;
    state.row += rows;
    state.taken += rows;
    return rows;
  }

 private:
  // From one change of place to the next: a row that reaches the extreme, or the one in which the last place leaves the
  // window.
  template <int kSign>
  static bool block(std::size_t period, std::uint64_t first_row, ExtremePlace& place, const double* window,
                    const double* newest, std::int32_t* out, std::size_t rows, std::size_t* output) noexcept {
    double extreme[kMostRows];
    std::uint8_t reached[kMostRows + 8] = {};
    const bool is_finite = kSign > 0 ? highest_rows(window, newest, period, extreme, reached, rows)
                                     : lowest_rows(window, newest, period, extreme, reached, rows);
    if (!is_finite) return false;
    ++*output;
    auto at = -static_cast<std::ptrdiff_t>(place.ago()) - 1;  // the place, counted from the first row of the block
    for (std::size_t row = 0; row < rows;) {
      const auto leaves = std::min(static_cast<std::size_t>(at + static_cast<std::ptrdiff_t>(period)), rows);
      const std::size_t next = next_reached(reached, row, leaves);
      std::fill(out + row, out + next, static_cast<std::int32_t>(static_cast<std::int64_t>(first_row) + at));
      if (next == rows) break;
      const double* oldest = window + next;
      const double* found =
          next == leaves ? std::find(oldest, oldest + period - 1, extreme[next]) : oldest + period - 1;
      at = found - newest;
      out[next] = static_cast<std::int32_t>(static_cast<std::int64_t>(first_row) + at);
      row = next + 1;
    }
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(rows) - 1;
    place.resume(static_cast<std::size_t>(last - at), newest[at]);
    return true;
  }

  static std::int32_t index(std::uint64_t row, std::size_t ago) noexcept {
    return static_cast<std::int32_t>(std::min<std::uint64_t>(row - ago, std::numeric_limits<std::int32_t>::max()));
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr const char* kTies =
    "Of equal values TA-Lib's choice: the newest that reached the extreme, or the oldest in the window once the "
    "extreme "
    "before has left it";

constexpr OutputInfo kMaxOutput[] = {{"maxIndex", OutputKind::kInteger}};
constexpr OutputInfo kMinOutput[] = {{"minIndex", OutputKind::kInteger}};
constexpr OutputInfo kBothOutputs[] = {{"lowest", OutputKind::kInteger}, {"highest", OutputKind::kInteger}};

}  // namespace

TIERCEL_INDICATOR(kMaxIndex) = make_row<ExtremeIndex<1>>({
    .name = "maxIndex",
    .group = Group::kMath,
    .summary = "Row of the highest of the last `period` values, counted from the first row of the column or stream.",
    .formula = "row of max(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MAXINDEX",
    .talib = "MAXINDEX",
    .differs = kTies,
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kMaxOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kMinIndex) = make_row<ExtremeIndex<-1>>({
    .name = "minIndex",
    .group = Group::kMath,
    .summary = "Row of the lowest of the last `period` values, counted from the first row of the column or stream.",
    .formula = "row of min(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MININDEX",
    .talib = "MININDEX",
    .differs = kTies,
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kMinOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kMinMaxIndex) = make_row<ExtremeIndex<-1, 1>>({
    .name = "minMaxIndex",
    .group = Group::kMath,
    .summary = "Rows of the lowest and the highest of the last `period` values, counted from the first row of the "
               "column or stream.",
    .formula = "lowest = row of min(x[0], x[1] ... x[period - 1])\n"
               "highest = row of max(x[0], x[1] ... x[period - 1])",
    .source = "Definition; TA-Lib's MINMAXINDEX",
    .talib = "MINMAXINDEX",
    .differs = kTies,
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kBothOutputs,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
