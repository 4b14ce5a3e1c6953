// Accelerator oscillator: the awesome oscillator less its own mean.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct AcSetup {
  TickScale ticks;
  std::array<std::size_t, 2> periods;  // fast and slow
  std::size_t slowest;
  std::size_t signal;
  double divisor;
};

// The awesome oscillator times both periods, in ticks of high + low: a whole number on the step.
template <class T>
TIERCEL_BODY T awesome(const AcSetup& s, const T& fast, const T& slow) noexcept {
  return static_cast<double>(s.periods[1]) * fast - static_cast<double>(s.periods[0]) * slow;
}
template <class T>
TIERCEL_BODY T accelerated(const AcSetup& s, const T& now, const T& sum) noexcept {
  return (static_cast<double>(s.signal) * now - sum) / s.divisor;
}

struct AcBlock {
  std::array<const double*, 2> in;
  double* cells;
  double* signal_cells;
  std::uint64_t row;
  double* out;
  std::size_t rows;
};

struct AcBody {
  // False, with nothing changed but the output, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const AcSetup* setup, const AcBlock* block) noexcept {
    const AcSetup s = *setup;
    const AcBlock b = *block;
    double middle[kSumRows];
    double fast[kSumRows];
    double slow[kSumRows];
    double sum[kSumRows];
    Lanes<W> bad{};
    for (std::size_t r = 0; r < b.rows; r += W) {
      const auto both = in_ticks(s.ticks, read_lanes<W>(b.in[0] + r)) + in_ticks(s.ticks, read_lanes<W>(b.in[1] + r));
      bad += both * 0.0;
      write_lanes(middle + r, both);
    }
    if (!are_zero(bad)) return false;
    WindowSum<false>::block<W, 2>(b.cells, s.periods, b.row, middle, {fast, slow}, {}, b.rows);
    for (std::size_t r = 0; r < b.rows; r += W) {
      write_lanes(middle + r, awesome<Lanes<W>>(s, read_lanes<W>(fast + r), read_lanes<W>(slow + r)));
    }
    WindowSum<false>::block<W, 1>(b.signal_cells, {s.signal}, b.row + 1 - s.slowest, middle, {sum}, {}, b.rows);
    for (std::size_t r = 0; r < b.rows; r += W) {
      write_lanes(b.out + r, accelerated<Lanes<W>>(s, read_lanes<W>(middle + r), read_lanes<W>(sum + r)));
    }
    return true;
  }
};

struct Ac {
  struct Params {
    std::size_t fast;
    std::size_t slow;
    std::size_t signal;
  };
  using Setup = AcSetup;
  using State = std::uint64_t;  // bars since the start or the last gap
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1]),
            static_cast<std::size_t>(numbers[2])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 2);
    const double parts = static_cast<double>(p.fast) * static_cast<double>(p.slow) * static_cast<double>(p.signal);
    return {ticks, {p.fast, p.slow}, std::max(p.fast, p.slow), p.signal, 2.0 * parts * ticks.scale};
  }
  static std::size_t lookback(const Params& p) noexcept { return std::max(p.fast, p.slow) + p.signal - 2; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return signal_cells(s) + WindowSum<false>::cells(s.signal); }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const InputRow<Ac>& x, OutputRow<Ac>& y) noexcept {
    std::array<WindowSums, 2> sums;
    std::array<WindowSums, 1> signal;
    const std::uint64_t row = run++;
    WindowSum<false>::step<2>(past, 0, s.periods, row, in_ticks(s.ticks, x[0]) + in_ticks(s.ticks, x[1]), sums);
    if (run < s.slowest) return;
    const double now = awesome(s, sums[0].plain, sums[1].plain);
    WindowSum<false>::step<1>(past, signal_cells(s), {s.signal}, run - s.slowest, now, signal);
    if (run >= s.slowest + s.signal - 1) y[0] = accelerated(s, now, signal[0].plain);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<Ac>& in,
                          const OutputColumns<Ac>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kSumRows);
    if (rows == 0 || run < s.slowest + s.signal - 2) return 0;
    if (std::max(s.slowest, s.signal) > kLongestSumBlock) return 0;
    const AcBlock block{in, past.cells(), past.cells() + signal_cells(s), run, out[0], rows};
    if (!at_best_level<AcBody>(&s, &block)) return 0;
    run += rows;
    return rows;
  }

 private:
  static std::size_t signal_cells(const Setup& s) noexcept { return WindowSum<false>::cells(s.slowest); }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "bars of the first mean", 5, 2),
    integer_parameter("slowPeriod", "bars of the second mean, which is taken away", 34, 2),
    integer_parameter("signalPeriod", "values of the mean of the oscillator", 5, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("ac")};

}  // namespace

TIERCEL_INDICATOR(kAc) = make_row<Ac>({
    .name = "ac",
    .group = Group::kMomentum,
    .summary = "Accelerator oscillator: the awesome oscillator less its mean of the last `signalPeriod` values.",
    .formula = "ao(fastPeriod, slowPeriod) - mean(ao(fastPeriod, slowPeriod), signalPeriod)",
    .source = "Williams, New Trading Dimensions (1998)",
    .talib = "AC",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
