// Binds native/bars/builder: bars from ticks or shorter bars, in blocks.
#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/addon/wrapped.hpp"
#include "native/bars/builder/builder.hpp"

namespace tiercel::addon {
namespace {

using bars::BarBuilder;
using bars::BarSpec;
using bars::BuiltBar;
using Napi::CallbackInfo;

struct Table {
  std::vector<std::int64_t> open, close;
};

struct BarBuilderBox {
  static constexpr napi_type_tag kTag = {0x7b1d64a20f9e4c35, 0x9d02c8e5a716b3f4};
  std::unique_ptr<BarBuilder> builder;
  std::vector<Table> tables;  // of each spec

  [[nodiscard]] std::vector<bars::Boundaries> boundaries() const {
    std::vector<bars::Boundaries> all;
    for (const Table& table : tables) all.push_back({table.open, table.close});
    return all;
  }
  [[nodiscard]] std::size_t memory() const noexcept { return builder == nullptr ? 0 : builder->memory(); }
};

using Handle = Wrapped<BarBuilderBox>;

BarBuilder& builder_argument(const CallbackInfo& info) { return *Handle::read(info[0], "builder").builder; }

double number_of(const Napi::Object& from, const char* name) { return number_argument(from.Get(name), name); }

std::int64_t whole_of(const Napi::Object& from, const char* name) { return int64_argument(from.Get(name), name); }

// A whole number from `least` to `most`.
int code_of(const Napi::Object& from, const char* name, int least, int most) {
  const std::int64_t code = whole_of(from, name);
  if (code < least || code > most) throw Napi::RangeError::New(from.Env(), std::string("`") + name + "` is unknown");
  return static_cast<int>(code);
}

BarSpec read_spec(const Napi::Object& from) {
  BarSpec spec;
  spec.kind = static_cast<bars::BarKind>(code_of(from, "kind", 0, bars::kBarKinds - 1));
  spec.of = static_cast<bars::TickWeight>(code_of(from, "of", 0, 2));
  spec.period = whole_of(from, "periodNs");
  spec.row_length = whole_of(from, "rowNs");
  spec.fills_gaps = from.Get("fillsGaps").ToBoolean().Value();
  spec.count = whole_of(from, "count");
  spec.amount = number_of(from, "amount");
  spec.bar_span = number_of(from, "barSpan");
  spec.tick_span = number_of(from, "tickSpan");
  spec.least_ticks = number_of(from, "leastTicks");
  spec.most_ticks = number_of(from, "mostTicks");
  spec.expected_imbalance = number_of(from, "expectedImbalance");
  spec.expected_share = number_of(from, "expectedShare");
  spec.expected_buy = number_of(from, "expectedBuy");
  spec.expected_sell = number_of(from, "expectedSell");
  spec.first_sign = code_of(from, "firstSign", -1, 1);
  spec.has_wicks = from.Get("hasWicks").ToBoolean().Value();
  spec.price_decimals = code_of(from, "priceDecimals", -1, 9);
  spec.volume_decimals = code_of(from, "volumeDecimals", -1, 9);
  return spec;
}

Napi::Array array_argument(const Napi::Value& value, const char* name) {
  if (!value.IsArray()) throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be an array");
  return value.As<Napi::Array>();
}

Napi::Object object_argument(const Napi::Value& value, const char* name) {
  if (!value.IsObject()) throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` must be an object");
  return value.As<Napi::Object>();
}

// barBuilder(specs): builder
Napi::Value create_js(const CallbackInfo& info) {
  const Napi::Array list = array_argument(info[0], "specs");
  std::vector<BarSpec> specs;
  for (std::uint32_t i = 0; i < list.Length(); ++i) specs.push_back(read_spec(object_argument(list.Get(i), "specs")));
  auto builder = BarBuilder::create(specs);
  if (builder == nullptr) throw_unless_ok(info.Env(), Status::kParameterRange, "bar builder");
  Napi::Object handle = Handle::create(info.Env());
  BarBuilderBox& box = Handle::read(handle, "builder");
  box.builder = std::move(builder);
  box.tables.resize(specs.size());
  Handle::report_memory(handle, "builder");
  return handle;
}

const double* column_of(const Napi::Object& from, const char* name, std::size_t rows) {
  const Napi::Value value = from.Get(name);
  if (value.IsUndefined()) return nullptr;
  const auto column = float64_span(value, name);
  if (column.size() != rows) {
    throw Napi::RangeError::New(from.Env(), std::string("`") + name + "` must be as long as `time`");
  }
  return column.data();
}

bars::BarRows read_rows(const Napi::Object& from) {
  bars::BarRows rows;
  rows.time = int64_span(from.Get("time"), "time");
  const auto column = [&](const char* name) { return column_of(from, name, rows.time.size()); };
  rows.open = column("open");
  rows.high = column("high");
  rows.low = column("low");
  rows.close = column("close");
  rows.ask_open = column("askOpen");
  rows.ask_high = column("askHigh");
  rows.ask_low = column("askLow");
  rows.ask_close = column("askClose");
  rows.volume = column("volume");
  rows.trades = column("trades");
  rows.vwap = column("vwap");
  rows.spread = column("spread");
  rows.is_mid = from.Get("isMid").ToBoolean().Value();
  const bool has_ask = rows.ask_open != nullptr;
  const bool is_whole = rows.open && rows.high && rows.low && rows.close && has_ask == (rows.ask_high != nullptr) &&
                        has_ask == (rows.ask_low != nullptr) && has_ask == (rows.ask_close != nullptr) &&
                        (has_ask || !rows.is_mid);
  if (!rows.time.empty() && !is_whole) throw Napi::TypeError::New(from.Env(), "a column of prices is missing");
  return rows;
}

// report: Float64Array that receives the row and the spec
Napi::Value refusal_value(Napi::Env env, const bars::BarRefusal& refusal, const Napi::Value& report) {
  const auto out = float64_span(report, "report");
  if (out.size() != 2) throw Napi::RangeError::New(env, "`report` has a wrong length");
  out[0] = static_cast<double>(refusal.row);
  out[1] = static_cast<double>(refusal.spec);
  return Napi::Number::New(env, static_cast<double>(refusal.fault));
}

// barBuilderUpdate(builder, rows, report): fault
Napi::Value update_js(const CallbackInfo& info) {
  const BarBuilderBox& box = Handle::read(info[0], "builder");
  const bars::BarRows rows = read_rows(object_argument(info[1], "rows"));
  return refusal_value(info.Env(), box.builder->update(rows, box.boundaries()), info[2]);
}

// barBuilderCloseUntil(builder, time, report): fault
Napi::Value close_until_js(const CallbackInfo& info) {
  const BarBuilderBox& box = Handle::read(info[0], "builder");
  const auto refusal = box.builder->close_until(int64_argument(info[1], "time"), box.boundaries());
  return refusal_value(info.Env(), refusal, info[2]);
}

std::size_t spec_argument(const CallbackInfo& info, const BarBuilder& builder) {
  const std::int64_t spec = int64_argument(info[1], "spec");
  if (spec < 0 || spec >= static_cast<std::int64_t>(builder.machines().size())) {
    throw Napi::RangeError::New(info.Env(), "`spec` is out of range");
  }
  return static_cast<std::size_t>(spec);
}

// barBuilderTable(builder, spec, opens, closes): undefined; the boundaries are copied
Napi::Value table_js(const CallbackInfo& info) {
  BarBuilderBox& box = Handle::read(info[0], "builder");
  const std::size_t spec = spec_argument(info, *box.builder);
  const auto open = int64_span(info[2], "opens");
  const auto close = int64_span(info[3], "closes");
  Table table{{open.begin(), open.end()}, {close.begin(), close.end()}};
  if (!bars::is_valid(bars::Boundaries{table.open, table.close})) {
    throw Napi::RangeError::New(info.Env(), "boundaries must be in order");
  }
  box.tables[spec] = std::move(table);
  return info.Env().Undefined();
}

// barBuilderClosed(builder, spec): number of closed bars
Napi::Value closed_js(const CallbackInfo& info) {
  const BarBuilder& builder = builder_argument(info);
  const auto& machine = builder.machines()[spec_argument(info, builder)];
  return Napi::Number::New(info.Env(), static_cast<double>(machine.closed().size()));
}

// barBuilderOutside(builder, spec): number of rows in no bar
Napi::Value outside_js(const CallbackInfo& info) {
  const BarBuilder& builder = builder_argument(info);
  const auto& machine = builder.machines()[spec_argument(info, builder)];
  return Napi::Number::New(info.Env(), static_cast<double>(machine.state().outside));
}

// Where a column of bars is written; nullptr where it is not wanted.
struct BarColumn {
  const char* name;
  double BuiltBar::*field;
  double* out = nullptr;
};

struct BarOutput {
  std::int64_t* time;
  std::int64_t* close_time;
  std::uint8_t* filled;
  std::vector<BarColumn> columns;
};

// The columns that the object has, from row `at` on, with room for so many bars.
BarOutput read_output(const Napi::Object& to, std::size_t bars, std::size_t at) {
  const auto place = [&](auto column) {
    if (at > column.size() || bars > column.size() - at) throw Napi::RangeError::New(to.Env(), "a column is too short");
    return column.data() + at;
  };
  const Napi::Value filled = to.Get("filled");
  BarOutput output{place(int64_span(to.Get("time"), "time")),
                   place(int64_span(to.Get("closeTime"), "closeTime")),
                   filled.IsUndefined() ? nullptr : place(uint8_span(filled, "filled")),
                   {}};
  constexpr BarColumn kAll[] = {
      {"open", &BuiltBar::open},      {"high", &BuiltBar::high},          {"low", &BuiltBar::low},
      {"close", &BuiltBar::close},    {"askOpen", &BuiltBar::ask_open},   {"askHigh", &BuiltBar::ask_high},
      {"askLow", &BuiltBar::ask_low}, {"askClose", &BuiltBar::ask_close}, {"volume", &BuiltBar::volume},
      {"trades", &BuiltBar::ticks},   {"vwap", &BuiltBar::vwap},          {"spread", &BuiltBar::spread}};
  for (BarColumn column : kAll) {
    const Napi::Value value = to.Get(column.name);
    if (value.IsUndefined()) continue;
    column.out = place(float64_span(value, column.name));
    output.columns.push_back(column);
  }
  return output;
}

// Columns are written a few hundred bars at a time, which stay in the cache meanwhile.
void write_bars(const BarOutput& to, std::span<const BuiltBar> built) {
  constexpr std::size_t kBlock = 256;
  for (std::size_t from = 0; from < built.size(); from += kBlock) {
    const std::size_t end = std::min(built.size(), from + kBlock);
    for (std::size_t i = from; i < end; ++i) {
      to.time[i] = built[i].time;
      to.close_time[i] = built[i].close_time;
    }
    for (const BarColumn& column : to.columns) {
      for (std::size_t i = from; i < end; ++i) column.out[i] = built[i].*column.field;
    }
    for (std::size_t i = from; to.filled != nullptr && i < end; ++i) to.filled[i] = built[i].is_filled ? 1 : 0;
  }
}

// barBuilderTake(builder, spec, columns, at): undefined; the closed bars are written from row `at` on and forgotten
Napi::Value take_js(const CallbackInfo& info) {
  BarBuilder& builder = builder_argument(info);
  const std::size_t spec = spec_argument(info, builder);
  const std::int64_t at = int64_argument(info[3], "at");
  if (at < 0) throw Napi::RangeError::New(info.Env(), "`at` is out of range");
  const std::vector<BuiltBar>& closed = builder.machines()[spec].closed();
  write_bars(read_output(object_argument(info[2], "columns"), closed.size(), static_cast<std::size_t>(at)), closed);
  builder.drop_closed(spec);
  return info.Env().Undefined();
}

// barBuilderPartial(builder, spec, columns): whether there is one; it is written as a single row
Napi::Value partial_js(const CallbackInfo& info) {
  const BarBuilder& builder = builder_argument(info);
  BuiltBar bar{};
  const bool is_there = builder.machines()[spec_argument(info, builder)].partial(bar);
  if (is_there) write_bars(read_output(object_argument(info[2], "columns"), 1, 0), {&bar, 1});
  return Napi::Boolean::New(info.Env(), is_there);
}

// barBuilderReset(builder)
Napi::Value reset_js(const CallbackInfo& info) {
  builder_argument(info).reset();
  return info.Env().Undefined();
}

// barBuilderSave(builder): Uint8Array
Napi::Value save_js(const CallbackInfo& info) {
  const std::vector<std::byte> saved = builder_argument(info).save();
  auto out = Napi::Uint8Array::New(info.Env(), saved.size());
  std::memcpy(out.Data(), saved.data(), saved.size());
  return out;
}

// barBuilderRestore(builder, saved)
Napi::Value restore_js(const CallbackInfo& info) {
  BarBuilder& builder = builder_argument(info);
  throw_unless_ok(info.Env(), builder.restore(std::as_bytes(uint8_span(info[1], "saved"))), "bar builder");
  return info.Env().Undefined();
}

// barBuilderDispose(builder)
Napi::Value dispose_js(const CallbackInfo& info) {
  Handle::dispose(info[0], "builder");
  return info.Env().Undefined();
}

}  // namespace

void init_bar_builder(Napi::Env env, Napi::Object exports) {
  const auto set = [&](const char* name, Napi::Value (*function)(const CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  set("barBuilder", create_js);
  set("barBuilderUpdate", update_js);
  set("barBuilderCloseUntil", close_until_js);
  set("barBuilderTable", table_js);
  set("barBuilderClosed", closed_js);
  set("barBuilderOutside", outside_js);
  set("barBuilderTake", take_js);
  set("barBuilderPartial", partial_js);
  set("barBuilderReset", reset_js);
  set("barBuilderSave", save_js);
  set("barBuilderRestore", restore_js);
  set("barBuilderDispose", dispose_js);
}

}  // namespace tiercel::addon
