// Mass index: how the smoothed range stands to itself, smoothed again, added up.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct MassBlock {
  std::array<const double*, 2> in;
  double* cells;
  std::uint64_t row;  // of the sum
  double* out;
  std::size_t rows;
};

struct MassSetup {
  SmootherSetup average;
  std::size_t period;
};

struct MassHistory {
  SmoothHistory once;
  SmoothHistory twice;
};

struct MassBody {
  // False, with nothing changed but histories and output, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const MassSetup* s, MassHistory* last, const MassBlock* block) noexcept {
    const MassBlock b = *block;
    double ratios[kSumRows];
    Lanes<W> bad{};
    double ranges[kSumRows];
    LaneSmoother<W> once(s->average, last->once);
    for (std::size_t r = 0; r < b.rows; r += W) {
      const Lanes<W> range = read_lanes<W>(b.in[0] + r) - read_lanes<W>(b.in[1] + r);
      bad += range * 0.0;
      write_lanes(ranges + r, once.take(range));
    }
    once.finish();
    LaneSmoother<W> twice(s->average, last->twice);
    for (std::size_t r = 0; r < b.rows; r += W) {
      const Lanes<W> range = read_lanes<W>(ranges + r);
      write_lanes(ratios + r, quotient_or<Lanes<W>>(range, twice.take(range), 1.0));
    }
    twice.finish();
    if (!are_zero(bad)) return false;
    WindowSum<false>::block<W, 1>(b.cells, {s->period}, b.row, ratios, {b.out}, {}, b.rows);
    return true;
  }
};

struct MassIndex {
  struct Params {
    std::int64_t average;
    std::size_t sum;
  };
  using Setup = MassSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t ratios = 0;  // taken
    Smoother once;
    Smoother twice;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {exponential_setup(p.average), p.sum};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(2 * p.average - 2) + p.sum - 1;
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return WindowSum<false>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<MassIndex>& x,
                   OutputRow<MassIndex>& y) noexcept {
    double once = 0.0;
    double twice = 0.0;
    if (!state.once.step(s.average, x[0] - x[1], &once)) return;
    if (!state.twice.step(s.average, once, &twice)) return;
    std::array<WindowSums, 1> sums;
    WindowSum<false>::step<1>(past, 0, {s.period}, state.ratios, quotient_or<double>(once, twice, 1.0), sums);
    if (++state.ratios >= s.period) y[0] = sums[0].plain;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<MassIndex>& in,
                          const OutputColumns<MassIndex>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kSumRows);
    if (rows == 0 || !state.twice.is_warm(s.average)) return 0;
    if (state.ratios + 1 < s.period || s.period > kLongestSumBlock) return 0;
    MassHistory last;
    state.once.write_history(s.average, last.once);
    state.twice.write_history(s.average, last.twice);
    const MassBlock block{in, past.cells(), state.ratios, out[0], rows};
    if (!at_best_level<MassBody>(&s, &last, &block)) return 0;
    state.once.read_history(last.once, rows);
    state.twice.read_history(last.twice, rows);
    state.ratios += rows;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "period of both smoothings", 9, 2),
                                            integer_parameter("slowPeriod", "ratios in the sum", 25, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("massIndex")};

}  // namespace

TIERCEL_INDICATOR(kMassIndex) = make_row<MassIndex>({
    .name = "massIndex",
    .group = Group::kVolatility,
    .summary = "Mass index: how the smoothed range stands to the same, smoothed again, added up over `slowPeriod` "
               "bars; a ratio without a range counts as 1.",
    .formula = "range = ema(high - low, fastPeriod)\n"
               "massIndex = sum(range / ema(range, fastPeriod), slowPeriod)",
    .source = "Dorsey, The Mass Index (Technical Analysis of Stocks & Commodities, June 1992)",
    .talib = "MASSI",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
