#pragma once
// What an instrument's orders cost, as it comes from JavaScript.
#include "native/addon/napi_setup.hpp"
#include "native/sim/bar_engine.hpp"
#include "native/sim/instrument_rules.hpp"

namespace tiercel::addon {

// NativeRules of a feed of so many bars; its columns must outlive the run and not overlap the output. Throws for tiers
// that are not in order.
[[nodiscard]] sim::InstrumentRules read_rules(const Napi::Object& rules, std::size_t bars,
                                              const sim::EngineOutput& output);

}  // namespace tiercel::addon
