#pragma once
// Builds bars of one or more specs in one pass over ticks, or over shorter bars. A column has the same meaning in each
// call; times go on where the call before ended. What is refused leaves everything as it was.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "native/bars/builder/machine.hpp"
#include "native/core/status.hpp"

namespace tiercel::bars {

// What was refused, and for which spec.
struct BarRefusal {
  BarFault fault = BarFault::kNone;
  std::size_t row = 0;
  std::size_t spec = 0;
};

class BarBuilder {
 public:
  // nullptr where a spec is out of range, or they disagree on the decimals of the columns.
  [[nodiscard]] static std::unique_ptr<BarBuilder> create(std::span<const BarSpec> specs);

  // A table for each spec; those of bars by whole periods may be empty.
  [[nodiscard]] BarRefusal update(const BarRows& rows, std::span<const Boundaries> tables);
  // Closes the bars that end at or before `time`.
  [[nodiscard]] BarRefusal close_until(std::int64_t time, std::span<const Boundaries> tables);
  void reset();

  [[nodiscard]] const std::vector<BarMachine>& machines() const noexcept { return machines_; }
  // The closed bars of a spec have been read.
  void drop_closed(std::size_t spec) noexcept { machines_[spec].drop_closed(0); }
  [[nodiscard]] std::size_t memory() const noexcept;  // bytes

  // The state as bytes, with what is needed to refuse it elsewhere. Closed bars that were not read are not in it.
  [[nodiscard]] std::vector<std::byte> save() const;
  // kCorrupt where the bytes are damaged, kUnsupported where they belong to other specs; the builder is then as before.
  [[nodiscard]] Status restore(std::span<const std::byte> saved);

 private:
  struct Progress {
    std::int64_t last_time;
    std::int64_t columns;  // a bit for each that is there; 0 before the first rows
  };
  struct Before {
    Progress progress;
    std::vector<MachineState> states;
    std::vector<std::size_t> closed;
  };

  explicit BarBuilder(std::span<const BarSpec> specs);
  [[nodiscard]] BarFault check(const BarRows& rows) const noexcept;
  [[nodiscard]] Before before() const;
  void go_back(const Before& before);
  [[nodiscard]] std::uint64_t identity() const noexcept;

  std::vector<BarMachine> machines_;
  BlockReader reader_;
  Progress progress_;
};

}  // namespace tiercel::bars
