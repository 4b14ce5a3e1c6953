#pragma once
// Ehlers' small recursive filters. Values before the first one count as equal to it: each filter starts at rest, with
// the first value where it smooths and with 0 where it takes the level away.
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

inline constexpr double kPi = 3.14159265358979323846;

// The weight of a filter whose half power lies at the angle `angle` (radians a row): (cos + sin - 1) / cos.
[[nodiscard]] double half_power_weight(double angle) noexcept;

struct SuperSmootherSetup {
  double c1, c2, c3;  // of the mean of the last two values, and of the last two outputs
};
[[nodiscard]] SuperSmootherSetup super_smoother_setup(double period) noexcept;

class SuperSmoother {
 public:
  double take(const SuperSmootherSetup& s, double x) noexcept {
    if (!has_value_) last_ = one_ago_ = two_ago_ = x;
    has_value_ = true;
    const double y = (s.c1 * ((x + last_) / 2.0) + s.c3 * two_ago_) + s.c2 * one_ago_;
    last_ = x;
    two_ago_ = one_ago_;
    one_ago_ = y;
    return y;
  }

 private:
  bool has_value_ = false;
  double last_ = 0.0;
  double one_ago_ = 0.0;  // outputs
  double two_ago_ = 0.0;
};

struct HighPassSetup {
  double gain;  // of the difference
  double c1, c2;
};
// Of one pole: gain of x - x[1]; of two: gain of x - 2 x[1] + x[2].
[[nodiscard]] HighPassSetup high_pass_setup(double period) noexcept;
[[nodiscard]] HighPassSetup high_pass_two_setup(double period, double damping) noexcept;

class HighPass {
 public:
  double take(const HighPassSetup& s, double x) noexcept {
    if (!has_value_) last_ = x;
    has_value_ = true;
    y_ = s.gain * (x - last_) + s.c1 * y_;
    last_ = x;
    return y_;
  }

 private:
  bool has_value_ = false;
  double last_ = 0.0;
  double y_ = 0.0;
};

class HighPassTwo {
 public:
  double take(const HighPassSetup& s, double x) noexcept {
    if (!has_value_) last_ = x;
    has_value_ = true;
    const double change = x - last_;
    const double y = (s.gain * (change - last_change_) - s.c2 * two_ago_) + s.c1 * one_ago_;
    last_ = x;
    last_change_ = change;
    two_ago_ = one_ago_;
    one_ago_ = y;
    return y;
  }

 private:
  bool has_value_ = false;
  double last_ = 0.0;
  double last_change_ = 0.0;
  double one_ago_ = 0.0;  // outputs
  double two_ago_ = 0.0;
};

inline constexpr double kShortestCycle = 5;  // below it the filters have no such weights

[[nodiscard]] constexpr ParameterInfo cycle_parameter(const char* name, const char* summary, double standard,
                                                      double least = kShortestCycle) noexcept {
  return {name, summary, ParameterKind::kInteger, least, kLongestPeriod, standard};
}

}  // namespace tiercel::indicators
