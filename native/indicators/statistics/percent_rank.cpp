// Percent rank: how many of the values before are smaller.
#include "native/core/lanes.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

// `newest` has its window before it. False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool percent_rank_block_body(const double* newest, std::size_t period, double* out,
                                          std::size_t rows) noexcept {
  const auto n = static_cast<double>(period);
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> x = read_lanes<W>(newest + i);
    typename LaneTypes<W>::Places below{};
    TIERCEL_UNROLL for (std::size_t ago = 1; ago <= period; ++ago) below -= read_lanes<W>(newest + i - ago) < x;
    Lanes<W> count;
    for (int lane = 0; lane < W; ++lane) count[lane] = static_cast<double>(below[lane]);
    write_lanes(out + i, 100.0 * count / n);
    bad += x * 0.0;
  }
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, percent_rank_block,
                      (const double* newest, std::size_t period, double* out, std::size_t rows),
                      (newest, period, out, rows))

struct PercentRank {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the period
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period; }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(Setup period) noexcept { return period; }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<PercentRank>& x,
                   OutputRow<PercentRank>& y) noexcept {
    if (state.run < period) {
      ++state.run;
      return;
    }
    std::size_t below = 0;
    for (std::size_t ago = 1; ago <= period; ++ago) below += past.ago(0, ago) < x[0] ? 1 : 0;
    y[0] = 100.0 * static_cast<double>(below) / static_cast<double>(period);
  }

  template <class Past>
  static std::size_t fast(Setup period, State& state, const Past& past, const InputColumns<PercentRank>& in,
                          const OutputColumns<PercentRank>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    const bool is_warm = rows != 0 && state.run == period && past.block(0, period) != nullptr;
    return is_warm && percent_rank_block(in[0], period, out[0], rows) ? rows : 0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values before, which are compared", 100)};
constexpr OutputInfo kOutputInfo[] = {real_output("percentRank")};

}  // namespace

TIERCEL_INDICATOR(kPercentRank) = make_row<PercentRank>({
    .name = "percentRank",
    .group = Group::kStatistics,
    .summary = "Percent rank: percent of the `period` values before that are smaller than this one.",
    .formula = "100 * (number of x[1] ... x[period] that are below x[0]) / period",
    .source = "Definition; Connors and Alvarez, An Introduction to ConnorsRSI (2012); TA-Lib's PERCENTRANK",
    .talib = "PERCENTRANK",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
