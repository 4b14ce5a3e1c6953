// Laws that hold for every row of the registry; a new indicator is under them without another line.
#include "native/indicators/registry.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "native/core/cpu.hpp"
#include "native/indicators/stream.hpp"

namespace tiercel::indicators {

extern const Indicator kRsi;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Columns of one kind of data for an indicator; `offset` shifts them against the alignment of memory.
struct Data {
  std::string name;
  std::vector<std::vector<double>> columns;
  int decimals;
};

std::vector<double> walk(std::mt19937_64& random, std::size_t rows, double step) {
  std::vector<double> out(rows);
  long ticks = 120000;
  for (double& x : out) x = static_cast<double>(ticks += static_cast<long>(random() % 41) - 20) * step;
  return out;
}

double any_double(std::mt19937_64& random) {
  const double mantissa = static_cast<double>(random() % 2000001) - 1000000.0;
  return std::ldexp(mantissa, static_cast<int>(random() % 1200) - 600);
}

std::vector<Data> data_for(const Indicator& indicator, std::size_t rows, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto make = [&](const char* name, int decimals, auto column) {
    Data data{name, {}, decimals};
    for (std::size_t i = 0; i < indicator.inputs.size(); ++i) data.columns.push_back(column());
    return data;
  };
  const auto holes = [&](std::vector<double> x, std::size_t one_in) {
    for (double& value : x) value = random() % one_in == 0 ? kNaN : value;
    return x;
  };
  const auto decimal = [&] {
    auto x = walk(random, rows, 1.0);
    for (double& value : x) value /= 100000.0;
    return x;
  };
  const auto some_off_step = [&] {
    auto x = decimal();
    for (double& value : x) value += random() % 97 == 0 ? 3e-7 : 0.0;
    return x;
  };
  const auto prefixed = [&] {
    auto x = decimal();
    for (std::size_t i = 0; i < rows / 3; ++i) x[i] = kNaN;
    return x;
  };
  const auto wild = [&] {
    std::vector<double> x(rows);
    for (double& value : x) value = any_double(random);
    return x;
  };
  const auto wide_ticks = [&] {
    auto x = walk(random, rows, 1e9);
    return x;
  };
  return {make("on the step", 5, decimal),
          make("no step known", kOffStep, decimal),
          make("NaN first", 5, prefixed),
          make("NaN inside", 5, [&] { return holes(decimal(), 40); }),
          make("NaN and no step", kOffStep, [&] { return holes(decimal(), 40); }),
          make("some off the step", 5, some_off_step),
          make("flat", 5, [&] { return std::vector<double>(rows, 1.23456); }),
          make("huge and tiny", kOffStep, wild),
          make("huge and tiny, step given", 9, wild),
          make("sums beyond 64 bits", 0, wide_ticks)};
}

// The defaults with each word of a list, in all parameters that take it.
void add_choices(const Indicator& indicator, std::vector<std::vector<double>>& sets) {
  double words = 0.0;
  for (const ParameterInfo& info : indicator.parameters)
    words = std::max(words, info.most * (info.choices.empty() ? 0 : 1));
  for (double word = 0.0; words != 0.0 && word <= words; ++word) {
    std::vector<double> set;
    for (const ParameterInfo& info : indicator.parameters) {
      set.push_back(info.choices.empty() ? info.standard : std::min(word, info.most));
    }
    sets.push_back(set);
  }
}

std::vector<std::vector<double>> parameter_sets(const Indicator& indicator) {
  std::vector<std::vector<double>> sets;
  for (const double period : {0.0, 1.0, 2.0, 3.0, 14.0, 50.0}) {  // 0: the defaults
    std::vector<double> set;
    for (const ParameterInfo& info : indicator.parameters) {
      set.push_back(period == 0.0 ? info.standard : std::min(std::max(period, info.least), info.most));
    }
    sets.push_back(set);
  }
  add_choices(indicator, sets);
  return sets;
}

// The outputs of one run, as bytes.
struct Result {
  Result(const Indicator& indicator, std::size_t rows)
      : reals(indicator.outputs.size(), std::vector<double>(rows, -1.0)),
        masks(indicator.outputs.size(), std::vector<std::uint8_t>(rows, 7)),
        integers(indicator.outputs.size(), std::vector<std::int32_t>(rows, 7)) {}

