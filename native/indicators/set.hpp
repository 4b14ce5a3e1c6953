#pragma once
// Several indicators over the same columns in one call, with the bits of one call for each. A short column costs less
// to work out than a call does.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

// Where an input of an indicator comes from: a column of the call, or an output (real) of an indicator before it,
// counted over all outputs of the set.
struct SetSource {
  bool is_output;
  std::size_t place;
};

struct SetEntry {
  const Indicator* indicator;
  std::array<double, kMostParameters> parameters;
  std::array<SetSource, kMostInputs> inputs;
};

class IndicatorSet {
 public:
  // kParameterRange where a parameter is out of its range, or a source is not there yet or not a column of doubles.
  [[nodiscard]] static Status create(std::vector<SetEntry> entries, std::size_t columns, IndicatorSet& set);

  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  // Bytes of the outputs for this many rows: one after the other in their order, each from a multiple of 8 on.
  [[nodiscard]] std::size_t bytes(std::size_t rows) const noexcept;
  // `columns` has the columns of the set with their decimals (outputs have none); `memory` begins at a multiple of 8.
  [[nodiscard]] Status compute(std::span<const double* const> columns, std::span<const int> decimals, std::size_t rows,
                               std::span<std::byte> memory) noexcept;

 private:
  std::vector<SetEntry> entries_;
  std::vector<OutputKind> kinds_;  // of all outputs
  std::vector<void*> outputs_;     // of the call that is being worked on
  std::vector<double> cells_;      // as many as the indicator that needs most
  std::size_t columns_ = 0;
};

}  // namespace tiercel::indicators
