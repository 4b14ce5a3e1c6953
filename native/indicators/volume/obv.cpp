// On-balance volume.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMostRows = 512;
constexpr double kMostVolume = 0x1p41;  // ticks of a volume in a block: their sum stays below 2^50
constexpr double kMostTotal = 0x1p50;

// `last_close` is the close before the first row, `total` the balance there, and after that of the last row. False
// where a value is no number, or a volume off the step or too large.
TIERCEL_BODY bool obv_block_body(const TickScale& s, double last_close, const double* close, const double* volume,
                                 double* total, double* __restrict out, std::size_t rows) noexcept {
  std::int64_t totals[kMostRows];
  std::uint64_t bad = 0;
  const auto take = [&](std::size_t i, double before) {
    const double product = volume[i] * s.scale;
    const double whole = (product + kWholeNumbers) - kWholeNumbers;
    const double size = std::fabs(product);
    bad |= (std::fabs(product - whole) <= size * s.tolerance ? 0U : 1U) | (size <= kMostVolume ? 0U : 1U) |
           (close[i] * 0.0 == 0.0 ? 0U : 1U);
    const double rise = close[i] > before ? whole : 0.0;
    totals[i] = to_whole(close[i] < before ? -whole : rise);
  };
  take(0, last_close);
  for (std::size_t i = 1; i < rows; ++i) take(i, close[i - 1]);
  if (bad != 0) return false;
  std::int64_t running = to_whole(*total);
  for (std::size_t i = 0; i < rows; ++i) totals[i] = running += totals[i];
  for (std::size_t i = 0; i < rows; ++i) out[i] = from_whole(totals[i]) / s.scale;
  *total = from_whole(running);
  return true;
}

TIERCEL_VARIANTS(bool, obv_block,
                 (const TickScale& s, double last_close, const double* close, const double* volume, double* total,
                  double* out, std::size_t rows),
                 (s, last_close, close, volume, total, out, rows))

struct Obv {
  struct Params {};
  using Setup = TickScale;  // of the volume
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double last_close = 0.0;
    double total = 0.0;  // in ticks: exact up to 2^53 on the step
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return tick_scale(decimals + 1, 1); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Obv>& x,
                   OutputRow<Obv>& y) noexcept {
    const double volume = in_ticks(s, x[1]);
    if (!state.has_previous || x[0] > state.last_close) {
      state.total += volume;
    } else if (x[0] < state.last_close) {
      state.total -= volume;
    }
    state.has_previous = true;
    state.last_close = x[0];
    y[0] = state.total / s.scale;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Obv>& in,
                          const OutputColumns<Obv>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kMostRows);
    const bool is_whole = std::fabs(state.total) <= kMostTotal && state.total == std::floor(state.total);
    if (!state.has_previous || !is_whole) return 0;
    if (!obv_block(s, state.last_close, in[0], in[1], &state.total, out[0], rows)) return 0;
    state.last_close = in[0][rows - 1];
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("obv")};

}  // namespace

TIERCEL_INDICATOR(kObv) = make_row<Obv>({
    .name = "obv",
    .group = Group::kVolume,
    .summary =
        "On-balance volume: the sum of the volumes of rising bars less those of falling ones; the first bar counts "
        "as rising.",
    .formula = "obv = obv[1] + volume where close > close[1]\n"
               "obv = obv[1] - volume where close < close[1], else obv[1]",
    .source = "Granville, Granville's New Key to Stock Market Profits (1963); started as in TA-Lib",
    .talib = "OBV",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
