// Williams' alligator: three smoothed averages of the bars' middles that are drawn some bars later; and what his gator
// shows of them.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

// A smoothed average as it was `shift` bars ago.
class ShiftedAverage {
 public:
  template <class Past>
  bool step(const SmootherSetup& s, const Past& past, std::size_t base, std::size_t shift, double x,
            double* y) noexcept {
    double average = 0.0;
    if (!smoother_.step(s, x, &average)) return false;
    const bool full = earlier_.is_full(shift);
    *y = shift == 0 ? average : earlier_.ago(past, base, shift, shift);
    earlier_.push(past, base, shift, average);
    return full;
  }

 private:
  Smoother smoother_;
  CellRing earlier_;
};

struct AlligatorSetup {
  std::array<SmootherSetup, 3> averages;
  std::array<std::size_t, 3> shifts;
};

struct Alligator : SimpleKernel<2, 3, 6> {
  using Setup = AlligatorSetup;
  using State = std::array<ShiftedAverage, 3>;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    Setup s{};
    for (std::size_t line = 0; line < 3; ++line) {
      s.averages[line] = smoother_setup(static_cast<std::int64_t>(p[2 * line]), 1.0 / p[2 * line]);
      s.shifts[line] = rows_of(p[2 * line + 1]);
    }
    return s;
  }
  static std::size_t lookback(const Params& p) noexcept {
    return rows_of(std::max({p[0] + p[1], p[2] + p[3], p[4] + p[5]})) - 1;
  }
  static std::size_t cells(const Setup& s) noexcept { return s.shifts[0] + s.shifts[1] + s.shifts[2]; }

  // True, with jaw, teeth and lips in `lines`, once all three are there.
  template <class Past>
  static bool take(const Setup& s, State& state, const Past& past, const In& x, Out& lines) noexcept {
    const double middle = (x[0] + x[1]) / 2.0;
    bool full = true;
    for (std::size_t line = 0, base = 0; line < 3; base += s.shifts[line], ++line) {
      full &= state[line].step(s.averages[line], past, base, s.shifts[line], middle, &lines[line]);
    }
    return full;
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    Out lines{};
    if (take(s, state, past, x, lines)) y = lines;
  }
};

struct Gator : SimpleKernel<2, 2, 6> {
  using Setup = Alligator::Setup;
  using State = Alligator::State;

  static Setup setup(const Params& p, const int* decimals) noexcept { return Alligator::setup(p, decimals); }
  static std::size_t lookback(const Params& p) noexcept { return Alligator::lookback(p); }
  static std::size_t cells(const Setup& s) noexcept { return Alligator::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    Alligator::Out lines{};
    if (!Alligator::take(s, state, past, x, lines)) return;
    y = {std::fabs(lines[0] - lines[1]), -std::fabs(lines[1] - lines[2])};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("jawPeriod", "period of the slowest average", 13),
                                            integer_parameter("jawShift", "bars by which it is drawn later", 8, 0),
                                            integer_parameter("teethPeriod", "period of the middle average", 8),
                                            integer_parameter("teethShift", "bars by which it is drawn later", 5, 0),
                                            integer_parameter("lipsPeriod", "period of the fastest average", 5),
                                            integer_parameter("lipsShift", "bars by which it is drawn later", 3, 0)};
constexpr OutputInfo kLines[] = {real_output("jaw"), real_output("teeth"), real_output("lips")};
constexpr OutputInfo kBars[] = {real_output("upper"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kAlligator) = make_row<Alligator>({
    .name = "alligator",
    .group = Group::kOverlap,
    .summary = "Williams' alligator: three smoothed averages of the bars' middles, each as a chart shows it at this "
               "bar, that is as it was some bars ago.",
    .formula = "jaw = rma((high + low) / 2, jawPeriod)[jawShift]\n"
               "teeth = rma((high + low) / 2, teethPeriod)[teethShift]\n"
               "lips = rma((high + low) / 2, lipsPeriod)[lipsShift]",
    .source = "Williams, New Trading Dimensions (1998)",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kLines,
});

TIERCEL_INDICATOR(kGator) = make_row<Gator>({
    .name = "gator",
    .group = Group::kOverlap,
    .summary = "Williams' gator: how far the alligator's mouth is open, upwards between jaw and teeth, downwards "
               "between teeth and lips.",
    .formula = "upper = |jaw - teeth|\n"
               "lower = -|teeth - lips|, of the alligator of the same parameters",
    .source = "Williams, Trading Chaos (2nd ed., 2004)",
    .differs = "Jesse and vector-ta take exponential averages.",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kBars,
});

}  // namespace tiercel::indicators
