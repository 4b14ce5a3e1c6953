#include "native/indicators/parts/high_low_window.hpp"

#include "native/core/cpu.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY void slide_both_body(const double* high, const double* low, std::size_t period, double* highest,
                                  double* lowest, std::size_t rows) noexcept {
  slide_extreme<1>(high, period, highest, rows);
  slide_extreme<-1>(low, period, lowest, rows);
}

TIERCEL_VARIANTS(void, slide_both,
                 (const double* high, const double* low, std::size_t period, double* highest, double* lowest,
                  std::size_t rows),
                 (high, low, period, highest, lowest, rows))

}  // namespace

void slide_high_low(const double* high, const double* low, std::size_t period, double* highest, double* lowest,
                    std::size_t rows) noexcept {
  slide_both(high, low, period, highest, lowest, rows);
}

}  // namespace tiercel::indicators
