// Binds native/core/file_lock: one object a lock. It is freed by release(), by the collector, and by the process's end.
#include <cstring>
#include <string>

#include "native/addon/parts.hpp"
#include "native/addon/typed_array.hpp"
#include "native/core/file_lock.hpp"

namespace tiercel::addon {
namespace {

class FileLockObject : public Napi::ObjectWrap<FileLockObject> {
 public:
  explicit FileLockObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<FileLockObject>(info) {}

  // tryAcquire(path: string, label: string): '' | 'held' | the system's reason
  Napi::Value try_acquire(const Napi::CallbackInfo& info) {
    const std::string path = string_argument(info[0], "path");
    const std::string label = string_argument(info[1], "label");
    const FileLock::Attempt attempt = lock_.try_acquire(path, label);
    switch (attempt.outcome) {
      case FileLock::Outcome::kAcquired:
        return Napi::String::New(info.Env(), "");
      case FileLock::Outcome::kHeldElsewhere:
        return Napi::String::New(info.Env(), "held");
      case FileLock::Outcome::kFailed:
        break;
    }
    return Napi::String::New(info.Env(), std::strerror(attempt.error));
  }

  // release(): void
  void release(const Napi::CallbackInfo&) { lock_.release(); }

 private:
  FileLock lock_;
};

}  // namespace

void init_file_lock(Napi::Env env, Napi::Object exports) {
  using Lock = Napi::ObjectWrap<FileLockObject>;
  exports.Set("FileLock", Lock::DefineClass(env, "FileLock",
                                            {Lock::InstanceMethod("tryAcquire", &FileLockObject::try_acquire),
                                             Lock::InstanceMethod("release", &FileLockObject::release)}));
}

}  // namespace tiercel::addon
