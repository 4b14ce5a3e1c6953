// Parabolic stop and reverse (Wilder), plain and with all of its constants.
#include <algorithm>

#include "native/core/finite.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/segments.hpp"
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
  double start;    // the first stop: of a long position where positive, of a short one where negative
  double offset;   // by which a new stop is moved away, as a share of it
  bool is_signed;  // stops of short positions are given as negative numbers
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
    if (s.offset != 0.0) stop += sign * (stop * s.offset);
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
  return s.is_signed && !state.is_long ? -given : given;
}

// Positions in W segments, and the last bar of each, turned over where the position is short.
template <int W>
struct SarLanes {
  typename LaneTypes<W>::Places turn;  // the sign of what is turned over: 0 while long
  Lanes<W> stop, extreme, acceleration, last_high, last_low;
};

template <int W>
TIERCEL_BODY Lanes<W> turned(const Lanes<W>& x, const typename LaneTypes<W>::Places& turn) noexcept {
  return std::bit_cast<Lanes<W>>(std::bit_cast<typename LaneTypes<W>::Places>(x) ^ turn);
}

template <int W>
TIERCEL_BODY Lanes<W> lower_of(const Lanes<W>& a, const Lanes<W>& b) noexcept {
  return b < a ? b : a;
}
template <int W>
TIERCEL_BODY Lanes<W> higher_of(const Lanes<W>& a, const Lanes<W>& b) noexcept {
  return b > a ? b : a;
}

// take_bar in each lane, with its order of operations.
template <int W>
TIERCEL_BODY Lanes<W> take_bars(const SarSetup& s, SarLanes<W>& state, const Lanes<W>& bar_high,
                                const Lanes<W>& bar_low) noexcept {
  using Places = typename LaneTypes<W>::Places;
  const Lanes<W> none{};
  const auto [down, up] = s.sides;
  const Places is_short = state.turn != 0;
  const Lanes<W> high = turned<W>(is_short ? bar_low : bar_high, state.turn);
  const Lanes<W> low = turned<W>(is_short ? bar_high : bar_low, state.turn);
  const Places turns = low <= state.stop;
  Lanes<W> fresh = higher_of<W>(higher_of<W>(state.extreme, state.last_high), high);
  if (s.offset != 0.0) fresh += turned<W>(fresh * s.offset, state.turn);
  const Lanes<W> given = turned<W>(turns ? fresh : state.stop, state.turn);

  const Lanes<W> first = is_short ? none + up.first : none + down.first;  // of the other side
  const Lanes<W> step = is_short ? none + down.step : none + up.step;
  const Lanes<W> most = is_short ? none + down.most : none + up.most;
  const Lanes<W> faster = lower_of<W>(state.acceleration + step, most);
  const Lanes<W> kept = high > state.extreme ? faster : state.acceleration;
  const Lanes<W> stop = turns ? -fresh : state.stop;
  const Lanes<W> low_before = turns ? -state.last_high : state.last_low;
  state.acceleration = turns ? first : kept;
  state.last_high = turns ? -low : high;
  state.last_low = turns ? -high : low;
  state.extreme = turns ? state.last_high : higher_of<W>(state.extreme, high);
  state.turn ^= turns & std::numeric_limits<std::int64_t>::min();
  state.stop = lower_of<W>(stop + state.acceleration * (state.extreme - stop), lower_of<W>(low_before, state.last_low));
  return s.is_signed ? turned<W>(given, state.turn) : given;
}

// Rows that a segment begins early: a position forgets how it was taken after some turns, of which each takes some ten
// rows.
constexpr std::size_t kEarlyRows = 128;
constexpr std::size_t kLeastSegment = 160;
constexpr std::size_t kLongestSegment = 4104;  // no multiple of 512: eight of them would share the cache's lines

using SarStates = std::array<SarState, kSegments>;

// The states of W segments, which begin or end with `states`.
template <int W>
TIERCEL_BODY SarLanes<W> lanes_of(const SarState* states) noexcept {
  SarLanes<W> lanes;
  for (int i = 0; i < W; ++i) {
    const SarState& state = states[i];
    lanes.turn[i] = state.is_long ? 0 : std::numeric_limits<std::int64_t>::min();
    lanes.stop[i] = state.stop;
    lanes.extreme[i] = state.extreme;
    lanes.acceleration[i] = state.acceleration;
    lanes.last_high[i] = state.is_long ? state.last_high : -state.last_low;
    lanes.last_low[i] = state.is_long ? state.last_low : -state.last_high;
  }
  return lanes;
}

template <int W>
TIERCEL_BODY void write_states(const SarLanes<W>& lanes, SarState* states) noexcept {
  for (int i = 0; i < W; ++i) {
    const bool is_long = lanes.turn[i] == 0;
    states[i].is_long = is_long;
    states[i].stop = lanes.stop[i];
    states[i].extreme = lanes.extreme[i];
    states[i].acceleration = lanes.acceleration[i];
    states[i].last_high = is_long ? lanes.last_high[i] : -lanes.last_low[i];
    states[i].last_low = is_long ? lanes.last_low[i] : -lanes.last_high[i];
  }
}