  std::vector<void*> pointers(const Indicator& indicator, std::size_t from = 0) {
    std::vector<void*> out;
    for (std::size_t i = 0; i < indicator.outputs.size(); ++i) {
      void* const places[] = {reals[i].data() + from, masks[i].data() + from, integers[i].data() + from};
      out.push_back(places[static_cast<std::size_t>(indicator.outputs[i].kind)]);
    }
    return out;
  }
  // True where the first `rows` rows have the same bits.
  bool starts_like(const Result& other, std::size_t rows) const {
    if (rows == 0) return true;
    for (std::size_t i = 0; i < reals.size(); ++i) {
      if (std::memcmp(reals[i].data(), other.reals[i].data(), rows * sizeof(double)) != 0) return false;
      if (std::memcmp(masks[i].data(), other.masks[i].data(), rows) != 0) return false;
      if (std::memcmp(integers[i].data(), other.integers[i].data(), rows * sizeof(std::int32_t)) != 0) return false;
    }
    return true;
  }

  // True where row `row` of this and row `other_row` of the other have the same bits.
  bool is_like(std::size_t row, const Result& other, std::size_t other_row) const {
    for (std::size_t i = 0; i < reals.size(); ++i) {
      if (std::bit_cast<std::uint64_t>(reals[i][row]) != std::bit_cast<std::uint64_t>(other.reals[i][other_row])) {
        return false;
      }
      if (masks[i][row] != other.masks[i][other_row] || integers[i][row] != other.integers[i][other_row]) return false;
    }
    return true;
  }

