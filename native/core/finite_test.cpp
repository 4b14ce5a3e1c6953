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

}  // namespace
}  // namespace tiercel
