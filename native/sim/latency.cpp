#include "native/sim/latency.hpp"

#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"

namespace tiercel::sim {
namespace {

// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014: the mixing of splitmix64.
std::uint64_t mixed(std::uint64_t z) noexcept {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

// Numbers for one message, one after the other.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t message) noexcept
      : state_(mixed(mixed(seed + kGamma) ^ (message + 1) * kGamma)) {}

  // Between 0 and 1, never either.
  double uniform() noexcept {
    state_ += kGamma;
    return (static_cast<double>(mixed(state_) >> 12) + 0.5) * 0x1p-52;
  }
  // Marsaglia, Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964) 260-264.
  double normal() noexcept {
    for (;;) {
      const double x = 2.0 * uniform() - 1.0;
      const double y = 2.0 * uniform() - 1.0;
      const double s = x * x + y * y;
      if (s > 0.0 && s < 1.0) return x * std::sqrt(-2.0 * exact_log(s) / s);
    }
  }

 private:
  static constexpr std::uint64_t kGamma = 0x9e3779b97f4a7c15U;
  std::uint64_t state_;
};

double draw(const LatencyModel& m, Draws draws) noexcept {
  switch (m.kind) {
    case LatencyKind::kNone:
      return 0.0;
    case LatencyKind::kConstant:
      return m.first;
    case LatencyKind::kUniform:
      return m.first + (m.second - m.first) * draws.uniform();
    case LatencyKind::kNormal:
      return m.first + m.second * draws.normal();
    case LatencyKind::kLognormal:
      return m.first * exact_exp(m.second * draws.normal());
    case LatencyKind::kExponential:
      return -m.first * exact_log(draws.uniform());
    case LatencyKind::kSamples:
      return m.samples[static_cast<std::size_t>(draws.uniform() * static_cast<double>(m.samples.size()))];
  }
  return 0.0;
}

bool is_time(double x) noexcept { return x >= 0.0 && x <= kLongestLatency; }

}  // namespace

bool LatencyModel::is_valid() const noexcept {
  if (!is_time(first) || !is_time(second)) return false;
  if (kind == LatencyKind::kUniform) return first <= second;
  if (kind == LatencyKind::kSamples) return !samples.empty() && std::ranges::all_of(samples, is_time);
  return true;
}

std::int64_t draw_latency(const LatencyModel& model, std::uint64_t message) noexcept {
  const double drawn = draw(model, Draws(model.seed, message));
  return static_cast<std::int64_t>(std::nearbyint(std::clamp(drawn, 0.0, kLongestLatency)));
}

}  // namespace tiercel::sim
