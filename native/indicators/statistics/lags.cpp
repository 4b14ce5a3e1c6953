// A value beside that of some rows before: lag, difference and returns.
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/pointwise.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

struct LagSetup {
  std::size_t period;
  TickScale ticks;
};

struct Lag {
  template <class T>
  [[gnu::always_inline]] static T of(const LagSetup& /*s*/, const T& before, const T& /*now*/) noexcept {
    return before;
  }
};

struct Delta {
  template <class T>
  [[gnu::always_inline]] static T of(const LagSetup& s, const T& before, const T& now) noexcept {
    return (in_ticks(s.ticks, now) - in_ticks(s.ticks, before)) / s.ticks.scale;
  }
};

struct PercentReturn {
  template <class T>
  [[gnu::always_inline]] static T of(const LagSetup& s, const T& before, const T& now) noexcept {
    const T from = in_ticks(s.ticks, before);
    const T change = (in_ticks(s.ticks, now) - from) / (from != 0.0 ? from : T{} + 1.0);
    return from != 0.0 ? change : T{} + kNoValue;
  }
};

struct LogReturn {
  template <class T>
  [[gnu::always_inline]] static T of(const LagSetup& s, const T& before, const T& now) noexcept {
    const T from = in_ticks(s.ticks, before);
    const T to = in_ticks(s.ticks, now);
    // The quotient's rounding would be all that is seen of a small change.
    const math::Split<T> ratio = math::quotient<T>({to, T{}}, {from > 0.0 ? from : T{} + 1.0, T{}});
    const math::Split<T> split = math::log_split(ratio.high);
    const T logarithm = split.high + (split.low + ratio.low / ratio.high);
    const T least = to < from ? to : from;
    return least > 0.0 ? logarithm : T{} + kNoValue;
  }
};

// `newest` has at least `period` rows before it. False, with nothing to be used, where a value is no number.
template <class F, int W>
TIERCEL_BODY bool lag_rows(const LagSetup& s, const double* newest, double* out, std::size_t rows) noexcept {
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> now = read_lanes<W>(newest + i);
    write_lanes(out + i, F::template of<Lanes<W>>(s, read_lanes<W>(newest + i - s.period), now));
    bad += now * 0.0;
  }
  return are_zero(bad);
}

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_LAG_BLOCK(F, block)                                                                                 \
  template <int W>                                                                                                  \
  TIERCEL_BODY bool block##_body(const LagSetup& s, const double* newest, double* out, std::size_t rows) noexcept { \
    return lag_rows<F, W>(s, newest, out, rows);                                                                    \
  }                                                                                                                 \
  TIERCEL_LANE_VARIANTS(bool, block, (const LagSetup& s, const double* newest, double* out, std::size_t rows),      \
                        (s, newest, out, rows))
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_LAG_BLOCK(Lag, lag_block)
TIERCEL_LAG_BLOCK(Delta, delta_block)
TIERCEL_LAG_BLOCK(PercentReturn, percent_return_block)
TIERCEL_LAG_BLOCK(LogReturn, log_return_block)

template <class F, auto Block>
struct LagRow {
  using Params = std::size_t;  // the period
  using Setup = LagSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the period
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 1)}; }
  static std::size_t lookback(Params period) noexcept { return period; }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<LagRow>& x,
                   OutputRow<LagRow>& y) noexcept {
    if (state.run < s.period) {
      ++state.run;
    } else {
      y[0] = F::template of<double>(s, past.ago(0, s.period), x[0]);
    }
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<LagRow>& in,
                          const OutputColumns<LagRow>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    const bool is_warm = rows != 0 && state.run == s.period && past.block(0, s.period) != nullptr;
    return is_warm && Block(s, in[0], out[0], rows) ? rows : 0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows before", 1)};

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_LAG_ROW(Type, block, word, words, formula_text, text, is_sparse) \
  constexpr OutputInfo k##Type##Output[] = {real_output(word)};                  \
  }                                                                              \
  TIERCEL_INDICATOR(k##Type) = make_row<LagRow<Type, block>>({                   \
      .name = word,                                                              \
      .group = Group::kStatistics,                                               \
      .summary = words,                                                          \
      .formula = formula_text,                                                   \
      .source = text,                                                            \
      .inputs = kOneSeries,                                                      \
      .parameters = kParameterInfo,                                              \
      .outputs = k##Type##Output,                                                \
      .sparse = is_sparse,                                                       \
  });                                                                            \
  namespace {
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_LAG_ROW(Lag, lag_block, "lag", "The value of `period` rows before.", "x[period]", "Definition", false)
TIERCEL_LAG_ROW(Delta, delta_block, "delta",
                "Difference from the value of `period` rows before, exact on the price step.", "x[0] - x[period]",
                "Definition", false)
TIERCEL_LAG_ROW(PercentReturn, percent_return_block, "percentReturn",
                "Return over `period` rows, as a part of the value before (0.01 is one percent); no value after a 0.",
                "x[0] / x[period] - 1", "Definition", true)
TIERCEL_LAG_ROW(LogReturn, log_return_block, "logReturn",
                "Logarithmic return over `period` rows; no value where one of both is not above 0.",
                "ln(x[0] / x[period])", "Definition", true)

}  // namespace
}  // namespace tiercel::indicators
