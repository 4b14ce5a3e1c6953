#pragma once
// A moving average whose kind is a parameter, as a part of other indicators. Its values come from the indicator itself,
// so it keeps the ones that it needs in cells.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

enum class AverageKind { kSimple, kExponential, kWeighted, kWilder };

inline constexpr const char* kAverageKinds[] = {"sma", "ema", "wma", "rma"};

[[nodiscard]] constexpr ParameterInfo average_parameter(const char* name, const char* summary) noexcept {
  return {name, summary, ParameterKind::kChoice, 0, std::size(kAverageKinds) - 1.0, 0, kAverageKinds};
}

struct AverageSetup {
  AverageKind kind;
  std::size_t period;
  double divisor;  // of a window's sum
  SmootherSetup smoother;
};

[[nodiscard]] AverageSetup average_setup(AverageKind kind, std::int64_t period) noexcept;
[[nodiscard]] inline AverageKind average_kind(double number) noexcept { return static_cast<AverageKind>(number); }

inline constexpr std::size_t kShortAverage = 8;   // longest window that is added up anew in each row
inline constexpr std::size_t kAverageRows = 512;  // rows of a block

// y[i] = (0 + x[i] + x[i + 1] + ... + x[i + period - 1]) / divisor
void short_averages(const double* x, std::size_t period, double divisor, double* y, std::size_t rows) noexcept;

class MovingAverage {
 public:
  // Of the longest kind, so that the memory follows from the period.
  [[nodiscard]] static std::size_t cells(const AverageSetup& s) noexcept {
    return WindowFold<WeightedFold>::cells(s.period);
  }
  [[nodiscard]] static std::size_t lookback(std::int64_t period) noexcept {
    return static_cast<std::size_t>(period - 1);
  }

  // True where a block can follow.
  [[nodiscard]] bool is_warm(const AverageSetup& s) const noexcept {
    return s.kind == AverageKind::kSimple && s.period <= kShortAverage && taken_ == s.period;
  }

  // Takes `rows` values (up to kAverageRows), with an average for each.
  template <class Past>
  void block(const AverageSetup& s, const Past& past, std::size_t base, const double* x, double* y,
             std::size_t rows) noexcept {
    double values[kShortAverage + kAverageRows];
    const std::size_t before = s.period - 1;
    for (std::size_t i = 0; i < before; ++i) values[i] = past.cell(base + (oldest_ + i) % before);
    std::memcpy(values + before, x, rows * sizeof(double));
    short_averages(values, s.period, s.divisor, y, rows);
    for (std::size_t i = 0; i < before; ++i) past.keep(base + i, values[rows + i]);
    oldest_ = 0;
  }

  // Takes a value; true, with the average in `y`, once there are `period`. Its cells are those from `base` on.
  template <class Past>
  bool step(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    switch (s.kind) {
      case AverageKind::kSimple:
        return s.period <= kShortAverage ? step_short(s, past, base, x, y) : step_fold(sum_, s, past, base, x, y);
      case AverageKind::kWeighted:
        return step_fold(weighted_, s, past, base, x, y);
      case AverageKind::kExponential:
      case AverageKind::kWilder:
        return smoother_.step(s.smoother, x, y);
    }
    return false;
  }

 private:
  template <class Past>
  bool step_short(const AverageSetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    const std::size_t before = s.period - 1;  // values kept
    double sum = 0.0;
    for (std::size_t i = 0, at = oldest_; i < before; ++i, ++at) {
      if (at == before) at = 0;
      sum += past.cell(base + at);
    }
    if (before != 0) past.keep(base + oldest_, x);
    oldest_ = oldest_ + 1 >= before ? 0 : oldest_ + 1;
    if (taken_ < s.period) ++taken_;
    *y = (sum + x) / s.divisor;
    return taken_ == s.period;
  }

  template <class Fold, class Past>
  bool step_fold(WindowFold<Fold>& fold, const AverageSetup& s, const Past& past, std::size_t base, double x,
                 double* y) noexcept {
    FoldPart<Fold> part{};
    if (!fold.step(past, base, s.period, {x}, &part)) return false;
    *y = part.back() / s.divisor;
    return true;
  }

  std::size_t taken_ = 0;   // short windows only
  std::size_t oldest_ = 0;  // the same: the place of the oldest value kept
  WindowFold<SumFold<1>> sum_;
  WindowFold<WeightedFold> weighted_;
  Smoother smoother_;
};

}  // namespace tiercel::indicators
