// Binds native/bars/csv_parser: a parser object for each file, whose calls fill the caller's columns.
#include <algorithm>
#include <string>
#include <vector>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/bars/csv_parser.hpp"

namespace tiercel::addon {
namespace {

using bars::CsvColumn;
using bars::CsvLayout;
using bars::CsvRole;
using bars::CsvStats;
using bars::kCsvColumns;

// Values of one bad row in the caller's list: line, reason, field, begin, length.
constexpr std::size_t kBadRowValues = 5;
// Bad rows that one call can list.
constexpr std::size_t kBadRowsOfCall = 256;

char byte_of(const Napi::Object& options, const char* name) {
  const std::int64_t code = int64_argument(options.Get(name), name);
  if (code < 0 || code > 127) throw Napi::RangeError::New(options.Env(), std::string("`") + name + "` must be ASCII");
  return static_cast<char>(code);
}

bool flag_of(const Napi::Object& options, const char* name) { return options.Get(name).ToBoolean().Value(); }

std::int64_t number_of(const Napi::Object& options, const char* name, std::int64_t lowest, std::int64_t highest) {
  const std::int64_t value = int64_argument(options.Get(name), name);
  if (value < lowest || value > highest) {
    throw Napi::RangeError::New(options.Env(), std::string("`") + name + "` is out of range");
  }
  return value;
}

// fields: Int32Array of role * 256 + column
void read_fields(const Napi::Object& options, CsvLayout& layout) {
  const auto fields = int32_span(options.Get("fields"), "fields");
  if (fields.size() > bars::kCsvMaxFields) throw Napi::RangeError::New(options.Env(), "`fields` has too many entries");
  layout.field_count = fields.size();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto role = static_cast<std::uint32_t>(fields[i]) >> 8;
    if (role > static_cast<std::uint32_t>(CsvRole::kBuyerIsMaker)) {
      throw Napi::RangeError::New(options.Env(), "`fields` has an unknown role");
    }
    layout.fields[i] = {static_cast<CsvRole>(role), static_cast<std::uint8_t>(fields[i])};
  }
}

CsvLayout read_layout(const Napi::Object& options) {
  CsvLayout layout;
  layout.record = static_cast<bars::CsvRecord>(number_of(options, "record", 0, 2));
  layout.delimiter = byte_of(options, "delimiter");
  layout.decimal = byte_of(options, "decimal");
  read_fields(options, layout);
  layout.time.epoch_unit_ns = number_of(options, "epochUnitNs", 0, bars::kSecondNs);
  layout.time.date_separator = byte_of(options, "dateSeparator");
  layout.time.order = static_cast<bars::CsvDateOrder>(number_of(options, "dateOrder", 0, 2));
  layout.time.has_clock = flag_of(options, "hasClock");
  layout.time.has_zone = flag_of(options, "hasZone");
  layout.time.date_only = flag_of(options, "dateOnly");
  const auto from = int64_span(options.Get("zoneFromNs"), "zoneFromNs");
  const auto offset = int64_span(options.Get("zoneOffsetNs"), "zoneOffsetNs");
  layout.zone.from_ns.assign(from.begin(), from.end());
  layout.zone.offset_ns.assign(offset.begin(), offset.end());
  layout.local_shift_ns = number_of(options, "localShiftNs", -bars::kDayNs, bars::kDayNs);
  layout.utc_shift_ns = number_of(options, "utcShiftNs", -366 * bars::kDayNs, 366 * bars::kDayNs);
  layout.grid_ns = number_of(options, "gridNs", 0, 366 * bars::kDayNs);
  layout.spread_decimals = static_cast<std::uint8_t>(number_of(options, "spreadDecimals", 0, 9));
  return layout;
}

// columns: array of up to 12, a Float64Array as long as the times or undefined
void read_columns(const Napi::Value& value, bars::CsvOutput& output) {
  if (!value.IsArray()) throw Napi::TypeError::New(value.Env(), "`columns` must be an array");
  const auto array = value.As<Napi::Array>();
  for (std::size_t i = 0; i < kCsvColumns; ++i) {
    const Napi::Value column = array.Get(static_cast<std::uint32_t>(i));
    if (column.IsUndefined()) continue;
    const auto values = float64_span(column, "columns");
    if (values.size() != output.time.size()) {
      throw Napi::RangeError::New(value.Env(), "`columns` must be as long as `time`");
    }
    output.columns[i] = values.data();
  }
}

class CsvParserObject : public Napi::ObjectWrap<CsvParserObject> {
 public:
  static Napi::Function define(Napi::Env env) {
    return DefineClass(
        env, "CsvParser",
        {InstanceMethod<&CsvParserObject::parse>("parse"), InstanceMethod<&CsvParserObject::stats>("stats"),
         InstanceMethod<&CsvParserObject::use_plain_path>("usePlainPath")});
  }

