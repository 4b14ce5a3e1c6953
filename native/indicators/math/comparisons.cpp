// One series beside another: above it, below it, or crossing it either way.
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct Pair {
  double a = kNoValue;
  double b = kNoValue;
};

struct Above {
  static constexpr std::size_t kRowsBefore = 0;
  static bool of(const Pair& /*last*/, const Pair& now) noexcept { return now.a > now.b; }
};
struct Below {
  static constexpr std::size_t kRowsBefore = 0;
  static bool of(const Pair& /*last*/, const Pair& now) noexcept { return now.a < now.b; }
};
struct Crossed {
  static constexpr std::size_t kRowsBefore = 1;
  static bool of(const Pair& last, const Pair& now) noexcept {
    return (last.a <= last.b && now.a > now.b) || (last.a >= last.b && now.a < now.b);
  }
};

template <class F>
struct Comparison {
  struct Params {};
  struct Setup {};
  using State = Pair;  // of the row before
  using Value = std::uint8_t;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;
  static constexpr bool kTakesAnyRow = true;

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return F::kRowsBefore; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<Comparison>& x,
                   OutputRow<Comparison>& y) noexcept {
    const Pair now{x[0], x[1]};
    y[0] = F::of(state, now) ? 1 : 0;
    state = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& /*past*/, const InputColumns<Comparison>& in,
                          const OutputColumns<Comparison>& out, std::size_t rows) noexcept {
    Pair last = state;
    for (std::size_t i = 0; i < rows; ++i) {
      const Pair now{in[0][i], in[1][i]};
      out[0][i] = F::of(last, now) ? 1 : 0;
      last = now;
    }
    state = last;
    return rows;
  }
};

constexpr InputInfo kTwoSeries[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};

// Arguments are words, types and places. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_COMPARISON_ROW(Type, word, words, formula_text)         \
  constexpr OutputInfo k##Type##Output[] = {{word, OutputKind::kMask}}; \
  }                                                                     \
  TIERCEL_INDICATOR(k##Type) = make_row<Comparison<Type>>({             \
      .name = word,                                                     \
      .group = Group::kMath,                                            \
      .summary = words,                                                 \
      .formula = formula_text,                                          \
      .source = "Definition; a comparison with NaN is false",           \
      .inputs = kTwoSeries,                                             \
      .parameters = {},                                                 \
      .outputs = k##Type##Output,                                       \
  });                                                                   \
  namespace {
// NOLINTEND(bugprone-macro-parentheses)

TIERCEL_COMPARISON_ROW(Above, "above", "1 where `a` is above `b`, else 0.", "a > b")
TIERCEL_COMPARISON_ROW(Below, "below", "1 where `a` is below `b`, else 0.", "a < b")
TIERCEL_COMPARISON_ROW(Crossed, "crossed", "1 where `a` crosses `b` either way: `crossedAbove` or `crossedBelow`.",
                       "(a[1] <= b[1] and a > b) or (a[1] >= b[1] and a < b)")

}  // namespace
}  // namespace tiercel::indicators
