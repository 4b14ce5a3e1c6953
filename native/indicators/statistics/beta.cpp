// Beta: how far a series goes with another one, by their changes from row to row.
#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = 512;

struct BetaSetup {
  std::size_t period;
  std::array<TickScale, 2> ticks;
};

template <class T>
TIERCEL_BODY T change(const T& from, const T& to) noexcept {
  return from != 0.0 ? (to - from) / (from != 0.0 ? from : T{} + 1.0) : T{};
}

// The changes of rows after `last`. False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool changes_body(const TickScale& s, double last, const double* x, double* out,
                               std::size_t rows) noexcept {
  LastRows<W, 1> before(same_rows(last));
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> value = read_lanes<W>(x + i);
    const Lanes<W> now = in_ticks(s, value);
    write_lanes(out + i, change(before.template ago<1>(now), now));
    before.push(now);
    bad += value * 0.0;
  }
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, changes, (const TickScale& s, double last, const double* x, double* out, std::size_t rows),
                      (s, last, x, out, rows))

struct Beta {
  using Params = std::size_t;  // the period
  using Setup = BetaSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    std::array<double, 2> last{};  // in ticks
    AnchoredSums<PairSums> changes;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, {tick_scale(decimals, 1), tick_scale(decimals + 1, 1)}};
  }
  static std::size_t lookback(Params period) noexcept { return period; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return AnchoredSums<PairSums>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Beta>& x,
                   OutputRow<Beta>& y) noexcept {
    const std::array<double, 2> now{in_ticks(s.ticks[0], x[0]), in_ticks(s.ticks[1], x[1])};
    if (state.has_last) {
      AnchoredPart<PairSums> sums{};
      const std::array<double, 2> changes{change(state.last[0], now[0]), change(state.last[1], now[1])};
      if (state.changes.step(past, 0, s.period, changes, &sums)) y[0] = slope(sums, static_cast<double>(s.period));
    }
    state.has_last = true;
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Beta>& in,
                          const OutputColumns<Beta>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMostRows);
    double a[kMostRows];
    double b[kMostRows];
    if (rows == 0 || !state.changes.is_warm()) return 0;
    if (!changes(s.ticks[0], state.last[0], in[0], a, rows) || !changes(s.ticks[1], state.last[1], in[1], b, rows)) {
      return 0;
    }
    auto window = state.changes;  // in registers while the loop runs
    for (std::size_t i = 0; i < rows; ++i) {
      AnchoredPart<PairSums> sums{};
      window.step(past, 0, s.period, {a[i], b[i]}, &sums);
      out[0][i] = slope(sums, static_cast<double>(s.period));
    }
    state.changes = window;
    for (std::size_t k = 0; k < 2; ++k) state.last[k] = in_ticks(s.ticks[k], in[k][rows - 1]);
    return rows;
  }

 private:
  static double slope(const AnchoredPart<PairSums>& sums, double n) noexcept {
    const auto spread = pair_spread<double>(sums, n);
    return spread.xx != 0.0 ? spread.xy / spread.xx : 0.0;
  }
};

constexpr InputInfo kInputInfo[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "changes in the window", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("beta")};

}  // namespace

TIERCEL_INDICATOR(kBeta) = make_row<Beta>({
    .name = "beta",
    .group = Group::kStatistics,
    .summary =
        "Beta: the slope of the relative changes of `b` against those of `a` over the last `period` rows; 0 where "
        "`a` does not move.",
    .formula = "p = a / a[1] - 1, q = b / b[1] - 1, 0 where the value before is 0; n = period, sums over n changes\n"
               "(n sum(p q) - sum(p) sum(q)) / (n sum(p^2) - sum(p)^2)",
    .source = "Sharpe, A simplified model for portfolio analysis (Management Science 9, 1963); TA-Lib's BETA",
    .talib = "BETA",
    .differs = "TA-Lib subtracts sums of squares, which loses digits, and takes a spread below 1e-14 for none",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
