#pragma once
// The last values of something that an indicator works out itself, in its cells from `base` on.
#include <cstddef>

namespace tiercel::indicators {

class CellRing {
 public:
  // The value taken `ago` (1 to `length`) rows before the coming one.
  template <class Past>
  [[nodiscard]] double ago(const Past& past, std::size_t base, std::size_t length, std::size_t ago) const noexcept {
    return past.cell(base + (next_ >= ago ? next_ - ago : next_ + length - ago));
  }
  [[nodiscard]] bool is_full(std::size_t length) const noexcept { return taken_ >= length; }
  [[nodiscard]] std::size_t taken() const noexcept { return taken_; }

  template <class Past>
  void push(const Past& past, std::size_t base, std::size_t length, double x) noexcept {
    if (length == 0) return;
    past.keep(base + next_, x);
    next_ = next_ + 1 == length ? 0 : next_ + 1;
    ++taken_;
  }

 private:
  std::size_t next_ = 0;   // the place of the next value
  std::size_t taken_ = 0;  // values since the start
};

}  // namespace tiercel::indicators
