#include "native/core/prefault.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace tiercel {

#if defined(__linux__)

#if !defined(MADV_POPULATE_WRITE)
#define MADV_POPULATE_WRITE 23  // Linux 5.14; older kernels refuse it, which is no harm
#endif

void prefault(std::span<std::uint8_t> bytes) noexcept {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = (reinterpret_cast<std::uintptr_t>(bytes.data()) + page - 1) & ~(page - 1);
  const auto end = (reinterpret_cast<std::uintptr_t>(bytes.data()) + bytes.size()) & ~(page - 1);
  if (begin >= end) return;
  void* const at = reinterpret_cast<void*>(begin);
  ::madvise(at, end - begin, MADV_HUGEPAGE);
  ::madvise(at, end - begin, MADV_POPULATE_WRITE);
}

#else

void prefault(std::span<std::uint8_t>) noexcept {}

#endif

}  // namespace tiercel
