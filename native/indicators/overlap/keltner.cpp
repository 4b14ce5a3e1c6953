// Keltner channel: an exponential average of the typical price, and average true ranges on both sides of it.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct KeltnerSetup {
  SmootherSetup middle;
  SmootherSetup range;
  double multiplier;
  // First rows left out, so that both averages begin in the same row.
  std::uint64_t skipped_prices;
  std::uint64_t skipped_ranges;
};

struct KeltnerHistory {
  double close;  // before the first row
  SmoothHistory middle;
  SmoothHistory range;
};

template <class T>
TIERCEL_BODY T typical_price(const T& high, const T& low, const T& close) noexcept {
  return ((high + low) + close) / 3.0;
}

// False where a value is no number.
template <int W>
TIERCEL_BODY bool keltner_block_body(const KeltnerSetup& s, KeltnerHistory& last,
                                     const std::array<const double*, 3>& in, const std::array<double*, 3>& out,
                                     std::size_t rows) noexcept {
  const auto [highs, lows, closes] = in;
  const auto [uppers, middles, lowers] = out;
  LastRows<W, 1> before(same_rows(last.close));
  LaneSmoother<W> prices(s.middle, last.middle);
  LaneSmoother<W> ranges(s.range, last.range);
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const auto high = read_lanes<W>(highs + i);
    const auto low = read_lanes<W>(lows + i);
    const auto close = read_lanes<W>(closes + i);
    const Lanes<W> middle = prices.take(typical_price(high, low, close));
    const Lanes<W> apart = s.multiplier * ranges.take(true_range(high, low, before.template ago<1>(close)));
    write_lanes(uppers + i, Lanes<W>(middle + apart));
    write_lanes(middles + i, middle);
    write_lanes(lowers + i, Lanes<W>(middle - apart));
    bad += high * 0.0 + low * 0.0 + close * 0.0;
    before.push(close);
  }
  prices.finish();
  ranges.finish();
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, keltner_block,
                      (const KeltnerSetup& s, KeltnerHistory& last, const std::array<const double*, 3>& in,
                       const std::array<double*, 3>& out, std::size_t rows),
                      (s, last, in, out, rows))

struct Keltner {
  struct Params {
    std::int64_t period;
    std::int64_t range_period;
    double multiplier;
  };
  using Setup = KeltnerSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    std::uint64_t run = 0;
    double last_close = 0.0;
    Smoother middle;
    Smoother range;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]), numbers[2]};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const std::int64_t begin = std::max(p.period - 1, p.range_period);
    return {.middle = smoother_setup(p.period, 2.0 / (static_cast<double>(p.period) + 1.0)),
            .range = smoother_setup(p.range_period, 1.0 / static_cast<double>(p.range_period)),
            .multiplier = p.multiplier,
            .skipped_prices = static_cast<std::uint64_t>(begin - (p.period - 1)),
            .skipped_ranges = static_cast<std::uint64_t>(begin - p.range_period + 1)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(std::max(p.period - 1, p.range_period));
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Keltner>& x,
                   OutputRow<Keltner>& y) noexcept {
    const auto [high, low, close] = x;
    double middle = 0.0;
    double range = 0.0;
    bool full = state.run >= s.skipped_prices;
    if (full) full = state.middle.step(s.middle, typical_price(high, low, close), &middle);
    if (state.run >= s.skipped_ranges) state.range.step(s.range, true_range(high, low, state.last_close), &range);
    state.last_close = close;
    ++state.run;
    const double apart = s.multiplier * range;
    if (full) y = {middle + apart, middle, middle - apart};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Keltner>& in,
                          const OutputColumns<Keltner>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.middle.is_warm(s.middle) || !state.range.is_warm(s.range)) return 0;
    KeltnerHistory last;
    last.close = state.last_close;
    state.middle.write_history(s.middle, last.middle);
    state.range.write_history(s.range, last.range);
    if (!keltner_block(s, last, in, out, rows)) return 0;
    state.middle.read_history(last.middle, rows);
    state.range.read_history(last.range, rows);
    state.last_close = in[2][rows - 1];
    state.run += rows;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "period of the exponential average", 20, 2),
    integer_parameter("atrPeriod", "period of the average true range", 10),
    {"multiplier", "average true ranges from the middle to a band", ParameterKind::kReal, 0, 1000, 2}};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kKeltner) = make_row<Keltner>({
    .name = "keltner",
    .group = Group::kOverlap,
    .summary = "Keltner channel: an exponential average of the typical price, and average true ranges above and below "
               "it; both begin in the row in which the later one can.",
    .formula = "middle = ema((high + low + close) / 3, period)\n"
               "upper = middle + multiplier * atr(atrPeriod)\n"
               "lower = middle - multiplier * atr(atrPeriod)",
    .source = "Keltner, How to Make Money in Commodities (1960), in Raschke's form with the average true range; "
              "TA-Lib's KC",
    .talib = "KC",
    .differs =
        "Others take the average of the close. As in TA-Lib both averages are seeded with values that end in the "
        "same row.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