  std::vector<std::vector<double>> reals;
  std::vector<std::vector<std::uint8_t>> masks;
  std::vector<std::vector<std::int32_t>> integers;
};

std::vector<const double*> inputs_of(const Data& data, std::size_t from = 0) {
  std::vector<const double*> in;
  for (const auto& column : data.columns) in.push_back(column.data() + from);
  return in;
}

Result batch(const Indicator& indicator, const std::vector<double>& parameters, const Data& data, std::size_t rows,
             std::size_t from = 0) {
  Result result(indicator, rows);
  const auto in = inputs_of(data, from);
  const auto out = result.pointers(indicator);
  const std::vector<int> decimals(in.size(), data.decimals);
  std::vector<double> cells(indicator.cells(parameters.data()), kNaN);
  EXPECT_EQ(compute(indicator, parameters, {in, decimals, out, rows, cells}), Status::kOk);
  return result;
}

// Rows in blocks of `block`, or of random sizes for 0; each first row of a block is looked at before it is taken.
Result streamed(const Indicator& indicator, const std::vector<double>& parameters, const Data& data, std::size_t rows,
                std::size_t block) {
  Result result(indicator, rows);
  std::mt19937_64 random(rows);
  const std::vector<int> decimals(data.columns.size(), data.decimals);
  const auto stream = Stream::create(indicator, parameters, decimals);
  for (std::size_t from = 0; from < rows;) {
    const std::size_t size = std::min(block != 0 ? block : random() % 300 + 1, rows - from);
    Result peeked(indicator, 1);
    EXPECT_EQ(stream->peek({inputs_of(data, from), {}, peeked.pointers(indicator), 1}), Status::kOk);
    EXPECT_EQ(stream->update({inputs_of(data, from), {}, result.pointers(indicator, from), size}), Status::kOk);
    for (std::size_t i = 0; i < indicator.outputs.size(); ++i) {
      EXPECT_EQ(std::memcmp(&peeked.reals[i][0], &result.reals[i][from], sizeof(double)), 0) << indicator.name;
      EXPECT_EQ(peeked.masks[i][0], result.masks[i][from]) << indicator.name;
      EXPECT_EQ(peeked.integers[i][0], result.integers[i][from]) << indicator.name;
    }
    from += size;
  }
  return result;
}

// TIERCEL_INDICATOR=sma,ema runs the laws for these only.
std::vector<const Indicator*> under_test() {
  const char* names = std::getenv("TIERCEL_INDICATOR");
  std::vector<const Indicator*> some;
  for (const Indicator* row : indicators()) {
    const std::string all = std::string(",") + (names != nullptr ? names : row->name) + ",";
    if (all.find(std::string(",") + row->name + ",") != std::string::npos) some.push_back(row);
  }
  return some;
}

// Under a sanitizer each row costs a hundred times as much: fewer of them, and fewer cases, find the same accesses.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kCaseStep = 3;
constexpr std::size_t kSegmentRows = 6000;
constexpr std::size_t kLongRows = 400;
constexpr std::size_t kTailRows = 800;
constexpr std::size_t kLevelRows = 500;
constexpr std::size_t kSizeStep = 16;
#else
constexpr std::size_t kCaseStep = 1;
constexpr std::size_t kSegmentRows = 20000;
constexpr std::size_t kLongRows = 3000;
constexpr std::size_t kTailRows = 2000;
constexpr std::size_t kLevelRows = 1500;
constexpr std::size_t kSizeStep = 1;
#endif

// Of each row the first case at least.
template <class Check>
void for_each_case(std::size_t rows, Check check) {
  for (const Indicator* indicator : under_test()) {
    std::size_t number = 0;
    for (const Data& data : data_for(*indicator, rows, 7)) {
      for (const auto& parameters : parameter_sets(*indicator)) {
        if (number++ % kCaseStep != 0) continue;
        SCOPED_TRACE(std::string(indicator->name) + ", " + data.name + ", " +
                     (parameters.empty() ? "" : std::to_string(parameters[0])));
        check(*indicator, parameters, data);
      }
    }
  }
}

TEST(Registry, AStreamGivesTheBitsOfTheColumnsInBlocksOfEverySize) {
  constexpr std::size_t kRows = kLongRows;
  for_each_case(kRows, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    const Result whole = batch(indicator, parameters, data, kRows);
    for (const std::size_t block : {1, 7, 9, 64, 1000, 0}) {
      EXPECT_TRUE(streamed(indicator, parameters, data, kRows, block).starts_like(whole, kRows)) << block;
    }
  });
}

// Some kernels take long columns in segments.
TEST(Registry, AStreamGivesTheBitsOfALongColumn) {
  constexpr std::size_t kRows = kSegmentRows;
  for (const Indicator* indicator : under_test()) {
    const Data data = data_for(*indicator, kRows, 5)[0];
    const auto parameters = parameter_sets(*indicator)[0];
    const Result whole = batch(*indicator, parameters, data, kRows);
    EXPECT_TRUE(streamed(*indicator, parameters, data, kRows, 50).starts_like(whole, kRows)) << indicator->name;
  }
}

TEST(Registry, ManySetsOfParametersInOneCallGiveTheBitsOfOneByOne) {
  constexpr std::size_t kRows = kLongRows;
  for (const Indicator* indicator : under_test()) {
    const auto sets = parameter_sets(*indicator);
    std::vector<double> values;
    for (const auto& set : sets) values.insert(values.end(), set.begin(), set.end());
    const ParameterSets all{values.data(), indicator->parameters.size(), sets.size()};
    for (const Data& data : data_for(*indicator, kRows, 11)) {
      SCOPED_TRACE(std::string(indicator->name) + ", " + data.name);
      std::vector<Result> results(sets.size(), Result(*indicator, kRows));
      std::vector<void*> out;
      for (Result& result : results) {
        for (void* column : result.pointers(*indicator)) out.push_back(column);
      }
      const auto in = inputs_of(data);
      const std::vector<int> decimals(in.size(), data.decimals);
      std::size_t most = 0;
      for (const auto& set : sets) most = std::max(most, indicator->cells(set.data()));
      std::vector<double> cells(most, kNaN);
      ASSERT_EQ(compute_many(*indicator, all, {in, decimals, out, kRows, cells}), Status::kOk);
      for (std::size_t i = 0; i < sets.size(); ++i) {
        EXPECT_TRUE(results[i].starts_like(batch(*indicator, sets[i], data, kRows), kRows)) << "set " << i;
      }
    }
  }
}

