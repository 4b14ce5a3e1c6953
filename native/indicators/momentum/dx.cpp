// Directional movement index: how far the two directional indicators lie apart.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/directional.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

struct DxBlock {
  DirectionalColumns in;
  double* out;
  std::size_t rows;
};

struct DxBody {
  // False where a value is no number, or where there is no movement at all.
  template <int W>
  TIERCEL_BODY bool run(const DirectionalSetup* s, IndicatorHistory* last, const DxBlock* block) noexcept {
    const DirectionalColumns in = block->in;
    double* const out = block->out;
    const std::size_t rows = block->rows;
    return run_in_ticks<W>(s->ticks, in[2][0], [&](const auto& ticks) TIERCEL_INLINE {
      IndicatorHistory now = *last;
      LaneIndicators<W, std::decay_t<decltype(ticks)>> indicators(*s, ticks, now);
      Lanes<W> bad{};
      indicators.take(in, rows, [&](std::size_t i, const Indicators<Lanes<W>>& y) TIERCEL_INLINE {
        const Lanes<W> index = directional_index(y.plus, y.minus);
        bad += index * 0.0;
        write_lanes(out + i, index);
      });
      if (!indicators.finish() || !are_zero(bad)) return false;
      *last = now;
      return true;
    });
  }
};

struct Dx {
  using Params = std::int64_t;  // the period
  using Setup = DirectionalSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    BothIndicators indicators;
    double index = 0.0;  // the last value
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return directional_setup(period, decimals); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Dx>& x,
                   OutputRow<Dx>& y) noexcept {
    Indicators<double> now;
    if (!state.indicators.step(s, {x[0], x[1], x[2]}, &now)) return;
    if (now.plus + now.minus != 0.0) state.index = directional_index(now.plus, now.minus);
    y[0] = state.index;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Dx>& in,
                          const OutputColumns<Dx>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.indicators.is_warm(s)) return 0;
    IndicatorHistory last;
    state.indicators.write_history(s, last);
    const DxBlock block{in, out[0], rows};
    if (!at_best_level<DxBody>(&s, &last, &block)) return 0;
    state.indicators.read_history(s, last, in, rows);
    state.index = out[0][rows - 1];
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the running sums", 14, 2),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("dx")};

}  // namespace

TIERCEL_INDICATOR(kDx) = make_row<Unstable<Dx, kParameterInfo>>({
    .name = "dx",
    .group = Group::kMomentum,
    .summary = "Directional movement index, 0 to 100: the distance of the two directional indicators in percent of "
               "their sum; where nothing moves the last value stays, 0 at first.",
    .formula = "+DI = plusDi(period), -DI = minusDi(period)\n"
               "dx = 100 |+DI - -DI| / (+DI + -DI)",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's DX",
    .talib = "DX",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
