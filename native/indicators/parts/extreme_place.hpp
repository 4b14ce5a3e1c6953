#pragma once
// The place of the highest or lowest of the last `period` values, as TA-Lib finds it where several are equal: a value
// that reaches the extreme takes its place; once the extreme has left the window, the oldest of the equal ones follows.
#include <cstddef>

namespace tiercel::indicators {

class ExtremePlace {
 public:
  // Takes the row's value x of input `input`, before which there are period - 1 others; rows since the highest
  // (kSign 1) or lowest (-1).
  template <int kSign, class Past>
  std::size_t step(const Past& past, std::size_t input, std::size_t period, double x) noexcept {
    ++ago_;
    if (!is_known_ || ago_ >= period) {
      search<kSign>(past, input, period, x);
    } else if (!is_further<kSign>(value_, x)) {
      value_ = x;
      ago_ = 0;
    }
    return ago_;
  }

  [[nodiscard]] std::size_t ago() const noexcept { return ago_; }

  // Goes on with an extreme that was found `ago` rows ago.
  void resume(std::size_t ago, double value) noexcept {
    is_known_ = true;
    ago_ = ago;
    value_ = value;
  }

 private:
  template <int kSign>
  static bool is_further(double a, double b) noexcept {
    return kSign > 0 ? a > b : a < b;
  }

  template <int kSign, class Past>
  void search(const Past& past, std::size_t input, std::size_t period, double x) noexcept {
    is_known_ = true;
    ago_ = period - 1;
    value_ = ago_ == 0 ? x : past.ago(input, ago_);
    for (std::size_t ago = period - 1; ago-- > 1;) {
      const double other = past.ago(input, ago);
      if (!is_further<kSign>(other, value_)) continue;
      value_ = other;
      ago_ = ago;
    }
    if (!is_further<kSign>(x, value_)) return;
    value_ = x;
    ago_ = 0;
  }

  bool is_known_ = false;
  double value_ = 0.0;
  std::size_t ago_ = 0;
};

}  // namespace tiercel::indicators
