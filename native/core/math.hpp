#pragma once
// The only transcendental functions of the core. libm differs between systems; these give the same bits everywhere,
// within 2 ulp of the true value. sqrt, fabs, floor and the like are exact in IEEE 754 and come from <cmath>.
namespace tiercel {

// Natural logarithm. log(0) is -infinity, log of a negative number NaN.
[[nodiscard]] double exact_log(double x) noexcept;
// e to the power of x.
[[nodiscard]] double exact_exp(double x) noexcept;
// base to the power of exponent for base >= 0; NaN for a negative base.
[[nodiscard]] double exact_pow(double base, double exponent) noexcept;

}  // namespace tiercel
