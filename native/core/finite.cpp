#include "native/core/finite.hpp"

#include "native/core/lanes.hpp"

namespace tiercel {
namespace {

TIERCEL_BODY bool finite_rows_body(const double* values, std::size_t count) noexcept {
  return all_finite(values, count);
}

}  // namespace

TIERCEL_VARIANTS(bool, finite_rows, (const double* values, std::size_t count), (values, count))

}  // namespace tiercel
