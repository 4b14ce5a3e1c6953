// Pivot points: levels for the coming bars from the high, low and close of a session that is over, or of the bars just
// before.
#include <algorithm>

#include "native/indicators/parts/high_low_window.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Session {
  double open;
  double high;
  double low;
  double close;
};

// Each method M says how many levels it has, and what they are after `last`, given the open of what follows.
struct Classic {
  static constexpr std::size_t kLevels = 7;
  static std::array<double, 7> levels(const Session& last, double /*open*/) noexcept {
    const double pivot = (last.high + last.low + last.close) / 3.0;
    const double range = last.high - last.low;
    return {pivot,
            2.0 * pivot - last.low,
            pivot + range,
            last.high + 2.0 * (pivot - last.low),
            2.0 * pivot - last.high,
            pivot - range,
            last.low - 2.0 * (last.high - pivot)};
  }
};

struct FibonacciPivot {
  static constexpr std::size_t kLevels = 7;
  static std::array<double, 7> levels(const Session& last, double /*open*/) noexcept {
    const double pivot = (last.high + last.low + last.close) / 3.0;
    const double range = last.high - last.low;
    return {pivot,         pivot + 0.382 * range, pivot + 0.618 * range,
            pivot + range, pivot - 0.382 * range, pivot - 0.618 * range,
            pivot - range};
  }
};

struct Woodie {
  static constexpr std::size_t kLevels = 7;
  static std::array<double, 7> levels(const Session& last, double open) noexcept {
    const double pivot = (last.high + last.low + 2.0 * open) / 4.0;
    const double range = last.high - last.low;
    return {pivot,
            2.0 * pivot - last.low,
            pivot + range,
            last.high + 2.0 * (pivot - last.low),
            2.0 * pivot - last.high,
            pivot - range,
            last.low - 2.0 * (last.high - pivot)};
  }
};

struct Camarilla {
  static constexpr std::size_t kLevels = 8;
  static std::array<double, 8> levels(const Session& last, double /*open*/) noexcept {
    const double reach = 1.1 * (last.high - last.low);
    return {last.close + reach / 12.0, last.close + reach / 6.0, last.close + reach / 4.0, last.close + reach / 2.0,
            last.close - reach / 12.0, last.close - reach / 6.0, last.close - reach / 4.0, last.close - reach / 2.0};
  }
};

struct Demark {
  static constexpr std::size_t kLevels = 3;
  static std::array<double, 3> levels(const Session& last, double /*open*/) noexcept {
    const double twice = last.close < last.open ? last.low : last.close > last.open ? last.high : last.close;
    const double sum = last.high + last.low + last.close + twice;
    return {sum / 4.0, sum / 2.0 - last.low, sum / 2.0 - last.high};
  }
};

struct CentralRange {
  static constexpr std::size_t kLevels = 3;
  static std::array<double, 3> levels(const Session& last, double /*open*/) noexcept {
    const double pivot = (last.high + last.low + last.close) / 3.0;
    const double middle = (last.high + last.low) / 2.0;
    const double mirrored = 2.0 * pivot - middle;
    return {std::max(middle, mirrored), pivot, std::min(middle, mirrored)};
  }
};

template <class M>
struct SessionPivots : SimpleKernel<5, M::kLevels, 0> {
  using Base = SimpleKernel<5, M::kLevels, 0>;
  struct Setup {};
  struct State {
    bool has_bar = false;
    bool has_levels = false;
    double session = 0.0;
    Session now{};
    typename Base::Out levels{};
  };

  static Setup setup(const typename Base::Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const typename Base::Params& /*p*/) noexcept { return 1; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const typename Base::In& x,
                   typename Base::Out& y) noexcept {
    const auto [session, open, high, low, close] = x;
    if (!state.has_bar || session != state.session) {
      state.has_levels = state.has_bar;
      if (state.has_bar) state.levels = M::levels(state.now, open);
      state.now = {open, high, low, close};
      state.session = session;
      state.has_bar = true;
    } else {
      state.now = {state.now.open, std::max(state.now.high, high), std::min(state.now.low, low), close};
    }
    if (state.has_levels) y = state.levels;
  }
};

template <class M>
struct RollingPivots : SimpleKernel<4, M::kLevels, 1> {
  using Base = SimpleKernel<4, M::kLevels, 1>;
  using Setup = std::size_t;  // the period
  struct State {
    bool has_window = false;
    Session last{};  // of the window that ended a bar ago; its open is asked for
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
  };

