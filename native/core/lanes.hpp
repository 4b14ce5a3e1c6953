#pragma once
// Neighbouring rows of a column as vectors. A body that is written for any number of lanes W gets at each level the
// widest that the processor has: 8, 4 or 2. What it computes must not depend on W.
//
//   template <int W>
//   TIERCEL_BODY void scale_body(const double* x, double* y, size_t n) noexcept { ... Lanes<W> ... }
//   TIERCEL_LANE_VARIANTS(void, scale, (const double* x, double* y, size_t n), (x, y, n))
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "native/core/cpu.hpp"

namespace tiercel {

// Before the loop of a body: what goes from one step to the next then stays in registers.
#ifdef __clang__
#define TIERCEL_UNROLL _Pragma("unroll 4")
#else
#define TIERCEL_UNROLL _Pragma("GCC unroll 4")
#endif

// Rows of a step: whatever the lanes are, a body takes a multiple of them.
inline constexpr int kStepRows = 8;

template <int W>
struct LaneTypes {
  typedef double Values __attribute__((vector_size(W * sizeof(double))));
  typedef std::int64_t Places __attribute__((vector_size(W * sizeof(std::int64_t))));
  typedef std::uint64_t Wrapping __attribute__((vector_size(W * sizeof(std::uint64_t))));
};
template <int W>
using Lanes = typename LaneTypes<W>::Values;

template <int W>
TIERCEL_BODY Lanes<W> read_lanes(const double* from) noexcept {
  Lanes<W> lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

template <class V>
TIERCEL_BODY void write_lanes(double* to, const V& lanes) noexcept {
  std::memcpy(to, &lanes, sizeof lanes);
}

TIERCEL_BODY double absolute(double x) noexcept { return std::fabs(x); }
template <class V>
TIERCEL_BODY V absolute(const V& x) noexcept {
  using Bits = decltype(x < x);  // one instruction, where a comparison and a selection are three
  return std::bit_cast<V>(std::bit_cast<Bits>(x) & std::int64_t{0x7fffffffffffffff});
}

// True where all lanes are 0; false where one is NaN.
template <class V>
TIERCEL_BODY bool are_zero(const V& lanes) noexcept {
  bool zero = true;
  for (std::size_t i = 0; i < sizeof lanes / sizeof(double); ++i) zero &= lanes[i] == 0.0;
  return zero;
}

// The rows of `first` and `second`, which follow each other, from row kFrom of `first` on.
template <int W, int kFrom, int... I>
TIERCEL_BODY Lanes<W> rows_from(const Lanes<W>& first, const Lanes<W>& second,
                                std::integer_sequence<int, I...> /*lanes*/) noexcept {
#ifdef __clang__
  return __builtin_shufflevector(first, second, (kFrom + I)...);
#else
  return __builtin_shuffle(first, second, typename LaneTypes<W>::Places{(kFrom + I)...});
#endif
}

// A history in which each row is the same.
TIERCEL_BODY std::array<double, kStepRows> same_rows(double x) noexcept {
  std::array<double, kStepRows> rows;
  rows.fill(x);
  return rows;
}

// The last rows before the ones that are being worked on, as far as kMost (1 to 8) rows ago are asked for.
template <int W, int kMost>
class LastRows {
 public:
  [[gnu::always_inline]] explicit LastRows(const std::array<double, kStepRows>& rows) noexcept {
    for (int i = 0; i < kVectors; ++i) rows_[i] = read_lanes<W>(rows.data() + kFirst + i * W);
  }
  [[gnu::always_inline]] void write(std::array<double, kStepRows>& rows) const noexcept {
    for (int i = 0; i < kVectors; ++i) write_lanes(rows.data() + kFirst + i * W, rows_[i]);
  }

  // The rows kAgo (1 to kMost) before those of `now`.
  template <int kAgo>
  [[gnu::always_inline]] Lanes<W> ago(const Lanes<W>& now) const noexcept {
    constexpr int kWhole = kAgo / W;
    const Lanes<W> newer = kWhole == 0 ? now : rows_[kVectors - kWhole];
    if constexpr (kAgo % W == 0) return newer;
    return rows_from<W, W - kAgo % W>(rows_[kVectors - kWhole - 1], newer, std::make_integer_sequence<int, W>{});
  }

  [[gnu::always_inline]] void push(const Lanes<W>& now) noexcept {
    for (int i = 1; i < kVectors; ++i) rows_[i - 1] = rows_[i];
    rows_[kVectors - 1] = now;
  }

 private:
  static constexpr int kVectors = (kMost + W - 1) / W;
  static constexpr int kFirst = kStepRows - kVectors * W;
  Lanes<W> rows_[kVectors];
};

// True where all of the values are finite.
TIERCEL_BODY bool all_finite(const double* values, std::size_t count) noexcept {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) bad |= values[i] * 0.0 == 0.0 ? 0U : 1U;
  return bad == 0;
}

}  // namespace tiercel

#if defined(__x86_64__)
// `args` brings its own parentheses. NOLINTBEGIN(bugprone-macro-parentheses)
#define TIERCEL_LANE_VARIANTS(result, name, params, args)                                           \
  TIERCEL_TARGET_AVX2 static result name##_avx2 params noexcept { return name##_body<4> args; }     \
  TIERCEL_TARGET_AVX512 static result name##_avx512 params noexcept { return name##_body<8> args; } \
  static result name##_baseline params noexcept { return name##_body<2> args; }                     \
  TIERCEL_DISPATCH(result, name, params, args)
// NOLINTEND(bugprone-macro-parentheses)
#else
#define TIERCEL_LANE_VARIANTS(result, name, params, args) \
  result name params noexcept { return name##_body<2> args; }
#endif
