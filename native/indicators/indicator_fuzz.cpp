// Any indicator, parameters and doubles: columns and stream give the same bits, and a saved state goes on where it was
// saved, or is refused where a byte of it differs.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "native/fuzz/bytes.hpp"
#include "native/indicators/registry.hpp"
#include "native/indicators/stream.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kLargestPeriod = 40;  // windows should be full within an input

// The outputs of one run, each as wide as its kind.
class Outputs {
 public:
  Outputs(const Indicator& indicator, std::size_t rows) : indicator_(indicator), rows_(rows) {
    for (const OutputInfo& output : indicator.outputs) memory_.emplace_back(rows * width(output));
  }
  [[nodiscard]] std::vector<void*> pointers(std::size_t from = 0) {
    std::vector<void*> result;
    for (std::size_t i = 0; i < memory_.size(); ++i)
      result.push_back(memory_[i].data() + from * width(indicator_.outputs[i]));
    return result;
  }
  [[nodiscard]] bool operator==(const Outputs& other) const {
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      const bool is_real = indicator_.outputs[i].kind == OutputKind::kReal;
      if (is_real ? !same_reals(memory_[i], other.memory_[i]) : memory_[i] != other.memory_[i]) return false;
    }
    return true;
  }

 private:
  using Memory = std::vector<std::byte>;
  static std::size_t width(const OutputInfo& output) {
    if (output.kind == OutputKind::kReal) return sizeof(double);
    return output.kind == OutputKind::kMask ? sizeof(std::uint8_t) : sizeof(std::int32_t);
  }
  // The same bits, but for NaN: which of its bits are set is up to the compiler.
  [[nodiscard]] bool same_reals(const Memory& a, const Memory& b) const {
    for (std::size_t row = 0; row < rows_; ++row) {
      double x;
      double y;
      std::memcpy(&x, a.data() + row * sizeof x, sizeof x);
      std::memcpy(&y, b.data() + row * sizeof y, sizeof y);
      if (std::bit_cast<std::uint64_t>(x) != std::bit_cast<std::uint64_t>(y) && !(std::isnan(x) && std::isnan(y)))
        return false;
    }
    return true;
  }

  const Indicator& indicator_;
  std::size_t rows_;
  std::vector<Memory> memory_;
};

std::vector<double> parameters_from(fuzz::Bytes& bytes, const Indicator& indicator) {
  std::vector<double> values;
  for (const ParameterInfo& info : indicator.parameters) {
    const double most = std::min(info.most, std::max(info.least, kLargestPeriod));
    const double share = static_cast<double>(bytes.take<std::uint16_t>()) / 65535.0;
    const double value = info.least + share * (most - info.least);
    values.push_back(info.kind == ParameterKind::kReal ? value : std::floor(value));
  }
  return values;
}

using Series = std::vector<std::vector<double>>;

Series series_from(fuzz::Bytes& bytes, std::size_t columns) {
  Series series(columns);
  const bool raw = bytes.flag();  // any doubles, else prices
  while (!bytes.is_empty())
    for (auto& column : series)
      column.push_back(raw ? bytes.take<double>() : 100.0 + static_cast<double>(bytes.take<std::int16_t>()) / 100.0);
  return series;
}

std::vector<const double*> pointers_of(const Series& series, std::size_t from) {
  std::vector<const double*> result;
  for (const auto& column : series) result.push_back(column.data() + from);
  return result;
}

void check_restore(fuzz::Bytes choices, const Stream& saved, Stream& other) {
  auto state = saved.save();
  const auto own = other.save();
  const std::size_t place = choices.take<std::uint16_t>() % state.size();
  const auto change = static_cast<std::byte>(choices.take<std::uint8_t>());
  state[place] ^= change;
  if (change != std::byte{0}) {
    FUZZ_CHECK(other.restore(state) != Status::kOk);
    FUZZ_CHECK(other.save() == own);  // as it was
    state[place] ^= change;
  }
  FUZZ_CHECK(other.restore(std::span(state).first(place)) != Status::kOk);
  FUZZ_CHECK(other.restore(state) == Status::kOk);
}

}  // namespace
}  // namespace tiercel::indicators

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::indicators;
  tiercel::fuzz::Bytes bytes(data, size);
  const auto all = indicators();
  const Indicator& indicator = *all[bytes.take<std::uint16_t>() % all.size()];
  const auto parameters = parameters_from(bytes, indicator);
  const std::size_t cut = bytes.take<std::uint8_t>();
  tiercel::fuzz::Bytes damage(data, size);
  const Series series = series_from(bytes, indicator.inputs.size());
  const std::size_t rows = series[0].size();
  const std::size_t first = rows == 0 ? 0 : cut % (rows + 1);

  const std::vector<int> decimals(series.size(), kOffStep);
  Outputs whole(indicator, rows);
  Outputs parts(indicator, rows);
  std::vector<double> cells(indicator.cells(parameters.data()));
  FUZZ_CHECK(compute(indicator, parameters, {pointers_of(series, 0), decimals, whole.pointers(), rows, cells}) ==
             tiercel::Status::kOk);

  const auto stream = Stream::create(indicator, parameters, decimals);
  const auto other = Stream::create(indicator, parameters, decimals);
  FUZZ_CHECK(stream != nullptr && other != nullptr);
  FUZZ_CHECK(stream->update({pointers_of(series, 0), {}, parts.pointers(), first}) == tiercel::Status::kOk);
  check_restore(damage, *stream, *other);
  FUZZ_CHECK(other->update({pointers_of(series, first), {}, parts.pointers(first), rows - first}) ==
             tiercel::Status::kOk);
  FUZZ_CHECK(parts == whole);
  return 0;
}
