// Any indicator, parameters and doubles: columns and stream give the same bits, and a saved state goes on where it was
// saved, or is refused where a byte of it differs.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
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
  // Says which row of which output differs from the other run's; true without a difference.
  [[nodiscard]] bool same_as(const Outputs& other) const {
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      const OutputInfo& output = indicator_.outputs[i];
      for (std::size_t row = 0; row < rows_; ++row) {
        if (same(output, at(output, i, row), other.at(output, i, row))) continue;
        std::fprintf(stderr, "row %zu of %zu, output %s:", row, rows_, output.name);
        print(output, at(output, i, row));
        print(output, other.at(output, i, row));
        std::fprintf(stderr, "\n");
        return false;
      }
    }
    return true;
  }

 private:
  static std::size_t width(const OutputInfo& output) {
    if (output.kind == OutputKind::kReal) return sizeof(double);
    return output.kind == OutputKind::kMask ? sizeof(std::uint8_t) : sizeof(std::int32_t);
  }
  [[nodiscard]] const std::byte* at(const OutputInfo& output, std::size_t i, std::size_t row) const {
    return memory_[i].data() + row * width(output);
  }
  static double real(const std::byte* value) {
    double x;
    std::memcpy(&x, value, sizeof x);
    return x;
  }
  // The same bits, but for NaN: which of its bits are set is up to the compiler.
  static bool same(const OutputInfo& output, const std::byte* a, const std::byte* b) {
    if (output.kind == OutputKind::kReal && std::isnan(real(a)) && std::isnan(real(b))) return true;
    return std::memcmp(a, b, width(output)) == 0;
  }
  static void print(const OutputInfo& output, const std::byte* value) {
    if (output.kind == OutputKind::kReal) std::fprintf(stderr, " %.17g", real(value));
    for (std::size_t i = width(output); i-- > 0;)
      std::fprintf(stderr, i + 1 == width(output) ? " %02x" : "%02x", std::to_integer<unsigned>(value[i]));
  }

  const Indicator& indicator_;
  std::size_t rows_;
  std::vector<std::vector<std::byte>> memory_;
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

void describe(const Indicator& indicator, const std::vector<double>& parameters) {
  std::fprintf(stderr, "%s(", indicator.name);
  for (const double value : parameters) std::fprintf(stderr, " %.17g", value);
  std::fprintf(stderr, " )\n");
}

using Series = std::vector<std::vector<double>>;

// Any doubles, or prices of two decimals, said to be such or not.
enum class Prices : std::uint8_t { kAny, kOnStep, kUnsaid };

Series series_from(fuzz::Bytes& bytes, std::size_t columns, Prices prices) {
  Series series(columns);
  while (!bytes.is_empty())
    for (auto& column : series)
      column.push_back(prices == Prices::kAny ? bytes.take<double>()
                                              : static_cast<double>(10000 + bytes.take<std::int16_t>()) / 100.0);
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
  const auto prices = static_cast<Prices>(bytes.take<std::uint8_t>() % 3);
  const Series series = series_from(bytes, indicator.inputs.size(), prices);
  const std::size_t rows = series[0].size();
  const std::size_t first = rows == 0 ? 0 : cut % (rows + 1);

  const std::vector<int> decimals(series.size(), prices == Prices::kOnStep ? 2 : kOffStep);
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
  if (!whole.same_as(parts)) {  // columns and stream give the same bits
    describe(indicator, parameters);
    std::abort();
  }
  return 0;
}