  static Setup setup(const typename Base::Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const typename Base::Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& period) noexcept { return period; }
  static std::size_t cells(const Setup& period) noexcept { return 2 * WindowExtreme<1>::cells(period); }

  template <class Past>
  static void step(const Setup& period, State& state, const Past& past, const typename Base::In& x,
                   typename Base::Out& y) noexcept {
    if (state.has_window) {
      state.last.open = past.ago(0, period);
      y = M::levels(state.last, x[0]);
    }
    state.has_window = state.highest.step(past, 1, 0, period, x[1], &state.last.high);
    state.lowest.step(past, 2, WindowExtreme<1>::cells(period), period, x[2], &state.last.low);
    state.last.close = x[3];
  }
};

constexpr InputInfo kSessionBars[] = {{"session", InputRole::kSeries},
                                      {"open", InputRole::kOpen},
                                      {"high", InputRole::kHigh},
                                      {"low", InputRole::kLow},
                                      {"close", InputRole::kClose}};
constexpr InputInfo kBars[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kRollingParameters[] = {integer_parameter("period", "bars before this one", 20)};

constexpr OutputInfo kSeven[] = {real_output("pivot"), real_output("r1"), real_output("r2"), real_output("r3"),
                                 real_output("s1"),    real_output("s2"), real_output("s3")};
constexpr OutputInfo kEight[] = {real_output("r1"), real_output("r2"), real_output("r3"), real_output("r4"),
                                 real_output("s1"), real_output("s2"), real_output("s3"), real_output("s4")};
constexpr OutputInfo kThree[] = {real_output("pivot"), real_output("r1"), real_output("s1")};

constexpr OutputInfo kCentral[] = {real_output("top"), real_output("pivot"), real_output("bottom")};

#define TIERCEL_SESSION_WORDS \
  "of the bars with the last other value of `session`: a number for each bar, such as that of its day"
#define TIERCEL_ROLLING_WORDS "of the `period` bars before this one"
constexpr const char* kClassicFormula =
    "pivot = (high + low + close) / 3\n"
    "r1 = 2 pivot - low,  r2 = pivot + (high - low),  r3 = high + 2 (pivot - low)\n"
    "s1 = 2 pivot - high,  s2 = pivot - (high - low),  s3 = low - 2 (high - pivot)";
constexpr const char* kFibonacciFormula =
    "pivot = (high + low + close) / 3\n"
    "r1, r2, r3 = pivot + 0.382, 0.618, 1 (high - low)\n"
    "s1, s2, s3 = pivot - 0.382, 0.618, 1 (high - low)";
constexpr const char* kWoodieFormula =
    "pivot = (high + low + 2 open of what follows) / 4\n"
    "r1 = 2 pivot - low,  r2 = pivot + (high - low),  r3 = high + 2 (pivot - low)\n"
    "s1 = 2 pivot - high,  s2 = pivot - (high - low),  s3 = low - 2 (high - pivot)";
constexpr const char* kCamarillaFormula =
    "r1, r2, r3, r4 = close + 1.1 (high - low) / 12, 6, 4, 2\n"
    "s1, s2, s3, s4 = close - 1.1 (high - low) / 12, 6, 4, 2";
constexpr const char* kDemarkFormula =
    "x = high + low + close + (low where close < open, high where close > open, else close)\n"
    "pivot = x / 4,  r1 = x / 2 - low,  s1 = x / 2 - high";
constexpr const char* kFloorSource = "Person, A Complete Guide to Technical Trading Tactics (2004)";
constexpr const char* kWoodieSource = "Ken Wood's pivots; as in TradingView's built-in pivot points";
constexpr const char* kWoodieDiffers = "Some take the close of the last session for the open of this one.";
constexpr const char* kCamarillaSource = "The Camarilla equation (1989); as in TradingView's built-in pivot points";
constexpr const char* kDemarkSource = "DeMark, The New Science of Technical Analysis (1994)";

}  // namespace

TIERCEL_INDICATOR(kPivotsClassic) = make_row<SessionPivots<Classic>>({
    .name = "pivotsClassic",
    .group = Group::kOverlap,
    .summary = "Classic (floor traders') pivot points " TIERCEL_SESSION_WORDS ".",
    .formula = kClassicFormula,
    .source = kFloorSource,
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kSeven,
    .sparse = true,
});

TIERCEL_INDICATOR(kPivotsFibonacci) = make_row<SessionPivots<FibonacciPivot>>({
    .name = "pivotsFibonacci",
    .group = Group::kOverlap,
    .summary = "Fibonacci pivot points " TIERCEL_SESSION_WORDS ".",
    .formula = kFibonacciFormula,
    .source = kFloorSource,
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kSeven,
    .sparse = true,
});

