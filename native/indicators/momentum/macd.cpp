// Moving average convergence and divergence: the distance of two averages, and its own average as signal.
#include "native/indicators/parts/seeding.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct MacdSetup {
  SmootherSetup fast;
  SmootherSetup slow;
  SmootherSetup signal;
  std::uint64_t skipped;  // first values that the fast average leaves out, so that both seeds end in the same row
};

struct MacdHistory {
  SmoothHistory fast;
  SmoothHistory slow;
  SmoothHistory signal;
};

// False where a value is no number.
template <int W>
TIERCEL_BODY bool macd_block_body(const MacdSetup& s, MacdHistory& last, const double* values,
                                  const std::array<double*, 3>& out, std::size_t rows) noexcept {
  const auto [macds, signals, histograms] = out;
  LaneSmoother<W> fast(s.fast, last.fast);
  LaneSmoother<W> slow(s.slow, last.slow);
  LaneSmoother<W> average(s.signal, last.signal);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto now = read_lanes<W>(values + i);
    const Lanes<W> macd = fast.take(now) - slow.take(now);
    const Lanes<W> signal = average.take(macd);
    write_lanes(macds + i, macd);
    write_lanes(signals + i, signal);
    write_lanes(histograms + i, Lanes<W>(macd - signal));
    bad += now * 0.0;
  }
  fast.finish();
  slow.finish();
  average.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, macd_block,
                      (const MacdSetup& s, MacdHistory& last, const double* values, const std::array<double*, 3>& out,
                       std::size_t rows),
                      (s, last, values, out, rows))

SmootherSetup exponential(std::int64_t period, Seeding kind) noexcept {
  return smoother_setup(seed_rows(kind, period), 2.0 / (static_cast<double>(period) + 1.0));
}

// With `kFixed` the averages' weights are the round numbers of Appel's, and only the signal has a parameter.
template <bool kFixed>
struct Macd {
  struct Params {
    std::int64_t fast;
    std::int64_t slow;
    std::int64_t signal;
    Seeding seeding = Seeding::kTalib;
  };
  using Setup = MacdSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    std::uint64_t run = 0;
    Smoother fast;
    Smoother slow;
    Smoother signal;
  };

  static Params params(const double* numbers) noexcept {
    if constexpr (kFixed) return {12, 26, static_cast<std::int64_t>(numbers[0]), Seeding::kTalib};
    const auto a = static_cast<std::int64_t>(numbers[0]);
    const auto b = static_cast<std::int64_t>(numbers[1]);
    return {std::min(a, b), std::max(a, b), static_cast<std::int64_t>(numbers[2]), seeding(numbers[3])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const auto skipped = static_cast<std::uint64_t>(seed_rows(p.seeding, p.slow) - seed_rows(p.seeding, p.fast));
    const SmootherSetup signal = exponential(p.signal, p.seeding);
    if constexpr (kFixed) {
      return {smoother_setup(p.fast, 0.15), smoother_setup(p.slow, 0.075), signal, skipped};
    }
    return {exponential(p.fast, p.seeding), exponential(p.slow, p.seeding), signal, skipped};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(seed_rows(p.seeding, p.slow) + seed_rows(p.seeding, p.signal) - 2);
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Macd>& x,
                   OutputRow<Macd>& y) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    double signal = 0.0;
    if (state.run++ >= s.skipped) state.fast.step(s.fast, x[0], &fast);
    if (!state.slow.step(s.slow, x[0], &slow)) return;
    const double macd = fast - slow;
    if (state.signal.step(s.signal, macd, &signal)) y = {macd, signal, macd - signal};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Macd>& in,
                          const OutputColumns<Macd>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.signal.is_warm(s.signal)) return 0;
    MacdHistory last;
    state.fast.write_history(s.fast, last.fast);
    state.slow.write_history(s.slow, last.slow);
    state.signal.write_history(s.signal, last.signal);
    if (!macd_block(s, last, in[0], out, rows)) return 0;
    state.run += rows;
    state.fast.read_history(last.fast, rows);
    state.slow.read_history(last.slow, rows);
    state.signal.read_history(last.signal, rows);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "period of the fast average; the shorter of the two is the fast one", 12, 2),
    integer_parameter("slowPeriod", "period of the slow average", 26, 2),
    integer_parameter("signalPeriod", "period of the signal", 9), kSeedingParameter};
constexpr ParameterInfo kFixedParameters[] = {integer_parameter("signalPeriod", "period of the signal", 9)};
constexpr OutputInfo kOutputInfo[] = {real_output("macd"), real_output("signal"), real_output("histogram")};

}  // namespace

TIERCEL_INDICATOR(kMacd) = make_row<Macd<false>>({
    .name = "macd",
    .group = Group::kMomentum,
    .summary = "Distance of a fast and a slow exponential average, its exponential average as signal, and the distance "
               "of these two; seeded as in TA-Lib: both averages begin in the row in which the slow one can.",
    .formula = "macd = ema(x, fastPeriod) - ema(x, slowPeriod), both seeded with means that end in the same row\n"
               "signal = ema(macd, signalPeriod)\n"
               "histogram = macd - signal\n"
               "with the seeding 'tradingview' each average begins with its first value",
    .source = "Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; Pine Script's reference of "
              "ta.macd",
    .talib = "MACD",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

TIERCEL_INDICATOR(kMacdFix) = make_row<Macd<true>>({
    .name = "macdFix",
    .group = Group::kMomentum,
    .summary =
        "macd with Appel's weights: 0.15 for the fast average, seeded with 12 values, and 0.075 for the slow one, "
        "seeded with 26.",
    .formula = "macd = ema(x, 12 values, k = 0.15) - ema(x, 26 values, k = 0.075), both seeded with means that end in "
               "the same row\n"
               "signal = ema(macd, signalPeriod)\n"
               "histogram = macd - signal",
    .source = "Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; TA-Lib's MACDFIX",
    .talib = "MACDFIX",
    .inputs = kOneSeries,
    .parameters = kFixedParameters,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
