#pragma once
// The kernel of the average directional movement index, for adx and what is made from it.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/directional.hpp"

namespace tiercel::indicators {

struct AdxSetup {
  DirectionalSetup directional;
  SmootherSetup average;
};

struct AdxHistory {
  DirectionalBar<double> bar;
  SmoothHistory plus;
  SmoothHistory minus;
  SmoothHistory range;
  SmoothHistory average;
};

struct AdxBlock {
  std::array<const double*, 3> in;
  std::array<double*, 3> out;
  std::size_t rows;
};

struct AdxBody {
  // Outputs are adx, plusDi and minusDi. False where a value is no number, or where there is no movement at all.
  template <int W>
  TIERCEL_BODY bool run(const AdxSetup* setup, AdxHistory* history, const AdxBlock* block) noexcept {
    const AdxSetup& s = *setup;
    AdxHistory& last = *history;
    const auto [in, out, rows] = *block;
    MovementRows m;
    if (!read_movements<W>(s.directional.ticks, last.bar, in, m, rows)) return false;
    sum_movements<W>(s.directional.sums, {&last.plus, &last.minus, &last.range}, m, rows);
    LaneSmoother<W> average(s.average, last.average);
    Lanes<W> still{};
    TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
      const auto range = read_lanes<W>(m.range + i);
      const auto close = read_lanes<W>(m.close + i);
      const auto plus = directional_share(read_lanes<W>(m.plus + i), range, close);
      const auto minus = directional_share(read_lanes<W>(m.minus + i), range, close);
      still += plus + minus != 0.0 ? Lanes<W>{} : Lanes<W>{} + 1.0;
      write_lanes(out[0] + i, average.take(directional_index(plus, minus)));
      write_lanes(out[1] + i, plus);
      write_lanes(out[2] + i, minus);
    }
    average.finish();
    return are_zero(still);
  }
};

struct Adx {
  using Params = std::int64_t;  // the period
  using Setup = AdxSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    std::uint64_t run = 0;
    DirectionalBar<double> last{};
    double adx = 0.0;  // the last value; 0 in the seed
    Smoother plus;
    Smoother minus;
    Smoother range;
    Smoother average;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {directional_setup(period, decimals), smoother_setup(period, 1.0 / static_cast<double>(period))};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(2 * period - 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Adx>& x,
                   OutputRow<Adx>& y) noexcept {
    const auto now = bar_in_ticks<double>(s.directional.ticks, {x[0], x[1], x[2]});
    if (state.run != 0) take(s, state, movement(state.last, now), now.close, y);
    ++state.run;
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Adx>& in,
                          const OutputColumns<Adx>& out, std::size_t rows) noexcept {
    const SmootherSetup& sums = s.directional.sums;
    rows = std::min(rows - rows % kStepRows, kMovementRows);
    if (rows == 0 || !state.average.is_warm(s.average)) return 0;
    AdxHistory last;
    last.bar = state.last;
    state.plus.write_history(sums, last.plus);
    state.minus.write_history(sums, last.minus);
    state.range.write_history(sums, last.range);
    state.average.write_history(s.average, last.average);
    const AdxBlock block{in, out, rows};
    if (!at_best_level<AdxBody>(&s, &last, &block)) return 0;
    state.plus.read_history(last.plus, rows);
    state.minus.read_history(last.minus, rows);
    state.range.read_history(last.range, rows);
    state.average.read_history(last.average, rows);
    state.adx = out[0][rows - 1];
    state.last = bar_in_ticks<double>(s.directional.ticks, {in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]});
    state.run += rows;
    return rows;
  }

 private:
  static void take(const Setup& s, State& state, const Movement<double>& m, double close, OutputRow<Adx>& y) noexcept {
    double plus = 0.0;
    double minus = 0.0;
    double range = 0.0;
    state.plus.step(s.directional.sums, m.plus, &plus);
    state.minus.step(s.directional.sums, m.minus, &minus);
    state.range.step(s.directional.sums, m.range, &range);
    if (state.run < static_cast<std::uint64_t>(s.directional.period)) return;
    plus = directional_share(plus, range, close);
    minus = directional_share(minus, range, close);
    // Where nothing moves there is no index: the average stays, and the seed counts a 0.
    const double index = plus + minus != 0.0 ? directional_index(plus, minus) : state.adx;
    if (state.average.step(s.average, index, &state.adx)) y = {state.adx, plus, minus};
  }
};

}  // namespace tiercel::indicators
