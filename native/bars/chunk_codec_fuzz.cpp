// Any bytes as a chunk: they are refused or decoded, never read outside. Any values: what was encoded comes back.
#include <algorithm>
#include <bit>
#include <vector>

#include "native/bars/chunk_codec.hpp"
#include "native/bars/crc32c.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::bars {
namespace {

constexpr std::size_t kChecksumAt = 36;

// The right magic, version and checksum, so that an input reaches what lies behind these checks.
void seal(std::vector<std::uint8_t>& chunk) {
  if (chunk.size() < kChunkHeaderBytes) return;
  std::copy_n("TCHK\1", 5, chunk.begin());
  const std::span<const std::uint8_t> all(chunk);
  std::uint32_t length = 0;
  std::memcpy(&length, chunk.data() + 12, sizeof length);
  if (length > chunk.size() - kChunkHeaderBytes) return;
  const std::uint32_t sum = crc32c(all.subspan(kChunkHeaderBytes, length), crc32c(all.first(kChecksumAt)));
  std::memcpy(chunk.data() + kChecksumAt, &sum, sizeof sum);
}

void decode(std::span<const std::uint8_t> chunk, std::size_t from) {
  ChunkInfo info{};
  if (read_chunk_info(chunk, info) != Status::kOk) return;
  FUZZ_CHECK(info.rows <= kMaxChunkRows && info.total_bytes <= chunk.size());
  const std::size_t first = std::min(from, info.rows);
  std::vector<std::int64_t> times(info.rows - first);
  std::vector<double> values(info.rows - first);
  const bool is_times = info.kind == ChunkKind::kTimes;
  const Status as_times = decode_times(chunk, first, times);
  const Status as_values = decode_doubles(chunk, first, values);
  FUZZ_CHECK(is_times ? as_values != Status::kOk : as_times != Status::kOk);
}

template <class Value, class Encode, class Decode>
void there_and_back(const std::vector<Value>& values, std::size_t from, Encode encode, Decode decode_values) {
  std::vector<std::int64_t> scratch(values.size());
  std::vector<std::uint8_t> room(chunk_capacity(values.size()));
  std::size_t written = 0;
  if (encode(values, scratch, room, written) != Status::kOk) return;
  FUZZ_CHECK(written <= room.size());
  const std::vector<std::uint8_t> chunk(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(written));
  const std::size_t first = std::min(from, values.size());
  std::vector<Value> back(values.size() - first);
  FUZZ_CHECK(decode_values(chunk, first, back) == Status::kOk);
  for (std::size_t i = 0; i < back.size(); ++i)
    FUZZ_CHECK(std::bit_cast<std::uint64_t>(back[i]) == std::bit_cast<std::uint64_t>(values[first + i]));
}

}  // namespace
}  // namespace tiercel::bars

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::bars;
  tiercel::fuzz::Bytes bytes(data, size);
  const auto kind = bytes.take<std::uint8_t>() % 4;
  const std::size_t from = bytes.within(0, 600);
  if (kind == 0) {
    std::vector<std::uint8_t> chunk(bytes.rest().begin(), bytes.rest().end());
    decode(chunk, from);
    seal(chunk);
    decode(chunk, from);
    return 0;
  }
  const double step = kind == 3 ? 1e-5 : 1;
  std::vector<std::int64_t> times;
  std::vector<double> values;
  while (!bytes.is_empty()) {
    times.push_back(kind == 1 ? bytes.take<std::int64_t>() : 1'500'000'000'000'000'000 + bytes.take<std::int32_t>());
    values.push_back(kind == 1 ? std::bit_cast<double>(times.back())
                               : static_cast<double>(bytes.take<std::int16_t>()) * step);
  }
  there_and_back(times, from, encode_times, decode_times);
  there_and_back(values, from, encode_doubles, decode_doubles);
  return 0;
}
