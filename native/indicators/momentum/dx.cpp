// Directional movement index: how far the two directional indicators lie apart.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/directional.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

struct DxHistory {
  DirectionalBar<double> bar;
  SmoothHistory plus;
  SmoothHistory minus;
  SmoothHistory range;
};

struct DxBlock {
  std::array<const double*, 3> in;
  double* out;
  std::size_t rows;
};

struct DxBody {
  // False where a value is no number, or where there is no movement at all.
  template <int W>
  TIERCEL_BODY bool run(const DirectionalSetup* s, DxHistory* last, const DxBlock* block) noexcept {
    const auto [in, out, rows] = *block;
    MovementRows m;
    if (!read_movements<W>(s->ticks, last->bar, in, m, rows)) return false;
    sum_movements<W>(s->sums, {&last->plus, &last->minus, &last->range}, m, rows);
    Lanes<W> still{};
    for (std::size_t i = 0; i < rows; i += W) {
      const auto range = read_lanes<W>(m.range + i);
      const auto close = read_lanes<W>(m.close + i);
      const auto plus = directional_share(read_lanes<W>(m.plus + i), range, close);
      const auto minus = directional_share(read_lanes<W>(m.minus + i), range, close);
      still += plus + minus != 0.0 ? Lanes<W>{} : Lanes<W>{} + 1.0;
      write_lanes(out + i, directional_index(plus, minus));
    }
    return are_zero(still);
  }
};

struct Dx {
  using Params = std::int64_t;  // the period
  using Setup = DirectionalSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;
    DirectionalBar<double> last{};
    double index = 0.0;
    Smoother plus;
    Smoother minus;
    Smoother range;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return directional_setup(period, decimals); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Dx>& x,
                   OutputRow<Dx>& y) noexcept {
    const auto now = bar_in_ticks<double>(s.ticks, {x[0], x[1], x[2]});
    if (state.run != 0) take(s, state, movement(state.last, now), now.close, y);
    ++state.run;
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Dx>& in,
                          const OutputColumns<Dx>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMovementRows);
    if (rows == 0 || !state.plus.is_warm(s.sums)) return 0;
    DxHistory last;
    last.bar = state.last;
    state.plus.write_history(s.sums, last.plus);
    state.minus.write_history(s.sums, last.minus);
    state.range.write_history(s.sums, last.range);
    const DxBlock block{in, out[0], rows};
    if (!at_best_level<DxBody>(&s, &last, &block)) return 0;
    state.plus.read_history(last.plus, rows);
    state.minus.read_history(last.minus, rows);
    state.range.read_history(last.range, rows);
    state.index = out[0][rows - 1];
    state.last = bar_in_ticks<double>(s.ticks, {in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]});
    state.run += rows;
    return rows;
  }

 private:
  static void take(const Setup& s, State& state, const Movement<double>& m, double close, OutputRow<Dx>& y) noexcept {
    double plus = 0.0;
    double minus = 0.0;
    double range = 0.0;
    state.plus.step(s.sums, m.plus, &plus);
    state.minus.step(s.sums, m.minus, &minus);
    state.range.step(s.sums, m.range, &range);
    if (state.run < static_cast<std::uint64_t>(s.period)) return;
    plus = directional_share(plus, range, close);
    minus = directional_share(minus, range, close);
    if (plus + minus != 0.0) state.index = directional_index(plus, minus);
    y[0] = state.index;
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
