#include "native/bars/crc32c.hpp"

#include <array>
#include <cstring>

#if defined(__SSE4_2__) && defined(__x86_64__)
#include <nmmintrin.h>
#define TIERCEL_CRC_INSTRUCTION 1
#elif defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>
#define TIERCEL_CRC_INSTRUCTION 1
#endif

namespace tiercel::bars {
namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78;  // 0x1EDC6F41 with its bits reversed

using Table = std::array<std::array<std::uint32_t, 256>, 8>;

// Row k advances a byte that stands k bytes before the end of an 8-byte word.
constexpr Table make_word_table() {
  Table table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    table[0][byte] = crc;
  }
  for (std::size_t row = 1; row < 8; ++row) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = table[row - 1][byte];
      table[row][byte] = (before >> 8) ^ table[0][before & 255];
    }
  }
  return table;
}

constexpr Table kWordTable = make_word_table();

std::uint64_t load_word(const std::uint8_t* at) noexcept {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::uint32_t table_run(const std::uint8_t* at, std::size_t size, std::uint32_t state) noexcept {
  for (; size >= 8; at += 8, size -= 8) {
    const std::uint64_t word = load_word(at) ^ state;
    state = 0;
    for (std::size_t k = 0; k < 8; ++k) state ^= kWordTable[7 - k][(word >> (8 * k)) & 255];
  }
  for (; size > 0; ++at, --size) state = (state >> 8) ^ kWordTable[0][(state ^ *at) & 255];
  return state;
}

#if defined(TIERCEL_CRC_INSTRUCTION)

#if defined(__x86_64__)
std::uint32_t step_word(std::uint32_t state, std::uint64_t word) noexcept {
  return static_cast<std::uint32_t>(_mm_crc32_u64(state, word));
}
std::uint32_t step_byte(std::uint32_t state, std::uint8_t byte) noexcept { return _mm_crc32_u8(state, byte); }
#else
std::uint32_t step_word(std::uint32_t state, std::uint64_t word) noexcept { return __crc32cd(state, word); }
std::uint32_t step_byte(std::uint32_t state, std::uint8_t byte) noexcept { return __crc32cb(state, byte); }
#endif

// The instruction takes three cycles but a new one may start in each, so three lanes of one piece run side by side:
// the first from the state so far, the others from zero. The state is linear over GF(2), hence
//   state(A then B) = advance(state(A), |B|) xor state_from_zero(B),
// where advance(s, n) is s after n zero bytes: a product with a fixed matrix, kept as a table by byte.
constexpr std::size_t kLaneBytes = 1024;

using Matrix = std::array<std::uint32_t, 32>;  // column i is the image of bit i
using LaneTable = std::array<std::array<std::uint32_t, 256>, 4>;

constexpr std::uint32_t times(const Matrix& matrix, std::uint32_t vector) {
  std::uint32_t sum = 0;
  for (std::size_t bit = 0; vector != 0; ++bit, vector >>= 1) {
    if ((vector & 1) != 0) sum ^= matrix[bit];
  }
  return sum;
}

// Squaring the matrix of one zero bit thirteen times gives 8192 zero bits: kLaneBytes.
constexpr Matrix lane_matrix() {
  Matrix matrix{};
  matrix[0] = kPolynomial;
  for (std::size_t bit = 1; bit < 32; ++bit) matrix[bit] = std::uint32_t{1} << (bit - 1);
  for (std::size_t bits = 1; bits < 8 * kLaneBytes; bits *= 2) {
    Matrix square{};
    for (std::size_t bit = 0; bit < 32; ++bit) square[bit] = times(matrix, matrix[bit]);
    matrix = square;
  }
  return matrix;
}

constexpr LaneTable make_lane_table() {
  const Matrix matrix = lane_matrix();
  LaneTable table{};
  for (std::uint32_t row = 0; row < 4; ++row) {
    for (std::uint32_t byte = 0; byte < 256; ++byte) table[row][byte] = times(matrix, byte << (8 * row));
  }
  return table;
}

constexpr LaneTable kLaneTable = make_lane_table();

std::uint32_t advance_lane(std::uint32_t state) noexcept {
  return kLaneTable[0][state & 255] ^ kLaneTable[1][(state >> 8) & 255] ^ kLaneTable[2][(state >> 16) & 255] ^
         kLaneTable[3][state >> 24];
}

std::uint32_t instruction_run(const std::uint8_t* at, std::size_t size, std::uint32_t state) noexcept {
  for (; size >= 3 * kLaneBytes; at += 3 * kLaneBytes, size -= 3 * kLaneBytes) {
    std::uint32_t second = 0;
    std::uint32_t third = 0;
    for (std::size_t i = 0; i < kLaneBytes; i += 8) {
      state = step_word(state, load_word(at + i));
      second = step_word(second, load_word(at + kLaneBytes + i));
      third = step_word(third, load_word(at + 2 * kLaneBytes + i));
    }
    state = advance_lane(advance_lane(state) ^ second) ^ third;
  }
  for (; size >= 8; at += 8, size -= 8) state = step_word(state, load_word(at));
  for (; size > 0; ++at, --size) state = step_byte(state, *at);
  return state;
}

#endif

}  // namespace

std::uint32_t crc32c_table(std::span<const std::uint8_t> bytes, std::uint32_t crc) noexcept {
  return ~table_run(bytes.data(), bytes.size(), ~crc);
}

std::uint32_t crc32c(std::span<const std::uint8_t> bytes, std::uint32_t crc) noexcept {
#if defined(TIERCEL_CRC_INSTRUCTION)
  return ~instruction_run(bytes.data(), bytes.size(), ~crc);
#else
  return crc32c_table(bytes, crc);
#endif
}

}  // namespace tiercel::bars
