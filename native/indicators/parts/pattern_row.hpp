#pragma once
// A row of the registry from the definition of a candlestick pattern P:
//   kName                its name
//   kLookback            TA-Lib's lookback
//   kPenetration         optional: the default of its parameter, how far a close reaches into an earlier body
//   score(const C& c)    100, -100 or 0 (some have other strengths) from the words of candles.hpp. The same text is the
//                        stream, on doubles, and the loop over a block of ticks: no branches, `&` and `|` of
//                        conditions.
#include <cstdint>

#include "native/indicators/parts/candle_rows.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <class P>
concept HasPenetration = requires {
  P::kPenetration;
};

struct PatternSetup {
  TickScale ticks;
  Penetration<double> penetration;
  bool small;  // the penetration's numbers, so that ticks times them fit 32 bits
};

// The shortest decimal fraction that is the number, reduced; the number itself where it has more than six decimals.
[[nodiscard]] Penetration<double> penetration_of(double number) noexcept;
[[nodiscard]] PatternSetup pattern_setup(double penetration, const int* decimals, std::size_t columns) noexcept;

template <class P, class T>
struct PatternLoop {
  TIERCEL_BODY void score_rows_body(const T* place, const Penetration<T>& penetration, std::int32_t* __restrict out,
                                    std::size_t rows) noexcept {
    for (std::size_t i = 0; i < rows; ++i) {
      out[i] = P::score(Candles<BlockCandles<T>>(BlockCandles<T>(place + i), penetration));
    }
  }
  TIERCEL_VARIANTS(void, score_rows,
                   (const T* place, const Penetration<T>& penetration, std::int32_t* out, std::size_t rows),
                   (place, penetration, out, rows))

  static void run(const T* place, const Penetration<T>& penetration, std::int32_t* out, std::size_t rows) noexcept {
    PatternLoop().score_rows(place, penetration, out, rows);
  }
};

// The two loops of a pattern.
struct PatternLoops {
  void (*ticks)(const std::int32_t*, const Penetration<std::int32_t>&, std::int32_t*, std::size_t) noexcept;
  void (*prices)(const double*, const Penetration<double>&, std::int32_t*, std::size_t) noexcept;
};

// Scores bars before which `row` are kept in `cells`, and keeps the last of them; how many of them it took.
[[nodiscard]] std::size_t score_bars(const PatternLoops& loops, const PatternSetup& s, ColumnSet set,
                                     const BarPointers& bars, std::int32_t* out, std::size_t rows, double* cells,
                                     std::size_t row) noexcept;

// What the pattern looks at: a pattern of bodies alone has no use for highs and lows.
template <class P>
[[nodiscard]] constexpr ColumnSet columns_of() noexcept {
  ColumnSet set = 0;
  static_cast<void>(P::score(Candles<AskedColumns>(AskedColumns(&set), {0.0, 1.0})));
  return with_sources(set);
}

[[nodiscard]] constexpr std::size_t prices_in(ColumnSet set) noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < kPrices; ++i) count += holds(set, i) ? 1 : 0;
  return count;
}

// A thing of each needed price, by column; what is not needed stays as T makes it.
template <class T, class Things>
[[nodiscard]] constexpr std::array<T, kPrices> by_column(ColumnSet set, const Things& things) noexcept {
  std::array<T, kPrices> all{};
  std::size_t next = 0;
  for (std::size_t i = 0; i < kPrices; ++i) {
    if (holds(set, i)) all[i] = things[next++];
  }
  return all;
}

