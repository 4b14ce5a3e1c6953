#pragma once
// The kernel of rows that are made of smoothings one behind the other, with values of the row before: written once for
// one row and for neighbouring rows.
//
// A form F says
//   kInputs, kOutputs, kSmoothers, kKept    how many; kept values are those that the next row asks for
//   Params, params(numbers), lookback(Params)
//   setup(Params)                           the setups of the smoothers
//   kStages, kWires                         the way of a row, in parts that do not wait for each other's results, and
//                                           how many values a part hands to the next one; at the end the first ones
//                                           are the outputs
//   take(constant<stage>, flow, x, wires)   takes a row through
//     flow.smooth(constant<i>, x, &y)       smoothing i; false in its warm-up
//     flow.before(constant<i>, x, &y)       the last row's value of what x is now; false in the first one
//   and returns false as soon as one of them does. Values are doubles, or Lanes of which none is in warm-up.
// Neighbouring rows go through one stage after the other: what a smoothing waits for is then there already.
#include <tuple>

#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <std::size_t I>
inline constexpr std::integral_constant<std::size_t, I> constant{};

template <class F>
using FlowSetup = std::array<SmootherSetup, F::kSmoothers>;

template <class F>
struct FlowState {
  std::array<Smoother, F::kSmoothers> smoothers;
  std::array<double, F::kKept> kept{};
  std::array<bool, F::kKept> has_kept{};
};

// What a row goes through one at a time.
template <class F>
class RowFlow {
 public:
  RowFlow(const FlowSetup<F>& setup, FlowState<F>& state) noexcept : setup_(setup), state_(state) {}

  template <std::size_t I>
  bool smooth(std::integral_constant<std::size_t, I> /*i*/, double x, double* y) noexcept {
    return state_.smoothers[I].step(setup_[I], x, y);
  }
  template <std::size_t I>
  bool before(std::integral_constant<std::size_t, I> /*i*/, double x, double* y) noexcept {
    *y = state_.kept[I];
    state_.kept[I] = x;
    return std::exchange(state_.has_kept[I], true);
  }

 private:
  const FlowSetup<F>& setup_;
  FlowState<F>& state_;
};

template <class F>
struct FlowHistory {
  std::array<SmoothHistory, F::kSmoothers> smoothers;
  std::array<double, F::kKept> kept;
};

// What W neighbouring rows go through.
template <class F, int W>
class LaneFlow {
 public:
  [[gnu::always_inline]] LaneFlow(const FlowSetup<F>& setup, FlowHistory<F>& history) noexcept
      : LaneFlow(setup, history, std::make_index_sequence<F::kSmoothers>{}, std::make_index_sequence<F::kKept>{}) {}

  template <std::size_t I>
  [[gnu::always_inline]] bool smooth(std::integral_constant<std::size_t, I> /*i*/, const Lanes<W>& x,
                                     Lanes<W>* y) noexcept {
    *y = std::get<I>(smoothers_).take(x);
    return true;
  }
  template <std::size_t I>
  [[gnu::always_inline]] bool before(std::integral_constant<std::size_t, I> /*i*/, const Lanes<W>& x,
                                     Lanes<W>* y) noexcept {
    *y = std::get<I>(kept_).template ago<1>(x);
    std::get<I>(kept_).push(x);
    return true;
  }
  [[gnu::always_inline]] void finish() noexcept {
    std::apply([](auto&... smoother) { (smoother.finish(), ...); }, smoothers_);
    finish_kept(std::make_index_sequence<F::kKept>{});
  }

 private:
  template <std::size_t>
  using One = LaneSmoother<W>;
  template <std::size_t>
  using Last = LastRows<W, 1>;
  template <class, class>
  struct Parts;
  template <std::size_t... S, std::size_t... K>
  struct Parts<std::index_sequence<S...>, std::index_sequence<K...>> {
    using Smoothers = std::tuple<One<S>...>;
    using Kept = std::tuple<Last<K>...>;
  };
  using All = Parts<std::make_index_sequence<F::kSmoothers>, std::make_index_sequence<F::kKept>>;

