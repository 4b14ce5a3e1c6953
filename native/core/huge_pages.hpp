#pragma once
// Fresh memory costs a page fault every 4 KiB when it is first written, often more than what is written there; with
// huge pages it is one every 2 MiB.
#include <cstdint>
#include <span>

namespace tiercel {

// Asks the system to back fresh memory with huge pages where it can. A hint only: contents do not change, and systems
// that know no such request go on as usual.
void prefer_huge_pages(std::span<std::uint8_t> bytes) noexcept;

}  // namespace tiercel
