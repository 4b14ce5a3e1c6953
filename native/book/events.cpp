#include "native/book/events.hpp"

#include <algorithm>

namespace tiercel::book {

void EventLog::grow() {
  const std::size_t capacity = 2 * capacity_;
  auto more = std::make_unique<Event[]>(capacity);
  std::copy_n(events_.get(), size_, more.get());
  events_ = std::move(more);
  capacity_ = capacity;
}

}  // namespace tiercel::book
