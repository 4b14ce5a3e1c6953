#pragma once
// The only transcendental functions of the core. libm differs between systems; these give the same bits everywhere,
// within 1 ulp of the true value. sqrt, fabs, floor and the like are exact in IEEE 754 and come from <cmath>.
// NaN gives NaN. math_lanes.hpp has the bodies for vectors of neighbouring rows.
namespace tiercel {

// Natural logarithm. log(0) is -infinity, log of a negative number NaN.
[[nodiscard]] double exact_log(double x) noexcept;
// Logarithm to base 10, with the same edges.
[[nodiscard]] double exact_log10(double x) noexcept;
// e to the power of x.
[[nodiscard]] double exact_exp(double x) noexcept;
// base to the power of exponent for base >= 0; NaN for a negative base.
[[nodiscard]] double exact_pow(double base, double exponent) noexcept;

// Of radians of any size; NaN for an infinite one.
[[nodiscard]] double exact_sin(double x) noexcept;
[[nodiscard]] double exact_cos(double x) noexcept;
[[nodiscard]] double exact_tan(double x) noexcept;
// In radians; NaN outside -1 to 1.
[[nodiscard]] double exact_asin(double x) noexcept;
[[nodiscard]] double exact_acos(double x) noexcept;
[[nodiscard]] double exact_atan(double x) noexcept;
// The angle of the point (x, y), from -pi to pi, with the signs of zeros and the infinities of C's atan2.
[[nodiscard]] double exact_atan2(double y, double x) noexcept;

[[nodiscard]] double exact_sinh(double x) noexcept;
[[nodiscard]] double exact_cosh(double x) noexcept;
[[nodiscard]] double exact_tanh(double x) noexcept;

}  // namespace tiercel
