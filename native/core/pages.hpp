#pragma once
// Large zeroed arrays straight from the system: memory is taken as it is touched, in large pages where the system has
// them, which spares a table that is read at random most of its misses in address translation.
#include <cstddef>
#include <memory>
#include <type_traits>

namespace tiercel {

// nullptr when there is no such memory.
[[nodiscard]] void* take_pages(std::size_t bytes) noexcept;
void give_pages(void* pages, std::size_t bytes) noexcept;

struct PagesDeleter {
  std::size_t bytes = 0;
  void operator()(void* pages) const noexcept { give_pages(pages, bytes); }
};

template <class T>
using Pages = std::unique_ptr<T[], PagesDeleter>;

// `count` zeros; holds nullptr when there is no such memory.
template <class T>
[[nodiscard]] Pages<T> make_pages(std::size_t count) noexcept {
  static_assert(std::is_trivially_copyable_v<T>);
  const std::size_t bytes = count * sizeof(T);
  return Pages<T>(static_cast<T*>(take_pages(bytes)), PagesDeleter{bytes});
}

}  // namespace tiercel
