// Simple moving average: the mean of the last `period` values, rounded once. On the price step the sum is one of whole
// ticks, so that averages which are equal as decimals are equal as doubles; off it the sum of the doubles is exact.
#include <bit>

#include "native/core/lanes.hpp"
#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct SmaSetup {
  std::int64_t period;
  std::int64_t divisor;  // ticks of one unit, times the period
  double scale;          // ticks of one unit; 0 off the step
  double narrow;         // ticks of a value up to which a window's sum is below 2^51
};

constexpr std::size_t kMostRows = 512;
constexpr auto kWholeBits = std::bit_cast<std::uint64_t>(kWholeNumbers);

// Means of windows on the step. `sum` is the sum of ticks before the first row, and after the last. False, with
// nothing to be used, where a value is no number, off the step or too large. Whole numbers of less than 2^51 are
// turned into doubles and back by adding kWholeNumbers, whose last bit weighs 1.
TIERCEL_BODY bool sma_block_body(const double* newest, const double* leaving, double* out, std::size_t rows,
                                 const SmaSetup& s, std::int64_t* sum) noexcept {
  std::uint64_t sums[kMostRows];  // unsigned: a block that is refused may overflow
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = newest[i] * s.scale;
    const double shifted = product + kWholeNumbers;
    const double size = std::fabs(product);
    const double error = std::fabs(product - (shifted - kWholeNumbers));
    bad |= (error <= size * kTickTolerance ? 0U : 1U) | (size <= s.narrow ? 0U : 1U);
    sums[i] =
        std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(leaving[i] * s.scale + kWholeNumbers);
  }
  if (bad != 0) return false;
  auto running = static_cast<std::uint64_t>(*sum);
  for (std::size_t i = 0; i < rows; ++i) sums[i] = running += sums[i];
  *sum = static_cast<std::int64_t>(running);
  const auto divisor = static_cast<double>(s.divisor);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = (std::bit_cast<double>(sums[i] + kWholeBits) - kWholeNumbers) / divisor;
  }
  return true;
}

TIERCEL_VARIANTS(bool, sma_block,
                 (const double* newest, const double* leaving, double* out, std::size_t rows, const SmaSetup& s,
                  std::int64_t* sum),
                 (newest, leaving, out, rows, s, sum))

// Off the step. With e the exponent of the largest value, each value is a whole number of 2^(e-26) and a rest of whole
// 2^(e-61): so the sums of both are exact as integers for windows of up to kLongestSplit rows, unless a value has bits
// below that.
constexpr std::size_t kLongestSplit = 1024;
constexpr double kLeastSplit = 0x1p-900;  // of the largest value: all units are normal doubles

struct Split {
  double coarse;  // adding and taking away this rounds to whole units
  double fine;
  double coarse_unit;
  double fine_unit;
  double coarse_units;  // in a value of 1
  double fine_units;
};

TIERCEL_BODY Split split_of(double largest) noexcept {
  const double above = std::bit_cast<double>(((std::bit_cast<std::uint64_t>(largest) >> 52) + 1) << 52);
  const double coarse = above * 0x1p-26;
  const double fine = above * 0x1p-61;
  return {kWholeNumbers * coarse, kWholeNumbers * fine, coarse, fine, 1.0 / coarse, 1.0 / fine};
}

// (a + b) / n for whole n up to kLongestSplit, rounded once: the quotient of the rounded sum, corrected by what is
// left. Every step but the last one is exact, or keeps what is left on its side of the half way between two doubles.
TIERCEL_BODY double rounded_mean(double a, double b, double n) noexcept {
  const double sum = a + b;
  const double part = sum - a;
  const double lost = (a - (sum - part)) + (b - part);
  const double quotient = sum / n;
  const double head = std::bit_cast<double>(std::bit_cast<std::uint64_t>(quotient) & ~0x7ffffffULL);
  const double left = ((sum - head * n) - (quotient - head) * n) + lost;
  return quotient + left / n;
}

// `values` begins with the window before the first row. False, with nothing to be used, where a new value is no number
// or one is too small beside the largest.
TIERCEL_BODY bool sma_split_block_body(const double* values, std::size_t period, double* out,
                                       std::size_t rows) noexcept {
  std::int64_t coarse[kMostRows + kLongestSplit];
  std::int64_t fine[kMostRows + kLongestSplit];
  const std::size_t count = period + rows;
  double largest = 0.0;
  for (std::size_t i = 0; i < count; ++i) largest = std::fabs(values[i]) > largest ? std::fabs(values[i]) : largest;
  if (!(largest >= kLeastSplit && largest <= 1.0 / kLeastSplit) || !all_finite(values + period, rows)) return false;
  const Split s = split_of(largest);
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double head = (values[i] + s.coarse) - s.coarse;
    const double rest = values[i] - head;
    bad |= (rest + s.fine) - s.fine == rest ? 0U : 1U;
    coarse[i] = to_whole(head * s.coarse_units);
    fine[i] = to_whole(rest * s.fine_units);
  }
  if (bad != 0) return false;
  std::int64_t coarse_sum = 0;
  std::int64_t fine_sum = 0;
  for (std::size_t i = 0; i < period; ++i) coarse_sum += coarse[i];
  for (std::size_t i = 0; i < period; ++i) fine_sum += fine[i];
  for (std::size_t i = 0; i < rows; ++i) coarse[i] = coarse[i + period] - coarse[i];
  for (std::size_t i = 0; i < rows; ++i) fine[i] = fine[i + period] - fine[i];
  for (std::size_t i = 0; i < rows; ++i) coarse[i] = coarse_sum += coarse[i];
  for (std::size_t i = 0; i < rows; ++i) fine[i] = fine_sum += fine[i];
  const auto n = static_cast<double>(period);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = rounded_mean(from_whole(coarse[i]) * s.coarse_unit, from_whole(fine[i]) * s.fine_unit, n);
  }
  return true;
}

