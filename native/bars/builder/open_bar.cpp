#include "native/bars/builder/open_bar.hpp"

#include "native/bars/extremes.hpp"

namespace tiercel::bars {

TIERCEL_BODY double highest_of_body(const double* x, std::size_t rows) noexcept { return extreme<true>(x, rows); }
TIERCEL_BODY double lowest_of_body(const double* x, std::size_t rows) noexcept { return extreme<false>(x, rows); }
TIERCEL_VARIANTS(double, highest_of, (const double* x, std::size_t rows), (x, rows))
TIERCEL_VARIANTS(double, lowest_of, (const double* x, std::size_t rows), (x, rows))

}  // namespace tiercel::bars
