// Binds native/core: which instruction set runs, the transcendental functions (for tests of equal bits), and memory.
#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/core/cpu.hpp"
#include "native/core/huge_pages.hpp"
#include "native/core/math.hpp"

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

// preferHugePages(bytes: Uint8Array): void
void prefer_huge_pages_js(const Napi::CallbackInfo& info) { prefer_huge_pages(uint8_span(info[0], "bytes")); }

}  // namespace

void init_core(Napi::Env env, Napi::Object exports) {
  exports.Set("preferHugePages", Napi::Function::New(env, prefer_huge_pages_js, "preferHugePages"));
  exports.Set("simdLevel", Napi::Function::New(env, simd_level_js, "simdLevel"));
  exports.Set("pow", Napi::Function::New(env, pow_js, "pow"));
  exports.Set("log", Napi::Function::New(env, log_js, "log"));
  exports.Set("exp", Napi::Function::New(env, exp_js, "exp"));
}

}  // namespace tiercel::addon
