// Any doubles: a grid that is found holds every value bit for bit, and is the coarsest; values made on one have one.
#include <bit>
#include <limits>
#include <vector>

#include "native/bars/price_grid.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::bars {
namespace {

void check_grid(const std::vector<double>& values, bool must_exist) {
  std::vector<std::int64_t> multiples(values.size());
  const std::int8_t step = find_grid(values, multiples);
  if (step == kOffGrid) {
    FUZZ_CHECK(!must_exist);
    return;
  }
  FUZZ_CHECK(step >= -kMaxDigits && step <= kMaxDigits);
  const double scale = kPowersOfTen[static_cast<std::size_t>(step < 0 ? -step : 0)];
  for (std::size_t i = 0; i < values.size(); ++i)
    FUZZ_CHECK(std::bit_cast<std::uint64_t>(grid_value(multiples[i], scale)) ==
               std::bit_cast<std::uint64_t>(values[i]));
}

}  // namespace
}  // namespace tiercel::bars

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tiercel::fuzz::Bytes bytes(data, size);
  const bool on_grid = bytes.flag();
  const double scale = tiercel::bars::kPowersOfTen[bytes.take<std::uint8_t>() % tiercel::bars::kPowersOfTen.size()];
  std::vector<double> values;
  while (!bytes.is_empty())
    values.push_back(on_grid ? static_cast<double>(bytes.take<std::int32_t>()) / scale : bytes.take<double>());
  tiercel::bars::check_grid(values, on_grid && !values.empty());
  return 0;
}
