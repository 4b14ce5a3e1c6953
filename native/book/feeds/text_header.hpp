#pragma once
// The header of a text format: which column stands in which field. Columns come in any order; one that the format does
// not have, or a second of the same name, is a fault; so is the lack of one that is needed.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "native/book/feeds/text_rows.hpp"

namespace tiercel::book {

struct TextColumn {
  std::string_view name;
  std::uint8_t role;      // columns of one role are names for the same thing
  bool is_needed = true;  // of a role: at least one of its names
};

class TextHeader {
 public:
  static constexpr std::size_t kMostFields = 32;
  static constexpr std::uint8_t kIgnored = 0xFF;

  // Reads the names of a header's row; faults go to the row.
  void read(TextRow& row, std::span<const TextColumn> known) noexcept {
    std::array<bool, 256> seen{};
    while (row.has_more()) {
      const std::string_view name = row.text();
      if (size_ == kMostFields) return row.fail(FeedFault::kFieldCount);
      const TextColumn* column = find(name, known);
      if (column == nullptr || (column->role != kIgnored && seen[column->role]))
        return row.fail(FeedFault::kUnknownColumn);
      seen[column->role] = true;
      roles_[size_++] = column->role;
    }
    for (const TextColumn& column : known) {
      if (column.is_needed && !seen[column.role]) row.fail(FeedFault::kMissingColumn);
    }
  }
  [[nodiscard]] bool is_read() const noexcept { return size_ > 0; }
  [[nodiscard]] std::span<const std::uint8_t> roles() const noexcept { return {roles_.data(), size_}; }

 private:
  [[nodiscard]] static const TextColumn* find(std::string_view name, std::span<const TextColumn> known) noexcept {
    for (const TextColumn& column : known)
      if (column.name == name) return &column;
    return nullptr;
  }

  std::array<std::uint8_t, kMostFields> roles_{};
  std::size_t size_ = 0;
};

}  // namespace tiercel::book
