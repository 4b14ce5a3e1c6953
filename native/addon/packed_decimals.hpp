#pragma once
// The decimals of some columns as one number, which costs a call less than an array: bits 4i to 4i + 3 are one more
// than those of column i.
#include <cstddef>
#include <cstdint>
#include <span>

namespace tiercel::addon {

inline constexpr std::size_t kMostPackedColumns = 12;  // whole numbers of 48 bits are exact in JavaScript

inline void unpack_decimals(std::int64_t packed, std::span<int> decimals) {
  for (int& of_column : decimals) {
    of_column = static_cast<int>(packed & 15) - 1;
    packed >>= 4;
  }
}

}  // namespace tiercel::addon
