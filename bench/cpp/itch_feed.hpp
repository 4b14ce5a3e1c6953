#pragma once
// The market data that a venue would send for a stream of orders, as NASDAQ TotalView-ITCH 5.0 with two bytes of length
// before each message: an A for each order that rests, an E for each of its trades, an X for one that shrinks, a U for
// one that moves, a D for one that is cancelled.
#include <string_view>
#include <unordered_map>

#include "bench/cpp/order_stream.hpp"

namespace bench {

class ItchFeedMaker {
 public:
  std::vector<std::uint8_t> make(const std::vector<Message>& messages) {
    bytes_.reserve(32 * messages.size());
    begin('R');
    put(std::string_view("TIERCEL QN"));
    put(100, 4);
    put(std::string_view("NCZ PNNNN"));
    put(0, 4);
    put(std::string_view("N"));
    end();
    for (const Message& m : messages) {
      time_ = m.time;
      tell(m);
    }
    return std::move(bytes_);
  }

 private:
  auto execution() {
    return [this](std::int32_t, std::int64_t quantity, std::uint64_t maker, bool is_done) {
      begin('E');
      put(references_.at(maker), 8);
      put(static_cast<std::uint64_t>(quantity), 4);
      put(++matches_, 8);
      end();
      if (is_done) references_.erase(maker);
    };
  }
  void tell(const Message& m) {
    if (m.kind == Kind::kMarket) return book_.market(m.quantity, m.buys, execution());
    if (m.kind == Kind::kLimit) {
      book_.limit({m.order, m.quantity}, m.buys, m.price, execution());
      if (book_.find(m.order) != nullptr) add(m);
      return;
    }
    const std::uint64_t reference = references_.at(m.order);
    if (m.kind == Kind::kCancel) {
      book_.cancel(m.order);
      begin('D');
      put(reference, 8);
      references_.erase(m.order);
      return end();
    }
    const PlainBook::Place before = *book_.find(m.order);
    const std::int64_t open = before.at->quantity;
    book_.modify({m.order, m.quantity}, m.price, execution());
    const bool shrinks = m.price == before.price && m.quantity < open;
    begin(shrinks ? 'X' : 'U');
    put(reference, 8);
    if (shrinks) {
      put(static_cast<std::uint64_t>(open - m.quantity), 4);
    } else {
      put(references_[m.order] = ++last_reference_, 8);
      put(static_cast<std::uint64_t>(m.quantity), 4);
      put(static_cast<std::uint64_t>(m.price), 4);
    }
    end();
  }
  void add(const Message& m) {
    begin('A');
    put(references_[m.order] = ++last_reference_, 8);
    put(std::string_view(m.buys ? "B" : "S"));
    put(static_cast<std::uint64_t>(book_.find(m.order)->at->quantity), 4);
    put(std::string_view("TIERCEL "));
    put(static_cast<std::uint64_t>(m.price), 4);
    end();
  }

  void begin(char type) {
    frame_ = bytes_.size();
    put(0, 2);  // the length
    put(static_cast<std::uint64_t>(type), 1);
    put(1, 2);  // stock locate
    put(0, 2);  // tracking number
    put(static_cast<std::uint64_t>(time_), 6);
  }
  void end() {
    const std::size_t length = bytes_.size() - frame_ - 2;
    bytes_[frame_ + 1] = static_cast<std::uint8_t>(length);
  }
  void put(std::uint64_t value, unsigned size) {
    for (unsigned i = size; i-- > 0;) bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  void put(std::string_view text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }

  std::vector<std::uint8_t> bytes_;
  std::size_t frame_ = 0;
  std::int64_t time_ = 0;
  PlainBook book_;
  std::unordered_map<std::uint64_t, std::uint64_t> references_;
  std::uint64_t last_reference_ = 0;
  std::uint64_t matches_ = 0;
};

}  // namespace bench
