#pragma once
// Streams of orders for benches, the same on every machine: new limit orders, some of which trade at once, cancels,
// modifies and market orders around a price that wanders slowly, each about an order that lives at that moment. The
// first gives the stream on which the engines of docs/benchmarks.md were compared: shares, sizes and draws are as
// there.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "bench/cpp/plain_book.hpp"

namespace bench {

enum class Kind : std::uint8_t { kLimit, kCancel, kModify, kMarket, kStop };

// 32 bytes. The side stands on every message, so that no engine has to look it up.
struct Message {
  std::uint64_t order;
  std::int64_t time;
  std::int32_t price;  // of a stop its trigger
  std::int32_t quantity;
  std::uint16_t instrument;
  Kind kind;
  bool buys;
};

struct Top {
  std::int32_t price = 0;
  std::int64_t quantity = 0;
  bool operator==(const Top&) const = default;
};

// Messages, and what they must come to. With several instruments the trades of all are in one hash.
struct OrderStream {
  std::vector<Message> messages;
  Trades trades;
  std::size_t live = 0;  // orders at the end
};

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}
  // From 0 to limit - 1.
  std::uint32_t below(std::uint32_t limit) {
    __extension__ using Wide = unsigned __int128;
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>((static_cast<Wide>(z ^ (z >> 31)) * limit) >> 64);
  }

 private:
  std::uint64_t state_;
};

// Orders that live, one of which can be drawn.
class LiveOrders {
 public:
  void add(std::uint64_t id) {
    if (places_.size() <= id) places_.resize(2 * id + 1);
    places_[id] = static_cast<std::uint32_t>(ids_.size());
    ids_.push_back(static_cast<std::uint32_t>(id));
  }
  void remove(std::uint64_t id) {
    const std::uint32_t at = places_[id];
    ids_[at] = ids_.back();
    places_[ids_[at]] = at;
    ids_.pop_back();
  }
  [[nodiscard]] std::uint32_t drawn(SplitMix& random) const {
    return ids_[random.below(static_cast<std::uint32_t>(ids_.size()))];
  }
  [[nodiscard]] std::size_t size() const noexcept { return ids_.size(); }

 private:
  std::vector<std::uint32_t> ids_;
  std::vector<std::uint32_t> places_;
};

class OrderStreamMaker {
 public:
  OrderStreamMaker(std::size_t messages, std::size_t live) : wanted_(messages), depth_(live) {}

  OrderStream make() {
    OrderStream out;
    out.messages.reserve(wanted_);
    while (out.messages.size() < wanted_) {
      const std::optional<Message> m = draw(out.messages.size());
      if (!m) continue;
      out.messages.push_back(*m);
      apply(*m, out.trades);
    }
    out.live = book_.orders();
    return out;
  }

