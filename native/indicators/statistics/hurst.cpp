// Hurst's exponent over a window, by the rescaled range.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kLeastPart = 8;   // returns of a part of the window
constexpr std::size_t kMostParts = 32;  // in which it is cut

struct HurstSetup {
  std::size_t period;
  TickScale ticks;
};

struct Hurst : SimpleKernel<1, 1, 1> {
  using Setup = HurstSetup;
  struct State {
    bool has_last = false;
    double last = 0.0;
    CellRing returns;  // all of the window but the newest
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 1)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t cells(const Setup& s) noexcept { return s.period - 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    if (state.has_last) {
      const double newest = now > 0.0 && state.last > 0.0 ? exact_log(now / state.last) : 0.0;
      const std::size_t kept = s.period - 1;
      if (state.returns.is_full(kept)) {
        const double found = exponent(
            s.period, [&](std::size_t i) { return i == kept ? newest : state.returns.ago(past, 0, kept, kept - i); });
        if (std::isfinite(found)) y[0] = found;
      }
      state.returns.push(past, 0, kept, newest);
    }
    state.has_last = true;
    state.last = now;
  }

 private:
  // The slope of the least-squares line through (log of the parts' size, log of their mean rescaled range).
  template <class At>
  static double exponent(std::size_t period, At at) noexcept {
    double n = 0.0;
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double xy = 0.0;
    const double whole = exact_log(static_cast<double>(period));
    for (std::size_t parts = 1; parts <= kMostParts && period / parts >= kLeastPart; parts *= 2) {
      const std::size_t size = period / parts;
      double sum = 0.0;
      for (std::size_t begin = period - size * parts; begin < period; begin += size) sum += rescaled(begin, size, at);
      const double log_size = exact_log(static_cast<double>(size)) - whole;
      const double log_range = exact_log(sum / static_cast<double>(parts));
      n += 1.0;
      x += log_size;
      y += log_range;
      xx += log_size * log_size;
      xy += log_size * log_range;
    }
    return (n * xy - x * y) / (n * xx - x * x);
  }

  // How far the sum of the distances from the mean goes, in standard deviations; 0 where nothing moves.
  template <class At>
  static double rescaled(std::size_t begin, std::size_t size, At at) noexcept {
    double total = 0.0;
    for (std::size_t i = begin; i < begin + size; ++i) total += at(i);
    const double mean = total / static_cast<double>(size);
    double sum = 0.0;
    double squares = 0.0;
    double low = 0.0;
    double high = 0.0;
    for (std::size_t i = begin; i < begin + size; ++i) {
      const double apart = at(i) - mean;
      sum += apart;
      squares += apart * apart;
      low = i == begin || sum < low ? sum : low;
      high = i == begin || sum > high ? sum : high;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(size));
    return deviation != 0.0 ? (high - low) / deviation : 0.0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "logarithmic returns in the window", 100, 2.0 * kLeastPart)};
constexpr OutputInfo kOutputInfo[] = {real_output("hurst")};

}  // namespace

TIERCEL_INDICATOR(kHurst) = make_row<Hurst>({
    .name = "hurst",
    .group = Group::kStatistics,
    .summary = "Hurst's exponent of the last `period` returns by the rescaled range: about 0.5 for a random walk, more "
               "where moves go on, less where they turn back. No value where nothing moved.",
    .formula = "r = ln(x / x[1]), 0 where one of them is not above 0\n"
               "the last `period` r are cut in 1, 2, 4 ... 32 parts of equal size, as long as that is 8 or more; what "
               "is left over at the start is not used\n"
               "of a part: D = running sums of r - mean(r), R/S = (max(D) - min(D)) / standard deviation(r), 0 without "
               "one\n"
               "hurst = slope of the least-squares line of ln(mean R/S) over ln(size)",
    .source = "Hurst, Long-Term Storage Capacity of Reservoirs (1951); Peters, Fractal Market Analysis (1994), R/S "
              "analysis; cut into parts as in Stock.Indicators",
    .differs = "Lean takes the growth of the deviation of changes over 2 to 19 rows instead of the rescaled range. For "
               "short parts R/S is biased upwards; nothing is taken off.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