TIERCEL_VARIANTS(bool, sma_split_block, (const double* values, std::size_t period, double* out, std::size_t rows),
                 (values, period, out, rows))

struct Sma {
  using Params = std::int64_t;  // the period
  using Setup = SmaSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;      // values since the start or the last gap
    std::uint64_t on_step = 0;  // the last so many of them are on the step
    std::uint64_t narrow = 0;   // the last so many of them are on the step and small
    Int128 ticks = 0;           // sum of the window's values that are on the step
    bool sums_doubles = false;  // `doubles` is kept: from the first value off the step until the window has passed it
    ExactSum doubles;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }

  static Setup setup(Params period, const int* decimals) noexcept {
    const double scale = decimals[0] == kOffStep ? 0.0 : ticks_a_unit(decimals[0]);
    return {.period = period,
            .divisor = period * static_cast<std::int64_t>(scale),
            .scale = scale,
            .narrow = 0x1p51 / static_cast<double>(period) - 1.0};
  }

  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Sma>& x, OutputRow<Sma>& y) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    const bool full = state.run >= period;
    const double leaving = full ? past.ago(0, period) : 0.0;
    take_ticks(s, state, x[0], full, leaving);
    if (state.sums_doubles) {
      state.doubles.add(x[0]);
      if (full) state.doubles.subtract(leaving);
      state.sums_doubles = s.scale == 0.0 || state.on_step < period;
    } else if (state.on_step <= state.run) {
      begin_doubles(state, past, x[0], period);
    }
    ++state.run;
    if (state.run < period) return;
    y[0] = state.on_step >= period ? rounded_quotient(state.ticks, s.divisor) : state.doubles.mean(s.period);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Sma>& in,
                          const OutputColumns<Sma>& out, std::size_t rows) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    rows = std::min(rows, kMostRows);
    const bool is_off_step = s.scale == 0.0;
    if (is_off_step ? state.run < period || period > kLongestSplit : state.narrow < period) return 0;
    const double* leaving = past.block(0, period);
    if (leaving == nullptr) return 0;
    if (is_off_step) {
      if (!sma_split_block(leaving, period, out[0], rows)) return 0;
      state.run += rows;
      state.sums_doubles = false;
      return rows;
    }
    auto sum = static_cast<std::int64_t>(state.ticks);
    if (!sma_block(in[0], leaving, out[0], rows, s, &sum)) return 0;
    state.ticks = sum;
    state.run += rows;
    state.on_step += rows;
    state.narrow += rows;
    return rows;
  }

 private:
  static void take_ticks(const Setup& s, State& state, double x, bool full, double leaving) noexcept {
    std::int64_t ticks = 0;
    if (s.scale == 0.0) return;
    if (full && to_ticks(leaving, s.scale, &ticks)) state.ticks -= ticks;
    if (to_ticks(x, s.scale, &ticks)) {
      state.ticks += ticks;
      ++state.on_step;
      state.narrow = std::fabs(x * s.scale) <= s.narrow ? state.narrow + 1 : 0;
    } else {
      state.on_step = state.narrow = 0;
    }
  }

  // The first value off the step: sums the window as doubles, this value included.
  template <class Past>
  static void begin_doubles(State& state, const Past& past, double x, std::uint64_t period) noexcept {
    state.doubles = ExactSum{};
    state.doubles.add(x);
    for (std::uint64_t ago = 1; ago < period && ago <= state.run; ++ago) state.doubles.add(past.ago(0, ago));
    state.sums_doubles = true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("sma")};

}  // namespace

TIERCEL_INDICATOR(kSma) = make_row<Sma>({
    .name = "sma",
    .group = Group::kOverlap,
    .summary = "Simple moving average: the mean of the last `period` values, exact on the price step.",
    .formula = "(x[0] + x[1] + ... + x[period - 1]) / period",
    .source = "Arithmetic mean; Kaufman, Trading Systems and Methods (5th ed.), ch. 7",
    .talib = "SMA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
