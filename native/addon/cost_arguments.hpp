#pragma once
// What an instrument's orders cost, as it comes from JavaScript.
#include "native/addon/napi_setup.hpp"
#include "native/sim/instrument_rules.hpp"

namespace tiercel::addon {

// NativeRules. Throws for tiers that are not in order.
[[nodiscard]] sim::InstrumentRules read_rules(const Napi::Object& rules);

}  // namespace tiercel::addon