TIERCEL_INDICATOR(kPivotsWoodie) = make_row<SessionPivots<Woodie>>({
    .name = "pivotsWoodie",
    .group = Group::kOverlap,
    .summary = "Woodie's pivot points " TIERCEL_SESSION_WORDS "; the open is that of the session that follows.",
    .formula = kWoodieFormula,
    .source = kWoodieSource,
    .differs = kWoodieDiffers,
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kSeven,
    .sparse = true,
});

TIERCEL_INDICATOR(kPivotsCamarilla) = make_row<SessionPivots<Camarilla>>({
    .name = "pivotsCamarilla",
    .group = Group::kOverlap,
    .summary = "Camarilla levels " TIERCEL_SESSION_WORDS ".",
    .formula = kCamarillaFormula,
    .source = kCamarillaSource,
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kEight,
    .sparse = true,
});

TIERCEL_INDICATOR(kPivotsDemark) = make_row<SessionPivots<Demark>>({
    .name = "pivotsDemark",
    .group = Group::kOverlap,
    .summary = "DeMark's pivot points " TIERCEL_SESSION_WORDS ".",
    .formula = kDemarkFormula,
    .source = kDemarkSource,
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kThree,
    .sparse = true,
});

TIERCEL_INDICATOR(kCpr) = make_row<SessionPivots<CentralRange>>({
    .name = "cpr",
    .group = Group::kOverlap,
    .summary = "Central pivot range " TIERCEL_SESSION_WORDS
               ". A narrow range is said to come before a trend, a wide one before a quiet session.",
    .formula = "pivot = (high + low + close) / 3,  middle = (high + low) / 2\n"
               "top, bottom = the higher and the lower of middle and 2 pivot - middle",
    .source = "Ochoa, Secrets of a Pivot Boss (2010)",
    .inputs = kSessionBars,
    .parameters = {},
    .outputs = kCentral,
    .sparse = true,
});

TIERCEL_INDICATOR(kRollingPivotsClassic) = make_row<RollingPivots<Classic>>({
    .name = "rollingPivotsClassic",
    .group = Group::kOverlap,
    .summary = "Classic (floor traders') pivot points " TIERCEL_ROLLING_WORDS ".",
    .formula = kClassicFormula,
    .source = kFloorSource,
    .inputs = kBars,
    .parameters = kRollingParameters,
    .outputs = kSeven,
});

TIERCEL_INDICATOR(kRollingPivotsFibonacci) = make_row<RollingPivots<FibonacciPivot>>({
    .name = "rollingPivotsFibonacci",
    .group = Group::kOverlap,
    .summary = "Fibonacci pivot points " TIERCEL_ROLLING_WORDS ".",
    .formula = kFibonacciFormula,
    .source = kFloorSource,
    .inputs = kBars,
    .parameters = kRollingParameters,
    .outputs = kSeven,
});

TIERCEL_INDICATOR(kRollingPivotsWoodie) = make_row<RollingPivots<Woodie>>({
    .name = "rollingPivotsWoodie",
    .group = Group::kOverlap,
    .summary = "Woodie's pivot points " TIERCEL_ROLLING_WORDS ", with the open of this one.",
    .formula = kWoodieFormula,
    .source = kWoodieSource,
    .differs = kWoodieDiffers,
    .inputs = kBars,
    .parameters = kRollingParameters,
    .outputs = kSeven,
});

TIERCEL_INDICATOR(kRollingPivotsCamarilla) = make_row<RollingPivots<Camarilla>>({
    .name = "rollingPivotsCamarilla",
    .group = Group::kOverlap,
    .summary = "Camarilla levels " TIERCEL_ROLLING_WORDS ".",
    .formula = kCamarillaFormula,
    .source = kCamarillaSource,
    .inputs = kBars,
    .parameters = kRollingParameters,
    .outputs = kEight,
});

TIERCEL_INDICATOR(kRollingPivotsDemark) = make_row<RollingPivots<Demark>>({
    .name = "rollingPivotsDemark",
    .group = Group::kOverlap,
    .summary = "DeMark's pivot points " TIERCEL_ROLLING_WORDS "; their open is that of the first.",
    .formula = kDemarkFormula,
    .source = kDemarkSource,
    .inputs = kBars,
    .parameters = kRollingParameters,
    .outputs = kThree,
});

#undef TIERCEL_SESSION_WORDS
#undef TIERCEL_ROLLING_WORDS

}  // namespace tiercel::indicators
