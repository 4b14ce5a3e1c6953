// Binds native/indicators/price_profile: volume and market profiles.
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/indicators/price_profile.hpp"

namespace tiercel::addon {
namespace {

using Napi::CallbackInfo;

// high, low, volume: the last one is undefined where brackets are counted.
indicators::ProfileBars bars_arguments(const CallbackInfo& info) {
  const auto volume = info[2].IsUndefined() ? std::span<double>{} : float64_span(info[2], "volume");
  return {float64_span(info[0], "high"), float64_span(info[1], "low"), volume};
}

// binSize, step, bracket
indicators::ProfileSpec spec_arguments(const CallbackInfo& info) {
  const double bracket = number_argument(info[5], "bracket");
  if (!(bracket >= 1 && bracket <= 9007199254740992.0)) {
    throw Napi::RangeError::New(info.Env(), "`bracket` must be a positive integer");
  }
  return {number_argument(info[3], "binSize"), number_argument(info[4], "step"), static_cast<std::size_t>(bracket)};
}

// profileExtent(high, low, volume, binSize, step, bracket, extent: Float64Array): undefined
Napi::Value extent_js(const CallbackInfo& info) {
  const auto out = float64_span(info[6], "extent");
  if (out.size() != 2) throw Napi::RangeError::New(info.Env(), "`extent` must have 2 values");
  indicators::ProfileExtent extent;
  throw_unless_ok(info.Env(), indicators::profile_extent(bars_arguments(info), spec_arguments(info), extent),
                  "profile");
  out[0] = extent.first;
  out[1] = extent.bins;
  return info.Env().Undefined();
}

// fillProfile(high, low, volume, binSize, step, bracket, first, valueShare, prices, amounts, summary): undefined
Napi::Value fill_js(const CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto bars = bars_arguments(info);
  const auto spec = spec_arguments(info);
  const double first = number_argument(info[6], "first");
  const double share = number_argument(info[7], "valueShare");
  const indicators::ProfileOutput out{float64_span(info[8], "prices"), float64_span(info[9], "amounts")};
  const auto summary = float64_span(info[10], "summary");
  if (summary.size() != 4) throw Napi::RangeError::New(env, "`summary` must have 4 values");
  keep_apart(env, {std::as_bytes(bars.high), std::as_bytes(bars.low), std::as_bytes(bars.volume)},
             {std::as_bytes(out.prices), std::as_bytes(out.amounts), std::as_bytes(summary)});
  throw_unless_ok(env, indicators::fill_profile(bars, spec, first, out), "profile");
  indicators::ProfileSummary found{};
  throw_unless_ok(env, indicators::summarize_profile(spec, first, share, out.amounts, found), "profile");
  summary[0] = found.total;
  summary[1] = found.point_of_control;
  summary[2] = found.low;
  summary[3] = found.high;
  return env.Undefined();
}

}  // namespace

void init_price_profile(Napi::Env env, Napi::Object exports) {
  exports.Set("profileExtent", Napi::Function::New(env, extent_js, "profileExtent"));
  exports.Set("fillProfile", Napi::Function::New(env, fill_js, "fillProfile"));
}

}  // namespace tiercel::addon
