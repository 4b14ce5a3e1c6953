// Updates of each indicator's stream, a row at a time with all outputs: prints nanoseconds an update as a JSON object a
// line, the best of some rounds over a walk on the step of five decimals.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#include "native/indicators/stream.hpp"

namespace {

using namespace tiercel::indicators;

constexpr std::size_t kRows = 50000;
constexpr int kRounds = 7;

struct Bars {
  std::vector<double> open, high, low, close, volume;
};

Bars walk() {
  std::mt19937_64 random(1);
  Bars bars;
  long ticks = 120000;
  const auto below = [&](std::uint64_t n) { return static_cast<long>(random() % n); };
  for (std::size_t i = 0; i < kRows; ++i) {
    const long first = ticks;
    ticks += below(41) - 20;
    bars.open.push_back(static_cast<double>(first) / 1e5);
    bars.close.push_back(static_cast<double>(ticks) / 1e5);
    bars.high.push_back(static_cast<double>(std::max(first, ticks) + below(15)) / 1e5);
    bars.low.push_back(static_cast<double>(std::min(first, ticks) - below(15)) / 1e5);
    bars.volume.push_back(static_cast<double>(below(900) + 1));
  }
  return bars;
}

const std::vector<double>& column(const Bars& bars, const InputInfo& input, std::size_t series) {
  switch (input.role) {
    case InputRole::kOpen:
      return bars.open;
    case InputRole::kHigh:
      return bars.high;
    case InputRole::kLow:
      return bars.low;
    case InputRole::kVolume:
      return bars.volume;
    case InputRole::kClose:
    case InputRole::kSeries:
      break;
  }
  return series == 0 ? bars.close : bars.open;
}

// The best time of an update.
double nanoseconds(const Indicator& row, const Bars& bars) {
  std::vector<double> parameters;
  for (const ParameterInfo& parameter : row.parameters) parameters.push_back(parameter.standard);
  std::vector<const double*> first;
  std::vector<int> decimals;
  std::size_t series = 0;
  for (const InputInfo& input : row.inputs) {
    first.push_back(column(bars, input, series).data());
    decimals.push_back(input.role == InputRole::kVolume ? 0 : 5);
    if (input.role == InputRole::kSeries) ++series;
  }
  std::vector<double> results(row.outputs.size());
  std::vector<void*> out;
  for (double& result : results) out.push_back(&result);
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto stream = Stream::create(row, parameters, decimals);
    auto in = first;
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < kRows; ++i) {
      if (stream->update({in, {}, out, 1}) != tiercel::Status::kOk) return -1.0;
      for (const double*& place : in) ++place;
    }
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    best = std::min(best, time.count() / static_cast<double>(kRows));
  }
  return best;
}

}  // namespace

int main() {
  const Bars bars = walk();
  for (const Indicator* row : indicators())
    std::printf("{\"name\":\"%s\",\"ns\":%.2f}\n", row->name, nanoseconds(*row, bars));
  return 0;
}