TEST(Registry, EverySizeFrom0To257GivesTheBitsOfTheStream) {
  for_each_case(257, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    const Result reference = streamed(indicator, parameters, data, 257, 1);
    for (std::size_t rows = 0; rows <= 257; rows += kSizeStep) {
      EXPECT_TRUE(batch(indicator, parameters, data, rows).starts_like(reference, rows)) << rows;
    }
  });
}

TEST(Registry, CuttingTheTailOffChangesNothingBefore) {
  constexpr std::size_t kRows = kTailRows;
  for_each_case(kRows, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    const Result whole = batch(indicator, parameters, data, kRows);
    for (const std::size_t rows : {std::size_t{1}, std::size_t{100}, std::size_t{777}, kRows - 1}) {
      EXPECT_TRUE(batch(indicator, parameters, data, rows).starts_like(whole, rows)) << rows;
    }
  });
}

TEST(Registry, AnExactValueDoesNotDependOnWhatCameBeforeItsWindow) {
  constexpr std::size_t kRows = 1200;
  for_each_case(kRows, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    if (data.decimals == kOffStep || !indicator.exact(parameters.data())) return;
    const Result whole = batch(indicator, parameters, data, kRows);
    for (const std::size_t from : {1, 13, 400, 1100}) {
      const Result later = batch(indicator, parameters, data, kRows - from, from);
      for (std::size_t row = indicator.lookback(parameters.data()); row < kRows - from; ++row) {
        EXPECT_TRUE(later.is_like(row, whole, from + row)) << "from " << from << ", row " << row;
      }
    }
  });
}

TEST(Registry, EveryInstructionSetGivesTheSameBitsAtEveryAlignment) {
  constexpr std::size_t kRows = kLevelRows;
  for_each_case(kRows, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    for (const std::size_t offset : {0, 1, 3, 5}) {
      const std::size_t rows = kRows - offset;
      set_simd_limit(SimdLevel::kBaseline);
      const Result baseline = batch(indicator, parameters, data, rows, offset);
      for (const SimdLevel level : {SimdLevel::kAvx2, SimdLevel::kAvx512}) {
        set_simd_limit(level);
        EXPECT_TRUE(batch(indicator, parameters, data, rows, offset).starts_like(baseline, rows)) << offset;
      }
    }
  });
  set_simd_limit(SimdLevel::kAvx512);
}

TEST(Registry, TheLookbackIsTheNumberOfRowsWithoutAValue) {
  for (const Indicator* indicator : under_test()) {
    for (const auto& parameters : parameter_sets(*indicator)) {
      const Data data = data_for(*indicator, 200, 3)[0];
      const Result result = batch(*indicator, parameters, data, 200);
      const std::size_t lookback = indicator->lookback(parameters.data());
      for (std::size_t i = 0; i < indicator->outputs.size(); ++i) {
        if (indicator->outputs[i].kind != OutputKind::kReal) continue;
        for (std::size_t row = 0; row < 200; ++row) {
          if (indicator->sparse && row >= lookback) continue;
          EXPECT_EQ(std::isnan(result.reals[i][row]), row < lookback) << indicator->name << " row " << row;
        }
      }
    }
  }
}

