#include "native/sim/signals.hpp"

#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tiercel::sim {
namespace {

constexpr std::size_t kWordBars = SignalReader::kWordBars;

// Bit i is byte i (0 or 1) of 64 bytes; `seen` gathers all bits of the bytes for the check.
std::uint64_t pack(const std::uint8_t* bytes, std::uint64_t& seen) noexcept {
  std::uint64_t word = 0;
#if defined(__SSE2__)
  __m128i all = _mm_setzero_si128();
  for (unsigned i = 0; i < kWordBars / 16; ++i) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16));
    all = _mm_or_si128(all, x);
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi64(x, 7)));
    word |= static_cast<std::uint64_t>(bits) << (i * 16);
  }
  seen |= static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_or_si128(all, _mm_unpackhi_epi64(all, all))));
#else
  for (unsigned i = 0; i < kWordBars / 8; ++i) {
    std::uint64_t x = 0;
    for (unsigned k = 0; k < 8; ++k) x |= static_cast<std::uint64_t>(bytes[i * 8 + k]) << (k * 8);
    seen |= x;
    // Gathers the lowest bit of each byte in the top byte: byte k meets 2^(56 + k - 8k) alone.
    word |= ((x & 0x0101010101010101U) * 0x0102040810204080U >> 56) << (i * 8);
  }
#endif
  return word;
}

// One mask's word `w`; the last one may be short.
std::uint64_t word_of(std::span<const std::uint8_t> mask, std::size_t w, std::uint64_t& seen) noexcept {
  if (mask.empty()) return 0;
  const std::size_t from = w * kWordBars;
  if (mask.size() - from >= kWordBars) return pack(mask.data() + from, seen);
  std::uint8_t padded[kWordBars] = {};
  std::memcpy(padded, mask.data() + from, mask.size() - from);
  return pack(padded, seen);
}

// Bars of word `w` from `first` on.
std::uint64_t live_bits(std::size_t w, std::size_t first) noexcept {
  const std::size_t from = w * kWordBars;
  if (first <= from) return ~std::uint64_t{0};
  return first - from >= kWordBars ? 0 : ~std::uint64_t{0} << (first - from);
}

}  // namespace

Status SignalReader::read(const SignalMasks& masks, std::size_t bars, std::size_t first) {
  for (const auto& mask : {masks.enter_long, masks.exit_long, masks.enter_short, masks.exit_short}) {
    if (!mask.empty() && mask.size() != bars) return Status::kLengthMismatch;
  }
  bars_ = bars;
  conflicts_ = 0;
  words_.resize((bars + kWordBars - 1) / kWordBars);
  std::uint64_t seen = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const std::uint64_t live = live_bits(w, first);
    const std::uint64_t enter_long = word_of(masks.enter_long, w, seen) & live;
    const std::uint64_t exit_long = word_of(masks.exit_long, w, seen) & live;
    const std::uint64_t enter_short = word_of(masks.enter_short, w, seen) & live;
    const std::uint64_t exit_short = word_of(masks.exit_short, w, seen) & live;
    const std::uint64_t both = enter_long & enter_short;
    conflicts_ += static_cast<std::uint64_t>(std::popcount(both));
    words_[w] = {enter_long & ~exit_long & ~both, exit_long, enter_short & ~exit_short & ~both, exit_short};
  }
  return (seen & ~0x0101010101010101U) == 0 ? Status::kOk : Status::kParameterRange;
}

void SignalReader::read_targets(const double* targets, std::size_t bars, std::size_t first) {
  bars_ = bars;
  conflicts_ = 0;
  words_.assign((bars_ + kWordBars - 1) / kWordBars, {});
  for (std::size_t i = first; i < bars_; ++i) {
    const std::uint64_t bit = std::uint64_t{targets == nullptr || targets[i] == targets[i]} << (i % kWordBars);
    Word& word = words_[i / kWordBars];
    word.enter_long |= bit;
    word.exit_long |= bit;
    word.enter_short |= bit;
    word.exit_short |= bit;
  }
}

}  // namespace tiercel::sim
