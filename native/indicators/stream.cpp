#include "native/indicators/stream.hpp"

#include <cstdint>
#include <cstring>

namespace tiercel::indicators {
namespace {

constexpr std::uint64_t kLayout = 5;  // to be raised with any change of a kernel's state

struct SavedHeader {
  std::uint64_t layout;
  std::uint64_t identity;
  std::uint64_t checksum;
};

// FNV-1a, 64 bits.
class Hash {
 public:
  void take(const void* data, std::size_t size) noexcept {
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) value_ = (value_ ^ bytes[i]) * 0x100000001b3ULL;
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

std::uint64_t checksum_of(std::span<const std::byte> bytes) noexcept {
  Hash hash;
  hash.take(bytes.data(), bytes.size());
  return hash.value();
}

}  // namespace

Stream::Stream(const Indicator& indicator, std::span<const double> parameters, std::span<const int> decimals)
    : indicator_(indicator),
      size_(indicator.stream.size(parameters.data())),
      memory_(std::make_unique<std::byte[]>(size_)) {
  indicator.stream.create(memory_.get(), parameters.data(), decimals.data());
  Hash hash;
  hash.take(indicator.name, std::strlen(indicator.name));
  hash.take(parameters.data(), parameters.size_bytes());
  hash.take(decimals.data(), decimals.size_bytes());
  identity_ = hash.value();
}

std::unique_ptr<Stream> Stream::create(const Indicator& indicator, std::span<const double> parameters,
                                       std::span<const int> decimals) {
  if (decimals.size() != indicator.inputs.size()) return nullptr;
  for (const int d : decimals) {
    if (d < kOffStep || d > kMostDecimals) return nullptr;
  }
  if (check_parameters(indicator, parameters) != Status::kOk) return nullptr;
  return std::unique_ptr<Stream>(new Stream(indicator, parameters, decimals));
}

Status Stream::check(const Columns& columns) const noexcept {
  const bool fits =
      columns.inputs.size() == indicator_.inputs.size() && columns.outputs.size() == indicator_.outputs.size();
  return fits ? Status::kOk : Status::kLengthMismatch;
}

Status Stream::update(const Columns& columns) noexcept {
  const Status status = check(columns);
  if (status == Status::kOk) indicator_.stream.update(memory_.get(), columns);
  return status;
}

Status Stream::peek(const Columns& row) const noexcept {
  if (row.rows != 1) return Status::kLengthMismatch;
  const Status status = check(row);
  if (status == Status::kOk) indicator_.stream.peek(memory_.get(), row);
  return status;
}

void Stream::reset() noexcept { indicator_.stream.reset(memory_.get()); }

std::span<const std::byte> Stream::state() const noexcept {
  const std::size_t offset = indicator_.stream.state_offset;
  return {memory_.get() + offset, size_ - offset};
}

std::vector<std::byte> Stream::save() const {
  const auto bytes = state();
  const SavedHeader header{kLayout, identity_, checksum_of(bytes)};
  std::vector<std::byte> saved(sizeof header + bytes.size());
  std::memcpy(saved.data(), &header, sizeof header);
  std::memcpy(saved.data() + sizeof header, bytes.data(), bytes.size());
  return saved;
}

Status Stream::restore(std::span<const std::byte> saved) noexcept {
  SavedHeader header;
  if (saved.size() < sizeof header) return Status::kCorrupt;
  std::memcpy(&header, saved.data(), sizeof header);
  if (header.layout != kLayout || header.identity != identity_) return Status::kUnsupported;
  const auto bytes = saved.subspan(sizeof header);
  if (bytes.size() != state().size() || checksum_of(bytes) != header.checksum) return Status::kCorrupt;
  std::memcpy(memory_.get() + indicator_.stream.state_offset, bytes.data(), bytes.size());
  return Status::kOk;
}

}  // namespace tiercel::indicators
