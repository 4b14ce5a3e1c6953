#pragma once
// What every fuzz target needs: the entry, a reader of choices off the input's front, and a check that aborts.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string_view>

// The entry of libFuzzer, which driver.cpp calls too where libFuzzer is missing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// Ends the process where a rule does not hold, in every build: an assert would be silent under NDEBUG.
#define FUZZ_CHECK(rule)                                                             \
  do {                                                                               \
    if (!(rule)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #rule); \
      std::abort();                                                                  \
    }                                                                                \
  } while (false)

namespace tiercel::fuzz {

// Takes choices off the front of an input; zeros once it is used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) noexcept : rest_(data, size) {}

  template <class Value>
  [[nodiscard]] Value take() noexcept {
    Value value{};
    const std::size_t size = rest_.size() < sizeof value ? rest_.size() : sizeof value;
    if (size > 0) std::memcpy(&value, rest_.data(), size);
    rest_ = rest_.subspan(size);
    return value;
  }
  // A whole number from `least` to `most`.
  [[nodiscard]] std::size_t within(std::size_t least, std::size_t most) noexcept {
    return least + take<std::uint16_t>() % (most - least + 1);
  }
  [[nodiscard]] bool flag() noexcept { return (take<std::uint8_t>() & 1U) != 0; }
  [[nodiscard]] char one_of(std::string_view letters) noexcept {
    return letters[take<std::uint8_t>() % letters.size()];
  }
  [[nodiscard]] bool is_empty() const noexcept { return rest_.empty(); }
  [[nodiscard]] std::span<const std::uint8_t> rest() const noexcept { return rest_; }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace tiercel::fuzz
