// MESA sine wave (Ehlers): the sine of the phase at which a cycle of a given length stands.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Msw : SimpleKernel<1, 2, 1> {
  using Setup = std::size_t;  // the period
  using State = std::size_t;  // values since the start or the last gap

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static std::size_t past(const Setup& period) noexcept { return period; }
  // Cosine and sine for each number of rows ago.
  static std::size_t cells(const Setup& period) noexcept { return 2 * period; }

  template <class Past>
  static void step(const Setup& period, State& run, const Past& past, const In& x, Out& y) noexcept {
    if (run == 0) {
      for (std::size_t ago = 0; ago < period; ++ago) {
        const double angle = 2.0 * kPi * static_cast<double>(ago) / static_cast<double>(period);
        past.keep(2 * ago, exact_cos(angle));
        past.keep(2 * ago + 1, exact_sin(angle));
      }
    }
    if (++run < period) return;
    double real = 0.0;  // relative to the newest value, as the level has no part in the phase
    double imaginary = 0.0;
    for (std::size_t ago = 1; ago < period; ++ago) {
      const double value = past.ago(0, ago) - x[0];
      real += past.cell(2 * ago) * value;
      imaginary += past.cell(2 * ago + 1) * value;
    }
    // The sine of a quarter turn beyond the angle of (real, imaginary), and of 45 degrees more.
    const double size = std::sqrt(real * real + imaginary * imaginary);
    if (!(size > 0.0)) {
      y = {0.0, 0.0};
      return;
    }
    y = {real / size, (real - imaginary) / (size * std::sqrt(2.0))};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows of the cycle", 5, 3)};
constexpr OutputInfo kOutputInfo[] = {real_output("sine"), real_output("lead")};

}  // namespace

TIERCEL_INDICATOR(kMsw) = make_row<Msw>({
    .name = "msw",
    .group = Group::kCycle,
    .summary = "MESA sine wave of a cycle of `period` rows: the sine of its phase, and the sine 45 degrees ahead; 0 in "
               "a flat window.",
    .formula = "re = sum(cos(2 pi i / period) x[i]),  im = sum(sin(2 pi i / period) x[i]),  i = 0 ... period - 1\n"
               "phase = angle of (re, im) + 90 degrees\n"
               "sine = sin(phase),  lead = sin(phase + 45 degrees)",
    .source = "Ehlers, Rocket Science for Traders (2001), the sinewave indicator",
    .differs = "Tulip takes plus or minus 90 degrees for the angle where |re| is below 0.001, whatever the size of "
               "prices is.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
