// Volume since the session's open, beside that of the sessions before at the same time of day.
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kMinutes = 25 * 60;  // of the longest session, a day on which clocks are set back
constexpr double kMostSessions = 500;      // for each minute so many are kept

struct RelativeVolumeSetup {
  std::size_t period;
  TickScale volume;
};

// Each minute has its place in the cells: how many sessions it was met in, the last of them, and the volume since their
// open in a ring of `period` and one more, as the session that is going on may be in it already.
struct RelativeDailyVolume : SimpleKernel<3, 1, 1> {
  using Setup = RelativeVolumeSetup;
  struct State {
    bool has_begun = false;
    double session = 0.0;
    double total = 0.0;  // since its open, in ticks
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), tick_scale(decimals + 2, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t cells(const Setup& s) noexcept { return kMinutes * width(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const auto& [session, minute, volume] = x;
    const bool is_first = !state.has_begun;
    if (is_first) forget(s, past);
    if (is_first || session != state.session) state.total = 0.0;
    state.has_begun = true;
    state.session = session;
    state.total += in_ticks(s.volume, volume);
    if (!(minute >= 0.0 && minute < static_cast<double>(kMinutes) && minute == std::floor(minute))) return;
    const std::size_t place = static_cast<std::size_t>(minute) * width(s);
    const auto met = is_first ? std::size_t{0} : static_cast<std::size_t>(past.cell(place));
    const bool is_again = met > 0 && past.cell(place + 1) == session;
    const std::size_t before = is_again ? met - 1 : met;
    if (before >= s.period) y[0] = share(s, past, place, before, state.total);
    past.keep(place, static_cast<double>(before + 1));
    past.keep(place + 1, session);
    past.keep(place + 2 + before % (s.period + 1), state.total);
  }

 private:
  static std::size_t width(const Setup& s) noexcept { return s.period + 3; }

  template <class Past>
  static void forget(const Setup& s, const Past& past) noexcept {
    for (std::size_t minute = 0; minute < kMinutes; ++minute) past.keep(minute * width(s), 0.0);
  }

  // The total as a part of the mean one of the last `period` of `before` sessions.
  template <class Past>
  static double share(const Setup& s, const Past& past, std::size_t place, std::size_t before, double total) noexcept {
    double sum = 0.0;
    for (std::size_t ago = s.period; ago > 0; --ago) sum += past.cell(place + 2 + (before - ago) % (s.period + 1));
    return sum > 0.0 ? total / (sum / static_cast<double>(s.period)) : kNoValue;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"session", InputRole::kSeries}, {"minute", InputRole::kSeries}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {
    {"period", "sessions of the mean", ParameterKind::kInteger, 1, kMostSessions, 10}};
constexpr OutputInfo kOutputInfo[] = {real_output("relativeDailyVolume")};

}  // namespace

TIERCEL_INDICATOR(kRelativeDailyVolume) = make_row<RelativeDailyVolume>({
    .name = "relativeDailyVolume",
    .group = Group::kVolume,
    .summary =
        "Relative daily volume: the volume since the session's open, as a part of the mean one of the last `period` "
        "sessions at the same minute. `session` is a number for each bar as sessionNumbers gives it, `minute` the "
        "whole minute of the session, 0 to 1499, as minutesOfSession does. No value where fewer sessions had a bar at "
        "that minute.",
    .formula =
        "total = sum of volume since `session` changed\n"
        "relativeDailyVolume = total / mean of total at the same `minute` of the last `period` sessions that had "
        "a bar there",
    .source = "Definition; Lean's RelativeDailyVolume",
    .differs =
        "Lean takes what sessions there are, and where no session had a bar at that time an earlier time's mean.",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
