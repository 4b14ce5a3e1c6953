#include "native/indicators/price_profile.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace tiercel::indicators {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Found {
  ProfileExtent extent;
  std::vector<double> amounts;
  ProfileSummary summary{};
};

Found profile(const ProfileBars& bars, const ProfileSpec& spec, double value_share = 0.7) {
  Found found;
  EXPECT_EQ(profile_extent(bars, spec, found.extent), Status::kOk);
  found.amounts.resize(static_cast<std::size_t>(found.extent.bins));
  std::vector<double> prices(found.amounts.size());
  EXPECT_EQ(fill_profile(bars, spec, found.extent.first, {prices, found.amounts}), Status::kOk);
  EXPECT_EQ(summarize_profile(spec, found.extent.first, value_share, found.amounts, found.summary), Status::kOk);
  return found;
}

TEST(PriceProfile, SharesVolumeEquallyAmongTheBinsOfABar) {
  const std::vector<double> high{3, 4, 2, kNone, 1};
  const std::vector<double> low{1, 2, 2, 0, 0};
  const std::vector<double> volume{30, 60, 50, 7, 10};
  const Found found = profile({high, low, volume}, {1.0, 0, 1});
  EXPECT_EQ(found.extent.first, 0);
  EXPECT_EQ(found.amounts, (std::vector<double>{5, 15, 80, 30, 20}));
  EXPECT_EQ(found.summary.total, 150);
  EXPECT_EQ(found.summary.point_of_control, 2.5);
  // 80 of the wanted 105; above lie 30 + 20, below 15 + 5
  EXPECT_EQ(found.summary.low, 2);
  EXPECT_EQ(found.summary.high, 5);
}

TEST(PriceProfile, CountsBracketsOfTime) {
  const std::vector<double> high{3, 4, 2, kNone, 1};
  const std::vector<double> low{1, 2, 2, 0, 0};
  EXPECT_EQ(profile({high, low, {}}, {1.0, 0, 2}).amounts, (std::vector<double>{2, 3, 2, 1, 1}));
  EXPECT_EQ(profile({high, low, {}}, {1.0, 0, 100}).amounts, (std::vector<double>{1, 1, 1, 1, 1}));
}

TEST(PriceProfile, OnTheStepNoPriceMissesItsBinByRounding) {
  // 1.15 / 0.05 is less than 23 in doubles.
  const std::vector<double> price{1.15, 0.15, 0.3};
  const std::vector<double> volume{1, 1, 1};
  EXPECT_EQ(profile({price, price, volume}, {0.05, 0.01, 1}).extent.first, 3);
  EXPECT_EQ(profile({price, price, volume}, {0.05, 0.01, 1}).amounts.back(), 1);
  EXPECT_EQ(profile({price, price, volume}, {0.05, 0.01, 1}).extent.bins, 21);
}

TEST(PriceProfile, ARowWithoutAFinitePriceOrVolumeCountsNothing) {
  const std::vector<double> high{5, kInfinity, 5, 3, 5};
  const std::vector<double> low{5, 1, -kInfinity, 3.5, 5};
  const std::vector<double> volume{1, 1, 1, 1, kNone};
  const Found found = profile({high, low, volume}, {1.0, 0, 1});
  EXPECT_EQ(found.amounts, std::vector<double>{1});
  ProfileExtent extent;
  const std::vector<double> none{kNone};
  EXPECT_EQ(profile_extent({none, none, none}, {1.0, 0, 1}, extent), Status::kOk);
  EXPECT_EQ(extent.bins, 0);
}

TEST(PriceProfile, BadArgumentsAreAStatus) {
  const std::vector<double> three(3, 1.0);
  const std::vector<double> two(2, 1.0);
  std::vector<double> out(1);
  ProfileExtent extent;
  ProfileSummary summary{};
  EXPECT_EQ(profile_extent({three, two, {}}, {1.0, 0, 1}, extent), Status::kLengthMismatch);
  EXPECT_EQ(profile_extent({three, three, two}, {1.0, 0, 1}, extent), Status::kLengthMismatch);
  for (const double size : {0.0, -1.0, kNone, kInfinity}) {
    EXPECT_EQ(profile_extent({three, three, {}}, {size, 0, 1}, extent), Status::kParameterRange);
  }
  EXPECT_EQ(profile_extent({three, three, {}}, {1.0, 0, 0}, extent), Status::kParameterRange);
  EXPECT_EQ(profile_extent({three, three, three}, {1.0, 0, 2}, extent), Status::kParameterRange);
  for (const double first : {0.0, 2.0, kNone, 1e300}) {
    EXPECT_EQ(fill_profile({three, three, {}}, {1.0, 0, 1}, first, {out, out}), Status::kOutputTooSmall);
    EXPECT_EQ(fill_profile({three, three, three}, {1.0, 0, 1}, first, {out, out}), Status::kOutputTooSmall);
  }
  EXPECT_EQ(summarize_profile({1.0, 0, 1}, 0, 0.7, {}, summary), Status::kParameterRange);
  EXPECT_EQ(summarize_profile({1.0, 0, 1}, 0, 1.1, out, summary), Status::kParameterRange);
}

TEST(PriceProfile, PricesTooFarApartForTheBinsAreToldByTheExtent) {
  const std::vector<double> high{1e300};
  const std::vector<double> low{-1e300};
  ProfileExtent extent;
  EXPECT_EQ(profile_extent({high, low, {}}, {1e-300, 0, 1}, extent), Status::kOk);
  EXPECT_FALSE(extent.bins < 1e9);
}

}  // namespace
}  // namespace tiercel::indicators
