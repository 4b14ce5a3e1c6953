#pragma once
// What most kernels say alike: outputs of doubles, parameters as the numbers of the call, no earlier rows asked for.
#include <array>
#include <cstddef>

#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <std::size_t Inputs, std::size_t Outputs, std::size_t Parameters, class Output = double>
struct SimpleKernel {
  using Params = std::array<double, Parameters>;
  using Value = Output;
  using In = std::array<double, Inputs>;
  using Out = std::array<Output, Outputs>;
  static constexpr std::size_t kInputs = Inputs;
  static constexpr std::size_t kOutputs = Outputs;

  static Params params(const double* numbers) noexcept {
    Params p{};
    for (double& number : p) number = *numbers++;
    return p;
  }
  template <class Setup>
  static std::size_t past(const Setup& /*s*/) noexcept {
    return 0;
  }
};

// A period as it stands among the parameters.
[[nodiscard]] constexpr std::size_t rows_of(double number) noexcept { return static_cast<std::size_t>(number); }

}  // namespace tiercel::indicators