template <class P>
struct PatternKernel {
  static constexpr ColumnSet kColumns = columns_of<P>();
  static_assert(holds(kColumns, kCloseColumn), "ticks are counted from the first close");
  using Params = double;  // the penetration
  using Setup = PatternSetup;
  using State = std::size_t;  // candles since the start or the last gap
  using Value = std::int32_t;
  static constexpr std::size_t kInputs = prices_in(kColumns);
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return HasPenetration<P> ? numbers[0] : 0.0; }
  static Setup setup(Params penetration, const int* decimals) noexcept {
    return pattern_setup(penetration, decimals, kInputs);
  }
  static std::size_t lookback(Params /*p*/) noexcept { return P::kLookback; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& /*s*/) noexcept { return kCandleCells; }

  template <class Past>
  static void step(const Setup& s, State& row, const Past& past, const InputRow<PatternKernel>& x,
                   OutputRow<PatternKernel>& y) noexcept {
    CandleNumbers now;
    const auto [open, high, low, close] = by_column<double>(kColumns, x);
    y[0] = take(s, open, high, low, close, past.cells(), row, &now);
    for (std::size_t i = 0; i < kCandleColumns; ++i) {
      if (!holds(kColumns, i)) continue;
      past.keep(candle_cell(i, row), now[i]);
      past.keep(candle_cell(i, row) + kKeptCandles, now[i]);
    }
    ++row;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& row, const Past& past, const InputColumns<PatternKernel>& in,
                          const OutputColumns<PatternKernel>& out, std::size_t rows) noexcept {
    if (row < kKeptCandles) return 0;
    const auto bars = by_column<const double*>(kColumns, in);
    const std::size_t taken = score_bars({PatternLoop<P, std::int32_t>::run, PatternLoop<P, double>::run}, s, kColumns,
                                         bars, out[0], rows, past.cells(), row);
    row += taken;
    return taken;
  }

 private:
  // Gives the candle of a bar and its score: once for updates, peeks and columns.
  [[gnu::noinline]] static std::int32_t take(const Setup& s, double open, double high, double low, double close,
                                             const double* cells, std::size_t row, CandleNumbers* now) noexcept {
    next_candle<kColumns>(s.ticks, open, high, low, close, cells, row, *now);
    if (row < P::kLookback) return 0;
    return P::score(Candles<LastCandles>(LastCandles(*now, cells, row), s.penetration));
  }
};

inline constexpr std::array<InputInfo, kPrices> kBarInputs = {
    {{"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}}};

template <class P>
[[nodiscard]] constexpr auto inputs_of_pattern() noexcept {
  using Kernel = PatternKernel<P>;
  std::array<InputInfo, Kernel::kInputs> inputs{};
  std::size_t next = 0;
  for (std::size_t i = 0; i < kPrices; ++i) {
    if (holds(Kernel::kColumns, i)) inputs[next++] = kBarInputs[i];
  }
  return inputs;
}
template <class P>
inline constexpr auto kPatternInputs = inputs_of_pattern<P>();

template <class P>
inline constexpr OutputInfo kPatternOutput[] = {{P::kName, OutputKind::kInteger}};

template <class P>
constexpr ParameterInfo kPenetrationParameter[] = {{"penetration",
                                                    "part of the earlier body that the close reaches into",
                                                    ParameterKind::kReal, 0, 100, P::kPenetration}};

// Ends each formula.
#define TIERCEL_CANDLE_WORDS                                                                                       \
  "where body = |close - open|, white: close >= open, black: close < open; top and bottom are the larger and the " \
  "smaller of open and close; upper = high - top, lower = bottom - low\n"                                          \
  "of a candle, against the 10 before it: long, short: body > or < their mean body; doji: body <= 1/10 of their "  \
  "mean range; no shadow: < 1/10 of it, some: > 1/10 of it; a short shadow: < 1/2 of the mean of both shadows\n"   \
  "of a distance, against the 5 before the candle: near: <= 1/5 of their mean range, nearer: < 1/5, far: > 3/5, "  \
  "not far: < 3/5; equal: within 1/20"

struct PatternText {
  const char* talib;
  const char* summary;
  const char* formula;
  const char* source;
};

template <class P>
[[nodiscard]] constexpr Indicator pattern_row(const PatternText& text) noexcept {
  RowText row{.name = P::kName,
              .group = Group::kPattern,
              .summary = text.summary,
              .formula = text.formula,
              .source = text.source,
              .talib = text.talib,
              .differs =
                  "TA-Lib compares with rounded averages, so that it decides ties by rounding (a body of just a "
                  "tenth of the mean range); here prices on their step are compared exactly.",
              .inputs = kPatternInputs<P>,
              .parameters = {},
              .outputs = kPatternOutput<P>};
  if constexpr (HasPenetration<P>) row.parameters = kPenetrationParameter<P>;
  return make_row<PatternKernel<P>>(row);
}

}  // namespace tiercel::indicators
