#pragma once
// The distance that the price went from the last close through a bar.
#include "native/core/cpu.hpp"

namespace tiercel::indicators {

template <class T>
TIERCEL_BODY T true_range(const T& high, const T& low, const T& last_close) noexcept {
  return (high > last_close ? high : last_close) - (low < last_close ? low : last_close);
}

}  // namespace tiercel::indicators
