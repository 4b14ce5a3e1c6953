#pragma once
// An exclusive lock between processes: flock(2) on a file. The kernel frees it when its holder ends, however it ends.
// The file carries a label that says who holds it. Two locks in one process exclude each other too.
#include <string>
#include <string_view>

namespace tiercel {

class FileLock {
 public:
  FileLock() noexcept = default;
  ~FileLock() noexcept { release(); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  enum class Outcome { kAcquired, kHeldElsewhere, kFailed };
  struct Attempt {
    Outcome outcome;
    int error;  // errno where outcome is kFailed
  };

  // Takes the lock on `path` (made when missing) and writes the label, or returns at once where another holds it.
  // Called again while held it is kAcquired.
  [[nodiscard]] Attempt try_acquire(const std::string& path, std::string_view label) noexcept;
  // Empties the label and frees the lock; nothing where it is not held.
  void release() noexcept;
  [[nodiscard]] bool is_held() const noexcept { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

}  // namespace tiercel
