#pragma once
// TA-Lib's unstable period as a parameter, for any kernel: the first values of a recursion still show where it began,
// and so many of them are left out.
#include <string_view>

#include "native/indicators/row.hpp"

namespace tiercel::indicators {

inline constexpr ParameterInfo kUnstableParameter =
    integer_parameter("unstable", "first values that are left out, TA-Lib's unstable period", 0, 0);

// The kernel K in a row with these parameters, the last of them kUnstableParameter. A gap begins a warm-up anew, and
// after that as many values are left out again.
template <class K, const auto& kParameters>
struct Unstable {
  static constexpr std::size_t kPlace = std::size(kParameters) - 1;
  static_assert(std::string_view(kParameters[kPlace].name) == kUnstableParameter.name);

  struct Params {
    typename K::Params kernel;
    std::size_t unstable;
  };
  struct Setup {
    typename K::Setup kernel;
    std::size_t silent;  // first rows of a run, without a value
  };
  struct State {
    typename K::State kernel;
    std::size_t rows = 0;  // of the silent ones
  };
  using Value = typename K::Value;
  static constexpr std::size_t kInputs = K::kInputs;
  static constexpr std::size_t kOutputs = K::kOutputs;
  static constexpr std::size_t kBlockRows = smallest_block<K>();

  static Params params(const double* numbers) noexcept {
    return {K::params(numbers), static_cast<std::size_t>(numbers[kPlace])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {K::setup(p.kernel, decimals), p.unstable == 0 ? 0 : lookback(p)};
  }
  static std::size_t lookback(const Params& p) noexcept { return K::lookback(p.kernel) + p.unstable; }
  static bool exact(const Params& p) noexcept requires requires { K::exact(p.kernel); }
  { return K::exact(p.kernel); }
  static std::size_t past(const Setup& s) noexcept { return K::past(s.kernel); }
  static std::size_t cells(const Setup& s) noexcept { return cells_of<K>(s.kernel); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Unstable>& x,
                   OutputRow<Unstable>& y) noexcept {
    K::step(s.kernel, state.kernel, past, x, y);
    if (state.rows == s.silent) return;
    ++state.rows;
    y.fill(no_value<K>());
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Unstable>& in,
                          const OutputColumns<Unstable>& out, std::size_t rows) noexcept requires requires {
    K::fast(s.kernel, state.kernel, past, in, out, rows);
  }
  { return state.rows == s.silent ? K::fast(s.kernel, state.kernel, past, in, out, rows) : 0; }
};

}  // namespace tiercel::indicators