TEST(Registry, ASavedStateGoesOnWhereItWasSaved) {
  constexpr std::size_t kRows = 500;
  for_each_case(kRows, [](const Indicator& indicator, const std::vector<double>& parameters, const Data& data) {
    const Result whole = batch(indicator, parameters, data, kRows);
    const std::vector<int> decimals(data.columns.size(), data.decimals);
    const auto first = Stream::create(indicator, parameters, decimals);
    const auto second = Stream::create(indicator, parameters, decimals);
    Result result(indicator, kRows);
    ASSERT_EQ(first->update({inputs_of(data), {}, result.pointers(indicator), 333}), Status::kOk);
    ASSERT_EQ(second->restore(first->save()), Status::kOk);
    ASSERT_EQ(second->update({inputs_of(data, 333), {}, result.pointers(indicator, 333), kRows - 333}), Status::kOk);
    EXPECT_TRUE(result.starts_like(whole, kRows));
    second->reset();
    ASSERT_EQ(second->update({inputs_of(data), {}, result.pointers(indicator), kRows}), Status::kOk);
    EXPECT_TRUE(result.starts_like(whole, kRows));
  });
}

TEST(Registry, AStateThatIsDamagedOrOfAnotherStreamIsRefused) {
  const Indicator& indicator = kRsi;
  const std::vector<double> fourteen{14.0, 0.0};
  const std::vector<int> decimals{kOffStep};
  const auto stream = Stream::create(indicator, fourteen, decimals);
  auto saved = stream->save();
  EXPECT_EQ(stream->restore(saved), Status::kOk);
  EXPECT_EQ(stream->restore(std::span(saved).first(10)), Status::kCorrupt);
  EXPECT_EQ(stream->restore(std::span(saved).first(saved.size() - 1)), Status::kCorrupt);
  saved.back() ^= std::byte{1};
  EXPECT_EQ(stream->restore(saved), Status::kCorrupt);
  const auto other = Stream::create(indicator, std::vector<double>{15.0, 0.0}, decimals);
  EXPECT_EQ(stream->restore(other->save()), Status::kUnsupported);
}

TEST(Registry, ParametersOutsideTheirRangeAreRefused) {
  for (const Indicator* indicator : indicators()) {
    const std::vector<double> standard = parameter_sets(*indicator)[0];
    EXPECT_EQ(check_parameters(*indicator, standard), Status::kOk);
    EXPECT_EQ(check_parameters(*indicator, std::vector<double>(standard.size() + 1, 1.0)), Status::kParameterRange);
    for (std::size_t i = 0; i < standard.size(); ++i) {
      const ParameterInfo& info = indicator->parameters[i];
      auto wrong = {info.least - 1.0, info.most + 1.0, kNaN, std::numeric_limits<double>::infinity()};
      for (const double value : wrong) {
        auto set = standard;
        set[i] = value;
        EXPECT_EQ(check_parameters(*indicator, set), Status::kParameterRange) << indicator->name << " " << value;
        EXPECT_EQ(Stream::create(*indicator, set, std::vector<int>(indicator->inputs.size(), 0)), nullptr);
      }
      auto set = standard;
      set[i] = info.least + 0.5;
      const Status status = info.kind != ParameterKind::kReal ? Status::kParameterRange : Status::kOk;
      EXPECT_EQ(check_parameters(*indicator, set), status);
    }
  }
}

TEST(Registry, CallsWithTheWrongNumberOfColumnsAreRefused) {
  for (const Indicator* indicator : indicators()) {
    const auto parameters = parameter_sets(*indicator)[0];
    EXPECT_EQ(compute(*indicator, parameters, {{}, {}, {}, 0}), Status::kLengthMismatch);
    const std::vector<int> decimals(indicator->inputs.size(), 0);
    const auto stream = Stream::create(*indicator, parameters, decimals);
    EXPECT_EQ(stream->update({{}, {}, {}, 0}), Status::kLengthMismatch);
    EXPECT_EQ(Stream::create(*indicator, parameters, {}), nullptr);
    EXPECT_EQ(Stream::create(*indicator, parameters, std::vector<int>(indicator->inputs.size(), 10)), nullptr);
  }
}

}  // namespace
}  // namespace tiercel::indicators
