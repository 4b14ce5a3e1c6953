#pragma once
// Signals as bits, 64 bars a word, so that bars without a signal that can act cost a fraction of a nanosecond.
//
// The rules of docs/semantics.md, "Signals", that need no account are applied here once: an exit of a
// side voids its entry in that bar, and entries of both sides void each other and are counted.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/core/status.hpp"

namespace tiercel::sim {

// One byte a bar, 0 or 1; an empty span is a signal that never comes.
struct SignalMasks {
  std::span<const std::uint8_t> enter_long;
  std::span<const std::uint8_t> exit_long;
  std::span<const std::uint8_t> enter_short;
  std::span<const std::uint8_t> exit_short;
};

enum class Holding : std::uint8_t { kFlat, kLong, kShort };

// The signals that count at one bar.
struct SignalBits {
  bool enter_long;
  bool exit_long;
  bool enter_short;
  bool exit_short;
};

class SignalReader {
 public:
  // Bars before `first` have no signals. kParameterRange when a mask holds anything but 0 and 1; kLengthMismatch when
  // one is neither empty nor `bars` long. Keeps its capacity.
  [[nodiscard]] Status read(const SignalMasks& masks, std::size_t bars, std::size_t first);

  // Bars from `first` on at which a target is given count as signals of both sides; without a column, all do.
  void read_targets(const double* targets, std::size_t bars, std::size_t first);

  // The first bar from `from` on with a signal that can act in this state, or the number of bars.
  [[nodiscard]] std::size_t next(Holding holding, std::size_t from) const noexcept;
  // The first bar from `from` on with any signal that counts, whatever the state.
  [[nodiscard]] std::size_t next_any(std::size_t from) const noexcept;
  [[nodiscard]] SignalBits at(std::size_t bar) const noexcept;
  [[nodiscard]] std::uint64_t conflicts() const noexcept { return conflicts_; }

 private:
  struct Word {
    std::uint64_t enter_long = 0;
    std::uint64_t exit_long = 0;
    std::uint64_t enter_short = 0;
    std::uint64_t exit_short = 0;
  };

  [[nodiscard]] static std::uint64_t acting(const Word& w, Holding holding) noexcept;

  template <class Bits>
  [[nodiscard]] std::size_t first(std::size_t from, Bits bits_of) const noexcept;

  std::vector<Word> words_;
  std::size_t bars_ = 0;
  std::uint64_t conflicts_ = 0;
};

}  // namespace tiercel::sim
