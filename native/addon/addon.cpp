#include "native/addon/napi_setup.hpp"
#include "native/addon/parts.hpp"

static Napi::Object init(Napi::Env env, Napi::Object exports) {
  tiercel::addon::init_bar_builder(env, exports);
  tiercel::addon::init_book_feeds(env, exports);
  tiercel::addon::init_breadth(env, exports);
  tiercel::addon::init_chunk(env, exports);
  tiercel::addon::init_core(env, exports);
  tiercel::addon::init_fill_explanation(env, exports);
  tiercel::addon::init_matching(env, exports);
  tiercel::addon::init_metrics(env, exports);
  tiercel::addon::init_indicator_set(env, exports);
  tiercel::addon::init_indicators(env, exports);
  tiercel::addon::init_price_profile(env, exports);
  tiercel::addon::init_row_groups(env, exports);
  tiercel::addon::init_session(env, exports);
  tiercel::addon::init_sim(env, exports);
  tiercel::addon::init_stream(env, exports);
  tiercel::addon::init_stream_data(env, exports);
  tiercel::addon::init_csv(env, exports);
  tiercel::addon::init_file_lock(env, exports);
  return exports;
}

NODE_API_MODULE(tiercel, init)
