#pragma once
// Fresh memory costs a page fault every 4 KiB when it is first written, often more than what is written there.
#include <cstdint>
#include <span>

namespace tiercel {

// Asks the system to provide the pages of `bytes` at once, huge ones where it can. A hint only: contents do not
// change, and systems that know no such request fault as usual.
void prefault(std::span<std::uint8_t> bytes) noexcept;

}  // namespace tiercel
