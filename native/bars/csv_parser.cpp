#include "native/bars/csv_parser.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "native/bars/csv_number.hpp"

namespace tiercel::bars {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
constexpr double kLargest = std::numeric_limits<double>::max();
// Two bytes of text never have this value.
constexpr std::uint64_t kNoDate = 0x10000;

// False for NaN anywhere.
[[nodiscard]] bool is_ohlc(const double* v) noexcept {
  return (v[1] >= v[0]) & (v[1] >= v[3]) & (v[2] <= v[0]) & (v[2] <= v[3]) & (v[2] > 0) & (v[1] <= kLargest);
}

// False for NaN.
[[nodiscard]] bool is_price(double value) noexcept { return value > 0 && value <= kLargest; }
[[nodiscard]] bool is_size(double value) noexcept { return value >= 0 && value <= kLargest; }

[[nodiscard]] std::size_t columns_of(CsvRecord record) noexcept {
  if (record == CsvRecord::kBars) return kCsvColumns;
  return record == CsvRecord::kQuotes ? static_cast<std::size_t>(CsvQuoteColumn::kAskSize) + 1
                                      : static_cast<std::size_t>(CsvTradeColumn::kAggressor) + 1;
}

[[nodiscard]] bool has_prices(CsvRecord record, const std::array<unsigned, kCsvColumns>& seen) noexcept {
  if (record == CsvRecord::kTrades) return seen[0] == 1;
  if (record == CsvRecord::kQuotes) return seen[0] + seen[1] == 2;
  const unsigned asks = seen[4] + seen[5] + seen[6] + seen[7];
  return seen[0] + seen[1] + seen[2] + seen[3] == 4 && (asks == 0 || asks == 4);
}

[[nodiscard]] bool is_blank(std::string_view line) noexcept {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

Status CsvParser::check_layout(const CsvLayout& layout) noexcept {
  if (layout.field_count == 0 || layout.field_count > kCsvMaxFields) return Status::kParameterRange;
  if (layout.zone.from_ns.size() != layout.zone.offset_ns.size()) return Status::kLengthMismatch;
  std::array<unsigned, kCsvColumns> seen{};
  std::array<unsigned, 7> roles{};
  for (std::size_t i = 0; i < layout.field_count; ++i) {
    const CsvField& field = layout.fields[i];
    ++roles[static_cast<std::size_t>(field.role)];
    if (field.role < CsvRole::kNumber) continue;
    const bool is_side = field.role != CsvRole::kNumber;
    const std::size_t columns = columns_of(layout.record);
    if (field.column >= columns || ++seen[field.column] > 1) return Status::kParameterRange;
    const bool is_aggressor = layout.record == CsvRecord::kTrades && field.column + 1U == columns;
    if (is_side != is_aggressor) return Status::kParameterRange;
  }
  const auto count = [&](CsvRole role) { return roles[static_cast<std::size_t>(role)]; };
  const bool has_time = count(CsvRole::kTime) == 1 && count(CsvRole::kDate) + count(CsvRole::kClock) == 0;
  const bool is_split = count(CsvRole::kTime) == 0 && count(CsvRole::kDate) == 1 && count(CsvRole::kClock) == 1;
  if (!(has_time || is_split) || !has_prices(layout.record, seen)) return Status::kParameterRange;
  if (is_split && layout.time.epoch_unit_ns > 0) return Status::kParameterRange;
  if (layout.time.epoch_unit_ns < 0 || layout.time.epoch_unit_ns > kSecondNs) return Status::kParameterRange;
  if (layout.grid_ns < 0 || layout.spread_decimals > 9) return Status::kParameterRange;
  return Status::kOk;
}

CsvParser::CsvParser(CsvLayout layout, std::int64_t skip_lines)
    : layout_(std::move(layout)),
      shape_(layout_),
      clock_(layout_.zone),
      skip_lines_(skip_lines),
      last_seen_(kNever),
      date_high_(kNoDate) {}

Status CsvParser::parse(const CsvBlock& block, CsvOutput& output, std::size_t& position) noexcept {
  if (block.begin < kCsvMargin || block.end < block.begin || block.end > block.bytes.size() ||
      block.bytes.size() - block.end < kCsvMargin || output.row > output.time.size()) {
    return Status::kParameterRange;
  }
  block_ = block.bytes.data();
  output_ = &output;
  const char* p = block_ + block.begin;
  const char* const end = block_ + block.end;
  if (in_long_line_) {
    const auto* stop = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
    in_long_line_ = stop == nullptr;
    p = stop == nullptr ? end : stop + 1;
  }
  const std::size_t last = std::string_view(p, static_cast<std::size_t>(end - p)).rfind('\n');
  const char* const limit = last == std::string_view::npos ? p : p + last + 1;
  while (p < limit && has_room()) {
    line_begin_ = p;
    const char* q = p;
    if (!plain_ && skip_lines_ == 0 && read_fast(q, limit) && static_cast<std::size_t>(q - p) <= kCsvMaxLine + 1) {
      line_end_ = q - 1;
      ++stats_.line;
      take_row({});
    } else {
      q = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(limit - p))) + 1;
      read_line(p, q - 1);
    }
    p = q;
  }
  if (p == limit && static_cast<std::size_t>(end - p) > kCsvMaxLine && has_room()) {
    start_long_line(p, end);
    p = end;
  }
  position = static_cast<std::size_t>(p - block_);
  return Status::kOk;
}

