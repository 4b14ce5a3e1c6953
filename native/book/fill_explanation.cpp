#include "native/book/fill_explanation.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tiercel::book {
namespace {

// What becomes of those that stand before one order, from the moment in which it took its place.
class PlaceStory {
 public:
  PlaceStory(const FilledPlace& start, std::span<const OrderAhead> ahead, Side side) : place_(start), side_(side) {
    for (const OrderAhead& a : ahead) {
      open_[a.order] = {place_.ahead.size(), a.open};
      place_.ahead.push_back({.order = a.order, .price = a.price, .ahead = a.ahead});
    }
  }

  void take(const Event& e) {
    if (e.type == EventType::kFilled) return take_fill(e);
    const auto at = open_.find(e.order);
    if (at == open_.end()) return;
    ClearedOrder& c = place_.ahead[at->second.index];
    switch (e.type) {
      case EventType::kCancelled:
        return reduce(at, at->second.open - e.quantity, c.cancelled);
      case EventType::kExpired:
        return reduce(at, 0, c.expired);
      case EventType::kModified: {
        const bool keeps_place = e.reason == Reason::kNone || e.reason == Reason::kGroup;
        if (!keeps_place) return reduce(at, 0, c.moved);
        return reduce(at, e.quantity, e.reason == Reason::kGroup ? c.cancelled : c.reduced);
      }
      default:
        return;
    }
  }

  [[nodiscard]] FilledPlace told() const { return place_; }

 private:
  struct Open {
    std::size_t index;
    std::int64_t open;  // all that is left of it, also what comes behind
  };
  using Opens = std::unordered_map<std::uint64_t, Open>;

  // What is not shown, and comes behind, goes first.
  void reduce(Opens::iterator at, std::int64_t open, std::int64_t& to) {
    ClearedOrder& c = place_.ahead[at->second.index];
    at->second.open = open;
    to += c.left() - std::min(c.left(), open);
    if (c.left() == 0) open_.erase(at);
  }
  void take_fill(const Event& e) {
    // Who rested on this side: in an auction both did.
    std::uint64_t id = e.side != side_ ? e.other : 0;
    if (e.reason == Reason::kAuction && e.side == side_) id = e.order;
    if (id == 0 || id == place_.order) return;
    const auto at = open_.find(id);
    if (at == open_.end()) {
      place_.traded_later += e.quantity;
      return;
    }
    ClearedOrder& c = place_.ahead[at->second.index];
    at->second.open -= e.quantity;
    c.traded += std::min(c.left(), e.quantity);
    if (c.left() == 0) open_.erase(at);
  }

  FilledPlace place_;
  Side side_;
  Opens open_;
};

// Follows the places of one order through a run.
class Follower {
 public:
  Follower(std::uint64_t order, Side side, std::uint16_t instrument)
      : order_(order), side_(side), instrument_(instrument) {}

  [[nodiscard]] std::uint64_t order() const noexcept { return order_; }
  // It has taken a place now, after so many events of this command.
  void placed(const MatchingEngine& engine, std::optional<std::size_t> command) {
    starts_.push_back({engine.events().size(), command, engine.ahead_of(order_)});
  }
  // The events of one command.
  void take(std::span<const Event> events, std::int64_t time) {
    std::size_t next = 0;
    for (std::size_t i = 0; i <= events.size(); ++i) {
      for (; next < starts_.size() && starts_[next].at == i; ++next) begin(starts_[next], time);
      if (i == events.size()) break;
      const Event& e = events[i];
      if (story_ && e.instrument == instrument_) story_->take(e);
      if (e.order == order_ || e.other == order_) {
        cause_ = e.type;
        reason_ = e.reason;
      }
    }
    starts_.clear();
  }
  [[nodiscard]] std::optional<FilledPlace> told() const {
    return story_ ? std::optional(story_->told()) : std::nullopt;
  }

 private:
  struct Start {
    std::size_t at;
    std::optional<std::size_t> command;
    std::vector<OrderAhead> ahead;
  };
  void begin(const Start& start, std::int64_t time) {
    FilledPlace place;
    place.order = order_;
    place.command = start.command;
    place.time = time;
    place.cause = cause_;
    place.reason = reason_;
    story_.emplace(place, start.ahead, side_);
  }

