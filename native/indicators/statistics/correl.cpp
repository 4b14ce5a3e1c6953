// Correlation and covariance of two series over the last rows.
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/window_pair.hpp"

namespace tiercel::indicators {
namespace {

struct Correlation {
  template <class T>
  [[gnu::always_inline]] static T of(const PairSetup& /*s*/, const PairSpread<T>& p) noexcept {
    const T square = p.xx * p.yy;
    return square > 0.0 ? p.xy / math::root_of(square > 0.0 ? square : T{} + 1.0) : T{};
  }
};

struct Covariance {
  template <class T>
  [[gnu::always_inline]] static T of(const PairSetup& s, const PairSpread<T>& p) noexcept {
    const auto n = static_cast<double>(s.period);
    const double units = s.scale[0] == 0.0 ? 1.0 : s.scale[0] * s.scale[1];
    return p.xy / (n * n * units);
  }
};

#define TIERCEL_PAIR_BLOCK(Value, block)                                                                          \
  template <int W>                                                                                                \
  TIERCEL_BODY bool block##_body(const PairSetup& s, const PairColumns& in, PairBlock& b, double* out,            \
                                 std::size_t rows) noexcept {                                                     \
    return pair_rows<Value, W>(s, in, b, out, rows);                                                              \
  }                                                                                                               \
  TIERCEL_LANE_VARIANTS(bool, block,                                                                              \
                        (const PairSetup& s, const PairColumns& in, PairBlock& b, double* out, std::size_t rows), \
                        (s, in, b, out, rows))

TIERCEL_PAIR_BLOCK(Correlation, correlation_block)
TIERCEL_PAIR_BLOCK(Covariance, covariance_block)

template <class F, auto Block>
struct PairRow {
  using Params = std::int64_t;  // the period
  using Setup = PairSetup;
  using State = WindowPair;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return pair_setup(period, decimals); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowPair::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<PairRow>& x,
                   OutputRow<PairRow>& y) noexcept {
    PairSpread<double> spread{};
    if (state.step(s, past, x, &spread)) y[0] = F::template of<double>(s, spread);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<PairRow>& in,
                          const OutputColumns<PairRow>& out, std::size_t rows) noexcept {
    if (s.scale[0] == 0.0) return state.template fast_off_step<F>(s, past, in, out[0], rows);
    return state.fast(s, past, in, out[0], rows, Block);
  }
};

constexpr InputInfo kTwoSeries[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in the window", 30)};
constexpr ParameterInfo kCovarianceParameterInfo[] = {integer_parameter("period", "rows in the window", 20)};
constexpr OutputInfo kCorrelOutput[] = {real_output("correl")};
constexpr OutputInfo kCovarianceOutput[] = {real_output("covariance")};

}  // namespace

TIERCEL_INDICATOR(kCorrel) = make_row<PairRow<Correlation, correlation_block>>({
    .name = "correl",
    .group = Group::kStatistics,
    .summary =
        "Pearson's correlation of two series over the last `period` rows, from -1 to 1; 0 where one of them does "
        "not move.",
    .formula = "n = period, sums over the last n rows\n"
               "(n sum(a b) - sum(a) sum(b)) / sqrt((n sum(a^2) - sum(a)^2) (n sum(b^2) - sum(b)^2))",
    .source = "Pearson, Notes on regression and inheritance (1895); TA-Lib's CORREL",
    .talib = "CORREL",
    .differs = "TA-Lib subtracts sums of squares, which loses digits where a series moves little beside its size",
    .inputs = kTwoSeries,
    .parameters = kParameterInfo,
    .outputs = kCorrelOutput,
});

TIERCEL_INDICATOR(kCovariance) = make_row<PairRow<Covariance, covariance_block>>({
    .name = "covariance",
    .group = Group::kStatistics,
    .summary = "Covariance of two series over the last `period` rows, as of a population.",
    .formula = "((a[0] - mean(a)) (b[0] - mean(b)) + ... ) / period, over the last `period` rows",
    .source = "Definition, of a population",
    .differs = "pandas divides by period - 1",
    .inputs = kTwoSeries,
    .parameters = kCovarianceParameterInfo,
    .outputs = kCovarianceOutput,
});

}  // namespace tiercel::indicators
