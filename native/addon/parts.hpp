#pragma once
// Each core part has one file here that binds it; addon.cpp calls them all.
#include "native/addon/napi_setup.hpp"

namespace tiercel::addon {

void init_bar_builder(Napi::Env env, Napi::Object exports);
void init_book_feeds(Napi::Env env, Napi::Object exports);
void init_breadth(Napi::Env env, Napi::Object exports);
void init_chunk(Napi::Env env, Napi::Object exports);
void init_core(Napi::Env env, Napi::Object exports);
void init_matching(Napi::Env env, Napi::Object exports);
void init_metrics(Napi::Env env, Napi::Object exports);
void init_fill_explanation(Napi::Env env, Napi::Object exports);
void init_indicator_set(Napi::Env env, Napi::Object exports);
void init_indicators(Napi::Env env, Napi::Object exports);
void init_price_profile(Napi::Env env, Napi::Object exports);
void init_row_groups(Napi::Env env, Napi::Object exports);
void init_session(Napi::Env env, Napi::Object exports);
void init_sim(Napi::Env env, Napi::Object exports);
void init_stream(Napi::Env env, Napi::Object exports);
void init_stream_data(Napi::Env env, Napi::Object exports);
void init_csv(Napi::Env env, Napi::Object exports);
void init_file_lock(Napi::Env env, Napi::Object exports);

}  // namespace tiercel::addon
