#include "native/bars/chunk_codec.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "native/bars/crc32c.hpp"
#include "native/bars/price_grid.hpp"
#include "native/core/cpu.hpp"

namespace tiercel::bars {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Times = std::vector<std::int64_t>;
using Doubles = std::vector<double>;

Bytes encode(const Times& times) {
  Times scratch(times.size());
  Bytes out(chunk_capacity(times.size()));
  std::size_t written = 0;
  EXPECT_EQ(encode_times(times, scratch, out, written), Status::kOk);
  out.resize(written);
  return out;
}

Bytes encode(const Doubles& values) {
  Times scratch(values.size());
  Bytes out(chunk_capacity(values.size()));
  std::size_t written = 0;
  EXPECT_EQ(encode_doubles(values, scratch, out, written), Status::kOk);
  out.resize(written);
  return out;
}

Status decode(const Bytes& chunk, std::size_t from, Times& out) { return decode_times(chunk, from, out); }
Status decode(const Bytes& chunk, std::size_t from, Doubles& out) { return decode_doubles(chunk, from, out); }

ChunkInfo info_of(const Bytes& chunk) {
  ChunkInfo info{};
  EXPECT_EQ(read_chunk_info(chunk, info), Status::kOk);
  return info;
}

template <class Column>
void expect_same_bits(const Column& a, const Column& b) {
  ASSERT_EQ(a.size(), b.size());
  if (a.empty()) return;  // no memory to compare
  EXPECT_EQ(std::memcmp(a.data(), b.data(), 8 * a.size()), 0);
}

template <class Column>
void expect_round_trip(const Column& values) {
  const Bytes chunk = encode(values);
  for (const SimdLevel level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    set_simd_limit(level);
    Column back(values.size());
    ASSERT_EQ(decode(chunk, 0, back), Status::kOk);
    expect_same_bits(back, values);
    EXPECT_EQ(encode(values), chunk) << "the same bytes on every instruction set";
  }
}

Doubles prices(std::size_t rows, double scale, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::int64_t k = 113000;
  Doubles out(rows);
  for (double& x : out) {
    k += static_cast<int>(random() % 81) - 40;
    x = static_cast<double>(k) / scale;
  }
  return out;
}

Times minutes(std::size_t rows) {
  Times out(rows);
  std::int64_t time = 1'514'844'000'000'000'000;
  for (std::size_t i = 0; i < rows; ++i) {
    time += (i % 1440 == 1439 ? 2880 : 1) * 60'000'000'000;
    out[i] = time;
  }
  return out;
}

TEST(ChunkCodec, TimesThatRepeatComeBackAlsoWhereAllAreEqual) {
  std::mt19937 random(19);
  for (const std::size_t rows : {1U, 2U, 127U, 128U, 129U, 5000U}) {
    expect_round_trip(Times(rows, 1'398'902'400'292'000'000));
    Times ticks(rows);
    std::int64_t time = 1'398'902'400'292'000'000;
    for (std::int64_t& one : ticks)
      one = time += random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 900) * 1'000'000;
    expect_round_trip(ticks);
  }
}

TEST(ChunkCodec, RoundTripsPricesOfEveryLengthBitForBit) {
  for (std::size_t rows = 1; rows <= 257; ++rows)
    expect_round_trip(prices(rows, 1e5, static_cast<std::uint32_t>(rows)));
  expect_round_trip(prices(16384, 1e5, 1));
  expect_round_trip(prices(16383, 1e2, 2));
  expect_round_trip(prices(kMaxChunkRows, 1e9, 3));
}

TEST(ChunkCodec, RoundTripsTimesOfEveryLength) {
  for (std::size_t rows = 1; rows <= 257; ++rows) expect_round_trip(minutes(rows));
  expect_round_trip(minutes(16384));
  constexpr std::int64_t low = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t high = std::numeric_limits<std::int64_t>::max();
  expect_round_trip(Times{low, high, low, 0, high});
  expect_round_trip(Times{low, 0});
  expect_round_trip(Times(1000, high));
  Times alternating(1000);
  for (std::size_t i = 0; i < 1000; ++i) alternating[i] = i % 2 == 0 ? low : 0;
  expect_round_trip(alternating);
}

TEST(ChunkCodec, RoundTripsWhatLiesOnNoGrid) {
  std::mt19937_64 random(5);
  Doubles any(1000);
  for (double& x : any) x = std::bit_cast<double>(random());
  expect_round_trip(any);
  for (const double odd : {-0.0, std::nan(""), HUGE_VAL, -HUGE_VAL, 5e-324, 1e300, 9007199254740993.0, 0.1 + 0.2}) {
    Doubles values = prices(300, 1e5, 4);
    values[137] = odd;
    expect_round_trip(values);
  }
}

