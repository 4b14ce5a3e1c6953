#pragma once
// Profiles over price: how much of the volume, or how many brackets of time, fell into each bin of price.
#include <cstddef>
#include <span>

#include "native/core/status.hpp"

namespace tiercel::indicators {

struct ProfileBars {
  std::span<const double> high;
  std::span<const double> low;
  std::span<const double> volume;  // empty: each bracket counts one
};

struct ProfileSpec {
  double bin_size;      // bins begin at its multiples
  double step;          // prices and bins on it are compared as whole ticks; 0 where it is not known
  std::size_t bracket;  // rows that are joined; 1 where there is volume
};

// The bins that the bars touch: `first` times the bin size is the lower edge of the lowest one. Not whole, or more than
// any array can have, where prices are too far apart for the bins.
struct ProfileExtent {
  double first = 0;
  double bins = 0;  // 0 where no row has a price
};

struct ProfileOutput {
  std::span<double> prices;   // lower edges
  std::span<double> amounts;  // as long
};

struct ProfileSummary {
  double total;
  double point_of_control;  // middle of the largest bin; of equal ones the nearest to the middle, then the lower
  double low;               // edges of the bins around it that hold the wanted share
  double high;
};

// A row without a finite high, low and volume, or whose low is above its high, counts nothing.
[[nodiscard]] Status profile_extent(const ProfileBars& bars, const ProfileSpec& spec, ProfileExtent& extent) noexcept;

// Shares each row's volume equally among the bins that it touches, or counts one in each of them for a bracket. The
// output has the bins of the extent; kOutputTooSmall where a row lies outside of them.
[[nodiscard]] Status fill_profile(const ProfileBars& bars, const ProfileSpec& spec, double first,
                                  const ProfileOutput& out) noexcept;

// Grows the value area from the point of control on: the two bins above or the two below, whichever hold more, above
// where equal, until it holds `value_share` of the total. J. P. Steidlmayer, Steidlmayer on Markets (1989).
[[nodiscard]] Status summarize_profile(const ProfileSpec& spec, double first, double value_share,
                                       std::span<const double> amounts, ProfileSummary& summary) noexcept;

}  // namespace tiercel::indicators
