// Distance of two moving averages: absolute of prices, in percent of prices and of volumes.
#include "native/indicators/parts/price_average.hpp"

namespace tiercel::indicators {
namespace {

enum class Distance { kAbsolute, kPercent };

// 0 where the slow average is 0.
template <Distance kForm>
TIERCEL_BODY double distance(double fast, double slow) noexcept {
  if constexpr (kForm == Distance::kAbsolute) return fast - slow;
  return slow != 0.0 ? 100.0 * ((fast - slow) / slow) : 0.0;
}

template <Distance kForm>
struct AverageDistance {
  struct Params {
    std::int64_t fast;
    std::int64_t slow;
    AverageKind kind;
  };
  struct Setup {
    PriceAverageSetup fast;
    PriceAverageSetup slow;
  };
  using State = std::array<PriceAverage, 2>;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept {
    const auto a = static_cast<std::int64_t>(numbers[0]);
    const auto b = static_cast<std::int64_t>(numbers[1]);
    return {std::min(a, b), std::max(a, b), average_kind(numbers[2])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {price_average_setup(p.kind, p.fast, decimals), price_average_setup(p.kind, p.slow, decimals)};
  }
  static std::size_t lookback(const Params& p) noexcept { return MovingAverage::lookback(p.kind, p.slow); }
  static std::size_t past(const Setup& s) noexcept { return PriceAverage::past(s.slow); }
  static std::size_t cells(const Setup& s) noexcept {
    return PriceAverage::cells(s.fast) + PriceAverage::cells(s.slow);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<AverageDistance>& x,
                   OutputRow<AverageDistance>& y) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    state[0].step(s.fast, past, 0, x[0], &fast);
    if (state[1].step(s.slow, past, PriceAverage::cells(s.fast), x[0], &slow)) y[0] = distance<kForm>(fast, slow);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<AverageDistance>& in,
                          const OutputColumns<AverageDistance>& out, std::size_t rows) noexcept {
    double fast[kAverageRows];
    double slow[kAverageRows];
    rows = std::min(rows, kAverageRows);
    rows -= rows % kStepRows;
    if (rows == 0) return 0;
    if (!block_of_two({&s.fast, &s.slow}, state, past, {0, PriceAverage::cells(s.fast)}, in[0], {fast, slow}, rows)) {
      return 0;
    }
    for (std::size_t i = 0; i < rows; ++i) out[0][i] = distance<kForm>(fast[i], slow[i]);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "period of the fast average; the shorter of the two is the fast one", 12, 2),
    integer_parameter("slowPeriod", "period of the slow average", 26, 2),
    average_parameter("average", "kind of both averages", AverageKind::kExponential)};
constexpr InputInfo kVolume[] = {{"volume", InputRole::kVolume}};
constexpr OutputInfo kApoOutput[] = {real_output("apo")};
constexpr OutputInfo kPpoOutput[] = {real_output("ppo")};
constexpr OutputInfo kPvoOutput[] = {real_output("pvo")};

}  // namespace

TIERCEL_INDICATOR(kApo) = make_row<AverageDistance<Distance::kAbsolute>>({
    .name = "apo",
    .group = Group::kMomentum,
    .summary = "Absolute price oscillator: the distance of a fast and a slow moving average.",
    .formula = "apo = average(x, fastPeriod) - average(x, slowPeriod), each seeded from the first values on",
    .source = "Achelis, Technical Analysis from A to Z (Price Oscillator); TA-Lib's APO",
    .talib = "APO",
    .differs = "Unlike in macd, a recursive fast average starts as early as it can, as in TA-Lib.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kApoOutput,
});

TIERCEL_INDICATOR(kPpo) = make_row<AverageDistance<Distance::kPercent>>({
    .name = "ppo",
    .group = Group::kMomentum,
    .summary = "Percentage price oscillator: the distance of a fast and a slow moving average in percent of the slow "
               "one; 0 where that is 0.",
    .formula = "slow = average(x, slowPeriod)\n"
               "ppo = 100 (average(x, fastPeriod) - slow) / slow",
    .source = "Achelis, Technical Analysis from A to Z (Price Oscillator); TA-Lib's PPO",
    .talib = "PPO",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kPpoOutput,
});

TIERCEL_INDICATOR(kPvo) = make_row<AverageDistance<Distance::kPercent>>({
    .name = "pvo",
    .group = Group::kVolume,
    .summary =
        "Percentage volume oscillator: the distance of a fast and a slow moving average of the volume in percent "
        "of the slow one; 0 where that is 0.",
    .formula = "slow = average(volume, slowPeriod)\n"
               "pvo = 100 (average(volume, fastPeriod) - slow) / slow",
    .source = "Achelis, Technical Analysis from A to Z (Volume Oscillator); TA-Lib's PVO",
    .talib = "PVO",
    .inputs = kVolume,
    .parameters = kParameterInfo,
    .outputs = kPvoOutput,
});

}  // namespace tiercel::indicators