  // new CsvParser(layout)
  explicit CsvParserObject(const Napi::CallbackInfo& info)
      : Napi::ObjectWrap<CsvParserObject>(info),
        parser_(checked_layout(info), skip_lines(info)),
        bad_(kBadRowsOfCall) {}

 private:
  static CsvLayout checked_layout(const Napi::CallbackInfo& info) {
    if (!info[0].IsObject()) throw Napi::TypeError::New(info.Env(), "`layout` must be an object");
    CsvLayout layout = read_layout(info[0].As<Napi::Object>());
    throw_unless_ok(info.Env(), bars::CsvParser::check_layout(layout), "CSV layout");
    return layout;
  }

  static std::int64_t skip_lines(const Napi::CallbackInfo& info) {
    return number_of(info[0].As<Napi::Object>(), "skipLines", 0, 1'000'000);
  }

  // parse(bytes, begin, end, time, columns, progress): progress is a Float64Array that gives the first row to write
  // and room for bad rows, and receives the position, the row after the last and the number of bad rows listed;
  // the bad rows follow in it.
  Napi::Value parse(const Napi::CallbackInfo& info) {
    const auto bytes = uint8_span(info[0], "bytes");
    const auto progress = float64_span(info[5], "progress");
    if (progress.size() < 3) throw Napi::RangeError::New(info.Env(), "`progress` is too short");
    bars::CsvOutput output;
    output.time = int64_span(info[3], "time");
    read_columns(info[4], output);
    const double row = progress[1];
    if (!(row >= 0 && row <= static_cast<double>(output.time.size()))) {
      throw Napi::RangeError::New(info.Env(), "`progress` has a row outside the columns");
    }
    output.row = static_cast<std::size_t>(row);
    output.bad = std::span(bad_).first(std::min((progress.size() - 3) / kBadRowValues, bad_.size()));
    const bars::CsvBlock block{{reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                               static_cast<std::size_t>(number_or_huge(info[1])),
                               static_cast<std::size_t>(number_or_huge(info[2]))};
    std::size_t position = 0;
    throw_unless_ok(info.Env(), parser_.parse(block, output, position), "CSV block");
    write_progress(output, position, progress);
    return info.Env().Undefined();
  }

  // A negative place becomes one that lies outside of every block.
  static std::uint64_t number_or_huge(const Napi::Value& value) {
    return static_cast<std::uint64_t>(int64_argument(value, "place in the block"));
  }

  static void write_progress(const bars::CsvOutput& output, std::size_t position, std::span<double> progress) {
    progress[0] = static_cast<double>(position);
    progress[1] = static_cast<double>(output.row);
    progress[2] = static_cast<double>(output.bad_listed);
    double* to = progress.data() + 3;
    for (const bars::CsvBadRow& row : output.bad.first(output.bad_listed)) {
      *to++ = static_cast<double>(row.line);
      *to++ = static_cast<double>(row.reason);
      *to++ = row.field;
      *to++ = static_cast<double>(row.begin);
      *to++ = static_cast<double>(row.length);
    }
  }

  // stats(out: BigInt64Array): the counters, in the order of csvStatNames, then the bad rows by reason
  Napi::Value stats(const Napi::CallbackInfo& info) {
    const CsvStats& s = parser_.stats();
    const std::int64_t values[] = {s.line,
                                   s.rows,
                                   s.bars,
                                   s.blank_lines,
                                   s.plain_rows,
                                   s.backward_jumps,
                                   s.ambiguous_times,
                                   s.locked_rows,
                                   s.crossed_rows,
                                   s.off_grid_rows,
                                   s.first_off_grid_line,
                                   s.step_ns,
                                   s.shortest_ns,
                                   s.first_time,
                                   s.last_time,
                                   s.price_decimals,
                                   s.volume_decimals,
                                   s.equal_times};
    const auto out = int64_span(info[0], "out");
    if (out.size() != std::size(values) + s.bad.size())
      throw Napi::RangeError::New(info.Env(), "`out` has a wrong length");
    std::copy(s.bad.begin(), s.bad.end(), std::copy(std::begin(values), std::end(values), out.begin()));
    return info.Env().Undefined();
  }

  // usePlainPath(plain: boolean)
  Napi::Value use_plain_path(const Napi::CallbackInfo& info) {
    parser_.use_plain_path(info[0].ToBoolean().Value());
    return info.Env().Undefined();
  }

  bars::CsvParser parser_;
  std::vector<bars::CsvBadRow> bad_;
};

}  // namespace

void init_csv(Napi::Env env, Napi::Object exports) { exports.Set("CsvParser", CsvParserObject::define(env)); }

}  // namespace tiercel::addon
