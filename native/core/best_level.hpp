#pragma once
// Runs a body that is a template at the best level of the processor, without a macro a function.
//
//   struct Scale {
//     template <int W>
//     TIERCEL_BODY bool run(const double* x, double* y, std::size_t rows) noexcept { ... Lanes<W> ... }
//   };
//   at_best_level<Scale>(x, y, rows);
#include "native/core/lanes.hpp"

namespace tiercel {

#if defined(__x86_64__)
template <class Body, class... Args>
TIERCEL_TARGET_AVX2 bool at_avx2(Args... args) noexcept {
  return Body::template run<4>(args...);
}
template <class Body, class... Args>
TIERCEL_TARGET_AVX512 bool at_avx512(Args... args) noexcept {
  return Body::template run<8>(args...);
}
#endif
template <class Body, class... Args>
bool at_baseline(Args... args) noexcept {
  return Body::template run<2>(args...);
}

// References are taken as pointers: arguments go by value.
template <class Body, class... Args>
bool at_best_level(Args... args) noexcept {
#if defined(__x86_64__)
  switch (simd_level()) {
    case SimdLevel::kAvx512:
      return at_avx512<Body, Args...>(args...);
    case SimdLevel::kAvx2:
      return at_avx2<Body, Args...>(args...);
    case SimdLevel::kBaseline:
      break;
  }
#endif
  return at_baseline<Body, Args...>(args...);
}

}  // namespace tiercel
