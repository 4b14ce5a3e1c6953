#include "native/core/finite.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace tiercel {
namespace {

TEST(FiniteRows, FindsWhatIsNoNumberInEveryPlaceOfEverySize) {
  for (std::size_t size = 0; size < 40; ++size) {
    std::vector<double> values(size, -1e308);
    EXPECT_TRUE(finite_rows(values.data(), size));
    for (std::size_t place = 0; place < size; ++place) {
      for (const double bad : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity()}) {
        values[place] = bad;
        EXPECT_FALSE(finite_rows(values.data(), size)) << place << " of " << size;
      }
      values[place] = 0.0;
    }
  }
}

TEST(FiniteRows, APrefixEndsBeforeTheFirstThatIsNoNumberAndLosesLittle) {
  std::vector<double> values(1000, 2.0);
  EXPECT_EQ(finite_prefix(values.data(), 1000), 1000U);
  EXPECT_EQ(finite_prefix(values.data(), 0), 0U);
  for (const std::size_t place : {0, 1, 127, 128, 500, 999}) {
    auto some = values;
    some[place] = std::numeric_limits<double>::infinity();
    EXPECT_LE(finite_prefix(some.data(), 1000), place);
    EXPECT_GT(finite_prefix(some.data(), 1000) + 128, place);
  }
}

}  // namespace
}  // namespace tiercel
