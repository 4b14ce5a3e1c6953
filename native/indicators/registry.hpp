#pragma once
// One row describes each indicator; the addon, the TypeScript types, the tests and the docs are driven by it.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/core/status.hpp"

namespace tiercel::indicators {

// What a column is: any series of the user's, or a column of bars that is found by its role.
enum class InputRole { kSeries, kOpen, kHigh, kLow, kClose, kVolume };
enum class ParameterKind { kInteger, kReal, kChoice };  // a choice is the place of a word in the row's list
// Doubles with NaN for no value; bytes 0 and 1; 32-bit integers with 0 for no value.
enum class OutputKind { kReal, kMask, kInteger };
enum class UpdateCost { kConstant, kPeriod };
// The folder in which a row stands, and under which it is listed.
enum class Group { kOverlap, kMomentum, kTrend, kVolatility, kVolume, kPrice, kCycle, kStatistics, kMath, kPattern };

struct InputInfo {
  const char* name;
  InputRole role;
};

struct ParameterInfo {
  const char* name;
  const char* summary;
  ParameterKind kind;
  double least;
  double most;
  double standard;  // the default
  std::span<const char* const> choices = {};
};

struct OutputInfo {
  const char* name;
  OutputKind kind;
};

inline constexpr double kLongestPeriod = 100000;
inline constexpr int kOffStep = -1;
inline constexpr int kMostDecimals = 9;
inline constexpr std::size_t kMostInputs = 8;
inline constexpr std::size_t kMostOutputs = 8;
inline constexpr std::size_t kMostParameters = 8;

// The columns of one call. Each input and each output holds `rows` values; outputs overlap nothing.
struct Columns {
  std::span<const double* const> inputs;
  std::span<const int> decimals;   // of each input: all its values are multiples of 10^-decimals; kOffStep if unknown
  std::span<void* const> outputs;  // double, std::uint8_t or std::int32_t, by the output's kind
  std::size_t rows;
  std::span<double> cells = {};  // memory for compute: as many as the row's `cells` says, their values do not matter
};

// Some sets of parameters of one indicator, one after the other in memory.
struct ParameterSets {
  const double* values;
  std::size_t width;  // of a set
  std::size_t count;
  [[nodiscard]] const double* operator[](std::size_t i) const noexcept { return values + i * width; }
};

// How a stream's memory is made and used; see stream.hpp, which is what callers want.
struct StreamOperations {
  // Bytes that one stream needs; of these the last ones, from `state_offset` on, are its state.
  std::size_t (*size)(const double* parameters) noexcept;
  std::size_t state_offset;
  void (*create)(void* memory, const double* parameters, const int* decimals) noexcept;
  void (*reset)(void* memory) noexcept;
  void (*update)(void* memory, const Columns& columns) noexcept;
  void (*peek)(const void* memory, const Columns& columns) noexcept;  // one row
};

struct Indicator {
  const char* name;  // as TypeScript writes it
  Group group;
  const char* summary;  // one line
  const char* formula;  // x[n] is the value n rows ago; lines end with a newline but for the last one
  const char* source;   // of the formula
  const char* talib;    // TA-Lib's function of the same inputs, parameters and first outputs; nullptr where it has none
  const char* differs;  // how it differs from other libraries; nullptr where it does not
  std::span<const InputInfo> inputs;
  std::span<const ParameterInfo> parameters;
  std::span<const OutputInfo> outputs;
  UpdateCost cost;
  bool sparse;  // rows after the lookback may have no value too: a pivot that is not there, a ratio without a divisor
  // True where with these parameters a value on the price step has the same bits whatever came before its window.
  bool (*exact)(const double* parameters) noexcept;
  std::size_t (*lookback)(const double* parameters) noexcept;
  std::size_t (*cells)(const double* parameters) noexcept;  // doubles of memory that compute needs
  void (*compute)(const double* parameters, const Columns& columns) noexcept;
  StreamOperations stream;
};

// All indicators, by name.
[[nodiscard]] std::span<const Indicator* const> indicators() noexcept;

// kOk, or kParameterRange where there are too few or many parameters, or one is outside its row's range.
[[nodiscard]] Status check_parameters(const Indicator& indicator, std::span<const double> parameters) noexcept;

// Computes whole columns, after checking parameters, the number of columns and the memory for cells.
[[nodiscard]] Status compute(const Indicator& indicator, std::span<const double> parameters,
                             const Columns& columns) noexcept;

// The same for many sets of parameters over the same inputs, with the bits of one by one: the outputs of a set follow
// those of the set before, and memory for cells is that of the set that needs most.
[[nodiscard]] Status compute_many(const Indicator& indicator, const ParameterSets& sets,
                                  const Columns& columns) noexcept;

}  // namespace tiercel::indicators
