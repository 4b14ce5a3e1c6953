"""Golden values of measures of momentum that TA-Lib does not have: python momentum_extras_cases.py (pandas-ta-classic,
vector-ta)."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import vector_ta

from common import Case, over, sma, write
from momentum_talib_cases import ZERO, changes, downs, minus, periods, ratio, sums, times, ups

PANDAS_TA = "pandas-ta-classic 0.8.32"
VECTOR_TA = "vector-ta 0.2.8"
OHLC = ["open", "high", "low", "close"]


def of_pandas(function, columns, factor=1.0):
    """A function of pandas-ta-classic on these columns of the bars, its outputs times `factor`."""

    def work(b, p):
        given = [pd.Series(b[c]) for c in columns]
        found = getattr(pta, function)(*given, length=p["period"])
        found = [found] if isinstance(found, pd.Series) else [found[c] for c in found.columns]
        return [factor * np.asarray(column, float) for column in found]

    return work


def exact_bias(b, p):
    mean = sma(b["close"], p["period"])
    return [times(100, ratio(minus(b["close"], mean), mean))]


def exact_psl(b, p):
    rises = [None if d is None else Fraction(d > 0) for d in changes(b["close"])]
    return [[None if s is None else 100 * s / p["period"] for s in sums(rises, p["period"])]]


def exact_cfo(b, p):
    n = p["period"]

    def line(w):
        middle, mean = Fraction(n - 1, 2), sum(w) / n
        slope = sum((k - middle) * y for k, y in enumerate(w)) / sum((k - middle) ** 2 for k in range(n))
        return 100 * (w[-1] - (mean + slope * (n - 1 - middle))) / w[-1]

    return [over(b["close"], n, line)]


def exact_center(b, p):
    return [over(b["close"], p["period"], lambda w: -sum(k * x for k, x in enumerate(w[::-1], 1)) / sum(w))]


def exact_slope(b, p):
    n, x = p["period"], b["close"]
    return [[None] * n + [(now - before) / n for before, now in zip(x, x[n:])]]


def exact_brar(b, p):
    n = p["period"]
    above = [None] + [h - c for h, c in zip(b["high"][1:], b["close"])]
    below = [None] + [c - l for l, c in zip(b["low"][1:], b["close"])]
    inside = lambda high, low: sums([None, *minus(b[high], b[low])[1:]], n)
    ar = ratio(inside("high", "open"), inside("open", "low"))
    return [times(100, ar), times(100, ratio(sums(ups(above), n), sums(ups(below), n)))]


def exact_de_marker(b, p):
    n = p["period"]
    up, down = sums(ups(changes(b["high"])), n), sums(downs(changes(b["low"])), n)
    return [ratio(up, [None if u is None else u + d for u, d in zip(up, down)], Fraction(1, 2))]


def moves(b, p):
    """DeMarker with pandas: the means of its two kinds of moves."""
    up = pd.Series(b["high"]).diff().clip(lower=0).rolling(p["period"]).mean()
    down = (-pd.Series(b["low"]).diff()).clip(lower=0).rolling(p["period"]).mean()
    return [(up / (up + down)).to_numpy()]


CASES = [
    *(Case("bias", p, exact_bias, other=(PANDAS_TA, of_pandas("bias", ["close"], 100.0))) for p in periods(5, 26)),
    *(Case("brar", p, exact_brar, other=(PANDAS_TA, of_pandas("brar", OHLC)), from_row=26) for p in periods(5, 26)),
    *(Case("centerOfGravity", p, exact_center, other=(PANDAS_TA, of_pandas("cg", ["close"]))) for p in periods(5, 10)),
    # pandas-ta-classic draws the line one row further.
    *(Case("cfo", p, exact_cfo, other=(VECTOR_TA, lambda b, p: [vector_ta.cfo(b["close"], p["period"], 100.0)])) for p in periods(5, 9)),
    *(Case("deMarker", p, exact_de_marker, other=(f"pandas {pd.__version__}", moves)) for p in periods(5, 14)),
    # pandas-ta-classic counts a change into the first row, as none.
    *(Case("psl", p, exact_psl, other=(PANDAS_TA, of_pandas("psl", ["close"])), from_row=12) for p in periods(5, 12)),
    *(Case("slope", p, exact_slope, other=(PANDAS_TA, of_pandas("slope", ["close"]))) for p in periods(1, 7)),
]

if __name__ == "__main__":
    write("momentum_extras", CASES)
