#pragma once
// Margin: what positions must be covered by, and what became of accounts that did not cover them.
//
// An entry needs its initial margin and its costs out of the free margin (equity - initial margin of all positions).
// Where the equity falls below the maintenance margin of all positions there is a margin call (margin_call.hpp).
#include <cstdint>
#include <span>
#include <vector>

namespace tiercel::sim {

// Sums are compared with a slack that takes in their rounding, nothing that money can show.
inline constexpr double kMarginSlack = 0x1p-40;

[[nodiscard]] inline bool covers(double equity, double margin) noexcept {
  return equity >= margin - margin * kMarginSlack;
}

// Margin of a position: units * price * of_value + units * per_unit.
struct MarginRate {
  double of_value = 0.0;  // fraction of the value
  double per_unit = 0.0;  // money, of a contract

  [[nodiscard]] double of(double units, double price) const noexcept {
    return units * price * of_value + units * per_unit;
  }
};

struct MarginRules {
  MarginRate initial{};
  MarginRate maintenance{};
};

// Of all positions, in the account's currency.
struct MarginUse {
  double initial = 0.0;
  double maintenance = 0.0;
};

enum class MarginEventKind : std::uint8_t {
  kRefused,  // an entry, whose initial margin was not free
  kCall,
};

struct MarginEvent {
  std::int64_t time;
  std::uint32_t order;  // that was refused; the first of those that a call sent
  MarginEventKind kind;
  double equity;
  double required;   // of the entry with its costs; the maintenance margin of a call
  double available;  // free margin; the equity of a call
};

// What happened by margin, in order of time, and the largest share of the equity that it took at a close.
class MarginLog {
 public:
  void clear() noexcept {
    events_.clear();
    calls_ = 0;
    peak_use_ = 0.0;
  }
  void add(const MarginEvent& event) {
    events_.push_back(event);
    if (event.kind == MarginEventKind::kCall) ++calls_;
  }
  void note_use(double initial, double equity) noexcept {
    if (initial > 0.0 && equity > 0.0 && initial > peak_use_ * equity) peak_use_ = initial / equity;
  }

  [[nodiscard]] std::span<const MarginEvent> events() const noexcept { return events_; }
  [[nodiscard]] std::uint64_t calls() const noexcept { return calls_; }
  [[nodiscard]] double peak_use() const noexcept { return peak_use_; }

 private:
  std::vector<MarginEvent> events_;
  std::uint64_t calls_ = 0;
  double peak_use_ = 0.0;
};

}  // namespace tiercel::sim
