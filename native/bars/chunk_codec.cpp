#include "native/bars/chunk_codec.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "native/bars/bit_packing.hpp"
#include "native/bars/crc32c.hpp"
#include "native/bars/price_grid.hpp"

namespace tiercel::bars {
namespace {

constexpr std::uint32_t kMagic = 0x4B484354;  // "TCHK"
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kChecksumAt = 36;

template <class T>
T load(const std::uint8_t* at) noexcept {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

template <class T>
void put(std::uint8_t* at, T value) noexcept {
  std::memcpy(at, &value, sizeof value);
}

constexpr std::size_t blocks_of(std::size_t rows) noexcept { return (rows + kPackedRows - 1) / kPackedRows; }
constexpr std::size_t round_to_8(std::size_t bytes) noexcept { return (bytes + 7) & ~std::size_t{7}; }

// Where the parts of a packed payload begin, from the payload's start.
constexpr std::size_t widths_at(std::size_t rows) noexcept { return 8 * blocks_of(rows); }
constexpr std::size_t streams_at(std::size_t rows) noexcept { return widths_at(rows) + round_to_8(blocks_of(rows)); }

std::uint32_t chunk_checksum(std::span<const std::uint8_t> chunk) noexcept {
  return crc32c(chunk.subspan(kChunkHeaderBytes), crc32c(chunk.first(kChecksumAt)));
}

std::size_t write_header(const ChunkInfo& info, std::span<std::uint8_t> out) noexcept {
  std::uint8_t* at = out.data();
  put(at, kMagic);
  at[4] = kVersion;
  at[5] = static_cast<std::uint8_t>(info.kind);
  at[6] = static_cast<std::uint8_t>(info.form);
  at[7] = static_cast<std::uint8_t>(info.step);
  put(at + 8, static_cast<std::uint32_t>(info.rows));
  put(at + 12, static_cast<std::uint32_t>(info.total_bytes - kChunkHeaderBytes));
  put(at + 16, info.first);
  put(at + 24, info.unit);
  put(at + 32, std::uint32_t{0});
  put(at + kChecksumAt, chunk_checksum(out.first(info.total_bytes)));
  return info.total_bytes;
}

std::uint64_t wrapped(std::int64_t x) noexcept { return static_cast<std::uint64_t>(x); }
std::int64_t signed_of(std::uint64_t x) noexcept { return static_cast<std::int64_t>(x); }

// The common divisor of the differences, at least 1. Equal neighbours are skipped: most times differ by one bar.
std::int64_t common_unit(std::span<const std::int64_t> differences) noexcept {
  std::uint64_t unit = 0;
  std::int64_t last = 0;
  for (const std::int64_t d : differences) {
    if (d == last) continue;
    last = d;
    unit = std::gcd(unit, d < 0 ? 0 - wrapped(d) : wrapped(d));
    if (unit == 1) break;
  }
  // 2^63 as the only difference is no positive int64.
  return unit == 0 || signed_of(unit) < 0 ? 1 : signed_of(unit);
}

// Turns values into differences over `unit` in place; the first becomes equal to the second, so that it widens no
// block.
void take_differences(std::span<std::int64_t> values, ChunkInfo& info) noexcept {
  const std::int64_t first = values[0];
  for (std::size_t i = values.size() - 1; i > 0; --i)
    values[i] = signed_of(wrapped(values[i]) - wrapped(values[i - 1]));
  values[0] = values.size() > 1 ? values[1] : 0;
  info.unit = common_unit(values);
  info.first = signed_of(wrapped(first) - wrapped(values[0]));
  if (info.unit == 1) return;
  std::int64_t last = 0;
  std::int64_t quotient = 0;
  for (std::int64_t& d : values) {
    if (d != last) quotient = (last = d) / info.unit;
    d = quotient;
  }
}

// Packs one block of differences; returns its width, or more than kMaxWidth (nothing written) where it is too wide.
unsigned pack_differences(std::span<const std::int64_t> differences, std::int64_t& least, std::uint8_t* out,
                          std::size_t room) noexcept {
  const auto [low, high] = std::minmax_element(differences.begin(), differences.end());
  least = *low;
  const auto width = static_cast<unsigned>(std::bit_width(wrapped(*high) - wrapped(least)));
  if (width > kMaxWidth || packed_bytes(width) + kLoadSlack > room) return kMaxWidth + 1;
  std::uint64_t above[kPackedRows] = {};
  for (std::size_t i = 0; i < differences.size(); ++i) above[i] = wrapped(differences[i]) - wrapped(least);
  pack_block(above, width, out);
  return width;
}

// Writes the packed payload of integers, which are overwritten. False where it would not save a quarter of `rows` * 8.
bool write_packed(std::span<std::int64_t> integers, ChunkInfo& info, std::span<std::uint8_t> out) noexcept {
  const std::size_t rows = integers.size();
  const std::size_t limit = kChunkHeaderBytes + rows * 6;
  std::size_t end = kChunkHeaderBytes + streams_at(rows);
  if (end + kLoadSlack > limit) return false;
  take_differences(integers, info);
  std::uint8_t* payload = out.data() + kChunkHeaderBytes;
  std::memset(payload, 0, streams_at(rows));
  for (std::size_t block = 0; block < blocks_of(rows); ++block) {
    const std::size_t at = block * kPackedRows;
    const auto part = integers.subspan(at, std::min(kPackedRows, rows - at));
    std::int64_t least = 0;
    const unsigned width = pack_differences(part, least, out.data() + end, limit - end);
    if (width > kMaxWidth) return false;
    put(payload + 8 * block, least);
    payload[widths_at(rows) + block] = static_cast<std::uint8_t>(width);
    end += packed_bytes(width);
  }
  std::memset(out.data() + end, 0, kLoadSlack);
  info.form = ChunkForm::kPacked;
  info.total_bytes = end + kLoadSlack;
  return true;
}

std::size_t write_chunk(ChunkInfo info, const void* values, std::span<std::int64_t> integers, bool on_grid,
                        std::span<std::uint8_t> out) noexcept {
  if (!on_grid || !write_packed(integers, info, out)) {
    info.form = ChunkForm::kRaw;
    info.first = 0;
    info.unit = 1;
    info.total_bytes = chunk_capacity(info.rows);
    std::memcpy(out.data() + kChunkHeaderBytes, values, 8 * info.rows);
  }
  return write_header(info, out);
}

Status check_room(std::size_t rows, std::size_t scratch, std::size_t out) noexcept {
  if (rows == 0 || rows > kMaxChunkRows) return Status::kParameterRange;
  if (scratch < rows || out < chunk_capacity(rows)) return Status::kOutputTooSmall;
  return Status::kOk;
}

// The parts of a packed payload, and what turns sums of differences into values.
struct Packed {
  const std::uint8_t* payload;
  std::size_t rows;
  std::uint64_t first;
  std::uint64_t unit;
  double scale;
};

struct AsTimes {
  using Value = std::int64_t;
  TIERCEL_BODY Value value(std::uint64_t k, const Packed&) noexcept { return static_cast<Value>(k); }
};

struct AsDoubles {
  using Value = double;
  TIERCEL_BODY Value value(std::uint64_t k, const Packed& packed) noexcept {
    return grid_value(static_cast<std::int64_t>(k), packed.scale);
  }
};

// Rows [from, from + count) of one block whose sums are known.
template <class As>
TIERCEL_BODY void write_values(const std::uint64_t* sums, std::size_t count, const Packed& packed,
                               typename As::Value* out) noexcept {
  if (packed.unit == 1) {
    for (std::size_t i = 0; i < count; ++i) out[i] = As::value(packed.first + sums[i], packed);
  } else {
    for (std::size_t i = 0; i < count; ++i) out[i] = As::value(packed.first + packed.unit * sums[i], packed);
  }
}

template <class As>
TIERCEL_BODY void unpack_rows(const Packed& packed, std::size_t from, std::size_t to,
                              typename As::Value* out) noexcept {
  const std::uint8_t* widths = packed.payload + widths_at(packed.rows);
  const std::uint8_t* stream = packed.payload + streams_at(packed.rows);
  std::uint64_t sums[kPackedRows];
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < to; at += kPackedRows) {
    const std::size_t block = at / kPackedRows;
    sum = unpack_sums(stream, widths[block], load<std::uint64_t>(packed.payload + 8 * block), sum, sums);
    stream += packed_bytes(widths[block]);
    if (at + kPackedRows <= from) continue;
    const std::size_t skip = from > at ? from - at : 0;
    const std::size_t end = std::min(kPackedRows, to - at);
    write_values<As>(sums + skip, end - skip, packed, out + (at + skip - from));
  }
}

TIERCEL_BODY void unpack_times_body(const Packed& packed, std::size_t from, std::size_t to,
                                    std::int64_t* out) noexcept {
  unpack_rows<AsTimes>(packed, from, to, out);
}
TIERCEL_VARIANTS(void, unpack_times, (const Packed& packed, std::size_t from, std::size_t to, std::int64_t* out),
                 (packed, from, to, out))

TIERCEL_BODY void unpack_doubles_body(const Packed& packed, std::size_t from, std::size_t to, double* out) noexcept {
  unpack_rows<AsDoubles>(packed, from, to, out);
}
TIERCEL_VARIANTS(void, unpack_doubles, (const Packed& packed, std::size_t from, std::size_t to, double* out),
                 (packed, from, to, out))

// Widths and lengths of a packed payload agree, so that no read leaves it.
bool packed_is_sound(std::span<const std::uint8_t> payload, std::size_t rows) noexcept {
  if (payload.size() < streams_at(rows) + kLoadSlack) return false;
  std::size_t end = streams_at(rows);
  for (const std::uint8_t width : payload.subspan(widths_at(rows), blocks_of(rows))) {
    if (width > kMaxWidth) return false;
    end += packed_bytes(width);
  }
  return end + kLoadSlack == payload.size();
}

bool step_is_sound(const ChunkInfo& info) noexcept {
  if (info.kind == ChunkKind::kTimes) return info.step == kOffGrid;
  const bool on_grid = info.step >= -kMaxDigits && info.step <= kMaxDigits;
  return on_grid || (info.step == kOffGrid && info.form == ChunkForm::kRaw);
}

bool is_sound(std::span<const std::uint8_t> bytes, const ChunkInfo& info) noexcept {
  if (load<std::uint32_t>(bytes.data()) != kMagic || bytes[4] != kVersion || bytes[5] > 1 || bytes[6] > 1) return false;
  if (info.rows == 0 || info.rows > kMaxChunkRows || info.total_bytes > bytes.size()) return false;
  if (chunk_checksum(bytes.first(info.total_bytes)) != info.checksum || !step_is_sound(info)) return false;
  if (info.form == ChunkForm::kRaw) return info.total_bytes == chunk_capacity(info.rows);
  return packed_is_sound(bytes.first(info.total_bytes).subspan(kChunkHeaderBytes), info.rows);
}

Packed packed_of(std::span<const std::uint8_t> bytes, const ChunkInfo& info) noexcept {
  const int digits = info.kind == ChunkKind::kDoubles && info.step < 0 ? -info.step : 0;
  return {bytes.data() + kChunkHeaderBytes, info.rows, wrapped(info.first), wrapped(info.unit),
          kPowersOfTen[static_cast<std::size_t>(digits)]};
}

Status check_rows(std::span<const std::uint8_t> bytes, ChunkKind kind, std::size_t from, std::size_t count,
                  ChunkInfo& info) noexcept {
  if (const Status status = read_chunk_info(bytes, info); status != Status::kOk) return status;
  if (info.kind != kind) return Status::kCorrupt;
  return from > info.rows || count > info.rows - from ? Status::kParameterRange : Status::kOk;
}

}  // namespace

Status encode_times(std::span<const std::int64_t> times, std::span<std::int64_t> scratch, std::span<std::uint8_t> out,
                    std::size_t& written) noexcept {
  if (const Status status = check_room(times.size(), scratch.size(), out.size()); status != Status::kOk) return status;
  std::copy(times.begin(), times.end(), scratch.begin());
  ChunkInfo info{};
  info.kind = ChunkKind::kTimes;
  info.step = kOffGrid;
  info.rows = times.size();
  written = write_chunk(info, times.data(), scratch.first(times.size()), true, out);
  return Status::kOk;
}

Status encode_doubles(std::span<const double> values, std::span<std::int64_t> scratch, std::span<std::uint8_t> out,
                      std::size_t& written) noexcept {
  if (const Status status = check_room(values.size(), scratch.size(), out.size()); status != Status::kOk) return status;
  const auto integers = scratch.first(values.size());
  ChunkInfo info{};
  info.kind = ChunkKind::kDoubles;
  info.step = find_grid(values, integers);
  info.rows = values.size();
  written = write_chunk(info, values.data(), integers, info.step != kOffGrid, out);
  return Status::kOk;
}

Status read_chunk_info(std::span<const std::uint8_t> bytes, ChunkInfo& info) noexcept {
  if (bytes.size() < kChunkHeaderBytes) return Status::kCorrupt;
  const std::uint8_t* at = bytes.data();
  info.kind = static_cast<ChunkKind>(at[5]);
  info.form = static_cast<ChunkForm>(at[6]);
  info.step = static_cast<std::int8_t>(at[7]);
  info.rows = load<std::uint32_t>(at + 8);
  info.total_bytes = kChunkHeaderBytes + load<std::uint32_t>(at + 12);
  info.first = load<std::int64_t>(at + 16);
  info.unit = load<std::int64_t>(at + 24);
  info.checksum = load<std::uint32_t>(at + kChecksumAt);
  return is_sound(bytes, info) ? Status::kOk : Status::kCorrupt;
}

Status decode_times(std::span<const std::uint8_t> bytes, std::size_t from, std::span<std::int64_t> out) noexcept {
  ChunkInfo info;
  const Status status = check_rows(bytes, ChunkKind::kTimes, from, out.size(), info);
  if (status != Status::kOk) return status;
  if (info.form == ChunkForm::kPacked) {
    unpack_times(packed_of(bytes, info), from, from + out.size(), out.data());
  } else if (!out.empty()) {
    std::memcpy(out.data(), bytes.data() + kChunkHeaderBytes + 8 * from, 8 * out.size());
  }
  return Status::kOk;
}

Status decode_doubles(std::span<const std::uint8_t> bytes, std::size_t from, std::span<double> out) noexcept {
  ChunkInfo info;
  const Status status = check_rows(bytes, ChunkKind::kDoubles, from, out.size(), info);
  if (status != Status::kOk) return status;
  if (info.form == ChunkForm::kPacked) {
    unpack_doubles(packed_of(bytes, info), from, from + out.size(), out.data());
  } else if (!out.empty()) {
    std::memcpy(out.data(), bytes.data() + kChunkHeaderBytes + 8 * from, 8 * out.size());
  }
  return Status::kOk;
}

}  // namespace tiercel::bars
