#pragma once
// Runs a body that is a template at the best level of the processor, without a macro a function.
//
//   struct Scale {
//     template <int W>
//     TIERCEL_BODY bool run(const double* x, double* y, std::size_t rows) noexcept { ... Lanes<W> ... }
//   };
//   at_best_level<Scale>(x, y, rows);
#include <type_traits>

#include "native/core/lanes.hpp"

// On a lambda inside a body, which else is compiled for the lowest level.
#define TIERCEL_INLINE __attribute__((always_inline))

namespace tiercel {

// Calls f with the constants 0 to N - 1: arrays of lanes that are indexed so stay in registers.
template <std::size_t N, class F>
TIERCEL_BODY void for_each_of(const F& f) noexcept {
  [&]<std::size_t... I>(std::index_sequence<I...> /*i*/) TIERCEL_INLINE {
    (f(std::integral_constant<std::size_t, I>{}), ...);
  }
  (std::make_index_sequence<N>{});
}

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
