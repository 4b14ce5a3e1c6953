#pragma once
// What an indicator's kernel is, and the loops that run it: one row after the other, over columns or as a stream.
//
// A kernel K is a struct with
//   Params                     its parameters, and `Params params(const double*)` to read them from a row of numbers
//   Setup                      what is worked out once: `Setup setup(const Params&, const int* decimals)`
//   State                      trivially copyable, of fixed size; `State{}` is the start of a warm-up
//   Value                      double, std::uint8_t for masks or std::int32_t for scores and places
//   kInputs, kOutputs          how many columns go in and out
//   lookback(Params)           how many rows of a run of values have no output
//   exact(Params)              optional: true where on the price step a value has the same bits whatever came before
//                              its window; absent, it never has
//   past(Setup)                how many earlier rows `step` may ask for
//   cells(Setup)               optional: how many doubles of memory it keeps beside the state, for windows of what it
//                              works out itself; `past.cell(i)` reads one and `past.keep(i, value)` writes one;
//                              `past.cells()` is all of them, for `fast` to write and `step` to read
//   step(setup, state, past, x, y)   takes one row: the definition of the indicator, and its streaming form. It must
//                              not read a cell that it has written for the same row: a peek writes none.
//   fast(setup, state, past, in, out, rows)   optional: takes up to `rows` rows at once with the bits that `step`
//                              would give and returns how many, or 0 where it does not apply (cold, NaN inside)
//   kBlockRows                 optional: how many rows `fast` is asked for, where it needs long blocks
//   kTakesAnyRow               optional, true where a NaN is compared and not skipped
//
// Absent values are handled here and not in kernels: a row with an input that is not finite has no output, and the next
// one starts a warm-up anew. So a window function recovers when the window has passed the gap.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace tiercel::indicators {

inline constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

template <class K>
using InputColumns = std::array<const double*, K::kInputs>;
template <class K>
using OutputColumns = std::array<typename K::Value*, K::kOutputs>;
template <class K>
using InputRow = std::array<double, K::kInputs>;
template <class K>
using OutputRow = std::array<typename K::Value, K::kOutputs>;

// Doubles of memory that kernel K keeps for this setup.
template <class K>
[[nodiscard]] std::size_t cells_of(const typename K::Setup& setup) noexcept {
  if constexpr (requires { K::cells(setup); }) return K::cells(setup);
  return 0;
}

// Earlier rows of the columns themselves.
template <class K>
class ColumnPast {
 public:
  ColumnPast(const InputColumns<K>& columns, double* cells) noexcept : columns_(columns), cells_(cells) {}
  [[nodiscard]] double cell(std::size_t i) const noexcept { return cells_[i]; }
  void keep(std::size_t i, double value) const noexcept { cells_[i] = value; }
  // The cells from `base` on, for blocks.
  [[nodiscard]] double* memory(std::size_t base) const noexcept { return cells_ + base; }
  [[nodiscard]] double* cells() const noexcept { return cells_; }
  // The value `ago` (1 or more) rows before the one that is being taken.
  [[nodiscard]] double ago(std::size_t input, std::size_t ago) const noexcept { return columns_[input][row_ - ago]; }
  // `ago` rows before each of the coming rows, one after the other in memory; nullptr where that is not so.
  [[nodiscard]] const double* block(std::size_t input, std::size_t ago) const noexcept {
    return columns_[input] + row_ - ago;
  }
  void push(const InputRow<K>& /*row*/) noexcept { ++row_; }
  void push_block(const InputColumns<K>& /*in*/, std::size_t rows) noexcept { row_ += rows; }

 private:
  InputColumns<K> columns_;
  double* cells_;
  std::size_t row_ = 0;
};

// Earlier rows kept in rings, one for each input, in the caller's memory.
template <class K>
class RingPast {
 public:
  // `slots` holds kInputs * length doubles, and behind them the cells.
  RingPast(double* slots, std::size_t length, std::uint64_t* position) noexcept
      : slots_(slots), length_(length), position_(position) {}
  [[nodiscard]] double cell(std::size_t i) const noexcept { return slots_[K::kInputs * length_ + i]; }
  void keep(std::size_t i, double value) const noexcept { slots_[K::kInputs * length_ + i] = value; }
  [[nodiscard]] double* memory(std::size_t base) const noexcept { return slots_ + K::kInputs * length_ + base; }
  [[nodiscard]] double* cells() const noexcept { return slots_ + K::kInputs * length_; }
  [[nodiscard]] double ago(std::size_t input, std::size_t ago) const noexcept {
    const std::size_t at = *position_ >= ago ? *position_ - ago : *position_ + length_ - ago;
    return slots_[input * length_ + at];
  }
  [[nodiscard]] const double* block(std::size_t /*input*/, std::size_t /*ago*/) const noexcept { return nullptr; }
  void push(const InputRow<K>& row) noexcept {
    if (length_ == 0) return;
    for (std::size_t i = 0; i < K::kInputs; ++i) slots_[i * length_ + *position_] = row[i];
    *position_ = *position_ + 1 == length_ ? 0 : *position_ + 1;
  }
  void push_block(const InputColumns<K>& in, std::size_t rows) noexcept {
    for (std::size_t r = rows - std::min(rows, length_); r < rows; ++r) {
      InputRow<K> row;
      for (std::size_t i = 0; i < K::kInputs; ++i) row[i] = in[i][r];
      push(row);
    }
  }

