#include "native/core/huge_pages.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace tiercel {

#if defined(__linux__)

void prefer_huge_pages(std::span<std::uint8_t> bytes) noexcept {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
  const auto begin = (address + page - 1) & ~(page - 1);
  const auto end = (address + bytes.size()) & ~(page - 1);
  if (begin < end) ::madvise(bytes.data() + (begin - address), end - begin, MADV_HUGEPAGE);
}

#else

void prefer_huge_pages(std::span<std::uint8_t>) noexcept {}

#endif

}  // namespace tiercel
