#pragma once
// An indicator that takes one row after the other, in time that does not grow with the history. It gives the bits of
// the columns' form: both are loops over one kernel.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

class Stream {
 public:
  // nullptr where parameters or decimals do not fit the indicator's row.
  [[nodiscard]] static std::unique_ptr<Stream> create(const Indicator& indicator, std::span<const double> parameters,
                                                      std::span<const int> decimals);

  [[nodiscard]] const Indicator& indicator() const noexcept { return indicator_; }
  [[nodiscard]] std::size_t memory() const noexcept { return size_; }  // bytes
  // Takes columns.rows rows. The decimals of the columns are those given at creation; `columns.decimals` is not read.
  [[nodiscard]] Status update(const Columns& columns) noexcept;
  // The outputs that one row would give; the stream stays as it is.
  [[nodiscard]] Status peek(const Columns& row) const noexcept;
  void reset() noexcept;

  // The state as bytes, with what is needed to refuse it elsewhere.
  [[nodiscard]] std::vector<std::byte> save() const;
  // Takes over a saved state. kCorrupt where the bytes are damaged, kUnsupported where they belong to another
  // indicator, other parameters or another layout; the stream is then as before.
  [[nodiscard]] Status restore(std::span<const std::byte> saved) noexcept;

 private:
  Stream(const Indicator& indicator, std::span<const double> parameters, std::span<const int> decimals);
  [[nodiscard]] Status check(const Columns& columns) const noexcept;
  [[nodiscard]] std::span<const std::byte> state() const noexcept;

  const Indicator& indicator_;
  std::size_t size_;
  std::unique_ptr<std::byte[]> memory_;
  std::uint64_t identity_;  // of indicator, parameters and decimals
};

}  // namespace tiercel::indicators