 private:
  // Nothing where a market order would find nobody.
  std::optional<Message> draw(std::size_t made) {
    time_ += 50 + random_.below(2000);
    if (random_.below(2000) == 0) {
      middle_ = std::clamp(middle_ + static_cast<std::int32_t>(random_.below(3)) - 1, 9000, 11'000);
    }
    const bool is_filling = made < depth_;
    std::uint32_t what = is_filling ? 0 : random_.below(100);
    // The shares alone would drain any book.
    if (what >= 45 && what < 90 && live_.size() < depth_) what = 0;
    Message m{};
    m.time = time_;
    m.buys = random_.below(2) == 0;
    m.quantity = static_cast<std::int32_t>(1 + random_.below(100));
    if (what >= 45 && what < 98 && live_.size() == 0) what = 0;
    if (what < 45) return fresh(m, is_filling);
    if (what < 90) return cancel(m);
    if (what < 98) return modify(m);
    m.kind = Kind::kMarket;
    m.quantity = static_cast<std::int32_t>(1 + random_.below(25));
    if (!book_.has(!m.buys)) return std::nullopt;
    m.order = next_++;
    return m;
  }
  Message fresh(Message m, bool is_filling) {
    m.order = next_++;
    const bool takes = !is_filling && random_.below(100) < 15 && book_.has(!m.buys);
    if (takes) {
      m.quantity = static_cast<std::int32_t>(1 + random_.below(25));
      const auto beyond = static_cast<std::int32_t>(random_.below(3));
      m.price = m.buys ? book_.best(false) + beyond : book_.best(true) - beyond;
    } else {
      m.price = passive(m.buys);
    }
    return m;
  }
  Message cancel(Message m) {
    m.kind = Kind::kCancel;
    m.order = live_.drawn(random_);
    m.buys = book_.find(m.order)->buys;
    m.quantity = 0;
    return m;
  }
  Message modify(Message m) {
    m.kind = Kind::kModify;
    m.order = live_.drawn(random_);
    const PlainBook::Place& p = *book_.find(m.order);
    m.buys = p.buys;
    const auto open = static_cast<std::int32_t>(p.at->quantity);
    if (random_.below(2) != 0 && open > 1) {
      m.price = p.price;
      m.quantity = static_cast<std::int32_t>(1 + random_.below(static_cast<std::uint32_t>(open - 1)));
      return m;
    }
    m.price = passive(m.buys);
    if (m.price == p.price && m.quantity <= open) m.quantity += open;
    return m;
  }
  // A price that trades with nobody, nearer ones more often.
  std::int32_t passive(bool buys) {
    const std::uint32_t a = random_.below(50);
    const std::uint32_t b = random_.below(50);
    const auto away = static_cast<std::int32_t>(1 + std::min(a, b));
    const std::int32_t price = buys ? middle_ - away : middle_ + away;
    if (!book_.has(!buys)) return price;
    return buys ? std::min(price, book_.best(false) - 1) : std::max(price, book_.best(true) + 1);
  }
  void apply(const Message& m, Trades& trades) {
    const auto trade = [&](std::int32_t price, std::int64_t quantity, std::uint64_t maker, bool is_done) {
      trades.add(price, quantity);
      if (is_done) live_.remove(maker);
    };
    switch (m.kind) {
      case Kind::kLimit:
        book_.limit({m.order, m.quantity}, m.buys, m.price, trade);
        if (book_.find(m.order) != nullptr) live_.add(m.order);
        break;
      case Kind::kCancel:
        book_.cancel(m.order);
        live_.remove(m.order);
        break;
      case Kind::kModify:
        book_.modify({m.order, m.quantity}, m.price, trade);
        break;
      default:
        book_.market(m.quantity, m.buys, trade);
    }
  }

  std::size_t wanted_;
  std::size_t depth_;
  SplitMix random_{42};
  PlainBook book_;
  LiveOrders live_;
  std::int32_t middle_ = 10'000;
  std::int64_t time_ = 0;
  std::uint64_t next_ = 1;
};

// `live` orders rest before the first cancel, and stay about as many.
[[nodiscard]] inline OrderStream make_orders(std::size_t messages, std::size_t live) {
  return OrderStreamMaker(messages, live).make();
}

// The same orders spread over several instruments by their ids. What names an order that does not live there is left
// out.
[[nodiscard]] inline OrderStream spread(const OrderStream& from, std::uint16_t instruments) {
  OrderStream out;
  std::vector<PlainBook> books(instruments);
  const auto trade = [&](std::int32_t price, std::int64_t quantity, std::uint64_t, bool) {
    out.trades.add(price, quantity);
  };
  for (Message m : from.messages) {
    m.instrument = static_cast<std::uint16_t>(m.order % instruments);
    PlainBook& book = books[m.instrument];
    if (m.kind == Kind::kLimit) {
      book.limit({m.order, m.quantity}, m.buys, m.price, trade);
    } else if (m.kind == Kind::kMarket) {
      book.market(m.quantity, m.buys, trade);
    } else if (book.find(m.order) == nullptr) {
      continue;
    } else if (m.kind == Kind::kCancel) {
      book.cancel(m.order);
    } else {
      book.modify({m.order, m.quantity}, m.price, trade);
    }
    out.messages.push_back(m);
  }
  for (const PlainBook& book : books) out.live += book.orders();
  return out;
}

// The same orders, but one new limit order in sixteen is a stop from 2 to 17 ticks from the last trade. A stop is never
// modified; what names an order that does not live is left out.
class StopStreamMaker {
 public:
  OrderStream make(const OrderStream& from) {
    for (Message m : from.messages) {
      const bool is_stop = m.kind == Kind::kLimit && m.order % 16 == 0 && last_.has_value();
      if (is_stop) {
        const std::int32_t away = 2 + m.quantity % 16;
        m.kind = Kind::kStop;
        m.price = m.buys ? *last_ + away : *last_ - away;
      }
      if (apply(m)) out_.messages.push_back(m);
    }
    out_.live = book_.orders() + waiting_.size();
    return std::move(out_);
  }

 private:
  struct Stop {
    std::uint64_t id;
    std::int64_t quantity;
  };
  using Stops = std::multimap<std::int32_t, Stop>;  // equal keys stand in the order in which they came

  auto trade() {
    return [this](std::int32_t price, std::int64_t quantity, std::uint64_t, bool) {
      out_.trades.add(price, quantity);
      last_ = price;
    };
  }
  // False where it is about an order that does not live.
  bool apply(const Message& m) {
    switch (m.kind) {
      case Kind::kStop: {
        Stops& stops = m.buys ? rising_ : falling_;
        waiting_[m.order] = {m.buys, stops.insert({m.buys ? m.price : -m.price, {m.order, m.quantity}})};
        return true;
      }
      case Kind::kLimit:
        book_.limit({m.order, m.quantity}, m.buys, m.price, trade());
        break;
      case Kind::kMarket:
        book_.market(m.quantity, m.buys, trade());
        break;
      case Kind::kCancel:
        if (const auto stop = waiting_.find(m.order); stop != waiting_.end()) {
          (stop->second.first ? rising_ : falling_).erase(stop->second.second);
          waiting_.erase(stop);
          return true;
        }
        if (book_.find(m.order) == nullptr) return false;
        book_.cancel(m.order);
        return true;
      case Kind::kModify:
        if (book_.find(m.order) == nullptr) return false;
        book_.modify({m.order, m.quantity}, m.price, trade());
    }
    fire();
    return true;
  }
  // Those fired by rising prices first, the nearest first.
  void fire() {
    while (last_.has_value()) {
      const bool rises = !rising_.empty() && rising_.begin()->first <= *last_;
      if (!rises && (falling_.empty() || falling_.begin()->first > -*last_)) return;
      Stops& stops = rises ? rising_ : falling_;
      const Stop stop = stops.begin()->second;
      stops.erase(stops.begin());
      waiting_.erase(stop.id);
      book_.market(stop.quantity, rises, trade());
    }
  }

  OrderStream out_;
  PlainBook book_;
  Stops rising_;
  Stops falling_;
  std::unordered_map<std::uint64_t, std::pair<bool, Stops::iterator>> waiting_;
  std::optional<std::int32_t> last_;
};

[[nodiscard]] inline OrderStream with_stops(const OrderStream& from) { return StopStreamMaker().make(from); }

}  // namespace bench
