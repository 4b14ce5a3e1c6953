#pragma once
// Choice of instruction set at run time.
//
// A hot kernel is written once as an always-inline body in plain C++ (or GCC vector extensions) and compiled
// several times: TIERCEL_VARIANTS(...) makes one function a level and a dispatcher. Since contraction is off and
// every reduction uses a fixed number of lanes, all levels give the same bits.
//
//   TIERCEL_BODY void scale_body(const double* x, double* y, size_t n) noexcept { ... }
//   TIERCEL_VARIANTS(void, scale, (const double* x, double* y, size_t n), (x, y, n))
//   // defines: void scale(const double*, double*, size_t) noexcept
namespace tiercel {

enum class SimdLevel { kBaseline = 0, kAvx2 = 1, kAvx512 = 2 };

// The widest level that this processor has and that TIERCEL_SIMD (baseline, avx2 or avx512) allows.
// The environment is read once, at the first call.
[[nodiscard]] SimdLevel simd_level() noexcept;
// Lowers the level for tests; raising it above what the processor has is ignored.
void set_simd_limit(SimdLevel limit) noexcept;
[[nodiscard]] const char* simd_level_name(SimdLevel level) noexcept;

}  // namespace tiercel

#define TIERCEL_BODY [[gnu::always_inline]] static inline

#if defined(__x86_64__)
#define TIERCEL_TARGET_AVX2 [[gnu::target("avx2,bmi,bmi2,lzcnt,popcnt")]]
#define TIERCEL_TARGET_AVX512 [[gnu::target("avx512f,avx512dq,avx512bw,avx512vl,avx512cd,avx2,bmi,bmi2,lzcnt,popcnt")]]
#define TIERCEL_DISPATCH(result, name, params, args) \
  result name params noexcept {                      \
    switch (::tiercel::simd_level()) {               \
      case ::tiercel::SimdLevel::kAvx512:            \
        return name##_avx512 args;                   \
      case ::tiercel::SimdLevel::kAvx2:              \
        return name##_avx2 args;                     \
      case ::tiercel::SimdLevel::kBaseline:          \
        break;                                       \
    }                                                \
    return name##_baseline args;                     \
  }
#define TIERCEL_VARIANTS(result, name, params, args)                                             \
  TIERCEL_TARGET_AVX2 static result name##_avx2 params noexcept { return name##_body args; }     \
  TIERCEL_TARGET_AVX512 static result name##_avx512 params noexcept { return name##_body args; } \
  static result name##_baseline params noexcept { return name##_body args; }                     \
  TIERCEL_DISPATCH(result, name, params, args)
#else
#define TIERCEL_VARIANTS(result, name, params, args) \
  result name params noexcept { return name##_body args; }
#endif
