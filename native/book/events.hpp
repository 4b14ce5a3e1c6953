#pragma once
// What the matching engine tells: one list of 48-byte records in the order of happening, which the caller reads and
// empties between batches.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "native/book/feed_message.hpp"

namespace tiercel::book {

enum class EventType : std::uint8_t {
  kAccepted,   // the order is known now: price, quantity
  kRejected,   // a command was refused: reason
  kFilled,     // `order` took `quantity` from `other` at `price`; `left` remains of `other`. Side of the taker
  kModified,   // price and quantity are now these; reason kLostPlace when it went to the end of its queue
  kCancelled,  // `quantity` that was left is cancelled: reason
  kExpired,    // the same, because its time was over
  kTriggered,  // a trade at `price` made it a market or limit order
  kLevel,      // L2: a price now shows `quantity` in `left` orders
  kTop,        // L1: the best price of a side is now this, with `quantity`; none: quantity 0
  kPhase,      // the instrument is in the phase in `quantity`
  kAuction,    // an auction traded `quantity` at `price`; `left` could not trade at it
};

enum class Reason : std::uint8_t {
  kNone,
  kUnknownInstrument,
  kUnknownOrder,
  kReusedId,         // a live order has it, or it is 0
  kBadQuantity,      // 0, negative or beyond 2^53 - 1
  kBadPrice,         // outside 3 - 2^31 to 2^31 - 3
  kBadTrigger,       // missing, or not one
  kBadTerms,         // what was asked for contradicts itself
  kFull,             // no room left in the pool
  kWouldTake,        // post-only
  kCannotFill,       // fill-or-kill
  kNoLiquidity,      // the rest of a market or immediate-or-cancel order
  kNothingToReduce,  // reduce-only
  kSelfTrade,
  kAsked,   // its owner cancelled it
  kGroup,   // another order of its group traded
  kParent,  // the order that it waited for ended
  kPhase,   // not in this phase, or the phase is over
  kLostPlace,
  kAuction,  // a fill of an auction: both orders were there before
};

struct Event {
  std::uint64_t order;
  std::uint64_t other;
  std::int64_t quantity;
  std::int64_t left;
  std::int64_t time;
  std::int32_t price;
  std::uint16_t instrument;
  EventType type;
  Side side : 1;
  Reason reason : 7;
};
static_assert(sizeof(Event) == 48);

class EventLog {
 public:
  explicit EventLog(std::size_t capacity = 4096) : events_(std::make_unique<Event[]>(capacity)), capacity_(capacity) {}

  // Room for one more event; what is written to it counts.
  [[nodiscard]] Event& append() {
    if (size_ == capacity_) [[unlikely]]
      grow();
    return events_[size_++];
  }
  [[nodiscard]] Event& last() noexcept { return events_[size_ - 1]; }
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::span<const Event> all() const noexcept { return {events_.get(), size_}; }

 private:
  void grow();

  std::unique_ptr<Event[]> events_;
  std::size_t capacity_;
  std::size_t size_ = 0;
};

}  // namespace tiercel::book
