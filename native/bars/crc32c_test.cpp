#include "native/bars/crc32c.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string_view>
#include <vector>

namespace tiercel::bars {
namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

std::vector<std::uint8_t> noise(std::size_t size, std::uint32_t seed) {
  std::vector<std::uint8_t> bytes(size);
  for (auto& byte : bytes) {
    seed = seed * 1664525 + 1013904223;
    byte = static_cast<std::uint8_t>(seed >> 24);
  }
  return bytes;
}

// Check values: the CRC catalogue's "123456789", and RFC 3720 appendix B.4 (32 bytes of zeros, ones, 0..31).
TEST(Crc32c, GivesThePublishedCheckValues) {
  EXPECT_EQ(crc32c(bytes_of("123456789")), 0xE3069283u);
  EXPECT_EQ(crc32c(std::vector<std::uint8_t>(32, 0)), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::vector<std::uint8_t>(32, 255)), 0x62A8AB43u);
  std::vector<std::uint8_t> counting(32);
  for (std::size_t i = 0; i < 32; ++i) counting[i] = static_cast<std::uint8_t>(i);
  EXPECT_EQ(crc32c(counting), 0x46DD794Eu);
  EXPECT_EQ(crc32c({}), 0u);
}

TEST(Crc32c, LanesAndInstructionGiveTheTablesValue) {
  const auto bytes = noise(20000, 7);
  for (const std::size_t size : {0, 1, 7, 8, 9, 63, 3071, 3072, 3073, 6144, 9999, 20000}) {
    for (std::size_t offset = 0; offset < 9 && offset + size <= bytes.size(); ++offset) {
      const auto part = std::span(bytes).subspan(offset, size);
      EXPECT_EQ(crc32c(part), crc32c_table(part)) << size << " at " << offset;
    }
  }
}

TEST(Crc32c, GoesOnWhereAnEarlierPartStopped) {
  const auto bytes = noise(10000, 11);
  const std::span<const std::uint8_t> all(bytes);
  for (const std::size_t cut : {0, 1, 4096, 9999, 10000}) {
    EXPECT_EQ(crc32c(all.subspan(cut), crc32c(all.first(cut))), crc32c(all));
  }
}

}  // namespace
}  // namespace tiercel::bars