bool CsvParser::has_room() const noexcept {
  return output_->row < output_->time.size() && (output_->bad.empty() || output_->bad_listed < output_->bad.size());
}

void CsvParser::start_long_line(const char* begin, const char* end) noexcept {
  line_begin_ = begin;
  line_end_ = end;
  in_long_line_ = true;
  ++stats_.line;
  if (skip_lines_ > 0) {
    --skip_lines_;
    return;
  }
  ++stats_.rows;
  reject({CsvReason::kLineTooLong, -1});
}

void CsvParser::read_line(const char* line, const char* end) noexcept {
  ++stats_.line;
  line_end_ = end;
  const bool is_long = static_cast<std::size_t>(end - line) > kCsvMaxLine;
  if (end > line && end[-1] == '\r') --end;
  const std::string_view text(line, static_cast<std::size_t>(end - line));
  if (is_blank(text)) {
    ++stats_.blank_lines;
    return;
  }
  if (skip_lines_ > 0) {
    --skip_lines_;
    return;
  }
  if (is_long) {
    ++stats_.rows;
    return reject({CsvReason::kLineTooLong, -1});
  }
  ++stats_.plain_rows;
  price_bound_ = volume_bound_ = std::numeric_limits<std::int32_t>::max();
  take_row(read_row(text, layout_, row_));
}

// The whole line in the common shapes: nothing quoted, no blanks, numbers of at most 15 digits. On false nothing was
// taken and the plain path reads the line.
[[gnu::always_inline]] inline bool CsvParser::read_fast(const char*& p, const char* limit) noexcept {
  const std::size_t count = layout_.field_count;
  const char delimiter = layout_.delimiter;
  price_bound_ = volume_bound_ = kCsvNoDecimals;
  for (std::size_t i = 0; i < count; ++i) {
    const CsvField field = layout_.fields[i];
    switch (field.role) {
      case CsvRole::kNumber:
        if (!read_number_fast(p, field.column)) return false;
        break;
      case CsvRole::kTime:
        if (!read_time_fast(p)) return false;
        break;
      case CsvRole::kDate:
        if (!read_date_fast(p)) return false;
        break;
      case CsvRole::kClock:
        if (!read_clock_fast(p)) return false;
        break;
      case CsvRole::kSide:
      case CsvRole::kBuyerIsMaker:
        if (!read_side_fast(p, limit, field)) return false;
        break;
      case CsvRole::kIgnore:
        while (p < limit && *p != delimiter && *p != '\n' && *p != '"') ++p;
        if (p >= limit || *p == '"') return false;
        break;
    }
    if (i + 1 < count) {
      if (*p++ != delimiter) return false;
    } else {
      if (*p == '\r') ++p;
      if (*p++ != '\n') return false;
    }
  }
  if (layout_.spread_decimals > 0) {
    row_.values[static_cast<std::size_t>(CsvColumn::kSpread)] /= kDecimalScales[layout_.spread_decimals];
  }
  return true;
}

[[gnu::always_inline]] inline bool CsvParser::read_number_fast(const char*& p, std::uint8_t column) noexcept {
  ScannedNumber number;
  if (!scan_number(p, layout_.decimal, number)) return false;
  p += number.length;
  const auto bound = static_cast<std::int32_t>(number.decimals) - static_cast<std::int32_t>(trailing_zeros(p));
  if (column < shape_.price_end) {
    price_bound_ = std::max(price_bound_, bound);
  } else if (column < shape_.size_end) {
    volume_bound_ = std::max(volume_bound_, bound);
  }
  row_.values[column] = static_cast<double>(number.digits) / kDecimalScales[number.decimals];
  return true;
}

