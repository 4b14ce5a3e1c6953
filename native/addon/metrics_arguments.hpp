#pragma once
// What the functions that compute metrics have in common, whether the records are columns or a simulation's own.
#include "native/addon/napi_setup.hpp"
#include "native/sim/metrics/metrics.hpp"

namespace tiercel::addon {

// Reads `run` of src/native/metrics.ts, all but the records. The spans must not outlive the call.
[[nodiscard]] sim::metrics::MetricsInput metrics_input(const Napi::Object& run);

// Computes into the arrays of `out` ({ values, reasons, dayReturns }) and returns the number of trading days.
// Throws when an array is too short or the core refuses the input.
[[nodiscard]] Napi::Value write_metrics(Napi::Env env, const sim::metrics::MetricsInput& input,
                                        const Napi::Object& out);

}  // namespace tiercel::addon
