// Each indicator of the registry that TA-Lib has too, beside one or two builds of TA-Lib's C library: the same arrays,
// one process, runs by turns, nothing allocated on either side. Prints a JSON object a line.
//
//   talib_bench FOLDER DECIMALS ROUNDS LIBRARY[,LIBRARY] [indicator ...]
//
// FOLDER holds open, high, low, close, volume and periods as <column>.f64; prices have DECIMALS (-1: no step), the rest
// are whole numbers. The parameters are the defaults. Values are compared with the first library's.
#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "native/indicators/registry.hpp"

namespace {

using namespace tiercel::indicators;
using Column = std::vector<double>;

// As ta_abstract.h lays them out.
struct TaFuncInfo {
  const char *name, *group, *hint;
  int flags;
  unsigned inputs, options, outputs;
  const void* handle;
};
struct TaInput {
  int type;  // 0: columns of bars, 1: a series
  const char* name;
  int flags;
};
struct TaOption {
  int type;  // 0, 1: real, 2, 3: integer
  const char* name;
  int flags;
};
struct TaOutput {
  int type;  // 0: real, 1: integer
  const char* name;
  int flags;
};

class Talib {
 public:
  explicit Talib(const std::string& path) : library_(dlmopen(LM_ID_NEWLM, path.c_str(), RTLD_NOW)) {
    if (library_ == nullptr) throw std::runtime_error(dlerror());
    call<int>("TA_Initialize");
  }

  template <class Result, class... Args>
  Result call(const char* name, Args... args) const {
    auto* function = reinterpret_cast<Result (*)(Args...)>(dlsym(library_, name));
    if (function == nullptr) throw std::runtime_error(std::string("no function ") + name);
    return function(args...);
  }

 private:
  void* library_;
};

void expect(int code, const char* what) {
  if (code != 0) throw std::runtime_error(std::string(what) + " gave " + std::to_string(code));
}

struct Bars {
  std::map<std::string, Column> columns;
  int decimals;

  // Arguments of inverse functions lie between -1 and 1.
  [[nodiscard]] const Column& series(const Indicator& row, std::size_t number) const {
    const std::string name = row.inputs[number].name;
    if (name == "periods") return columns.at("periods");
    if (std::strcmp(row.name, "acos") == 0 || std::strcmp(row.name, "asin") == 0) return columns.at("unit");
    return columns.at(number == 0 ? "close" : "open");
  }

  [[nodiscard]] const Column& input(const Indicator& row, std::size_t number) const {
    switch (row.inputs[number].role) {
      case InputRole::kOpen:
        return columns.at("open");
      case InputRole::kHigh:
        return columns.at("high");
      case InputRole::kLow:
        return columns.at("low");
      case InputRole::kClose:
        return columns.at("close");
      case InputRole::kVolume:
        return columns.at("volume");
      case InputRole::kSeries:
        break;
    }
    return series(row, number);
  }

  [[nodiscard]] int decimals_of(const Indicator& row, std::size_t number) const {
    if (row.inputs[number].role == InputRole::kVolume || row.inputs[number].name == std::string("periods")) return 0;
    return input(row, number).data() == columns.at("unit").data() ? kOffStep : decimals;
  }
};

// Outputs of one side: doubles, or integers where the output is one.
struct Outputs {
  std::vector<Column> reals;
  std::vector<std::vector<std::int32_t>> integers;
};

double number_of(const ParameterInfo& parameter) {
  static const std::map<std::string, double> kKinds = {{"sma", 0},  {"ema", 1},   {"wma", 2},    {"dema", 3},
                                                       {"tema", 4}, {"trima", 5}, {"kama", 6},   {"mama", 7},
                                                       {"t3", 8},   {"hma", 9},   {"zlema", 12}, {"rma", 13}};
  if (parameter.kind != ParameterKind::kChoice) return parameter.standard;
  return kKinds.at(parameter.choices[static_cast<std::size_t>(parameter.standard)]);
}

// One function of TA-Lib with its columns and parameters set.
class TalibCall {
 public:
  TalibCall(const Talib& talib, const Indicator& row, const Bars& bars) : talib_(talib) {
    const void* handle = nullptr;
    expect(talib.call<int>("TA_GetFuncHandle", row.talib, &handle), row.talib);
    const TaFuncInfo* info = nullptr;
    expect(talib.call<int>("TA_GetFuncInfo", handle, &info), "TA_GetFuncInfo");
    expect(talib.call<int>("TA_ParamHolderAlloc", handle, &holder_), "TA_ParamHolderAlloc");
    set_inputs(handle, *info, row, bars);
    set_options(handle, *info, row);
    rows_ = bars.columns.at("close").size();
    outputs_.reals.resize(info->outputs);
    outputs_.integers.resize(info->outputs);
    for (unsigned i = 0; i < info->outputs; ++i) set_output(handle, i);
  }

  void run() {
    expect(talib_.call<int>("TA_CallFunc", holder_, 0, static_cast<int>(rows_ - 1), &begin_, &count_), "TA_CallFunc");
  }

