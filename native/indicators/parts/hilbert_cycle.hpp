#pragma once
// The dominant cycle of a series by Ehlers' discriminator of phases (Rocket Science for Traders, 2001, ch. 7): prices
// are smoothed by a weighted average of four, turned into two parts a quarter of a cycle apart by Hilbert transforms of
// seven taps, and the turn of these from row to row gives the period. Constants and cold start are TA-Lib's.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/segments.hpp"

namespace tiercel::indicators {

// Rows before the transforms begin, and rows before the first value: of what needs the period only, and of the rest.
inline constexpr std::uint64_t kPeriodBegin = 12;
inline constexpr std::size_t kPeriodLookback = 32;
inline constexpr std::uint64_t kPhaseBegin = 37;
inline constexpr std::size_t kPhaseLookback = 63;
inline constexpr std::size_t kLongestCycle = 50;

// Columns of a block; nullptr where one is not asked for.
struct CycleColumns {
  double* in_phase;
  double* quadrature;
  double* period;
};

inline constexpr std::size_t kCycleSegment = 8200;  // no multiple of 512: eight of them would share the cache's lines
inline constexpr std::size_t kCycleRows = kSegments * kCycleSegment;

// What the next rows need of those before, the newest first.
struct CycleHistory {
  static constexpr std::size_t kKept = 16;
  using Series = std::array<double, kKept>;

  std::array<double, 3> prices;
  Series smooth;
  Series detrended;
  Series quadrature;
  double last_in_phase;  // smoothed, of the row before
  double last_quadrature;
  double real;
  double imaginary;
  double period;
  double smooth_period;
};

class HilbertCycle {
 public:
  // Takes a price; true once more than `begin` of them are there.
  bool take(double price, std::uint64_t begin) noexcept;

  // Takes up to kCycleRows prices once it has begun, in segments: how many, or 0 where there are too few numbers.
  std::size_t take_rows(const double* prices, const CycleColumns& out, std::size_t rows) noexcept;

  [[nodiscard]] double smoothed() const noexcept { return ago(smooth_, 0); }  // price
  [[nodiscard]] double in_phase() const noexcept { return ago(detrended_, 3); }
  [[nodiscard]] double quadrature() const noexcept { return ago(quadrature_, 0); }
  [[nodiscard]] double period() const noexcept { return smooth_period_; }
  [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }

 private:
  static constexpr std::size_t kRing = CycleHistory::kKept;
  using Ring = std::array<double, kRing>;

  [[nodiscard]] double ago(const Ring& ring, std::size_t rows) const noexcept { return ring[(now_ - rows) % kRing]; }
  [[nodiscard]] double transformed(const Ring& ring, std::size_t delay) const noexcept;
  void find_period(double in_phase, double quadrature) noexcept;
  [[nodiscard]] CycleHistory history() const noexcept;
  void go_on_from(const CycleHistory& last) noexcept;

  std::uint64_t rows_ = 0;  // taken
  std::size_t now_ = 0;     // rows since the transforms began
  std::array<double, 3> prices_{};
  Ring smooth_{};
  Ring detrended_{};
  Ring quadrature_{};
  double last_in_phase_ = 0.0;  // smoothed, of the row before
  double last_quadrature_ = 0.0;
  double real_ = 0.0;
  double imaginary_ = 0.0;
  double period_ = 0.0;
  double smooth_period_ = 0.0;
};

// The phase of the dominant cycle and what is drawn of it (Rocket Science for Traders, ch. 9 to 11).
class CyclePhase {
 public:
  // Takes the next row of a cycle that has begun.
  void take(const HilbertCycle& cycle) noexcept;

  [[nodiscard]] double degrees() const noexcept { return degrees_; }
  [[nodiscard]] double last_degrees() const noexcept { return last_degrees_; }

 private:
  static constexpr std::size_t kKept = 64;

  std::size_t newest_ = 0;
  std::array<double, 2 * kKept> smooth_{};  // twice, so that the last rows stand together, the newest first
  double degrees_ = 0.0;
  double last_degrees_ = 0.0;
};

// The sine of an angle in degrees.
[[nodiscard]] double sine_of(double degrees) noexcept;

// Whole rows of a cycle of this period.
[[nodiscard]] inline std::size_t whole_cycle(double period) noexcept {
  return static_cast<std::size_t>(std::floor(period + 0.5));
}

}  // namespace tiercel::indicators
