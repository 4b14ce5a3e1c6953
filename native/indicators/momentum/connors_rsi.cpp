// ConnorsRSI: the mean of a short relative strength index, that of the streak, and the rank of the last change.
#include <algorithm>
#include <utility>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

// Rows in succession that rose, or with a minus fell, up to this one; 0 after a row without change.
double next_streak(double streak, double change) noexcept {
  if (change > 0.0) return streak > 0.0 ? streak + 1.0 : 1.0;
  if (change < 0.0) return streak < 0.0 ? streak - 1.0 : -1.0;
  return 0.0;
}

struct ConnorsRsi : SimpleKernel<1, 1, 3> {
  struct Setup {
    RelativeStrength::Setup price;
    RelativeStrength::Setup streak;
    std::size_t rank;
    TickScale ticks;
  };
  struct State {
    bool has_last = false;
    double last = 0.0;
    double streak = 0.0;
    RelativeStrength::State price;
    RelativeStrength::State streaks;
    CellRing rates;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {RelativeStrength::setup(static_cast<std::int64_t>(p[0]), decimals),
            RelativeStrength::setup(static_cast<std::int64_t>(p[1]), decimals), rows_of(p[2]), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max({p[0], p[1], p[2] + 1.0})); }
  static std::size_t cells(const Setup& s) noexcept { return s.rank; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double value = in_ticks(s.ticks, x[0]);
    const double last = std::exchange(state.last, value);
    const bool has_last = std::exchange(state.has_last, true);
    if (has_last) state.streak = next_streak(state.streak, value - last);
    double price = 0.0;
    double streak = 0.0;
    bool full = RelativeStrength::take(s.price, state.price, value, &price);
    full = RelativeStrength::take(s.streak, state.streaks, state.streak, &streak) && full;
    if (!has_last) return;
    const double rate = quotient_or<double>(value - last, last, 0.0);
    if (full && state.rates.is_full(s.rank)) y[0] = (price + streak + percent_below(past.cells(), s.rank, rate)) / 3.0;
    state.rates.push(past, 0, s.rank, rate);
  }

 private:
  static double percent_below(const double* rates, std::size_t count, double rate) noexcept {
    std::size_t below = 0;
    for (std::size_t i = 0; i < count; ++i) below += rates[i] < rate ? 1 : 0;
    return 100.0 * static_cast<double>(below) / static_cast<double>(count);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("rsiPeriod", "period of the values' relative strength index", 3, 2),
    integer_parameter("streakPeriod", "period of the streak's relative strength index", 2, 2),
    integer_parameter("rankPeriod", "changes before, with which the last one is compared", 100)};
constexpr OutputInfo kOutputInfo[] = {real_output("connorsRsi")};

}  // namespace

TIERCEL_INDICATOR(kConnorsRsi) = make_row<ConnorsRsi>({
    .name = "connorsRsi",
    .group = Group::kMomentum,
    .summary = "ConnorsRSI, 0 to 100: the mean of a short relative strength index, that of the streak of rising or "
               "falling rows, and the percent of the rates of change before that are below the last one.",
    .formula = "streak = rows in succession that rose, minus those that fell, 0 where the value did not change\n"
               "rate = (x - x[1]) / x[1], 0 after a 0\n"
               "rank = 100 * (number of rate[1] ... rate[rankPeriod] that are below rate) / rankPeriod\n"
               "connorsRsi = (rsi(x, rsiPeriod) + rsi(streak, streakPeriod) + rank) / 3",
    .source = "Connors and Alvarez, An Introduction to ConnorsRSI (2012)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
