// Value at risk of the last changes.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/sorted_window.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct RiskSetup {
  std::size_t period;
  std::size_t below;  // place of the change below the quantile
  double share;       // of the way to the one above
  TickScale ticks;
};

struct ValueAtRisk {
  struct Params {
    std::size_t period;
    double confidence;
  };
  using Setup = RiskSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    SortedWindow changes;
  };

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const double place = (1.0 - p.confidence) * static_cast<double>(p.period - 1);
    const double below = std::floor(place);
    return {p.period, static_cast<std::size_t>(below), place - below, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period; }
  static std::size_t past(const Setup& s) noexcept { return s.period + 1; }
  static std::size_t cells(const Setup& s) noexcept { return SortedWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<ValueAtRisk>& x,
                   OutputRow<ValueAtRisk>& y) noexcept {
    if (state.has_last) {
      SortedWindow& changes = state.changes;
      const bool is_full = changes.size() == s.period;
      const double leaving = is_full ? change(s, past.ago(0, s.period + 1), past.ago(0, s.period)) : 0.0;
      const auto places = changes.find(past, 0, s.period, leaving, change(s, past.ago(0, 1), x[0]));
      if (changes.size() + 1 >= s.period) y[0] = -quantile(s, past, places);
      changes.take(past, 0, s.period, places);
    }
    state.has_last = true;
  }

 private:
  static double change(const Setup& s, double from, double to) noexcept {
    const double last = in_ticks(s.ticks, from);
    return last != 0.0 ? (in_ticks(s.ticks, to) - last) / last : 0.0;
  }

  template <class Past>
  static double quantile(const Setup& s, const Past& past, const SortedWindow::Places& places) noexcept {
    const double below = SortedWindow::at(past, 0, places, s.below);
    if (s.share == 0.0) return below;
    return below + s.share * (SortedWindow::at(past, 0, places, s.below + 1) - below);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "changes in the window", 100),
    {"confidence", "part of the changes that lose less", ParameterKind::kReal, 0, 1, 0.95}};
constexpr OutputInfo kOutputInfo[] = {real_output("valueAtRisk")};

}  // namespace

TIERCEL_INDICATOR(kValueAtRisk) = make_row<ValueAtRisk>({
    .name = "valueAtRisk",
    .group = Group::kStatistics,
    .summary =
        "Historical value at risk: the loss, as a part of the value, that `confidence` of the last `period` changes "
        "stayed below; negative where that is a gain.",
    .formula = "r = x[0] / x[1] - 1, 0 after a 0\n"
               "-(quantile of 1 - confidence of the last `period` r, by interpolation)",
    .source = "Jorion, Value at Risk (3rd ed., 2006), the chapter on historical simulation; quantile of Hyndman and "
              "Fan's type 7",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
