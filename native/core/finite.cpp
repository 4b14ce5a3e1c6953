#include "native/core/finite.hpp"

#include <algorithm>

#include "native/core/lanes.hpp"

namespace tiercel {
namespace {

TIERCEL_BODY bool finite_rows_body(const double* values, std::size_t count) noexcept {
  return all_finite(values, count);
}

TIERCEL_BODY std::size_t finite_prefix_body(const double* values, std::size_t count) noexcept {
  constexpr std::size_t kAtOnce = 128;
  for (std::size_t done = 0; done < count; done += kAtOnce) {
    if (!all_finite(values + done, std::min(kAtOnce, count - done))) return done;
  }
  return count;
}

}  // namespace

TIERCEL_VARIANTS(bool, finite_rows, (const double* values, std::size_t count), (values, count))
TIERCEL_VARIANTS(std::size_t, finite_prefix, (const double* values, std::size_t count), (values, count))

}  // namespace tiercel
