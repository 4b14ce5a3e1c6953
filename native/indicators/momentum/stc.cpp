// Schaff trend cycle: the place of the distance of two averages in its range, smoothed; and once more.
#include <algorithm>

#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

// The smoothed place of a value in the range of the last ones, 0 to 100. Without a range it stays where it was.
class SmoothedPlace {
 public:
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept { return 2 * period; }

  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double factor, double x, double* y) noexcept {
    std::array<double, 1> highest{};
    std::array<double, 1> lowest{};
    const bool full = highest_.step(past, base, period, {x}, &highest);
    lowest_.step(past, base + period, period, {x}, &lowest);
    if (!full) return false;
    const double range = highest[0] - lowest[0];
    if (range > 0.0) place_ = 100.0 * (x - lowest[0]) / range;
    average_ = is_begun_ ? average_ + factor * (place_ - average_) : place_;
    is_begun_ = true;
    *y = average_;
    return true;
  }

 private:
  WindowFold<ExtremeFold<1>> highest_;
  WindowFold<ExtremeFold<-1>> lowest_;
  bool is_begun_ = false;
  double place_ = 0.0;
  double average_ = 0.0;
};

struct Stc : SimpleKernel<1, 1, 4> {
  struct Setup {
    SmootherSetup fast;
    SmootherSetup slow;
    std::size_t cycle;
    double factor;
  };
  struct State {
    Smoother fast;
    Smoother slow;
    SmoothedPlace first;
    SmoothedPlace second;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {exponential_setup(static_cast<std::int64_t>(p[0])), exponential_setup(static_cast<std::int64_t>(p[1])),
            rows_of(p[2]), p[3]};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max(p[0], p[1]) + 2.0 * p[2]) - 3; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * SmoothedPlace::cells(s.cycle); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    double place = 0.0;
    bool warm = state.fast.step(s.fast, x[0], &fast);
    warm = state.slow.step(s.slow, x[0], &slow) && warm;
    if (!warm || !state.first.step(past, 0, s.cycle, s.factor, fast - slow, &place)) return;
    state.second.step(past, SmoothedPlace::cells(s.cycle), s.cycle, s.factor, place, &y[0]);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "period of the fast average", 23),
    integer_parameter("slowPeriod", "period of the slow average", 50),
    integer_parameter("cyclePeriod", "values of the range, both times", 10, 2),
    {"factor", "weight of a new value in the smoothings", ParameterKind::kReal, 0.001, 1, 0.5}};
constexpr OutputInfo kOutputInfo[] = {real_output("stc")};

}  // namespace

TIERCEL_INDICATOR(kStc) = make_row<Stc>({
    .name = "stc",
    .group = Group::kMomentum,
    .summary = "Schaff trend cycle, 0 to 100: where the distance of a fast and a slow exponential average lies in its "
               "range, smoothed; where that lies in its range, smoothed. Without a range a place stays, 0 at first.",
    .formula = "macd = ema(x, fastPeriod) - ema(x, slowPeriod), each seeded by itself\n"
               "place(v) = 100 (v - lowest v) / (highest v - lowest v), over the last `cyclePeriod` rows\n"
               "smooth(v) = smooth[1] + factor (v - smooth[1]), from the first v on\n"
               "stc = smooth(place(smooth(place(macd))))",
    .source = "Schaff's code for TradeStation (FX-Strategy, 1999)",
    .differs = "finta and talipp smooth by plain means of 3 values. pandas-ta rounds to 8 digits, and leaves the first "
               "place as it is where the lowest distance of the averages is negative.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
