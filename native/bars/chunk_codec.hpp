#pragma once
// A chunk is the stored form of up to kMaxChunkRows values of one column: a header with a CRC32C over header and
// payload, and the payload. All integers are little-endian.
//
//   byte  0  u32  magic "TCHK"
//         4  u8   version, 1
//         5  u8   kind: 0 int64 times, 1 doubles
//         6  u8   form: 0 raw (8 bytes a value), 1 packed
//         7  i8   step: the coarsest power of ten that divides all values is 10^step; 127 where there is none (and for
//         times) 8  u32  rows
//        12  u32  bytes of the payload
//        16  i64  packed: the sum before the first difference
//        24  i64  packed: unit, the common divisor of all differences
//        32  u32  zero
//        36  u32  CRC32C of bytes 0 to 35 and of the payload
//        40       payload
//
// Packed: the values are integers (times, or multiples of 10^step, see price_grid.hpp); value i is first + unit * (d[0]
// +
// ... + d[i]), modulo 2^64. The differences d stand in blocks of 128, each as its least difference and the bits of what
// is above it: first an i64 a block (the least difference), then a u8 a block (the width), zeros to a multiple of
// eight, the bit streams (see bit_packing.hpp), and kLoadSlack zeros. The last block is filled up with its least
// difference.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/core/status.hpp"

namespace tiercel::bars {

inline constexpr std::size_t kMaxChunkRows = 65536;
inline constexpr std::size_t kChunkHeaderBytes = 40;

enum class ChunkKind : std::uint8_t { kTimes = 0, kDoubles = 1 };
enum class ChunkForm : std::uint8_t { kRaw = 0, kPacked = 1 };

struct ChunkInfo {
  ChunkKind kind;
  ChunkForm form;
  std::int8_t step;
  std::size_t rows;
  std::size_t total_bytes;  // header and payload
  std::int64_t first;
  std::int64_t unit;
  std::uint32_t checksum;
};

// Room that any chunk of `rows` rows fits into.
[[nodiscard]] constexpr std::size_t chunk_capacity(std::size_t rows) noexcept { return kChunkHeaderBytes + 8 * rows; }

// Writes one column's values as a chunk, packed where that saves at least a quarter, else raw. `out` holds at least
// chunk_capacity(rows) bytes, `scratch` at least `rows` values; `written` is the chunk's length. The bytes depend on
// the values alone.
[[nodiscard]] Status encode_times(std::span<const std::int64_t> times, std::span<std::int64_t> scratch,
                                  std::span<std::uint8_t> out, std::size_t& written) noexcept;
[[nodiscard]] Status encode_doubles(std::span<const double> values, std::span<std::int64_t> scratch,
                                    std::span<std::uint8_t> out, std::size_t& written) noexcept;

// Reads and checks header, lengths and checksum; kCorrupt where anything is wrong. `bytes` may be longer than the
// chunk.
[[nodiscard]] Status read_chunk_info(std::span<const std::uint8_t> bytes, ChunkInfo& info) noexcept;

// Writes rows [from, from + out.size()) of a chunk that is checked first. kCorrupt for damaged bytes and for a chunk
// of the other kind, kParameterRange for rows that it does not have; `out` is then not to be used.
[[nodiscard]] Status decode_times(std::span<const std::uint8_t> bytes, std::size_t from,
                                  std::span<std::int64_t> out) noexcept;
[[nodiscard]] Status decode_doubles(std::span<const std::uint8_t> bytes, std::size_t from,
                                    std::span<double> out) noexcept;

}  // namespace tiercel::bars
