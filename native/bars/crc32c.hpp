#pragma once
// CRC32C (Castagnoli polynomial 0x1EDC6F41, reflected; RFC 3720 appendix B.4): the checksum of stored chunks.
#include <cstddef>
#include <cstdint>
#include <span>

namespace tiercel::bars {

// CRC32C of `bytes`; pass an earlier result as `crc` to go on where that one stopped.
// The processor's crc32 instruction where the build has it, else a table; both give the same value.
[[nodiscard]] std::uint32_t crc32c(std::span<const std::uint8_t> bytes, std::uint32_t crc = 0) noexcept;

// The table path, for machines without the instruction and as the reference in tests.
[[nodiscard]] std::uint32_t crc32c_table(std::span<const std::uint8_t> bytes, std::uint32_t crc = 0) noexcept;

}  // namespace tiercel::bars
