#pragma once
// Times of a bench's rounds, as the JSON fields that bench/cpp/program.ts reads.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace bench {

// Runs `prepare` before each round, outside the time, and prints the fields bestMs, medianMs and worstMs.
template <class Prepare, class Work>
void print_rounds(int rounds, Prepare prepare, Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    auto state = prepare();
    const auto start = std::chrono::steady_clock::now();
    work(*state);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("\"bestMs\":%.4f,\"medianMs\":%.4f,\"worstMs\":%.4f", times.front(), times[times.size() / 2],
              times.back());
}

}  // namespace bench
