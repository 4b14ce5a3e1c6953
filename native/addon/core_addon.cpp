// Binds native/core: which instruction set runs, the transcendental functions (for tests of equal bits), and memory.
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/core/cpu.hpp"
#include "native/core/math.hpp"
#include "native/core/prefault.hpp"

namespace tiercel::addon {
namespace {

// simdLevel(): 'baseline' | 'avx2' | 'avx512'
Napi::Value simd_level_js(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), simd_level_name(simd_level()));
}

// pow(base: number, exponent: number): number
Napi::Value pow_js(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(),
                           exact_pow(number_argument(info[0], "base"), number_argument(info[1], "exponent")));
}

// log(x: number): number
Napi::Value log_js(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), exact_log(number_argument(info[0], "x")));
}

// exp(x: number): number
Napi::Value exp_js(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), exact_exp(number_argument(info[0], "x")));
}

// prefault(bytes: Uint8Array): void
void prefault_js(const Napi::CallbackInfo& info) { prefault(uint8_span(info[0], "bytes")); }

}  // namespace

void init_core(Napi::Env env, Napi::Object exports) {
  exports.Set("prefault", Napi::Function::New(env, prefault_js, "prefault"));
  exports.Set("simdLevel", Napi::Function::New(env, simd_level_js, "simdLevel"));
  exports.Set("pow", Napi::Function::New(env, pow_js, "pow"));
  exports.Set("log", Napi::Function::New(env, log_js, "log"));
  exports.Set("exp", Napi::Function::New(env, exp_js, "exp"));
}

}  // namespace tiercel::addon
