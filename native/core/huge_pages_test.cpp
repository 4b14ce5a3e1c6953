#include "native/core/huge_pages.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tiercel {
namespace {

TEST(HugePages, LeavesContentsAsTheyAre) {
  for (const std::size_t size : {0, 1, 4096, 5000, 5'000'000}) {
    std::vector<std::uint8_t> bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31);
    prefer_huge_pages(bytes);
    for (std::size_t i = 0; i < size; ++i) ASSERT_EQ(bytes[i], static_cast<std::uint8_t>(i * 31));
  }
}

}  // namespace
}  // namespace tiercel
