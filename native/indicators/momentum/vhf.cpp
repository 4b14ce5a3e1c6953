// Vertical horizontal filter: the reach of the price against its way.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/parts/window_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VhfSetup {
  std::size_t period;
  TickScale ticks;
};

struct VhfBlock {
  const double* window;  // period - 1 rows before the block
  const double* now;
  double* cells;
  std::uint64_t row;  // of the sums
  double* out;
  std::size_t rows;
};

struct VhfBody {
  // False, with nothing changed but the output, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const VhfSetup* s, const VhfBlock* block) noexcept {
    const VhfBlock b = *block;
    double highest[kSumRows];
    double lowest[kSumRows];
    double steps[kSumRows];
    double way[kSumRows];
    if (!all_finite(b.now, b.rows)) return false;
    slide_extreme<1>(b.window, s->period, highest, b.rows);
    slide_extreme<-1>(b.window, s->period, lowest, b.rows);
    for (std::size_t r = 0; r < b.rows; r += W) {
      const auto now = in_ticks(s->ticks, read_lanes<W>(b.now + r));
      const auto before = in_ticks(s->ticks, read_lanes<W>(b.now + r - 1));
      write_lanes(steps + r, absolute(Lanes<W>(now - before)));
    }
    WindowSum<false>::block<W, 1>(b.cells, {s->period}, b.row, steps, {way}, {}, b.rows);
    for (std::size_t r = 0; r < b.rows; r += W) {
      const auto high = in_ticks(s->ticks, read_lanes<W>(highest + r));
      const auto low = in_ticks(s->ticks, read_lanes<W>(lowest + r));
      write_lanes(b.out + r, quotient_or<Lanes<W>>(high - low, read_lanes<W>(way + r), 0.0));
    }
    return true;
  }
};

struct Vhf {
  using Params = std::size_t;  // the period
  using Setup = VhfSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;  // values since the start or the last gap
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 1)}; }
  static std::size_t lookback(Params period) noexcept { return period; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return sum_cells(s) + WindowSum<false>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Vhf>& x, OutputRow<Vhf>& y) noexcept {
    double highest = 0.0;
    double lowest = 0.0;
    state.highest.step(past, 0, 0, s.period, x[0], &highest);
    state.lowest.step(past, 0, WindowExtreme<1>::cells(s.period), s.period, x[0], &lowest);
    const std::uint64_t row = state.run++;
    if (row == 0) return;
    const double change = in_ticks(s.ticks, x[0]) - in_ticks(s.ticks, past.ago(0, 1));
    std::array<WindowSums, 1> way;
    WindowSum<false>::step<1>(past, sum_cells(s), {s.period}, row - 1, std::fabs(change), way);
    if (row < s.period) return;
    y[0] = quotient_or<double>(in_ticks(s.ticks, highest) - in_ticks(s.ticks, lowest), way[0].plain, 0.0);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Vhf>& in,
                          const OutputColumns<Vhf>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kSumRows);
    if (rows == 0 || state.run < s.period || !state.highest.is_warm(s.period)) return 0;
    const VhfBlock block{past.block(0, s.period - 1), in[0], past.cells() + sum_cells(s), state.run - 1, out[0], rows};
    if (block.window == nullptr || !at_best_level<VhfBody>(&s, &block)) return 0;
    state.run += rows;
    state.highest.skip();
    state.lowest.skip();
    return rows;
  }

 private:
  // The cells: those of the two windows, then those of the sum.
  static std::size_t sum_cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the range and changes of the way", 28, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("vhf")};

}  // namespace

TIERCEL_INDICATOR(kVhf) = make_row<Vhf>({
    .name = "vhf",
    .group = Group::kMomentum,
    .summary = "Vertical horizontal filter: the distance between the highest and the lowest of the last `period` "
               "values as a share of the way of the last `period` changes; 0 where nothing moved.",
    .formula = "(highest(x, period) - lowest(x, period)) / sum(|x - x[1]|, period)",
    .source = "White, The Vertical Horizontal Filter (Futures, August 1991)",
    .talib = "VHF",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