  template <std::size_t... S, std::size_t... K>
  [[gnu::always_inline]] LaneFlow(const FlowSetup<F>& setup, FlowHistory<F>& history, std::index_sequence<S...> /*s*/,
                                  std::index_sequence<K...> /*k*/) noexcept
      : smoothers_(LaneSmoother<W>(setup[S], history.smoothers[S])...),
        kept_(LastRows<W, 1>(same_rows(history.kept[K]))...),
        history_(history) {}
  template <std::size_t... K>
  [[gnu::always_inline]] void finish_kept(std::index_sequence<K...> /*k*/) noexcept {
    ((history_.kept[K] = last_of(std::get<K>(kept_))), ...);
  }
  [[gnu::always_inline]] static double last_of(const LastRows<W, 1>& rows) noexcept {
    std::array<double, kStepRows> last;
    rows.write(last);
    return last.back();
  }

  typename All::Smoothers smoothers_;
  typename All::Kept kept_;
  FlowHistory<F>& history_;
};

template <class F>
struct FlowBlock {
  std::array<const double*, F::kInputs> in;
  std::array<double*, F::kOutputs> out;
  std::size_t rows;
};

inline constexpr std::size_t kFlowRows = 256;  // rows of a block

template <class F>
struct FlowBody {
  // False, with nothing to be used, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const FlowSetup<F>* setup, FlowHistory<F>* history, const FlowBlock<F>* block) noexcept {
    const FlowBlock<F> b = *block;
    LaneFlow<F, W> flow(*setup, *history);
    double wires[F::kWires][kFlowRows];
    Lanes<W> bad{};
    for_each_of<F::kStages>([&](auto stage) TIERCEL_INLINE {
      constexpr bool kLast = stage + 1 == F::kStages;
      for (std::size_t r = 0; r < b.rows; r += W) {
        std::array<Lanes<W>, F::kInputs> x;
        std::array<Lanes<W>, F::kWires> w{};
        for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE {
          x[i] = read_lanes<W>(b.in[i] + r);
          if constexpr (stage == 0) bad += x[i] * 0.0;
        });
        if constexpr (stage != 0) {
          for_each_of<F::kWires>([&](auto i) TIERCEL_INLINE { w[i] = read_lanes<W>(wires[i] + r); });
        }
        F::take(stage, flow, x, w);
        if constexpr (kLast) {
          for_each_of<F::kOutputs>([&](auto i) TIERCEL_INLINE { write_lanes(b.out[i] + r, w[i]); });
        } else {
          for_each_of<F::kWires>([&](auto i) TIERCEL_INLINE { write_lanes(wires[i] + r, w[i]); });
        }
      }
    });
    flow.finish();
    return are_zero(bad);
  }
};

// The flow of rows by itself, as a part of other kernels.
template <class F>
struct FlowPart {
  using Setup = FlowSetup<F>;
  using State = FlowState<F>;
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = F::kOutputs;

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const std::array<double, kInputs>& x,
                   std::array<double, kOutputs>& y) noexcept {
    RowFlow<F> flow(s, state);
    std::array<double, F::kWires> wires{};
    bool done = true;
    for_each_of<F::kStages>([&](auto stage) TIERCEL_INLINE { done = done && F::take(stage, flow, x, wires); });
    if (!done) return;
    for (std::size_t i = 0; i < kOutputs; ++i) y[i] = wires[i];
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/,
                          const std::array<const double*, kInputs>& in, const std::array<double*, kOutputs>& out,
                          std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kFlowRows);
    if (rows == 0 || !is_warm(s, state)) return 0;
    FlowHistory<F> history;
    for (std::size_t i = 0; i < F::kSmoothers; ++i) state.smoothers[i].write_history(s[i], history.smoothers[i]);
    history.kept = state.kept;
    const FlowBlock<F> block{in, out, rows};
    if (!at_best_level<FlowBody<F>>(&s, &history, &block)) return 0;
    for (std::size_t i = 0; i < F::kSmoothers; ++i) state.smoothers[i].read_history(history.smoothers[i], rows);
    state.kept = history.kept;
    return rows;
  }

  static bool is_warm(const Setup& s, const State& state) noexcept {
    bool warm = true;
    for (std::size_t i = 0; i < F::kSmoothers; ++i) warm = warm && state.smoothers[i].is_warm(s[i]);
    for (const bool has : state.has_kept) warm = warm && has;
    return warm;
  }
};

template <class F>
struct FlowRow : FlowPart<F> {
  using Params = typename F::Params;
  using Setup = FlowSetup<F>;

  static Params params(const double* numbers) noexcept { return F::params(numbers); }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return F::setup(p); }
  static std::size_t lookback(const Params& p) noexcept { return F::lookback(p); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
};

}  // namespace tiercel::indicators
