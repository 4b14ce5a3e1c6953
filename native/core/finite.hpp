#pragma once
// Whether columns hold numbers only.
#include <cstddef>

namespace tiercel {

// As all_finite of lanes.hpp, for callers that are not compiled for each instruction set themselves.
[[nodiscard]] bool finite_rows(const double* values, std::size_t count) noexcept;

// How many values there are before the first that is no number, or somewhat fewer; little is read behind it.
[[nodiscard]] std::size_t finite_prefix(const double* values, std::size_t count) noexcept;

}  // namespace tiercel
