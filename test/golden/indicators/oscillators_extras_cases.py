"""Golden values of some oscillators that TA-Lib does not have: python oscillators_extras_cases.py.

Needs pandas-ta-classic and tulipy besides.
"""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import tulipy

from common import Case, as_decimal, over, sma, write

PANDAS = "pandas-ta-classic 0.8.32"
TULIP = "tulipy 0.4.0"


def each(work, *columns):
    return [None if any(x is None for x in row) else work(*row) for row in zip(*columns)]


def rolling(values, n, work):
    none = sum(x is None for x in values)
    return [None] * none + over(values[none:], n, work)


def of_pandas(name, *columns, take=lambda found: [found], numbers=None):
    def work(b, p):
        found = getattr(pta, name)(*(pd.Series(b[c]) for c in columns), *(numbers or (lambda p: p.values()))(p))
        return take(found)

    return PANDAS, work


def exact_rvgi(b, p):
    weighed = lambda values: rolling(values, 4, lambda w: (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6)
    bodies = rolling(weighed([c - o for c, o in zip(b["close"], b["open"])]), p["period"], sum)
    ranges = rolling(weighed([h - l for h, l in zip(b["high"], b["low"])]), p["period"], sum)
    ratio = each(lambda x, y: x / y, bodies, ranges)
    signal = weighed(ratio)
    return [each(lambda r, s: r, ratio, signal), signal]


def decimals(column):
    return [None if x is None else as_decimal(x) for x in column]


def exponential(values, n):
    """ema() in decimals: rational numbers would grow with each row."""
    none = sum(x is None for x in values)
    known, k = values[none:], Decimal(2) / (n + 1)
    y = sum(known[:n]) / n
    out = [None] * (none + n - 1) + [y]
    for x in known[n:]:
        y += k * (x - y)
        out.append(y)
    return out


def exact_pgo(b, p):
    n, high, low, close = p["period"], b["high"], b["low"], b["close"]
    ranges = [None] + [max(high[i], close[i - 1]) - min(low[i], close[i - 1]) for i in range(1, len(high))]
    return [each(lambda c, m, w: (c - m) / w, decimals(close), decimals(sma(close, n)), exponential(decimals(ranges), n))]


def exact_laguerre(b, p):
    g, x = Decimal(repr(p["gamma"])), decimals(b["close"])
    stages, ratio, out = [x[0]] * 4, Decimal(0), []
    for value in x:
        last = stages
        stages = [(1 - g) * value + g * last[0]]
        for i in range(1, 4):
            stages.append(last[i - 1] - g * stages[i - 1] + g * last[i])
        apart = [a - c for a, c in zip(stages, stages[1:])]
        apart = [a if abs(a) > Decimal("1e-40") else Decimal(0) for a in apart]
        if any(apart):
            ratio = sum(max(a, 0) for a in apart) / sum(abs(a) for a in apart)
        out.append(ratio)
    return [out]


def exact_wave(b, p):
    price = [as_decimal((h + l + c) / 3) for h, l, c in zip(b["high"], b["low"], b["close"])]
    apart = each(lambda x, c: x - c, price, exponential(price, p["channelPeriod"]))
    width = exponential(each(abs, apart), p["channelPeriod"])
    ratio = each(lambda a, d: a / (Decimal("0.015") * d) if d else Decimal(0), apart, width)
    wave = exponential(ratio, p["averagePeriod"])
    signal = rolling(wave, p["signalPeriod"], lambda w: sum(w) / len(w))
    return [each(lambda w, s: w, wave, signal), signal]


def exact_kst(b, p):
    x, parts = b["close"], []
    for i in range(1, 5):
        n = p[f"rate{i}"]
        rate = [None] * n + [100 * (new - old) / old for old, new in zip(x, x[n:])]
        parts.append(rolling(rate, p[f"average{i}"], lambda w, i=i: i * sum(w) / len(w)))
    return [each(lambda *row: sum(row), *parts)]


def exact_fisher(b, p):
    middle = [(h + l) / 2 for h, l in zip(b["high"], b["low"])]
    place = over(middle, p["period"], lambda w: (w[-1] - min(w)) / (max(w) - min(w)) - Fraction(1, 2) if max(w) > min(w) else Fraction(0))
    v, y, columns = Decimal(0), Decimal(0), ([], [])
    for x in place:
        if x is None:
            columns[0].append(None)
            columns[1].append(None)
            continue
        v = Decimal("0.66") * as_decimal(x) + Decimal("0.67") * v
        v = Decimal("0.999") if v > Decimal("0.99") else Decimal("-0.999") if v < Decimal("-0.99") else v
        columns[1].append(y)
        y = ((1 + v) / (1 - v)).ln() / 2 + y / 2
        columns[0].append(y)
    return list(columns)


def of_fisher(b, p):
    """In ticks, as Tulip takes a range of at least 0.001."""
    found = tulipy.fisher(b["high"] * 1e5, b["low"] * 1e5, p["period"])
    return [np.concatenate([[np.nan] * (len(b["high"]) - len(x)), x]) for x in found]


KST = [f"{name}{i}" for name in ("rate", "average") for i in range(1, 5)]

CASES = [
    *(
        Case(
            "rvgi",
            {"period": n},
            exact_rvgi,
            other=of_pandas(
                "rvgi", "open", "high", "low", "close", take=lambda found: [found.iloc[:, 1].where(found.iloc[:, 2].notna()), found.iloc[:, 2]]
            ),
        )
        for n in (10, 20)
    ),
    *(Case("pgo", {"period": n}, exact_pgo, recursive=True) for n in (14, 5)),
    *(
        Case(
            "laguerreRsi",
            {"gamma": g},
            exact_laguerre,
            other=of_pandas("lrsi", "close", take=lambda found: [found / 100], numbers=lambda p: [None, p["gamma"]]),
            recursive=True,
        )
        for g in (0.5, 0.8)
    ),
    *(
        Case("waveTrend", {"channelPeriod": n, "averagePeriod": m, "signalPeriod": k}, exact_wave, recursive=True)
        for n, m, k in [(10, 21, 4), (5, 8, 3)]
    ),
    *(
        Case(
            "kst",
            dict(zip(KST, numbers)),
            exact_kst,
            other=of_pandas("kst", "close", take=lambda found: [found.iloc[:, 0] / 100], numbers=lambda p: list(p.values())),
        )
        for numbers in [(10, 15, 20, 30, 10, 10, 10, 15), (3, 5, 8, 13, 4, 5, 6, 7)]
    ),
    *(Case("fisher", {"period": n}, exact_fisher, other=(TULIP, of_fisher), from_row=n, recursive=True) for n in (9, 20)),
]

write("oscillators_extras", CASES)
