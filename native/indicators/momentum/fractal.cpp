// Fractals: a high above, or a low below, those of the bars on both sides.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct FractalSetup {
  std::size_t left;
  std::size_t right;
};

struct FractalBlock {
  std::array<const double*, 2> oldest;  // left + right rows before the block
  std::array<const double*, 2> in;
  std::array<std::int32_t*, 2> out;
  std::size_t rows;
};

struct FractalBody {
  // False, with nothing to be used, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const FractalSetup* s, const FractalBlock* block) noexcept {
    const FractalBlock b = *block;
    if (!all_finite(b.in[0], b.rows) || !all_finite(b.in[1], b.rows)) return false;
    pivots<1>(*s, b.oldest[0], b.out[0], b.rows);
    pivots<-1>(*s, b.oldest[1], b.out[1], b.rows);
    return true;
  }

 private:
  template <int kSign>
  TIERCEL_BODY void pivots(const FractalSetup& s, const double* oldest, std::int32_t* __restrict out,
                           std::size_t rows) noexcept {
    double left[kExtremeRows];
    double right[kExtremeRows];
    slide_extreme<kSign>(oldest, s.left, left, rows);
    slide_extreme<kSign>(oldest + s.left + 1, s.right, right, rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const double pivot = oldest[s.left + i];
      const double other = further<kSign>(left[i], right[i]);
      out[i] = (kSign > 0 ? pivot > other : pivot < other) ? kPivot : 0;
    }
  }

 public:
  static constexpr std::int32_t kPivot = 100;
};

struct Fractal {
  using Params = FractalSetup;
  using Setup = FractalSetup;
  using State = std::size_t;  // bars since the start or the last gap
  using Value = std::int32_t;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 2;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return p; }
  static std::size_t lookback(const Params& p) noexcept { return p.left + p.right; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.left + s.right; }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const InputRow<Fractal>& x,
                   OutputRow<Fractal>& y) noexcept {
    if (run++ < s.left + s.right) return;
    const double high = past.ago(0, s.right);
    const double low = past.ago(1, s.right);
    bool is_top = high > x[0];
    bool is_bottom = low < x[1];
    for (std::size_t ago = 1; ago <= s.left + s.right; ++ago) {
      if (ago == s.right) continue;
      is_top = is_top && high > past.ago(0, ago);
      is_bottom = is_bottom && low < past.ago(1, ago);
      if (!is_top && !is_bottom) break;
    }
    y = {is_top ? FractalBody::kPivot : 0, is_bottom ? FractalBody::kPivot : 0};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<Fractal>& in,
                          const OutputColumns<Fractal>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    const std::size_t around = s.left + s.right;
    if (run < around || std::max(s.left, s.right) > kLongestExtremeBlock) return 0;
    const FractalBlock block{{past.block(0, around), past.block(1, around)}, in, out, rows};
    if (block.oldest[0] == nullptr || !at_best_level<FractalBody>(&s, &block)) return 0;
    run += rows;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("leftBars", "bars before the pivot", 2),
                                            integer_parameter("rightBars", "bars after it, which confirm it", 2)};
constexpr OutputInfo kOutputInfo[] = {{"swingHigh", OutputKind::kInteger}, {"swingLow", OutputKind::kInteger}};

}  // namespace

TIERCEL_INDICATOR(kFractal) = make_row<Fractal>({
    .name = "fractal",
    .group = Group::kMomentum,
    .summary = "Fractals: 100 at the bar that confirms a high above those of `leftBars` bars before and `rightBars` "
               "bars after it, and a low below them; else 0.",
    .formula =
        "swingHigh = 100 where high[rightBars] > each other high of the last leftBars + rightBars + 1 bars, else 0\n"
        "swingLow = 100 where low[rightBars] < each other low of them, else 0",
    .source = "Williams, Trading Chaos (1995)",
    .talib = "FRACTAL",
    .differs = "Charts draw the pivot at its own bar, `rightBars` earlier, where it was not yet known.",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