bool CsvParser::read_side_fast(const char*& p, const char* limit, CsvField field) noexcept {
  const char* const begin = p;
  while (p < limit && *p != layout_.delimiter && *p != '\n' && *p != '\r') ++p;
  return parse_side({begin, static_cast<std::size_t>(p - begin)}, field.role, row_.values[field.column]);
}

[[gnu::always_inline]] inline bool CsvParser::read_date_fast(const char*& p) noexcept {
  const bool has_separator = layout_.time.date_separator != 0;
  const std::size_t length = has_separator ? 10 : 8;
  std::uint16_t tail = 0;
  if (has_separator) std::memcpy(&tail, p + 8, sizeof tail);
  const std::uint64_t head = load_u64(p);
  if (head != date_low_ || tail != date_high_) {
    std::string_view text(p, length);
    std::int64_t days = 0;
    if (parse_date(text, layout_.time, days) != TimeResult::kOk || !text.empty()) return false;
    date_low_ = head;
    date_high_ = tail;
    date_ns_ = days * kDayNs;
  }
  row_.local_ns = date_ns_;
  p += length;
  return true;
}

// Adds a time of day, and its zone where the layout has them, to the date of the row.
[[gnu::always_inline]] inline bool CsvParser::read_clock_fast(const char*& p) noexcept {
  // Bytes of HH:MM:SS, the first in the lowest: digits become 0..9, colons 0.
  const std::uint64_t x = load_u64(p) ^ 0x30303A30303A3030ULL;
  const auto pair = [x](unsigned at) { return ((x >> (8 * at)) & 0xFF) * 10 + ((x >> (8 * at + 8)) & 0xFF); };
  const std::uint64_t odd = non_digits(x) | (x & 0x0000FF0000FF0000ULL);
  std::int64_t of_day = 0;
  if (odd == 0 && p[8] != '.' && pair(0) < 24 && pair(3) < 60 && pair(6) < 60) {
    of_day = static_cast<std::int64_t>(pair(0) * 3600 + pair(3) * 60 + pair(6)) * kSecondNs;
    p += 8;
  } else {
    std::string_view text(p, 20);
    if (!parse_clock(text, of_day)) return false;
    p = text.data();
  }
  if (layout_.time.has_zone) {
    if (*p == 'Z') {
      ++p;
    } else {
      std::string_view text(p, 8);
      std::int64_t offset = 0;
      if (!parse_offset(text, offset)) return false;
      of_day -= offset;
      p = text.data();
    }
  }
  if (!layout_.time.date_only) row_.local_ns += of_day;
  return true;
}

[[gnu::always_inline]] inline bool CsvParser::read_time_fast(const char*& p) noexcept {
  const CsvTimeFormat& format = layout_.time;
  if (format.epoch_unit_ns > 0) {
    std::size_t length = 0;
    while (length < 20 && p[length] >= '0' && p[length] <= '9') ++length;
    if (parse_time({p, length}, format, row_.local_ns) != TimeResult::kOk) return false;
    p += length;
    return true;
  }
  if (!read_date_fast(p)) return false;
  if (!format.has_clock) return true;
  if (*p != 'T' && *p != ' ' && *p != 't') return false;
  return read_clock_fast(++p);
}

bool CsvParser::is_plausible() const noexcept {
  const double* v = row_.values.data();
  if (shape_.record == CsvRecord::kTrades) return is_price(v[0]) && is_size(v[1]);
  if (shape_.record == CsvRecord::kQuotes) return is_price(v[0]) && is_price(v[1]) && is_size(v[2]) && is_size(v[3]);
  bool ok = is_ohlc(v);
  if (shape_.has_ask) ok &= is_ohlc(v + 4);
  if (shape_.has_extras) {
    for (std::size_t i = kCsvPriceColumns; i < kCsvColumns; ++i) {
      ok &= (shape_.field_of[i] < 0) | ((v[i] >= 0) & (v[i] <= kLargest));
    }
  }
  return ok;
}

