#pragma once
// The sum of all values so far, of which each row keeps a part:
//   z[t] = a (z[t-1] + g[t]),  0 at the start,
// that is how far an exponential average with the weight 1 - a lies behind a series whose changes are g. As in
// smoother.hpp it is computed eight rows at once, in exactly this order of operations, so that neighbouring rows do not
// wait for each other:
//   z[t] = a^8 z[t-8] + a G[t],  G = F + a^4 F[4 rows ago],  F = E + a^2 E[2 rows ago],  E = g + a g[1 row ago].
// Or the newest value counts whole, z[t] = a z[t-1] + g[t], which is Wilder's running sum: then
//   z[t] = a^8 z[t-8] + G[t].
#include <array>
#include <cstddef>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

struct FadingSetup {
  double a1, a2, a4, a8;  // powers of a
};

[[nodiscard]] constexpr FadingSetup fading_setup(double a) noexcept {
  return {a, a * a, (a * a) * (a * a), ((a * a) * (a * a)) * ((a * a) * (a * a))};
}

// The last eight rows, the newest at the end.
struct FadingHistory {
  std::array<double, kStepRows> g{}, e{}, f{}, z{};
};

class FadingSum {
 public:
  [[nodiscard]] double step(const FadingSetup& s, double g) noexcept {
    const double recent = s.a1 * take_recent(s, g);
    return take(s.a8 * last_.z[0] + recent);
  }
  // The same with the newest value whole.
  [[nodiscard]] double step_whole(const FadingSetup& s, double g) noexcept {
    const double recent = take_recent(s, g);
    return take(s.a8 * last_.z[0] + recent);
  }
  [[nodiscard]] FadingHistory& history() noexcept { return last_; }

 private:
  // What the last eight values, with this one, have kept.
  [[nodiscard]] double take_recent(const FadingSetup& s, double g) noexcept {
    constexpr std::size_t kNow = kStepRows;
    const double e = g + s.a1 * last_.g[kNow - 1];
    const double f = e + s.a2 * last_.e[kNow - 2];
    const double recent = f + s.a4 * last_.f[kNow - 4];
    push(last_.g, g);
    push(last_.e, e);
    push(last_.f, f);
    return recent;
  }
  double take(double z) noexcept {
    push(last_.z, z);
    return z;
  }
  static void push(std::array<double, kStepRows>& rows, double x) noexcept {
    for (std::size_t i = 1; i < kStepRows; ++i) rows[i - 1] = rows[i];
    rows[kStepRows - 1] = x;
  }

  FadingHistory last_;
};

// Takes W rows after another.
template <int W>
class LaneFadingSum {
 public:
  [[gnu::always_inline]] LaneFadingSum(const FadingSetup& s, FadingHistory& last) noexcept
      : s_(s), last_(last), g_(last.g), e_(last.e), f_(last.f), z_(last.z) {}

  [[gnu::always_inline]] Lanes<W> take(const Lanes<W>& g) noexcept {
    const Lanes<W> recent = s_.a1 * take_recent(g);
    return with(s_.a8 * z_.template ago<8>(g) + recent);
  }
  // The same with the newest values whole.
  [[gnu::always_inline]] Lanes<W> take_whole(const Lanes<W>& g) noexcept {
    const Lanes<W> recent = take_recent(g);
    return with(s_.a8 * z_.template ago<8>(g) + recent);
  }

  // The history is that of the rows taken now.
  [[gnu::always_inline]] void finish() const noexcept {
    g_.write(last_.g);
    e_.write(last_.e);
    f_.write(last_.f);
    z_.write(last_.z);
  }

 private:
  [[gnu::always_inline]] Lanes<W> take_recent(const Lanes<W>& g) noexcept {
    const Lanes<W> e = g + s_.a1 * g_.template ago<1>(g);
    const Lanes<W> f = e + s_.a2 * e_.template ago<2>(e);
    const Lanes<W> recent = f + s_.a4 * f_.template ago<4>(f);
    g_.push(g);
    e_.push(e);
    f_.push(f);
    return recent;
  }
  [[gnu::always_inline]] Lanes<W> with(const Lanes<W>& z) noexcept {
    z_.push(z);
    return z;
  }

  const FadingSetup s_;
  FadingHistory& last_;
  LastRows<W, 8> g_;  // all of them, so that any number of lanes can go on
  LastRows<W, 8> e_;
  LastRows<W, 8> f_;
  LastRows<W, 8> z_;
};

}  // namespace tiercel::indicators
