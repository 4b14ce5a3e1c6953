#include "native/core/pages.hpp"

#include <cstdint>
#include <cstdlib>

#include "native/core/huge_pages.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#define TIERCEL_HAS_MMAP 1
#endif

namespace tiercel {

#ifdef TIERCEL_HAS_MMAP

void* take_pages(std::size_t bytes) noexcept {
  void* pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) return nullptr;
  constexpr std::size_t kWorthIt = std::size_t{1} << 22;
  if (bytes >= kWorthIt) prefer_huge_pages({static_cast<std::uint8_t*>(pages), bytes});
  return pages;
}

void give_pages(void* pages, std::size_t bytes) noexcept {
  if (pages != nullptr) munmap(pages, bytes);
}

#else

void* take_pages(std::size_t bytes) noexcept { return std::calloc(bytes, 1); }
void give_pages(void* pages, std::size_t /*bytes*/) noexcept { std::free(pages); }

#endif

}  // namespace tiercel
