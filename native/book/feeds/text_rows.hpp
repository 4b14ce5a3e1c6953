#pragma once
// What the text formats of feeds share: lines off a block, fields off a line, numbers off a field.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>

#include "native/book/feeds/decoded.hpp"

namespace tiercel::book {

inline constexpr std::size_t kLongestRow = 4096;

struct TextBlock {
  std::span<const char> bytes;
  bool is_last = false;  // a line without an end is whole
};

// The fields of one row, one after the other, between commas.
class TextRow {
 public:
  explicit TextRow(std::string_view line) noexcept : p_(line.data()), end_(line.data() + line.size()) {}

  // Each takes the next field; after the first fault none changes anything.
  [[nodiscard]] std::string_view text() noexcept {
    if (!next_field()) return {};
    const char* const begin = p_;
    while (p_ != end_ && *p_ != ',') ++p_;
    return {begin, static_cast<std::size_t>(p_ - begin)};
  }
  [[nodiscard]] std::uint64_t id() noexcept {
    std::uint64_t value = 0;
    if (!next_field()) return 0;
    const char* const begin = p_;
    for (; p_ != end_ && is_digit(*p_); ++p_) {
      const auto digit = static_cast<std::uint64_t>(*p_ - '0');
      if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) fail(FeedFault::kRange);
      value = value * 10 + digit;
    }
    if (p_ == begin) fail(FeedFault::kNumber);
    end_field();
    return value;
  }
  // A decimal number in units of 10^-decimals. More decimals are a fault, unless they are zeros or `cuts` says that
  // they do not matter.
  [[nodiscard]] std::int64_t fixed(unsigned decimals, bool cuts = false) noexcept {
    if (!next_field()) return 0;
    const bool is_negative = p_ != end_ && *p_ == '-';
    if (is_negative) ++p_;
    std::int64_t value = 0;
    const char* const begin = p_;
    for (; p_ != end_ && is_digit(*p_); ++p_) value = push(value, *p_);
    if (p_ == begin) fail(FeedFault::kNumber);
    if (p_ != end_ && *p_ == '.') {
      ++p_;
      for (; p_ != end_ && is_digit(*p_); ++p_) {
        if (decimals > 0) {
          value = push(value, *p_);
          --decimals;
        } else if (*p_ != '0' && !cuts) {
          fail(FeedFault::kDecimals);
        }
      }
    }
    for (; decimals > 0; --decimals) value = push(value, '0');
    end_field();
    return is_negative ? -value : value;
  }
  [[nodiscard]] std::int32_t price(unsigned decimals) noexcept {
    const std::int64_t value = fixed(decimals);
    if (value > std::numeric_limits<std::int32_t>::max() || value < std::numeric_limits<std::int32_t>::min()) {
      fail(FeedFault::kRange);
      return 0;
    }
    return static_cast<std::int32_t>(value);
  }
  // Index of the field's one letter in `letters`.
  [[nodiscard]] std::size_t letter(std::string_view letters, FeedFault otherwise) noexcept {
    const std::string_view word = text();
    const std::size_t at = word.size() == 1 ? letters.find(word[0]) : std::string_view::npos;
    if (at == std::string_view::npos) fail(otherwise);
    return at == std::string_view::npos ? 0 : at;
  }
  void fail(FeedFault fault) noexcept {
    if (fault_ != FeedFault::kNone) return;
    fault_ = fault;
    field_ = index_ - 1;
  }
  // Whether a field is left, without taking it.
  [[nodiscard]] bool has_more() const noexcept { return index_ == 0 ? p_ != end_ : p_ != end_ && *p_ == ','; }
  [[nodiscard]] bool is_blank_next() const noexcept {
    const char* q = index_ == 0 ? p_ : p_ + (p_ != end_);
    return q == end_ || *q == ',';
  }
  // The row must end here.
  void finish() noexcept {
    if (fault_ == FeedFault::kNone && p_ != end_) {
      ++index_;
      fail(FeedFault::kFieldCount);
    }
  }
  [[nodiscard]] FeedFault fault() const noexcept { return fault_; }
  [[nodiscard]] std::uint32_t field() const noexcept { return field_; }

 private:
  [[nodiscard]] static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
  [[nodiscard]] std::int64_t push(std::int64_t value, char digit) noexcept {
    const std::int64_t added = digit - '0';
    if (value > (std::numeric_limits<std::int64_t>::max() - added) / 10) {
      fail(FeedFault::kRange);
      return 0;
    }
    return value * 10 + added;
  }
  [[nodiscard]] bool next_field() noexcept {
    if (fault_ != FeedFault::kNone) return false;
    if (index_ > 0) {
      if (p_ == end_) {
        ++index_;
        fail(FeedFault::kFieldCount);
        return false;
      }
      ++p_;  // the comma
    }
    ++index_;
    return true;
  }
  void end_field() noexcept {
    if (p_ != end_ && *p_ != ',') fail(FeedFault::kNumber);
    while (p_ != end_ && *p_ != ',') ++p_;
  }

  const char* p_;
  const char* end_;
  std::uint32_t index_ = 0;
  std::uint32_t field_ = 0;
  FeedFault fault_ = FeedFault::kNone;
};

// Gives whole lines to `take(TextRow&)` until the block has none left, `has_room()` is false, or a row is bad. Blank
// lines are passed over. `line` counts all, so that after a fault it is the bad one's number.
template <class HasRoom, class Take>
[[nodiscard]] Decoded take_rows(const TextBlock& block, std::uint64_t& line, HasRoom has_room, Take take) {
  Decoded done;
  const char* const begin = block.bytes.data();
  const std::size_t size = block.bytes.size();
  while (done.consumed < size && has_room()) {
    const char* const from = begin + done.consumed;
    const std::size_t left = size - done.consumed;
    const auto* const found = static_cast<const char*>(std::memchr(from, '\n', left));
    if (found == nullptr && !block.is_last && left <= kLongestRow) break;
    std::size_t length = found == nullptr ? left : static_cast<std::size_t>(found - from);
    const std::size_t taken = length + (found == nullptr ? 0 : 1);
    ++line;
    if (length > kLongestRow) {
      done.fault = FeedFault::kTooLong;
      break;
    }
    if (length > 0 && from[length - 1] == '\r') --length;
    if (length > 0) {
      TextRow row({from, length});
      take(row);
      if (row.fault() != FeedFault::kNone) {
        done.fault = row.fault();
        done.field = row.field();
        break;
      }
    }
    done.consumed += taken;
  }
  return done;
}

}  // namespace tiercel::book
