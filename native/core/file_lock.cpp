#include "native/core/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace tiercel {
namespace {

constexpr mode_t kOwnerWrites = 0644;

int lock_now(int descriptor) noexcept {
  int result = 0;
  do {
    result = ::flock(descriptor, LOCK_EX | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

// The label only informs, so a full disk may leave it out: the lock holds without it.
void write_label(int descriptor, std::string_view label) noexcept {
  if (::ftruncate(descriptor, 0) != 0) return;
  [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, label.data(), label.size(), 0);
}

}  // namespace

FileLock::Attempt FileLock::try_acquire(const std::string& path, std::string_view label) noexcept {
  if (is_held()) return {Outcome::kAcquired, 0};
  // O_CLOEXEC: a child process must not inherit the lock and keep it after its parent's end.
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerWrites);
  if (descriptor < 0) return {Outcome::kFailed, errno};
  if (const int error = lock_now(descriptor); error != 0) {
    ::close(descriptor);
    return {error == EWOULDBLOCK ? Outcome::kHeldElsewhere : Outcome::kFailed, error};
  }
  write_label(descriptor, label);
  descriptor_ = descriptor;
  return {Outcome::kAcquired, 0};
}

void FileLock::release() noexcept {
  if (!is_held()) return;
  write_label(descriptor_, {});
  ::close(descriptor_);  // frees the lock: no other descriptor shares it
  descriptor_ = -1;
}

}  // namespace tiercel
