// Relative volume: a bar's volume beside the mean of those before it.
#include "native/indicators/parts/window_mean.hpp"

namespace tiercel::indicators {
namespace {

struct Rvol {
  using Params = std::int64_t;  // the period
  using Setup = MeanSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_mean = false;
    double mean = 0.0;  // of the window that ended in the row before
    WindowMean window;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return mean_setup(period, period, decimals[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Rvol>& x,
                   OutputRow<Rvol>& y) noexcept {
    if (state.has_mean) y[0] = relative(x[0], state.mean);
    state.has_mean = state.window.step(s, past, 0, x[0], &state.mean);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Rvol>& in,
                          const OutputColumns<Rvol>& out, std::size_t rows) noexcept {
    double means[kMeanRows];
    if (!state.has_mean) return 0;
    rows = state.window.fast(s, past, 0, in[0], means, rows);
    if (rows == 0) return 0;
    out[0][0] = relative(in[0][0], state.mean);
    for (std::size_t i = 1; i < rows; ++i) out[0][i] = relative(in[0][i], means[i - 1]);
    state.mean = means[rows - 1];
    return rows;
  }

 private:
  static double relative(double volume, double mean) noexcept { return mean != 0.0 ? volume / mean : kNoValue; }
};

constexpr InputInfo kInputInfo[] = {{"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars before, with which one is compared", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("rvol")};

}  // namespace

TIERCEL_INDICATOR(kRvol) = make_row<Rvol>({
    .name = "rvol",
    .group = Group::kVolume,
    .summary =
        "Relative volume: a bar's volume divided by the mean volume of the `period` bars before it; no value where "
        "they have none.",
    .formula = "volume / ((volume[1] + ... + volume[period]) / period)",
    .source = "Definition; TA-Lib's RVOL",
    .talib = "RVOL",
    .differs = "TA-Lib gives infinity where only the bars before have no volume",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
