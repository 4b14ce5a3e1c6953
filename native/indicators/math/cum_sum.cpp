// Sum of all values so far.
#include "native/indicators/parts/whole_lanes.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = 512;
constexpr double kMostValue = 0x1p41;  // ticks of a value in a block: their sum stays below 2^50
constexpr double kMostTotal = 0x1p50;

// On the step. `total` is the sum in ticks before the first row, and then after the last. False where a value is no
// number, off the step or too large.
template <int W>
TIERCEL_BODY bool cum_sum_block_body(const TickScale& s, double* total, const double* x, double* __restrict out,
                                     std::size_t rows) noexcept {
  Lanes<W> bad{};
  std::int64_t before = to_whole(*total);
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> product = read_lanes<W>(x + i) * s.scale;
    const Lanes<W> whole = (product + kWholeNumbers) - kWholeNumbers;
    const Lanes<W> size = absolute(product);
    const Lanes<W> largest_error = size <= kMostValue ? Lanes<W>{size * s.tolerance} : Lanes<W>{} - 1.0;
    bad += absolute(Lanes<W>{product - whole}) <= largest_error ? Lanes<W>{} : Lanes<W>{} + 1.0;
    const Places<W> sums = added<W>(sums_so_far<W>(whole_lanes<W>(whole)), before);
    before = sums[W - 1];
    write_lanes(out + i, from_whole_lanes<W>(sums) / s.scale);
  }
  if (!are_zero(bad)) return false;
  *total = from_whole(before);
  return true;
}

TIERCEL_LANE_VARIANTS(bool, cum_sum_block,
                      (const TickScale& s, double* total, const double* x, double* out, std::size_t rows),
                      (s, total, x, out, rows))

TIERCEL_BODY bool finite_block_body(const double* x, std::size_t rows) noexcept { return all_finite(x, rows); }
TIERCEL_VARIANTS(bool, finite_block, (const double* x, std::size_t rows), (x, rows))

struct CumSum {
  struct Params {};
  using Setup = TickScale;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    double total = 0.0;  // in ticks: exact up to 2^53 on the step
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return tick_scale(decimals, 1); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<CumSum>& x,
                   OutputRow<CumSum>& y) noexcept {
    state.total += in_ticks(s, x[0]);
    y[0] = state.total / s.scale;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<CumSum>& in,
                          const OutputColumns<CumSum>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMostRows);
    if (rows == 0) return 0;
    if (s.tolerance == 0.0) return off_step(state, in[0], out[0], rows) ? rows : 0;
    const bool is_whole = std::fabs(state.total) <= kMostTotal && state.total == std::floor(state.total);
    return is_whole && cum_sum_block(s, &state.total, in[0], out[0], rows) ? rows : 0;
  }

 private:
  static bool off_step(State& state, const double* x, double* out, std::size_t rows) noexcept {
    if (!finite_block(x, rows)) return false;
    double total = state.total;
    for (std::size_t i = 0; i < rows; ++i) out[i] = total += x[i];
    state.total = total;
    return true;
  }
};

constexpr OutputInfo kOutputInfo[] = {real_output("cumSum")};

}  // namespace

TIERCEL_INDICATOR(kCumSum) = make_row<CumSum>({
    .name = "cumSum",
    .group = Group::kMath,
    .summary = "Sum of all values so far; on the price step without rounding up to 2^53 ticks.",
    .formula = "cumSum = cumSum[1] + x",
    .source = "Definition; TA-Lib's CUMSUM",
    .talib = "CUMSUM",
    .inputs = kOneSeries,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
