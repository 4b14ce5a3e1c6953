// Psychological line: the share of rising rows.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct PslForm : WindowForm<1, 1, 1, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const T one = T{} + 1.0;
    return {now[0] > before[0][0] ? one : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    return {100.0 * sums[0][0].plain / static_cast<double>(s.periods[0])};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "changes in the window", 12)};
constexpr OutputInfo kOutputInfo[] = {real_output("psl")};

}  // namespace

TIERCEL_INDICATOR(kPsl) = make_row<WindowRow<PslForm>>({
    .name = "psl",
    .group = Group::kMomentum,
    .summary = "Psychological line, 0 to 100: how many of the last `period` changes were rises, in percent.",
    .formula = "100 count(x > x[1], period) / period",
    .source = "Common in Japan and China; as pandas-ta has it",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