TEST(ChunkCodec, PacksPricesAndTimesAndSaysTheStep) {
  const ChunkInfo price = info_of(encode(prices(16384, 1e5, 6)));
  EXPECT_EQ(price.form, ChunkForm::kPacked);
  EXPECT_EQ(price.step, -5);
  EXPECT_LT(price.total_bytes, 16384u);  // under 8 bits a value
  const ChunkInfo time = info_of(encode(minutes(16384)));
  EXPECT_EQ(time.form, ChunkForm::kPacked);
  EXPECT_EQ(time.unit, 60'000'000'000);
  EXPECT_LT(time.total_bytes, 4096u);
}

TEST(ChunkCodec, FindsTheCoarsestPowerOfTen) {
  EXPECT_EQ(info_of(encode(Doubles{1.5, 2, 3})).step, -1);
  EXPECT_EQ(info_of(encode(Doubles{1, 2, 3})).step, 0);
  EXPECT_EQ(info_of(encode(Doubles{100, 2500, -300})).step, 2);
  EXPECT_EQ(info_of(encode(Doubles{0, 0})).step, 9);
  EXPECT_EQ(info_of(encode(Doubles{1e-9})).step, -9);
  EXPECT_EQ(info_of(encode(Doubles{1e-10})).step, kOffGrid);
  EXPECT_EQ(info_of(encode(Doubles{1.0 / 3})).step, kOffGrid);
}

TEST(ChunkCodec, UnitOfAFutureIsItsTick) {
  Doubles quarter(1000);
  for (std::size_t i = 0; i < quarter.size(); ++i) quarter[i] = 4800 + 0.25 * static_cast<double>((i * 7919) % 40);
  EXPECT_EQ(info_of(encode(quarter)).unit, 25);
  expect_round_trip(quarter);
}

TEST(ChunkCodec, DecodesAnyRowsOfAChunk) {
  const Doubles values = prices(1000, 1e5, 8);
  const Bytes chunk = encode(values);
  for (const std::size_t from : {0, 1, 127, 128, 129, 500, 999, 1000}) {
    for (std::size_t count = 0; from + count <= 1000; count += 83) {
      Doubles part(count);
      ASSERT_EQ(decode(chunk, from, part), Status::kOk);
      expect_same_bits(part, Doubles(values.begin() + static_cast<std::ptrdiff_t>(from),
                                     values.begin() + static_cast<std::ptrdiff_t>(from + count)));
    }
  }
  Doubles beyond(2);
  EXPECT_EQ(decode(chunk, 999, beyond), Status::kParameterRange);
  EXPECT_EQ(decode(chunk, 1001, beyond), Status::kParameterRange);
}

TEST(ChunkCodec, AcceptsAChunkInsideALongerBuffer) {
  const Doubles values = prices(500, 1e5, 9);
  Bytes chunk = encode(values);
  chunk.resize(chunk.size() + 1000, 0xEE);
  Doubles back(500);
  ASSERT_EQ(decode(chunk, 0, back), Status::kOk);
  expect_same_bits(back, values);
}

TEST(ChunkCodec, RefusesRoomThatIsTooSmall) {
  const Doubles values = prices(100, 1e5, 1);
  Times scratch(100);
  Bytes out(chunk_capacity(100) - 1);
  std::size_t written = 0;
  EXPECT_EQ(encode_doubles(values, scratch, out, written), Status::kOutputTooSmall);
  out.resize(chunk_capacity(100));
  EXPECT_EQ(encode_doubles(values, std::span(scratch).first(99), out, written), Status::kOutputTooSmall);
  EXPECT_EQ(encode_doubles(Doubles{}, scratch, out, written), Status::kParameterRange);
}

TEST(ChunkCodec, EveryFlippedBitIsFound) {
  for (const Bytes& good : {encode(prices(300, 1e5, 2)), encode(Doubles{1.0 / 3, 2.0 / 3, 1})}) {
    for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
      Bytes bad = good;
      bad[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
      Doubles out(3);
      ASSERT_EQ(decode(bad, 0, out), Status::kCorrupt) << "bit " << bit;
    }
  }
}

TEST(ChunkCodec, EveryTruncationIsFound) {
  const Bytes good = encode(minutes(300));
  for (std::size_t size = 0; size < good.size(); ++size) {
    Times out(300);
    ASSERT_EQ(decode(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)), 0, out), Status::kCorrupt);
  }
}

// A forged chunk carries a right checksum over wrong contents: it may decode to nonsense, but only within its bounds
// (this test is for the sanitizers).
TEST(ChunkCodec, ForgedContentsStayInBounds) {
  std::mt19937 random(12);
  for (int run = 0; run < 20000; ++run) {
    Bytes chunk = run % 2 == 0 ? encode(prices(1 + random() % 400, 1e5, static_cast<std::uint32_t>(run)))
                               : encode(minutes(1 + random() % 400));
    for (unsigned i = 0; i <= random() % 4; ++i) {
      const std::size_t span = random() % 2 == 0 ? std::min<std::size_t>(chunk.size(), 100) : chunk.size();
      chunk[4 + random() % (span - 4)] = static_cast<std::uint8_t>(random());
    }
    std::uint32_t payload = 0;
    std::memcpy(&payload, &chunk[12], 4);
    const std::size_t total = std::min<std::size_t>(kChunkHeaderBytes + std::size_t{payload}, chunk.size());
    const std::span<const std::uint8_t> view(chunk);
    const std::uint32_t crc = crc32c(view.first(total).subspan(kChunkHeaderBytes), crc32c(view.first(36)));
    std::memcpy(&chunk[36], &crc, 4);
    ChunkInfo info{};
    if (read_chunk_info(chunk, info) != Status::kOk) continue;
    Times times(info.rows);
    Doubles doubles(info.rows);
    const Status status = info.kind == ChunkKind::kTimes ? decode(chunk, 0, times) : decode(chunk, 0, doubles);
    EXPECT_EQ(status, Status::kOk);
  }
}

TEST(ChunkCodec, AChunkOfTheOtherKindIsRefused) {
  Times out(10);
  EXPECT_EQ(decode(encode(prices(10, 1e5, 3)), 0, out), Status::kCorrupt);
}

}  // namespace
}  // namespace tiercel::bars
