#pragma once
// One price level of a message about levels (L2): its whole quantity from now on, 0 where it is gone. Rows of one
// message follow one another and have the same kind and ids.
#include <cstdint>

#include "native/book/feed_message.hpp"

namespace tiercel::book {

enum class LevelKind : std::uint8_t {
  kSnapshot,  // the book is these levels and no others
  kUpdate,    // these levels changed
};

struct LevelUpdate {
  std::int64_t time = 0;
  std::uint64_t first_id = 0;  // of the changes that the message sums up
  std::uint64_t last_id = 0;
  std::uint64_t previous_id = 0;  // last id of the message before, where the feed says it, else 0
  std::int64_t quantity = 0;
  std::int32_t price = 0;
  Side side = Side::kBuy;
  LevelKind kind = LevelKind::kUpdate;
};

}  // namespace tiercel::book
