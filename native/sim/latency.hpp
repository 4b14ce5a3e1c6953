#pragma once
// How long a message takes: always as long, drawn from a distribution, or drawn from what was measured.
//
// A draw depends on the seed and on the number of the message alone, so that runs repeat whatever the order in which
// messages are looked at.
#include <cstdint>
#include <vector>

namespace tiercel::sim {

enum class LatencyKind : std::uint8_t {
  kNone,
  kConstant,     // first
  kUniform,      // from first to second
  kNormal,       // mean first, standard deviation second; below 0 it is 0
  kLognormal,    // median first; second is the standard deviation of its logarithm
  kExponential,  // mean first
  kSamples,      // one of the samples, each as likely as the others
};

// Times are nanoseconds.
struct LatencyModel {
  LatencyKind kind = LatencyKind::kNone;
  double first = 0.0;
  double second = 0.0;
  std::vector<double> samples{};
  std::uint64_t seed = 1;

  // Whether the figures mean something: finite and not below 0, a range in order, samples where they are asked for.
  [[nodiscard]] bool is_valid() const noexcept;
};

// Draws are held within this: 52 days.
inline constexpr double kLongestLatency = 4503599627370496.0;

// Nanoseconds that the message of this number takes, from 0 on. The model must be valid.
[[nodiscard]] std::int64_t draw_latency(const LatencyModel& model, std::uint64_t message) noexcept;

// Messages to one place over one connection: none overtakes another that was sent before it.
class MessageLine {
 public:
  void start(const LatencyModel& model) {
    model_ = model;
    sent_ = 0;
    last_ = INT64_MIN;
  }
  [[nodiscard]] bool takes_time() const noexcept { return model_.kind != LatencyKind::kNone; }

  // When a message that is sent now arrives. Times of calls must not decrease.
  [[nodiscard]] std::int64_t send(std::int64_t time) noexcept {
    const std::int64_t alone = time + draw_latency(model_, sent_++);
    last_ = alone > last_ ? alone : last_;
    return last_;
  }

 private:
  LatencyModel model_;
  std::uint64_t sent_ = 0;
  std::int64_t last_ = INT64_MIN;
};

}  // namespace tiercel::sim
