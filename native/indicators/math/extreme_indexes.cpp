// Rows of the highest and the lowest of the last values.
#include "native/indicators/parts/extreme_place.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

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

 private:
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
