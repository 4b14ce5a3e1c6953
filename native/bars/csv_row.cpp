#include "native/bars/csv_row.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "native/bars/csv_number.hpp"
#include "native/bars/csv_time.hpp"

namespace tiercel::bars {
namespace {

[[nodiscard]] std::string_view without_blanks(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Takes the next field off the line, without its quotes; false when a quote is not closed. A quote inside quotes
// is doubled, and stays so: no field that is read has one.
[[nodiscard]] bool take_field(std::string_view& line, char delimiter, std::string_view& field, bool& is_last) noexcept {
  std::size_t at = 0;
  while (at < line.size() && line[at] == ' ' && delimiter != ' ') ++at;
  const bool is_quoted = at < line.size() && line[at] == '"';
  std::size_t end = at;
  if (is_quoted) {
    end = ++at;
    while (end < line.size() && (line[end] != '"' || (end + 1 < line.size() && line[end + 1] == '"'))) {
      end += line[end] == '"' ? 2 : 1;
    }
    if (end >= line.size()) return false;
  }
  const std::size_t stop = std::min(line.find(delimiter, end), line.size());
  if (is_quoted) {
    if (!without_blanks(line.substr(end + 1, stop - end - 1)).empty()) return false;
    field = line.substr(at, end - at);
  } else {
    field = line.substr(at, stop - at);
  }
  field = without_blanks(field);
  is_last = stop == line.size();
  line.remove_prefix(is_last ? stop : stop + 1);
  return true;
}

[[nodiscard]] CsvReason reason_of(TimeResult result) noexcept {
  if (result == TimeResult::kOk) return CsvReason::kNone;
  return result == TimeResult::kRange ? CsvReason::kTimeRange : CsvReason::kTimeUnreadable;
}

[[nodiscard]] CsvReason read_time(std::string_view time, std::string_view clock, const CsvLayout& layout,
                                  CsvRow& row) noexcept {
  return reason_of(clock.data() == nullptr ? parse_time(time, layout.time, row.local_ns)
                                           : parse_split_time(time, clock, layout.time, row.local_ns));
}

[[nodiscard]] CsvVerdict check_ohlc(const CsvRow& row, const CsvShape& shape, std::size_t first) noexcept {
  const double* v = row.values.data() + first;
  const std::int32_t* field = shape.field_of.data() + first;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!std::isfinite(v[i])) return {CsvReason::kNotFinite, field[i]};
    if (!(v[i] > 0)) return {CsvReason::kPriceNotPositive, field[i]};
  }
  if (v[1] < v[0] || v[1] < v[3] || v[1] < v[2]) return {CsvReason::kHighBelow, field[1]};
  if (v[2] > v[0] || v[2] > v[3]) return {CsvReason::kLowAbove, field[2]};
  return {};
}

[[nodiscard]] CsvVerdict check_tick(const CsvRow& row, const CsvShape& shape) noexcept {
  for (std::size_t i = 0; i < shape.size_end; ++i) {
    if (shape.field_of[i] < 0) continue;
    if (!std::isfinite(row.values[i])) return {CsvReason::kNotFinite, shape.field_of[i]};
    if (i < shape.price_end && !(row.values[i] > 0)) return {CsvReason::kPriceNotPositive, shape.field_of[i]};
    if (row.values[i] < 0) return {CsvReason::kNegative, shape.field_of[i]};
  }
  return {};
}

constexpr std::size_t kLongestSide = 7;

[[nodiscard]] bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool parse_side(std::string_view text, CsvRole role, double& aggressor) noexcept {
  if (text.size() > kLongestSide) return false;
  std::array<char, kLongestSide> lower{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
  }
  const std::string_view word(lower.data(), text.size());
  const bool is_maker = role == CsvRole::kBuyerIsMaker;
  if (is_maker ? is_one_of(word, {"0", "false", "f"}) : is_one_of(word, {"buy", "b", "1", "+1", "buyer", "bid"})) {
    aggressor = 1;
  } else if (is_maker ? is_one_of(word, {"1", "true", "t"})
                      : is_one_of(word, {"sell", "s", "-1", "2", "seller", "ask", "a"})) {
    aggressor = -1;
  } else if (word.empty() || (!is_maker && is_one_of(word, {"0", "n", "none", "u", "unknown"}))) {
    aggressor = 0;
  } else {
    return false;
  }
  return true;
}

CsvShape::CsvShape(const CsvLayout& layout) noexcept : record(layout.record) {
  switch (record) {
    case CsvRecord::kBars:
      price_end = kCsvPriceColumns;
      size_begin = static_cast<std::size_t>(CsvColumn::kVolume);
      size_end = size_begin + 1;
      break;
    case CsvRecord::kQuotes:
      price_end = size_begin = static_cast<std::size_t>(CsvQuoteColumn::kBidSize);
      size_end = static_cast<std::size_t>(CsvQuoteColumn::kAskSize) + 1;
      break;
    case CsvRecord::kTrades:
      price_end = size_begin = static_cast<std::size_t>(CsvTradeColumn::kSize);
      size_end = size_begin + 1;
      break;
  }
  field_of.fill(-1);
  for (std::size_t i = 0; i < layout.field_count; ++i) {
    const CsvField& field = layout.fields[i];
    if (field.role >= CsvRole::kNumber) field_of[field.column] = static_cast<std::int32_t>(i);
    if (field.role == CsvRole::kTime || field.role == CsvRole::kDate) time_field = static_cast<std::int32_t>(i);
  }
  if (record != CsvRecord::kBars) return;
  has_ask = has(CsvColumn::kAskOpen);
  for (std::size_t i = kCsvPriceColumns; i < kCsvColumns; ++i) has_extras = has_extras || field_of[i] >= 0;
}

CsvVerdict read_row(std::string_view line, const CsvLayout& layout, CsvRow& row) noexcept {
  std::string_view time;
  std::string_view clock;
  CsvVerdict bad_number;
  std::int32_t time_field = -1;
  std::size_t count = 0;
  for (bool is_last = false; !is_last; ++count) {
    std::string_view text;
    if (!take_field(line, layout.delimiter, text, is_last))
      return {CsvReason::kQuote, static_cast<std::int32_t>(count)};
    if (count >= layout.field_count) continue;
    const CsvField& field = layout.fields[count];
    const auto index = static_cast<std::int32_t>(count);
    switch (field.role) {
      case CsvRole::kIgnore:
        break;
      case CsvRole::kTime:
      case CsvRole::kDate:
        time = text;
        time_field = index;
        break;
      case CsvRole::kClock:
        clock = text.empty() ? std::string_view("") : text;
        break;
      case CsvRole::kNumber:
        if (bad_number.reason == CsvReason::kNone && !parse_number(text, layout.decimal, row.values[field.column])) {
          bad_number = {CsvReason::kNumberUnreadable, index};
        }
        break;
      case CsvRole::kSide:
      case CsvRole::kBuyerIsMaker:
        if (bad_number.reason == CsvReason::kNone && !parse_side(text, field.role, row.values[field.column])) {
          bad_number = {CsvReason::kSideUnreadable, index};
        }
        break;
    }
  }
  if (count != layout.field_count) return {CsvReason::kFieldCount, -1};
  const CsvReason time_reason = read_time(time, clock, layout, row);
  if (time_reason != CsvReason::kNone) return {time_reason, time_field};
  if (bad_number.reason != CsvReason::kNone) return bad_number;
  double& spread = row.values[static_cast<std::size_t>(CsvColumn::kSpread)];
  if (layout.spread_decimals > 0) spread /= kDecimalScales[layout.spread_decimals];
  return {};
}

CsvVerdict check_values(const CsvRow& row, const CsvShape& shape) noexcept {
  if (shape.record != CsvRecord::kBars) return check_tick(row, shape);
  CsvVerdict verdict = check_ohlc(row, shape, 0);
  if (verdict.reason == CsvReason::kNone && shape.has_ask) {
    verdict = check_ohlc(row, shape, static_cast<std::size_t>(CsvColumn::kAskOpen));
  }
  for (std::size_t i = kCsvPriceColumns; i < kCsvColumns && verdict.reason == CsvReason::kNone; ++i) {
    if (shape.field_of[i] < 0) continue;
    if (!std::isfinite(row.values[i])) verdict = {CsvReason::kNotFinite, shape.field_of[i]};
    if (row.values[i] < 0) verdict = {CsvReason::kNegative, shape.field_of[i]};
  }
  return verdict;
}

}  // namespace tiercel::bars
