// Average directional movement rating: the mean of the index and of itself some rows before.
#include "native/indicators/parts/adx_kernel.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

inline constexpr std::size_t kRatingRows = 512;  // rows of a block

struct Adxr {
  using Params = std::int64_t;  // the period
  struct Setup {
    AdxSetup adx;
    std::size_t apart;  // rows between the two values
  };
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    Adx::State adx;
    CellRing before;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {Adx::setup(period, decimals), static_cast<std::size_t>(period - 1)};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(3 * period - 2); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return s.apart; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Adxr>& x,
                   OutputRow<Adxr>& y) noexcept {
    OutputRow<Adx> now{kNoValue, kNoValue, kNoValue};
    Adx::step(s.adx, state.adx, past, x, now);
    if (!std::isnan(now[0])) rate(s, state, past, now[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Adxr>& in,
                          const OutputColumns<Adxr>& out, std::size_t rows) noexcept {
    if (!state.before.is_full(s.apart)) return 0;
    double line[2 * kRatingRows];  // the values before that are not in the block, then those of the block
    double unused[kRatingRows];
    rows = std::min(rows - rows % kStepRows, kRatingRows);
    const std::size_t lead = std::min(rows, s.apart);
    double* adx = line + lead;
    if (Adx::fast(s.adx, state.adx, past, in, {adx, out[0], unused}, rows) == 0) return 0;
    for (std::size_t i = 0; i < lead; ++i) line[i] = state.before.ago(past, 0, s.apart, s.apart - i);
    for (std::size_t i = 0; i < rows; ++i) out[0][i] = 0.5 * (adx[i] + line[i]);
    for (std::size_t i = rows - lead; i < rows; ++i) state.before.push(past, 0, s.apart, adx[i]);
    return rows;
  }

 private:
  template <class Past>
  static void rate(const Setup& s, State& state, const Past& past, double adx, double* y) noexcept {
    if (state.before.is_full(s.apart)) *y = 0.5 * (adx + state.before.ago(past, 0, s.apart, s.apart));
    state.before.push(past, 0, s.apart, adx);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the running sums and of the average", 14, 2), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("adxr")};

}  // namespace

TIERCEL_INDICATOR(kAdxr) = make_row<Unstable<Adxr, kParameterInfo>>({
    .name = "adxr",
    .group = Group::kMomentum,
    .summary = "Average directional movement rating: the mean of adx and of adx `period - 1` rows ago.",
    .formula = "(adx(period) + adx(period)[period - 1]) / 2",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; rows apart as in TA-Lib's ADXR",
    .talib = "ADXR",
    .differs = "Some libraries take adx of `period` rows ago; TA-Lib takes it `period - 1` rows ago. TA-Lib's "
               "unstable period of ADX is the one that acts on ADXR.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
