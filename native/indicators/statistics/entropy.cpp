// Entropy of the last values as shares of their sum.
#include "native/core/math.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct EntropySetup {
  std::size_t period;
  double unit;  // logarithm of the base
};

// With S the sum of the values, P that of the positive ones and A that of x ln x over these, the entropy is
// (P ln S - A) / S.
struct Entropy {
  struct Params {
    std::size_t period;
    double base;
  };
  using Setup = EntropySetup;
  using State = WindowFold<SumFold<3>>;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {p.period, exact_log(p.base)}; }
  static std::size_t lookback(const Params& p) noexcept { return p.period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Entropy>& x,
                   OutputRow<Entropy>& y) noexcept {
    const double positive = x[0] > 0.0 ? x[0] : 0.0;
    const double part = x[0] > 0.0 ? x[0] * exact_log(x[0]) : 0.0;
    std::array<double, 3> sums{};
    if (!state.step(past, 0, s.period, {x[0], positive, part}, &sums) || !(sums[0] > 0.0)) return;
    y[0] = (sums[1] * exact_log(sums[0]) - sums[2]) / sums[0] / s.unit;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 10),
                                            {"base", "of the logarithm", ParameterKind::kReal, 1.000001, 1000, 2}};
constexpr OutputInfo kOutputInfo[] = {real_output("entropy")};

}  // namespace

TIERCEL_INDICATOR(kEntropy) = make_row<Entropy>({
    .name = "entropy",
    .group = Group::kStatistics,
    .summary = "Shannon's entropy of the last `period` values as shares of their sum; a value that is not above 0 adds "
               "nothing. No value where the sum is not above 0.",
    .formula = "p[k] = x[k] / (x[0] + ... + x[period - 1])\n"
               "-(p[0] log(p[0]) + ... + p[period - 1] log(p[period - 1])) / log(base)",
    .source = "Shannon, A mathematical theory of communication (Bell System Technical Journal 27, 1948)",
    .differs = "older pandas-ta divides each value by the sum of its own window",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