// Takes W rows of W segments.
template <int W, bool kWrites, int... I>
TIERCEL_BODY void take_square(const SarSetup& s, SarLanes<W>& lanes, const double* const* highs,
                              const double* const* lows, double* const* out, std::size_t row,
                              std::integer_sequence<int, I...> rows) noexcept {
  const auto high = read_segments<W>(highs, row, rows);
  const auto low = read_segments<W>(lows, row, rows);
  Square<W> given{take_bars<W>(s, lanes, high[I], low[I])...};
  if constexpr (kWrites) write_segments<W>(out, row, given, rows);
}

// Takes `rows` rows of each segment; writes what they give where it is wanted.
template <int W, bool kWrites>
TIERCEL_BODY void take_segments(const SarSetup& s, SarStates& states, const std::array<const double*, kSegments>& highs,
                                const std::array<const double*, kSegments>& lows,
                                const std::array<double*, kSegments>& out, std::size_t rows) noexcept {
  constexpr std::size_t kVectors = kSegments / W;
  constexpr auto kRows = std::make_integer_sequence<int, W>{};
  std::array<SarLanes<W>, kVectors> lanes;
  for (std::size_t v = 0; v < kVectors; ++v) lanes[v] = lanes_of<W>(states.data() + v * W);
  for (std::size_t row = 0; row < rows; row += W) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      take_square<W, kWrites>(s, lanes[v], highs.data() + v * W, lows.data() + v * W, out.data() + v * W, row, kRows);
    }
  }
  for (std::size_t v = 0; v < kVectors; ++v) write_states<W>(lanes[v], states.data() + v * W);
}

// Takes a block in segments of `length` rows. `begins` holds the state of the first one, and after that with which the
// others began; `ends` those after them.
template <int W>
TIERCEL_BODY void sar_segments_body(const SarSetup& s, SarStates& begins, SarStates& ends,
                                    const std::array<const double*, 2>& in, double* out, std::size_t length) noexcept {
  const SarState first = begins[0];
  const auto places = segments_of(out, length);
  const auto highs = segments_of(in[0], length, kEarlyRows);
  const auto lows = segments_of(in[1], length, kEarlyRows);
  for (std::size_t i = 1; i < kSegments; ++i) {
    begins[i] = {0, true, *lows[i], *highs[i], s.sides[1].first, *highs[i], *lows[i]};
  }
  take_segments<W, false>(s, begins, highs, lows, places, kEarlyRows);
  begins[0] = first;
  ends = begins;
  take_segments<W, true>(s, ends, segments_of(in[0], length), segments_of(in[1], length), places, length);
}

TIERCEL_LANE_VARIANTS(void, sar_segments,
                      (const SarSetup& s, SarStates& begins, SarStates& ends, const std::array<const double*, 2>& in,
                       double* out, std::size_t length),
                      (s, begins, ends, in, out, length))

bool is_same(const SarState& a, const SarState& b) noexcept {
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  return a.is_long == b.is_long && bits(a.stop) == bits(b.stop) && bits(a.extreme) == bits(b.extreme) &&
         bits(a.acceleration) == bits(b.acceleration);
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
  static constexpr std::size_t kBlockRows = kSegments * kLongestSegment;

  static Params params(const double* numbers) noexcept {
    if constexpr (!kExtended) return {0.0, 0.0, numbers[0], numbers[0], numbers[1], numbers[0], numbers[0], numbers[1]};
    Params p;
    std::copy_n(numbers, p.size(), p.begin());
    return p;
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const Acceleration up{lower_of(p[2], p[4]), lower_of(p[3], p[4]), p[4]};
    const Acceleration down{lower_of(p[5], p[7]), lower_of(p[6], p[7]), p[7]};
    return {{down, up}, p[0], p[1], kExtended, tick_scale(decimals, 2)};
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
    y[0] = take_bar(s, state, x[0], x[1]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Sar>& in,
                          const OutputColumns<Sar>& out, std::size_t rows) noexcept {
    rows = finite_prefix(in[0], rows);
    rows = finite_prefix(in[1], rows);
    const std::size_t length = rows / kSegments / kStepRows * kStepRows;
    if (state.run < 2 || length < kLeastSegment) return 0;
    rows = length * kSegments;
    SarStates begins{state};
    SarStates ends;
    sar_segments(s, begins, ends, in, out[0], length);
    for (std::size_t i = 1; i < kSegments; ++i) {
      if (is_same(ends[i - 1], begins[i])) continue;
      ends[i] = ends[i - 1];
      for (std::size_t r = i * length; r < (i + 1) * length; ++r) out[0][r] = take_bar(s, ends[i], in[0][r], in[1][r]);
    }
    const std::uint64_t run = state.run + rows;
    state = ends[kSegments - 1];
    state.run = run;
    return rows;
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
