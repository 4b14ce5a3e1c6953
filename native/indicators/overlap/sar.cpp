// Parabolic stop and reverse (Wilder), plain and with all of its constants.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

// How fast the stop of one side follows.
struct Acceleration {
  double first;
  double step;
  double most;
};

struct SarSetup {
  std::array<Acceleration, 2> sides;  // short, long
  double start;   // the first stop: of a long position where positive, of a short one where negative
  double offset;  // by which a new stop is moved away, as a share of it
  TickScale ticks;
};

// Prices are turned over (times -1) while the position is short, so that both sides have one rule. To turn over has no
// rounding.
struct SarState {
  std::uint64_t run = 0;
  bool is_long = false;
  double stop = 0.0;
  double extreme = 0.0;  // the furthest price since the position was taken
  double acceleration = 0.0;
  double last_high = 0.0;  // as they are
  double last_low = 0.0;
};

TIERCEL_BODY double lower_of(double a, double b) noexcept { return b < a ? b : a; }
TIERCEL_BODY double higher_of(double a, double b) noexcept { return b > a ? b : a; }

// Takes a bar; the stop that held for it, or the new one where the position turns over.
TIERCEL_BODY double take_bar(const SarSetup& s, SarState& state, double bar_high, double bar_low) noexcept {
  const double sign = state.is_long ? 1.0 : -1.0;
  double high = state.is_long ? bar_high : -bar_low;
  double low = state.is_long ? bar_low : -bar_high;
  double last_high = state.is_long ? state.last_high : -state.last_low;
  double last_low = state.is_long ? state.last_low : -state.last_high;
  state.last_high = bar_high;
  state.last_low = bar_low;
  double given = sign * state.stop;
  if (low <= state.stop) {
    double stop = higher_of(higher_of(state.extreme, last_high), high);
    stop += sign * (stop * s.offset);
    given = sign * stop;
    state.is_long = !state.is_long;
    state.stop = -stop;
    state.extreme = -low;
    state.acceleration = s.sides[state.is_long ? 1 : 0].first;
    const double turned = -last_high;
    last_low = turned;
    low = -high;
  } else {
    const Acceleration& side = s.sides[state.is_long ? 1 : 0];
    const bool is_further = high > state.extreme;
    state.acceleration = is_further ? lower_of(state.acceleration + side.step, side.most) : state.acceleration;
    state.extreme = is_further ? high : state.extreme;
  }
  const double followed = state.stop + state.acceleration * (state.extreme - state.stop);
  state.stop = lower_of(followed, lower_of(last_low, low));
  return given;
}

// The second bar: a position is taken, on the side of the first move.
TIERCEL_BODY void take_position(const SarSetup& s, SarState& state, double high, double low) noexcept {
  const double up = in_ticks(s.ticks, high) - in_ticks(s.ticks, state.last_high);
  const double down = in_ticks(s.ticks, state.last_low) - in_ticks(s.ticks, low);
  state.is_long = s.start > 0.0 || (s.start == 0.0 && !(down > 0.0 && up < down));
  const double first = state.is_long ? state.last_low : -state.last_high;
  state.stop = s.start == 0.0 ? first : std::fabs(s.start) * (state.is_long ? 1.0 : -1.0);
  state.extreme = state.is_long ? high : -low;
  state.acceleration = s.sides[state.is_long ? 1 : 0].first;
  state.last_high = high;
  state.last_low = low;
}

template <bool kExtended>
struct Sar {
  using Params = std::array<double, 8>;
  using Setup = SarSetup;
  using State = SarState;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept {
    if constexpr (!kExtended) return {0.0, 0.0, numbers[0], numbers[0], numbers[1], numbers[0], numbers[0], numbers[1]};
    Params p;
    std::copy_n(numbers, p.size(), p.begin());
    return p;
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const Acceleration up{lower_of(p[2], p[4]), lower_of(p[3], p[4]), p[4]};
    const Acceleration down{lower_of(p[5], p[7]), lower_of(p[6], p[7]), p[7]};
    return {{down, up}, p[0], p[1], tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Sar>& x,
                   OutputRow<Sar>& y) noexcept {
    if (state.run++ == 0) {
      state.last_high = x[0];
      state.last_low = x[1];
      return;
    }
    if (state.run == 2) take_position(s, state, x[0], x[1]);
    const double stop = take_bar(s, state, x[0], x[1]);
    y[0] = kExtended && !state.is_long ? -stop : stop;
  }
};

constexpr double kMost = 100;
constexpr ParameterInfo kSarParameters[] = {
    {"acceleration", "share of the way to the extreme at first, and what each new extreme adds", ParameterKind::kReal,
     0, kMost, 0.02},
    {"maximum", "largest share", ParameterKind::kReal, 0, kMost, 0.2}};
constexpr ParameterInfo kSarExtParameters[] = {
    {"startValue",
     "first stop: of a long position where positive, of a short one where negative; 0 decides by the "
     "first move",
     ParameterKind::kReal, -1e15, 1e15, 0},
    {"offsetOnReverse", "share of itself by which a new stop is moved away", ParameterKind::kReal, 0, kMost, 0},
    {"accelerationInitLong", "share of the way to the extreme at first, long", ParameterKind::kReal, 0, kMost, 0.02},
    {"accelerationLong", "what a new extreme adds to it, long", ParameterKind::kReal, 0, kMost, 0.02},
    {"accelerationMaxLong", "largest share, long", ParameterKind::kReal, 0, kMost, 0.2},
    {"accelerationInitShort", "share of the way to the extreme at first, short", ParameterKind::kReal, 0, kMost, 0.02},
    {"accelerationShort", "what a new extreme adds to it, short", ParameterKind::kReal, 0, kMost, 0.02},
    {"accelerationMaxShort", "largest share, short", ParameterKind::kReal, 0, kMost, 0.2}};
constexpr OutputInfo kSarOutput[] = {real_output("sar")};
constexpr OutputInfo kSarExtOutput[] = {real_output("sarExt")};

}  // namespace

TIERCEL_INDICATOR(kSar) = make_row<Sar<false>>({
    .name = "sar",
    .group = Group::kOverlap,
    .summary = "Parabolic stop and reverse: a stop that follows the price faster and faster, and changes sides when a "
               "bar reaches it.",
    .formula = "stop = stop[1] + a (extreme - stop[1]), never within the range of the last two bars\n"
               "a = acceleration at first, and acceleration more with each new extreme, up to maximum\n"
               "a bar that reaches the stop turns the position over: the new stop is the extreme of the old position",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section II; first position as in TA-Lib",
    .talib = "SAR",
    .inputs = kHighLow,
    .parameters = kSarParameters,
    .outputs = kSarOutput,
});

TIERCEL_INDICATOR(kSarExt) = make_row<Sar<true>>({
    .name = "sarExt",
    .group = Group::kOverlap,
    .summary = "Parabolic stop and reverse with own accelerations for both sides, a first stop and an offset of new "
               "ones; stops of short positions are given as negative numbers.",
    .formula = "as sar; a new stop is moved away from the price by offsetOnReverse times itself\n"
               "sarExt = stop while long, -stop while short",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section II; TA-Lib's SAREXT",
    .talib = "SAREXT",
    .inputs = kHighLow,
    .parameters = kSarExtParameters,
    .outputs = kSarExtOutput,
});

}  // namespace tiercel::indicators
