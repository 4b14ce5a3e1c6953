#pragma once
// A list of plain records that grows within a run and is forgotten as a whole. A dense run appends several records for
// each bar, so appending is a comparison and the stores of the record: nothing is cleared first.
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace tiercel::sim {

template <class T>
class RecordList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  // A record whose fields hold anything: all of them must be written.
  [[nodiscard]] T& append() {
    if (size_ == capacity_) grow();
    return records_[size_++];
  }
  // Keeps the memory.
  void clear() noexcept { size_ = 0; }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return records_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return records_[i]; }
  [[nodiscard]] const T& back() const noexcept { return records_[size_ - 1]; }
  [[nodiscard]] const T* data() const noexcept { return records_.get(); }
  [[nodiscard]] const T* begin() const noexcept { return records_.get(); }
  [[nodiscard]] const T* end() const noexcept { return records_.get() + size_; }

 private:
  static constexpr std::align_val_t kAlign{64};
  static constexpr std::size_t kFirst = 64;

  struct Free {
    void operator()(T* records) const noexcept { ::operator delete(records, kAlign); }
  };

  void grow() {
    const std::size_t capacity = capacity_ == 0 ? kFirst : 2 * capacity_;
    std::unique_ptr<T[], Free> records(static_cast<T*>(::operator new(capacity * sizeof(T), kAlign)));
    if (size_ > 0) std::memcpy(records.get(), records_.get(), size_ * sizeof(T));
    records_ = std::move(records);
    capacity_ = capacity;
  }

  std::unique_ptr<T[], Free> records_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace tiercel::sim