void CsvParser::take_row(CsvVerdict verdict) noexcept {
  ++stats_.rows;
  if (verdict.reason == CsvReason::kNone && !is_plausible()) verdict = check_values(row_, shape_);
  std::int64_t utc = 0;
  if (verdict.reason == CsvReason::kNone) verdict = place_in_time(utc);
  if (verdict.reason != CsvReason::kNone) return reject(verdict);
  if (price_bound_ > stats_.price_decimals || volume_bound_ > stats_.volume_decimals) note_steps();
  if (shape_.has_ask || shape_.record == CsvRecord::kQuotes) note_sides();
  CsvOutput& out = *output_;
  out.time[out.row] = utc;
  for (std::size_t i = 0; i < kCsvColumns; ++i) {
    if (out.columns[i] != nullptr) out.columns[i][out.row] = row_.values[i];
  }
  ++out.row;
  ++stats_.bars;
}

CsvVerdict CsvParser::place_in_time(std::int64_t& utc) noexcept {
  const std::int64_t local = row_.local_ns + layout_.local_shift_ns;
  const std::int64_t last = stats_.bars == 0 ? kNever : stats_.last_time;
  const bool may_repeat = shape_.record != CsvRecord::kBars;
  const std::int64_t last_before_shift = last == kNever ? kNever : last - layout_.utc_shift_ns - (may_repeat ? 1 : 0);
  const ZoneClock::Result found = clock_.to_utc(local, last_before_shift, utc);
  if (found == ZoneClock::Result::kNonexistent) return {CsvReason::kTimeNonexistent, shape_.time_field};
  utc += layout_.utc_shift_ns;
  stats_.backward_jumps += utc < last_seen_;
  last_seen_ = utc;
  if (utc == last && !may_repeat) return {CsvReason::kTimeDuplicate, shape_.time_field};
  if (utc < last) return {CsvReason::kTimeBackwards, shape_.time_field};
  stats_.ambiguous_times += found == ZoneClock::Result::kAmbiguous;
  if (stats_.bars == 0) {
    stats_.first_time = utc;
  } else if (may_repeat) {
    stats_.equal_times += utc == last;
  } else {
    // The days between two sessions are whole in local time only.
    note_distance(layout_.time.date_only ? local - last_local_ : utc - last);
  }
  last_local_ = local;
  stats_.last_time = utc;
  return {};
}

void CsvParser::note_distance(std::int64_t distance) noexcept {
  if (distance != stats_.step_ns) stats_.step_ns = std::gcd(stats_.step_ns, distance);
  if (distance < stats_.shortest_ns || stats_.shortest_ns == 0) stats_.shortest_ns = distance;
  if (layout_.grid_ns == 0 || distance == layout_.grid_ns || distance % layout_.grid_ns == 0) return;
  if (++stats_.off_grid_rows == 1) stats_.first_off_grid_line = stats_.line;
}

// The bounds come from the text; the step itself from the values, so that it does not depend on how they were written.
void CsvParser::note_steps() noexcept {
  const auto refine = [this](std::int32_t& decimals, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (shape_.field_of[i] >= 0) decimals = std::max(decimals, decimals_of(row_.values[i]));
    }
  };
  if (price_bound_ > stats_.price_decimals && stats_.price_decimals < kCsvOffStep) {
    refine(stats_.price_decimals, 0, shape_.price_end);
  }
  if (volume_bound_ > stats_.volume_decimals && stats_.volume_decimals < kCsvOffStep) {
    refine(stats_.volume_decimals, shape_.size_begin, shape_.size_end);
  }
}

void CsvParser::note_sides() noexcept {
  const std::size_t prices = shape_.price_end / 2;
  bool is_crossed = false;
  bool is_locked = false;
  for (std::size_t i = 0; i < prices; ++i) {
    is_crossed |= row_.values[i + prices] < row_.values[i];
    is_locked |= row_.values[i + prices] == row_.values[i];
  }
  stats_.crossed_rows += is_crossed;
  stats_.locked_rows += is_locked && !is_crossed;
}

void CsvParser::reject(CsvVerdict verdict) noexcept {
  ++stats_.bad[static_cast<std::size_t>(verdict.reason)];
  CsvOutput& out = *output_;
  if (out.bad.empty()) return;
  out.bad[out.bad_listed++] = {stats_.line, verdict.reason, verdict.field,
                               static_cast<std::size_t>(line_begin_ - block_),
                               static_cast<std::size_t>(line_end_ - line_begin_)};
}

}  // namespace tiercel::bars