 private:
  double* slots_;
  std::size_t length_;
  std::uint64_t* position_;
};

// What a peek sees: the rows of a stream, and cells that stay as they are.
template <class K>
class PeekPast {
 public:
  explicit PeekPast(const RingPast<K>& rows) noexcept : rows_(rows) {}
  [[nodiscard]] double ago(std::size_t input, std::size_t ago) const noexcept { return rows_.ago(input, ago); }
  [[nodiscard]] double cell(std::size_t i) const noexcept { return rows_.cell(i); }
  void keep(std::size_t /*i*/, double /*value*/) const noexcept {}
  [[nodiscard]] const double* cells() const noexcept { return rows_.cells(); }

 private:
  const RingPast<K>& rows_;
};

template <class K>
[[nodiscard]] constexpr typename K::Value no_value() noexcept {
  if constexpr (std::is_same_v<typename K::Value, double>) return kNoValue;
  return {};
}

template <class K>
[[nodiscard]] inline bool has_values(const InputRow<K>& x) noexcept {
  if constexpr (requires { K::kTakesAnyRow; }) return true;
  bool all = true;
  for (const double value : x) all = all && std::isfinite(value);
  return all;
}

// Takes one row, absent values included; `past` is not moved on.
template <class K, class Past>
inline void take_row(const typename K::Setup& setup, typename K::State& state, const Past& past, const InputRow<K>& x,
                     OutputRow<K>& y) noexcept {
  y.fill(no_value<K>());
  if (has_values<K>(x)) {
    K::step(setup, state, past, x, y);
  } else {
    state = typename K::State{};
  }
}

template <class K>
[[nodiscard]] constexpr std::size_t smallest_block() noexcept {
  if constexpr (requires { K::kBlockRows; }) return K::kBlockRows;
  return 64;
}

// Takes `rows` rows, blocks at a time where the kernel can.
template <class K, class Past>
void take_rows(const typename K::Setup& setup, typename K::State& state, Past& past, InputColumns<K> in,
               OutputColumns<K> out, std::size_t rows) noexcept {
  constexpr std::size_t kRefused = 64;  // a refused block costs little, a long run soon goes in long ones
  constexpr std::size_t kSmallest = smallest_block<K>();
  // Of a short column most is no warm-up: for so many rows a block is tried again after few. Long blocks cost more to
  // try.
  constexpr std::size_t kWarmUp = 256;
  constexpr std::size_t kFew = kSmallest > kRefused ? kRefused : 8;
  constexpr std::size_t kLargest = std::max<std::size_t>(kSmallest, 1024);
  constexpr std::size_t kWorthwhile = 8;  // what a block sets up costs more than fewer rows
  std::size_t block = kSmallest;
  std::size_t refused = 0;  // rows since the last block
  for (std::size_t done = 0; done < rows;) {
    std::size_t taken = 0;
    if constexpr (requires { K::fast(setup, state, past, in, out, rows); }) {
      if (rows - done >= kWorthwhile) taken = K::fast(setup, state, past, in, out, std::min(block, rows - done));
      if (taken != 0) past.push_block(in, taken);
      block = taken != 0 ? std::min(block * 2, kLargest) : kSmallest;
      if (taken != 0) refused = 0;
    }
    if (taken == 0) {
      taken = std::min(refused < kWarmUp ? kFew : kRefused, rows - done);
      refused += taken;
      for (std::size_t r = 0; r < taken; ++r) {
        InputRow<K> x;
        OutputRow<K> y;
        for (std::size_t i = 0; i < K::kInputs; ++i) x[i] = in[i][r];
        take_row<K>(setup, state, past, x, y);
        past.push(x);
        for (std::size_t i = 0; i < K::kOutputs; ++i) out[i][r] = y[i];
      }
    }
    for (auto& column : in) column += taken;
    for (auto& column : out) column += taken;
    done += taken;
  }
}

// The whole of the columns, from the start; `cells` has room for what the kernel keeps.
template <class K>
void compute_columns(const typename K::Setup& setup, const InputColumns<K>& in, const OutputColumns<K>& out,
                     std::size_t rows, double* cells) noexcept {
  typename K::State state{};
  ColumnPast<K> past(in, cells);
  take_rows<K>(setup, state, past, in, out, rows);
}

}  // namespace tiercel::indicators
