#include "native/core/file_lock.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace tiercel {
namespace {

class FileLockTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/tiercel-lock-XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder_ = name;
    path_ = folder_ + "/a.lock";
  }
  void TearDown() override {
    ::unlink(path_.c_str());
    ::rmdir(folder_.c_str());
  }
  std::string content() const {
    std::ifstream file(path_);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string folder_;
  std::string path_;
};

TEST_F(FileLockTest, ExcludesASecondHolderAndNamesTheFirst) {
  FileLock first;
  FileLock second;
  EXPECT_EQ(first.try_acquire(path_, "the first holder, with a long label").outcome, FileLock::Outcome::kAcquired);
  EXPECT_EQ(second.try_acquire(path_, "second").outcome, FileLock::Outcome::kHeldElsewhere);
  EXPECT_EQ(content(), "the first holder, with a long label");
  first.release();
  EXPECT_EQ(content(), "");
  EXPECT_EQ(second.try_acquire(path_, "second").outcome, FileLock::Outcome::kAcquired);
  EXPECT_EQ(content(), "second");
}

TEST_F(FileLockTest, ReportsWhyAFileCannotBeLocked) {
  FileLock lock;
  const auto attempt = lock.try_acquire(folder_ + "/missing/a.lock", "x");
  EXPECT_EQ(attempt.outcome, FileLock::Outcome::kFailed);
  EXPECT_EQ(attempt.error, ENOENT);
  EXPECT_FALSE(lock.is_held());
}

TEST_F(FileLockTest, IsFreedByTheKernelWhenItsHolderIsKilled) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    FileLock lock;
    const bool held = lock.try_acquire(path_, "child").outcome == FileLock::Outcome::kAcquired;
    [[maybe_unused]] const ssize_t sent = ::write(ready[1], held ? "y" : "n", 1);
    for (;;) ::pause();
  }
  char answer = 0;
  ASSERT_EQ(::read(ready[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  FileLock lock;
  EXPECT_EQ(lock.try_acquire(path_, "parent").outcome, FileLock::Outcome::kHeldElsewhere);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(lock.try_acquire(path_, "parent").outcome, FileLock::Outcome::kAcquired);
  ::close(ready[0]);
  ::close(ready[1]);
}

}  // namespace
}  // namespace tiercel
