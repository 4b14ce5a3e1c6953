#include "native/core/cpu.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <string_view>

namespace tiercel {
namespace {

SimdLevel detect() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("bmi2")) {
    return SimdLevel::kAvx512;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    return SimdLevel::kAvx2;
  }
#endif
  return SimdLevel::kBaseline;
}

SimdLevel allowed_by_environment() noexcept {
  const char* text = std::getenv("TIERCEL_SIMD");
  const std::string_view value = text == nullptr ? "" : text;
  if (value == "baseline") return SimdLevel::kBaseline;
  if (value == "avx2") return SimdLevel::kAvx2;
  return SimdLevel::kAvx512;
}

SimdLevel initial_level() noexcept { return std::min(detect(), allowed_by_environment()); }

std::atomic<SimdLevel>& current() noexcept {
  static std::atomic<SimdLevel> level{initial_level()};
  return level;
}

}  // namespace

SimdLevel simd_level() noexcept { return current().load(std::memory_order_relaxed); }

void set_simd_limit(SimdLevel limit) noexcept { current().store(std::min(initial_level(), limit)); }

const char* simd_level_name(SimdLevel level) noexcept {
  switch (level) {
    case SimdLevel::kAvx512:
      return "avx512";
    case SimdLevel::kAvx2:
      return "avx2";
    case SimdLevel::kBaseline:
      break;
  }
  return "baseline";
}

}  // namespace tiercel
