#pragma once
// Market data of one instrument, made once and run many times.
#include <cstddef>
#include <optional>

#include "native/addon/wrapped.hpp"
#include "native/sim/stream/stream_data.hpp"

namespace tiercel::addon {

struct StreamBox {
  static constexpr napi_type_tag kTag{0x5be17c02d94f4a6eULL, 0xa1077e3b5d12c4f9ULL};
  sim::StreamData data;
  std::optional<sim::BinanceStream> binance;  // while its files are read
  sim::StreamTops tops;                       // until they are taken

  [[nodiscard]] std::size_t memory() const noexcept { return data.memory(); }
};

using StreamHandle = Wrapped<StreamBox>;

}  // namespace tiercel::addon