  [[nodiscard]] const Outputs& outputs() const { return outputs_; }
  [[nodiscard]] std::size_t begin() const { return static_cast<std::size_t>(begin_); }
  [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(count_); }

 private:
  void set_inputs(const void* handle, const TaFuncInfo& info, const Indicator& row, const Bars& bars) {
    std::vector<std::size_t> series;
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      if (row.inputs[i].role == InputRole::kSeries) series.push_back(i);
    }
    const auto data = [&](const char* name) { return bars.columns.at(name).data(); };
    std::size_t taken = 0;
    for (unsigned i = 0; i < info.inputs; ++i) {
      const TaInput* input = nullptr;
      expect(talib_.call<int>("TA_GetInputParameterInfo", handle, i, &input), "TA_GetInputParameterInfo");
      if (input->type == 0) {
        expect(talib_.call<int>("TA_SetInputParamPricePtr", holder_, i, data("open"), data("high"), data("low"),
                                data("close"), data("volume"), static_cast<const double*>(nullptr)),
               "TA_SetInputParamPricePtr");
        continue;
      }
      const double* values = taken < series.size() ? bars.input(row, series[taken++]).data() : data("close");
      expect(talib_.call<int>("TA_SetInputParamRealPtr", holder_, i, values), "TA_SetInputParamRealPtr");
    }
  }

  void set_options(const void* handle, const TaFuncInfo& info, const Indicator& row) {
    // Options that the row does not have keep their defaults: VAR has one that it does not use.
    const auto options = std::min<std::size_t>(info.options, row.parameters.size());
    for (unsigned i = 0; i < options; ++i) {
      const TaOption* option = nullptr;
      expect(talib_.call<int>("TA_GetOptInputParameterInfo", handle, i, &option), "TA_GetOptInputParameterInfo");
      const double value = number_of(row.parameters[i]);
      const bool real = option->type < 2;
      expect(real ? talib_.call<int>("TA_SetOptInputParamReal", holder_, i, value)
                  : talib_.call<int>("TA_SetOptInputParamInteger", holder_, i, static_cast<int>(value)),
             option->name);
    }
  }

  void set_output(const void* handle, unsigned i) {
    const TaOutput* output = nullptr;
    expect(talib_.call<int>("TA_GetOutputParameterInfo", handle, i, &output), "TA_GetOutputParameterInfo");
    if (output->type == 0) {
      outputs_.reals[i].resize(rows_);
      expect(talib_.call<int>("TA_SetOutputParamRealPtr", holder_, i, outputs_.reals[i].data()), output->name);
    } else {
      outputs_.integers[i].resize(rows_);
      expect(talib_.call<int>("TA_SetOutputParamIntegerPtr", holder_, i, outputs_.integers[i].data()), output->name);
    }
  }

  const Talib& talib_;
  void* holder_ = nullptr;
  std::size_t rows_ = 0;
  Outputs outputs_;
  int begin_ = 0;
  int count_ = 0;
};

// One row of the registry on the same columns.
class OurCall {
 public:
  OurCall(const Indicator& row, const Bars& bars, bool on_step) : row_(row) {
    for (const ParameterInfo& parameter : row.parameters) parameters_.push_back(parameter.standard);
    rows_ = bars.columns.at("close").size();
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      inputs_.push_back(bars.input(row, i).data());
      decimals_.push_back(on_step ? bars.decimals_of(row, i) : kOffStep);
    }
    outputs_.reals.resize(row.outputs.size());
    outputs_.integers.resize(row.outputs.size());
    for (std::size_t i = 0; i < row.outputs.size(); ++i) {
      if (row.outputs[i].kind == OutputKind::kReal) {
        outputs_.reals[i].resize(rows_);
        pointers_.push_back(outputs_.reals[i].data());
      } else {
        outputs_.integers[i].resize(rows_);
        pointers_.push_back(outputs_.integers[i].data());
      }
    }
    cells_.resize(row.cells(parameters_.data()));
  }

  void run() {
    const auto status = compute(row_, parameters_, {inputs_, decimals_, pointers_, rows_, cells_});
    if (status != tiercel::Status::kOk) throw std::runtime_error(row_.name);
  }

  [[nodiscard]] const Outputs& outputs() const { return outputs_; }
  [[nodiscard]] std::size_t lookback() const { return row_.lookback(parameters_.data()); }

 private:
  const Indicator& row_;
  std::vector<double> parameters_;
  std::vector<const double*> inputs_;
  std::vector<int> decimals_;
  Outputs outputs_;
  std::vector<void*> pointers_;
  std::vector<double> cells_;
  std::size_t rows_ = 0;
};

struct Difference {
  double largest = 0.0;  // of the largest size of an output
  std::size_t rows = 0;  // that differ: integers at all, numbers by over 1e-9 of the largest size
  std::size_t first = 0;
};

bool same(double a, double b, double slack) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b || std::fabs(a - b) <= slack;
}

