// Chaikin's money flow.
#include "native/indicators/parts/money_flow.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = 512;

struct CmfSetup {
  std::size_t period;
  TickScale ticks;
};

// False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool flows_body(const CmfSetup& s, const std::array<const double*, 4>& in, double* flow,
                             std::size_t rows) noexcept {
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const std::array<Lanes<W>, 4> x{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i),
                                    read_lanes<W>(in[3] + i)};
    write_lanes(flow + i, money_flow(s.ticks, x));
    bad += (x[0] + x[1] + x[2] + x[3]) * 0.0;
  }
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, flows,
                      (const CmfSetup& s, const std::array<const double*, 4>& in, double* flow, std::size_t rows),
                      (s, in, flow, rows))

template <class T>
TIERCEL_BODY T share(const T& flow, const T& volume) noexcept {
  return volume != 0.0 ? flow / (volume != 0.0 ? volume : T{} + 1.0) : T{};
}

template <int W>
TIERCEL_BODY void shares_body(const double* flow, const double* volume, double* out, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) {
    write_lanes(out + i, share<Lanes<W>>(read_lanes<W>(flow + i), read_lanes<W>(volume + i)));
  }
}

TIERCEL_LANE_VARIANTS(void, shares, (const double* flow, const double* volume, double* out, std::size_t rows),
                      (flow, volume, out, rows))

struct Cmf {
  using Params = std::size_t;  // the period
  using Setup = CmfSetup;
  using State = WindowFold<SumFold<2>>;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 3)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Cmf>& x, OutputRow<Cmf>& y) noexcept {
    std::array<double, 2> sums{};
    if (!state.step(past, 0, s.period, {money_flow(s.ticks, x), x[3]}, &sums)) return;
    y[0] = share(sums[0], sums[1]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Cmf>& in,
                          const OutputColumns<Cmf>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMostRows);
    double flow[kMostRows];
    double volume[kMostRows];
    if (rows == 0 || !state.is_warm() || !flows(s, in, flow, rows)) return 0;
    State sums = state;  // in registers while the loop runs
    for (std::size_t i = 0; i < rows; ++i) {
      std::array<double, 2> part{};
      sums.step(past, 0, s.period, {flow[i], in[3][i]}, &part);
      flow[i] = part[0];
      volume[i] = part[1];
    }
    state = sums;
    shares(flow, volume, out[0], rows);
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("cmf")};

}  // namespace

TIERCEL_INDICATOR(kCmf) = make_row<Cmf>({
    .name = "cmf",
    .group = Group::kVolume,
    .summary =
        "Chaikin's money flow: the mean place of the close in the range of the last `period` bars, weighted with "
        "their volume, from -1 at the low to 1 at the high; 0 without volume.",
    .formula = "flow = volume * ((close - low) - (high - close)) / (high - low), or 0 for a bar without range\n"
               "sum(flow) / sum(volume), over the last `period` bars",
    .source = "Chaikin; Achelis, Technical Analysis from A to Z (2nd ed.); TA-Lib's CMF",
    .talib = "CMF",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
