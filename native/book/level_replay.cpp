#include "native/book/level_replay.hpp"

namespace tiercel::book {
namespace {

constexpr std::size_t kRing = 1024;
// No exchange sends so many levels at once: a hostile file shall not fill the memory.
constexpr std::size_t kMostRows = std::size_t{1} << 20;

}  // namespace

LevelReplay::LevelReplay(const LevelReplayOptions& options)
    : decoder_(options.decimals), book_(options.sequence), ring_(kRing) {}

Decoded LevelReplay::feed(std::span<const std::uint8_t> bytes, bool is_last, TopRows* tops) {
  const std::span<const char> text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  Decoded all;
  for (;;) {
    const Decoded part = decoder_.decode({.bytes = text.subspan(all.consumed), .is_last = is_last}, ring_);
    for (const LevelUpdate& row : std::span(ring_).first(part.count)) {
      if (!message_.empty() && (!is_same_message(message_.front(), row) || message_.size() == kMostRows)) apply(tops);
      message_.push_back(row);
    }
    all.consumed += part.consumed;
    all.count += part.count;
    all.fault = part.fault;
    all.field = part.field;
    if (part.fault == FeedFault::kNone && part.count == ring_.size()) continue;
    // A message whose next row is bad may not be whole.
    if (is_last && part.fault == FeedFault::kNone && !message_.empty()) apply(tops);
    rows_ += all.count;
    return all;
  }
}

void LevelReplay::apply(TopRows* tops) {
  ++messages_;
  last_time_ = message_.back().time;
  book_.apply(message_, [&](const LevelUpdate& last) {
    if (book_.is_crossed()) ++crossed_;
    if (tops == nullptr) return;
    tops->time.push_back(last.time);
    tops->id.push_back(last.last_id);
    tops->instrument.push_back(0);
    tops->add_sides(book_.top(Side::kBuy), book_.top(Side::kSell));
  });
  message_.clear();
}

}  // namespace tiercel::book
