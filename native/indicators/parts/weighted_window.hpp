#pragma once
// The kernel of averages whose weights are fixed beforehand and differ by the place in the window only:
//   y = sum of w[i] x[i] / sum of w[i],  from the oldest of the last `period` values to the newest.
//
// A family W of weights says
//   kParameters                      how many parameters the row has
//   period(params)                   values in the window
//   each(params, take)               calls take(weight) for each place, the oldest first
// The weights, divided by their sum, stand in cells, where the first value after a start or a gap puts them.
#include <algorithm>
#include <array>
#include <cstddef>

#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kWeighingRows = 512;      // rows of a block
inline constexpr std::size_t kLongestWeighting = 512;  // the longest window that goes in blocks

// out[i] = sum of weights[k] * values[i + k], in this order; rows are a multiple of 32. False where one of the last
// `rows` values is no number.
bool weighted_block(const double* weights, std::size_t period, const double* values, double* out,
                    std::size_t rows) noexcept;

template <class W>
struct WeightedRow : SimpleKernel<1, 1, W::kParameters> {
  using Base = SimpleKernel<1, 1, W::kParameters>;
  using typename Base::Params;
  using State = std::size_t;  // values since the start or the last gap

  struct Setup {
    Params params;
    std::size_t period;
    double total;   // of the weights
    double newest;  // weight of the newest value
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    Setup s{p, W::period(p), 0.0, 0.0};
    W::each(p, [&](double weight) {
      s.total += weight;
      s.newest = weight;
    });
    s.newest /= s.total;
    return s;
  }
  static std::size_t lookback(const Params& p) noexcept { return W::period(p) - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const typename Base::In& x,
                   typename Base::Out& y) noexcept {
    if (run == 0) {
      std::size_t place = 0;
      W::each(s.params, [&](double weight) { past.keep(place++, weight / s.total); });
    }
    if (++run < s.period || s.total == 0.0) return;
    double sum = 0.0;
    for (std::size_t ago = s.period - 1, place = 0; ago > 0; --ago, ++place) {
      sum += past.cell(place) * past.ago(0, ago);
    }
    y[0] = sum + s.newest * x[0];
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<WeightedRow>& in,
                          const OutputColumns<WeightedRow>& out, std::size_t rows) noexcept {
    (void)in;
    rows = std::min(rows, kWeighingRows);
    rows -= rows % 32;
    if (rows == 0 || run < s.period || s.period > kLongestWeighting || s.total == 0.0) return 0;
    const double* values = past.block(0, s.period - 1);
    if (values == nullptr) return 0;
    double weights[kLongestWeighting];
    for (std::size_t place = 0; place < s.period; ++place) weights[place] = past.cell(place);
    if (!weighted_block(weights, s.period, values, out[0], rows)) return 0;
    run += rows;
    return rows;
  }
};

}  // namespace tiercel::indicators