  std::uint64_t order_;
  Side side_;
  std::uint16_t instrument_;
  std::vector<Start> starts_;
  std::optional<PlaceStory> story_;
  EventType cause_ = EventType::kAccepted;
  Reason reason_ = Reason::kNone;
};

class Followers final : public PlaceWatcher {
 public:
  Followers(const MatchingEngine& engine, const Event& fill)
      : engine_(engine),
        both_{Follower(fill.order, fill.side, fill.instrument),
              Follower(fill.other, opposite(fill.side), fill.instrument)} {}

  void placed(std::uint64_t order) override {
    for (Follower& f : both_) {
      if (f.order() == order) f.placed(engine_, command_);
    }
  }
  // Those that a saved state has in their places.
  void begin() {
    for (Follower& f : both_) {
      if (engine_.is_live(f.order())) f.placed(engine_, std::nullopt);
    }
    take({}, 0);
  }
  void next(std::size_t command) noexcept { command_ = command; }
  void take(std::span<const Event> events, std::int64_t time) {
    for (Follower& f : both_) f.take(events, time);
  }
  [[nodiscard]] const Follower& taker() const noexcept { return both_[0]; }
  [[nodiscard]] const Follower& maker() const noexcept { return both_[1]; }

 private:
  const MatchingEngine& engine_;
  std::array<Follower, 2> both_;
  std::optional<std::size_t> command_;
};

// Runs command after command until `take(command, events)` says that it has enough.
template <class Take>
void run(MatchingEngine& engine, const RecordedRun& recorded, Take take) {
  for (std::size_t i = 0; i < recorded.commands.size(); ++i) {
    engine.events().clear();
    engine.on(recorded.commands[i], recorded.terms);
    if (take(i, engine.events().all())) return;
  }
}

[[nodiscard]] Status start(MatchingEngine& engine, const RecordedRun& recorded) {
  return recorded.state.empty() ? Status::kOk : engine.restore(recorded.state);
}

// The fill, its command, and its place among that command's events.
struct Found {
  Event fill;
  std::size_t command;
  std::size_t at;
};

[[nodiscard]] Status find(const RecordedRun& recorded, std::size_t event, std::optional<Found>& out) {
  MatchingEngine engine(recorded.limits);
  if (const Status bad = start(engine, recorded); bad != Status::kOk) return bad;
  std::size_t before = 0;
  run(engine, recorded, [&](std::size_t command, std::span<const Event> events) {
    if (event - before < events.size()) {
      out = {events[event - before], command, event - before};
      return true;
    }
    before += events.size();
    return false;
  });
  return out && out->fill.type == EventType::kFilled ? Status::kOk : Status::kParameterRange;
}

}  // namespace

Status explain_fill(const RecordedRun& recorded, std::size_t event, FillExplanation& out) {
  std::optional<Found> found;
  if (const Status bad = find(recorded, event, found); bad != Status::kOk) return bad;
  MatchingEngine engine(recorded.limits);
  if (const Status bad = start(engine, recorded); bad != Status::kOk) return bad;
  Followers followers(engine, found->fill);
  if (!recorded.state.empty()) followers.begin();
  followers.next(0);
  engine.watch(&followers);
  run(engine, {recorded.limits, recorded.commands.first(found->command), recorded.terms, {}},
      [&](std::size_t command, std::span<const Event> events) {
        followers.take(events, recorded.commands[command].time);
        followers.next(command + 1);
        return false;
      });
  const Command& last = recorded.commands[found->command];
  followers.next(found->command);
  engine.events().clear();
  engine.on(last, recorded.terms);
  followers.take(engine.events().all().first(found->at), last.time);
  out.fill = found->fill;
  out.command = found->command;
  const bool was_auction = found->fill.reason == Reason::kAuction;
  out.taker = was_auction ? followers.taker().told() : std::nullopt;
  out.maker = followers.maker().told();
  return Status::kOk;
}

}  // namespace tiercel::book