void add_reals(const Column& ours, const Column& theirs, std::size_t begin, std::size_t count, Difference& found) {
  double scale = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isfinite(theirs[i])) scale = std::max(scale, std::fabs(theirs[i]));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const double far = std::fabs(ours[begin + i] - theirs[i]) / (scale == 0.0 ? 1.0 : scale);
    if (std::isfinite(far)) found.largest = std::max(found.largest, far);
    if (same(ours[begin + i], theirs[i], 1e-9 * scale)) continue;
    if (found.rows++ == 0) found.first = begin + i;
  }
}

Difference compared(const OurCall& ours, const TalibCall& theirs) {
  Difference found;
  const std::size_t both = std::min(ours.outputs().reals.size(), theirs.outputs().reals.size());
  for (std::size_t output = 0; output < both; ++output) {
    const auto& real = theirs.outputs().reals[output];
    const auto& whole = theirs.outputs().integers[output];
    if (!real.empty() && !ours.outputs().reals[output].empty()) {
      add_reals(ours.outputs().reals[output], real, theirs.begin(), theirs.count(), found);
      continue;
    }
    for (std::size_t i = 0; i < theirs.count(); ++i) {
      const std::size_t row = theirs.begin() + i;
      const auto& reals = ours.outputs().reals[output];
      const double mine = reals.empty() ? ours.outputs().integers[output][row] : reals[row];
      if (mine == (real.empty() ? whole[i] : real[i])) continue;
      if (found.rows++ == 0) found.first = row;
    }
  }
  return found;
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Timing {
  std::vector<double> seconds;
  template <class Call>
  void take(Call& call) {
    const double start = seconds_now();
    call.run();
    seconds.push_back(seconds_now() - start);
  }
  void print(const char* name) {
    std::sort(seconds.begin(), seconds.end());
    std::printf(",\"%s\":{\"bestMs\":%.6g,\"medianMs\":%.6g}", name, seconds.front() * 1e3,
                seconds[seconds.size() / 2] * 1e3);
  }
};

void print(const char* name, const Difference& found) {
  std::printf(",\"%s\":{\"largest\":%.3g,\"rows\":%zu,\"first\":%zu}", name, found.largest, found.rows, found.first);
}

void bench(const Indicator& row, const Bars& bars, const std::vector<Talib>& libraries, int rounds) {
  OurCall on_step(row, bars, true);
  OurCall off_step(row, bars, false);
  std::vector<TalibCall> theirs;
  theirs.reserve(libraries.size());
  for (const Talib& library : libraries) theirs.emplace_back(library, row, bars);
  Timing on;
  Timing off;
  std::vector<Timing> times(libraries.size());
  for (int round = 0; round < rounds; ++round) {
    on.take(on_step);
    off.take(off_step);
    for (std::size_t i = 0; i < theirs.size(); ++i) times[i].take(theirs[i]);
  }
  std::printf("{\"name\":\"%s\",\"talib\":\"%s\",\"lookback\":%zu,\"begin\":%zu", row.name, row.talib,
              on_step.lookback(), theirs[0].begin());
  on.print("onStep");
  off.print("offStep");
  for (std::size_t i = 0; i < times.size(); ++i) times[i].print(i == 0 ? "first" : "second");
  print("onStepDifference", compared(on_step, theirs[0]));
  print("offStepDifference", compared(off_step, theirs[0]));
  std::printf("}\n");
  std::fflush(stdout);
}

Column read_column(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("cannot read " + path);
  Column column(static_cast<std::size_t>(file.tellg()) / sizeof(double));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(column.data()), static_cast<std::streamsize>(column.size() * sizeof(double)));
  return column;
}

void run(int argc, char** argv) {
  if (argc < 5) throw std::runtime_error("usage: talib_bench FOLDER DECIMALS ROUNDS LIBRARY[,LIBRARY] [indicator ...]");
  Bars bars{{}, std::atoi(argv[2])};
  for (const char* name : {"open", "high", "low", "close", "volume", "periods"}) {
    bars.columns[name] = read_column(std::string(argv[1]) + "/" + name + ".f64");
  }
  for (double x : bars.columns["close"]) bars.columns["unit"].push_back(std::fmod(x * 1e3, 2.0) - 1.0);
  std::vector<Talib> libraries;
  std::string paths = argv[4];
  for (std::size_t at = 0; at != std::string::npos;) {
    const std::size_t comma = paths.find(',', at);
    libraries.emplace_back(paths.substr(at, comma - at));
    at = comma == std::string::npos ? comma : comma + 1;
  }
  for (const Indicator* row : indicators()) {
    if (row->talib == nullptr) continue;
    const auto wanted = [&](const char* name) { return std::strcmp(name, row->name) == 0; };
    if (argc == 5 || std::any_of(argv + 5, argv + argc, wanted)) bench(*row, bars, libraries, std::atoi(argv[3]));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(argc, argv);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "talib_bench: %s\n", error.what());
    return 1;
  }
}
