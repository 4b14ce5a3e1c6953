#pragma once
// A C++ object that belongs to a JavaScript object: freed by the collector, or before by dispose(). The type tag keeps
// an object of another kind, or a plain one, from being read as this one. The collector is told of the memory that the
// object holds, so that many forgotten ones do not pile up.
#include <memory>

#include "native/addon/napi_setup.hpp"

namespace tiercel::addon {

template <class T>
class Wrapped {
 public:
  // `T::kTag` is a napi_type_tag of its own; `T::memory()` the bytes that it holds.
  static Napi::Object create(Napi::Env env) {
    Napi::Object object = Napi::Object::New(env);
    auto box = std::make_unique<Box>(Box{std::make_unique<T>(), 0});
    const auto free = [](napi_env owner, void* data, void*) {
      auto* dead = static_cast<Box*>(data);
      report(owner, *dead, 0);
      delete dead;
    };
    if (napi_wrap(env, object, box.get(), free, nullptr, nullptr) != napi_ok) {
      throw Napi::Error::New(env, "the native object could not be made");
    }
    box.release();
    object.TypeTag(&T::kTag);
    return object;
  }

  // Throws a TypeError when the value is no live object of this kind.
  static T& read(const Napi::Value& value, const char* name) {
    Box& held = box(value, name);
    if (held.object == nullptr) {
      throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` has been disposed of");
    }
    return *held.object;
  }

  // To be called when the object's memory has changed.
  static void report_memory(const Napi::Value& value, const char* name) {
    Box& held = box(value, name);
    report(value.Env(), held, static_cast<std::int64_t>(held.object->memory()));
  }

  // Frees the C++ object now; a second call does nothing.
  static void dispose(const Napi::Value& value, const char* name) {
    Box& held = box(value, name);
    held.object.reset();
    report(value.Env(), held, 0);
  }

 private:
  struct Box {
    std::unique_ptr<T> object;
    std::int64_t reported;
  };

  static void report(napi_env env, Box& held, std::int64_t bytes) {
    std::int64_t total = 0;
    napi_adjust_external_memory(env, bytes - held.reported, &total);
    held.reported = bytes;
  }

  static Box& box(const Napi::Value& value, const char* name) {
    void* data = nullptr;
    if (!value.IsObject() || !value.As<Napi::Object>().CheckTypeTag(&T::kTag) ||
        napi_unwrap(value.Env(), value, &data) != napi_ok) {
      throw Napi::TypeError::New(value.Env(), std::string("`") + name + "` is not of the expected native kind");
    }
    return *static_cast<Box*>(data);
  }
};

}  // namespace tiercel::addon
