"""Golden values of the oscillators and measures of momentum: python momentum_cases.py."""

from fractions import Fraction

from common import AVERAGES, Case, ema, highest_lowest, minus, rma, write


def exact_macd(b, p):
    fast, slow, x = p["fastPeriod"], p["slowPeriod"], b["close"]
    late = [None] * (slow - fast) + x[slow - fast :]
    macd = minus(ema(late, fast), ema(x, slow))
    signal = ema(macd, p["signalPeriod"])
    return [[None if s is None else m for m, s in zip(macd, signal)], signal, minus(macd, signal)]


def exact_stoch(b, p):
    n = p["period"]
    highest, lowest = highest_lowest(b, n)
    place = [
        None if h is None else (100 * (c - l) / (h - l) if h != l else Fraction(0))
        for h, l, c in zip(highest, lowest, b["close"])
    ]
    k = AVERAGES[p["kAverage"]](place, p["kPeriod"])
    d = AVERAGES[p["dAverage"]](k, p["dPeriod"])
    return [[None if s is None else f for f, s in zip(k, d)], d]


def movements(b):
    """Plus, minus and true range of each bar but the first."""
    out = []
    high, low, close = b["high"], b["low"], b["close"]
    for i in range(1, len(high)):
        up, down = high[i] - high[i - 1], low[i - 1] - low[i]
        plus = up if up > 0 and up > down else Fraction(0)
        less = down if down > 0 and down > up else Fraction(0)
        out.append((plus, less, max(high[i], close[i - 1]) - min(low[i], close[i - 1])))
    return out


def exact_directions(b, n):
    """Both directional indicators, from row n on: running sums that start with n - 1 values."""
    columns = list(zip(*movements(b)))
    sums = []
    for column in columns:
        total, out = sum(column[: n - 1]), []
        for x in column[n - 1 :]:
            total += x - total / n
            out.append(total)
        sums.append(out)
    share = lambda moves: [None] * n + [100 * m / r for m, r in zip(moves, sums[2])]
    return share(sums[0]), share(sums[1])


def exact_adx(b, p):
    n = p["period"]
    plus, less = exact_directions(b, n)
    index = [None if x is None else 100 * abs(x - y) / (x + y) for x, y in zip(plus, less)]
    adx = rma(index, n)
    return [adx] + [[None if a is None else x for a, x in zip(adx, column)] for column in (plus, less)]


def exact_roc(b, p):
    n, x = p["period"], b["close"]
    return [[None] * n + [100 * (new - old) / old for old, new in zip(x, x[n:])]]


CASES = [
    *(Case("adx", {"period": n}, exact_adx, "ADX", recursive=True, ties=True) for n in (2, 14)),
    *(
        Case("macd", {"fastPeriod": fast, "slowPeriod": slow, "signalPeriod": signal}, exact_macd, "MACD", recursive=True)
        for fast, slow, signal in [(12, 26, 9), (3, 7, 1)]
    ),
    *(
        Case("minusDi", {"period": n}, lambda b, p: [exact_directions(b, p["period"])[1]], "MINUS_DI", recursive=True, ties=True)
        for n in (2, 14)
    ),
    *(
        Case("plusDi", {"period": n}, lambda b, p: [exact_directions(b, p["period"])[0]], "PLUS_DI", recursive=True, ties=True)
        for n in (2, 14)
    ),
    *(Case("roc", {"period": n}, exact_roc, "ROC") for n in (1, 10)),
    *(
        Case("stoch", {"period": n, "kPeriod": k, "kAverage": ka, "dPeriod": d, "dAverage": da}, exact_stoch, "STOCH", recursive=True)
        for n, k, ka, d, da in [(5, 3, "sma", 3, "sma"), (14, 12, "sma", 1, "ema"), (9, 4, "wma", 5, "rma")]
    ),
]

if __name__ == "__main__":
    write("momentum", CASES)
