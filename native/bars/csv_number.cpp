#include "native/bars/csv_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "native/bars/csv_layout.hpp"

namespace tiercel::bars {
namespace {

constexpr std::size_t kLongestNumber = 128;

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

#if defined(__SSE4_1__)

constexpr std::array<DropPoint, 256> make_drop_point() {
  std::array<DropPoint, 256> table{};
  for (unsigned end = 0; end < 16; ++end) {
    for (unsigned point = 0; point < 16; ++point) {
      auto& bytes = table[end * 16 + point].bytes;
      for (auto& byte : bytes) byte = 0x80;  // a shuffle index with the high bit gives zero
      unsigned to = 16;
      for (unsigned from = end; from-- > 0;) {
        if (from != point) bytes[--to] = static_cast<std::uint8_t>(from);
      }
    }
  }
  return table;
}

#endif

}  // namespace

#if defined(__SSE4_1__)
constinit const std::array<DropPoint, 256> kDropPoint = make_drop_point();
#endif

bool parse_number(std::string_view text, char decimal, double& value) noexcept {
  text = trimmed(text);
  std::array<char, kLongestNumber> copy;
  if (text.empty() || text.size() > copy.size()) return false;
  std::copy(text.begin(), text.end(), copy.begin());
  if (decimal != '.') {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (copy[i] == '.') return false;
      if (copy[i] == decimal) copy[i] = '.';
    }
  }
  const char* end = copy.data() + text.size();
  const auto result = std::from_chars(copy.data(), end, value);
  return result.ec == std::errc() && result.ptr == end;
}

std::int32_t decimals_of(double value) noexcept {
  const double x = std::fabs(value);
  if (x == 0) return kCsvNoDecimals;
  if (!(x < 1e18)) return kCsvOffStep;
  if (std::floor(x) == x) {
    std::int32_t decimals = 0;
    for (auto rest = static_cast<std::uint64_t>(x); rest % 10 == 0; rest /= 10) --decimals;
    return decimals;
  }
  for (std::int32_t decimals = 1; decimals <= 9; ++decimals) {
    const double scale = kDecimalScales[static_cast<std::size_t>(decimals)];
    // The nearest multiple of the step must have the very bits of the value.
    if (std::round(x * scale) / scale == x) return decimals;
  }
  return kCsvOffStep;
}

}  // namespace tiercel::bars
