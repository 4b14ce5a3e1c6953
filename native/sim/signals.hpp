#pragma once
// Signals as bits, 64 bars a word, so that bars without a signal that can act cost a fraction of a nanosecond.
//
// The rules of docs/semantics.md, "Signals", that need no account are applied here once: an exit of a
// side voids its entry in that bar, and entries of both sides void each other and are counted.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/core/status.hpp"
#include "native/sim/types.hpp"

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
  static constexpr std::size_t kWordBars = 64;

  // Bars before `first` have no signals. kParameterRange when a mask holds anything but 0 and 1; kLengthMismatch when
  // one is neither empty nor `bars` long. Keeps its capacity.
  [[nodiscard]] Status read(const SignalMasks& masks, std::size_t bars, std::size_t first);

  // Bars from `first` on at which a target is given count as signals of both sides; without a column, all do.
  void read_targets(const double* targets, std::size_t bars, std::size_t first);

  // The first bar from `from` on with a signal that can act in this state, or the number of bars.
  [[nodiscard]] std::size_t next(Holding holding, std::size_t from) const noexcept {
    return first(from, [holding](const Word& w) { return acting(w, holding); });
  }
  // The first bar from `from` on with any signal that counts, whatever the state.
  [[nodiscard]] std::size_t next_any(std::size_t from) const noexcept {
    return first(from, [](const Word& w) { return w.enter_long | w.exit_long | w.enter_short | w.exit_short; });
  }
  [[nodiscard]] SignalBits at(std::size_t bar) const noexcept {
    const Word& w = words_[bar / kWordBars];
    const auto bit = [shift = bar % kWordBars](std::uint64_t word) { return ((word >> shift) & 1U) != 0; };
    return {bit(w.enter_long), bit(w.exit_long), bit(w.enter_short), bit(w.exit_short)};
  }
  // An entry or an exit of one side at one bar.
  [[nodiscard]] bool enters(Side side, std::size_t bar) const noexcept {
    const Word& w = words_[bar / kWordBars];
    return (((side == Side::kBuy ? w.enter_long : w.enter_short) >> (bar % kWordBars)) & 1U) != 0;
  }
  [[nodiscard]] bool exits(Side side, std::size_t bar) const noexcept {
    const Word& w = words_[bar / kWordBars];
    return (((side == Side::kBuy ? w.exit_long : w.exit_short) >> (bar % kWordBars)) & 1U) != 0;
  }
  [[nodiscard]] std::uint64_t conflicts() const noexcept { return conflicts_; }

 private:
  struct Word {
    std::uint64_t enter_long = 0;
    std::uint64_t exit_long = 0;
    std::uint64_t enter_short = 0;
    std::uint64_t exit_short = 0;
  };

  [[nodiscard]] static std::uint64_t acting(const Word& w, Holding holding) noexcept {
    switch (holding) {
      case Holding::kFlat:
        return w.enter_long | w.enter_short;
      case Holding::kLong:
        return w.exit_long | w.enter_short;
      case Holding::kShort:
        return w.exit_short | w.enter_long;
    }
    return 0;
  }

  template <class Bits>
  [[nodiscard]] std::size_t first(std::size_t from, Bits bits_of) const noexcept {
    if (from >= bars_) return bars_;
    std::size_t w = from / kWordBars;
    std::uint64_t bits = bits_of(words_[w]) & (~std::uint64_t{0} << (from % kWordBars));
    while (bits == 0) {
      if (++w == words_.size()) return bars_;
      bits = bits_of(words_[w]);
    }
    return w * kWordBars + static_cast<std::size_t>(std::countr_zero(bits));
  }

  std::vector<Word> words_;
  std::size_t bars_ = 0;
  std::uint64_t conflicts_ = 0;
};

}  // namespace tiercel::sim
