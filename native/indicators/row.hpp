#pragma once
// Makes the functions of a registry row from a kernel.
#include <cstring>
#include <new>

#include "native/indicators/kernel.hpp"
#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

template <class K>
struct RowFunctions {
  static_assert(std::is_trivially_copyable_v<typename K::State>, "a state is saved and peeked at as bytes");
  static_assert(std::is_trivially_copyable_v<typename K::Setup>);
  static_assert(K::kInputs <= kMostInputs && K::kOutputs <= kMostOutputs);

  // Memory of a stream: this, then kInputs rings of `past` doubles, then the kernel's cells.
  struct Block {
    typename K::Setup setup;
    std::uint64_t position;
    typename K::State state;
  };

  static InputColumns<K> inputs(const Columns& columns) noexcept {
    InputColumns<K> in;
    for (std::size_t i = 0; i < K::kInputs; ++i) in[i] = columns.inputs[i];
    return in;
  }

  static OutputColumns<K> outputs(const Columns& columns) noexcept {
    OutputColumns<K> out;
    for (std::size_t i = 0; i < K::kOutputs; ++i) out[i] = static_cast<typename K::Value*>(columns.outputs[i]);
    return out;
  }

  static RingPast<K> past(Block& block) noexcept {
    auto* slots = reinterpret_cast<double*>(&block + 1);
    return RingPast<K>(slots, K::past(block.setup), &block.position);
  }

  // The amount of memory must not depend on the decimals.
  static typename K::Setup setup_for_size(const double* parameters) noexcept {
    const std::array<int, K::kInputs> decimals{};
    return K::setup(K::params(parameters), decimals.data());
  }

  static std::size_t lookback(const double* parameters) noexcept { return K::lookback(K::params(parameters)); }

  static bool exact(const double* parameters) noexcept {
    if constexpr (requires(const typename K::Params& p) { K::exact(p); }) return K::exact(K::params(parameters));
    return false;
  }

  static std::size_t cells(const double* parameters) noexcept { return cells_of<K>(setup_for_size(parameters)); }

  static void compute(const double* parameters, const Columns& columns) noexcept {
    const auto setup = K::setup(K::params(parameters), columns.decimals.data());
    compute_columns<K>(setup, inputs(columns), outputs(columns), columns.rows, columns.cells.data());
  }

  static std::size_t size(const double* parameters) noexcept {
    const auto setup = setup_for_size(parameters);
    return sizeof(Block) + (K::kInputs * K::past(setup) + cells_of<K>(setup)) * sizeof(double);
  }

  static void create(void* memory, const double* parameters, const int* decimals) noexcept {
    std::memset(memory, 0, size(parameters));  // padding too: saved states of equal streams are equal bytes
    auto* block = new (memory) Block;
    block->setup = K::setup(K::params(parameters), decimals);
    reset(memory);
  }

  static void reset(void* memory) noexcept {
    auto& block = *static_cast<Block*>(memory);
    block.position = 0;
    block.state = typename K::State{};
  }

  static void update(void* memory, const Columns& columns) noexcept {
    auto& block = *static_cast<Block*>(memory);
    auto rows_before = past(block);
    take_rows<K>(block.setup, block.state, rows_before, inputs(columns), outputs(columns), columns.rows);
  }

  static void peek(const void* memory, const Columns& columns) noexcept {
    const auto& block = *static_cast<const Block*>(memory);
    auto state = block.state;
    auto position = block.position;
    // The rings are only read here; RingPast also serves updates, hence the cast.
    auto* slots = const_cast<double*>(reinterpret_cast<const double*>(&block + 1));
    const RingPast<K> rows_before(slots, K::past(block.setup), &position);
    InputRow<K> x;
    OutputRow<K> y;
    for (std::size_t i = 0; i < K::kInputs; ++i) x[i] = columns.inputs[i][0];
    take_row<K>(block.setup, state, PeekPast<K>(rows_before), x, y);
    const auto out = outputs(columns);
    for (std::size_t i = 0; i < K::kOutputs; ++i) out[i][0] = y[i];
  }

  static constexpr StreamOperations kStream{size, offsetof(Block, position), create, reset, update, peek};
};

// The words of a row; the kernel gives the rest.
struct RowText {
  const char* name;
  Group group;
  const char* summary;
  const char* formula;
  const char* source;
  const char* talib = nullptr;
  const char* differs = nullptr;
  std::span<const InputInfo> inputs;
  std::span<const ParameterInfo> parameters;
  std::span<const OutputInfo> outputs;
  UpdateCost cost = UpdateCost::kConstant;
  bool sparse = false;
};

template <class Value>
[[nodiscard]] constexpr OutputKind kind_of() noexcept {
  if constexpr (std::is_same_v<Value, double>) return OutputKind::kReal;
  if constexpr (std::is_same_v<Value, std::int32_t>) return OutputKind::kInteger;
  return OutputKind::kMask;
}

// Not constant: to reach it while a row is made is an error of the compiler.
inline void row_does_not_fit_its_kernel() noexcept {}

template <class K>
[[nodiscard]] constexpr Indicator make_row(const RowText& text) noexcept {
  using F = RowFunctions<K>;
  if (text.inputs.size() != K::kInputs || text.outputs.size() != K::kOutputs) row_does_not_fit_its_kernel();
  if (text.formula == nullptr || text.source == nullptr) row_does_not_fit_its_kernel();
  if (text.parameters.size() > kMostParameters) row_does_not_fit_its_kernel();
  for (const OutputInfo& output : text.outputs) {
    if (output.kind != kind_of<typename K::Value>()) row_does_not_fit_its_kernel();
  }
  return {text.name,    text.group,  text.summary,    text.formula, text.source, text.talib,
          text.differs, text.inputs, text.parameters, text.outputs, text.cost,   text.sparse,
          F::exact,     F::lookback, F::cells,        F::compute,   F::kStream};
}

// Begins the definition of a row, which list.inc names.
#define TIERCEL_INDICATOR(name) \
  extern const Indicator name;  \
  constinit const Indicator name

// Parts that many rows share.
inline constexpr InputInfo kOneSeries[] = {{"values", InputRole::kSeries}};
inline constexpr InputInfo kHighLow[] = {{"high", InputRole::kHigh}, {"low", InputRole::kLow}};
inline constexpr InputInfo kHighLowClose[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
inline constexpr InputInfo kOpenClose[] = {{"open", InputRole::kOpen}, {"close", InputRole::kClose}};
inline constexpr InputInfo kOpenHighLowClose[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
inline constexpr InputInfo kHighLowCloseVolume[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};

[[nodiscard]] constexpr ParameterInfo integer_parameter(const char* name, const char* summary, double standard,
                                                        double least = 1) noexcept {
  return {name, summary, ParameterKind::kInteger, least, kLongestPeriod, standard};
}

[[nodiscard]] constexpr OutputInfo real_output(const char* name) noexcept { return {name, OutputKind::kReal}; }

}  // namespace tiercel::indicators
