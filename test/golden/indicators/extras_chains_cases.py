"""Golden values of indicators that are chains of others: python extras_chains_cases.py (pandas-ta-classic, vector-ta).

Recursions run in decimals of 50 digits: rational numbers would grow with each row.
"""

from decimal import Decimal

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import talib
import vector_ta

from common import Case, as_decimal, over, write

PANDAS_TA = "pandas-ta-classic 0.8.32"
VECTOR_TA = "vector-ta 0.2.8"
TALIB = f"TA-Lib {talib.__version__}"
ZERO = Decimal(0)


def decimals(column):
    return [as_decimal(x) for x in column]


def each(work, *columns):
    """`work` over the rows in which every column has a value."""
    return [None if any(x is None for x in row) else work(*row) for row in zip(*columns)]


def of_known(work, values):
    """`work` over the values behind the leading Nones."""
    none = sum(x is None for x in values)
    return [None] * none + work(values[none:])


def rolling(values, n, work):
    return of_known(lambda v: over(v, n, work), values)


def smooth(values, n, weight):
    """An average that gives a new value this weight, from the mean of its first n values on."""

    def work(known):
        y = sum(known[:n]) / n
        out = [None] * (n - 1) + [y]
        for x in known[n:]:
            y += weight * (x - y)
            out.append(y)
        return out

    return of_known(work, values)


def ema(values, n):
    return smooth(values, n, Decimal(2) / (n + 1))


def wilder(values, n):
    return smooth(values, n, Decimal(1) / n)


def chained(values, *periods):
    for n in periods:
        values = ema(values, n)
    return values


def sma(values, n):
    return rolling(values, n, lambda w: sum(w) / len(w))


def wma(values, n):
    return rolling(values, n, lambda w: sum(k * x for k, x in enumerate(w, 1)) / Decimal(n * (n + 1) // 2))


def line(values, n):
    """The end of the straight line that fits the last n values best."""
    middle = Decimal(n - 1) / 2
    below = sum((k - middle) ** 2 for k in range(n))
    slope = lambda w: sum((k - middle) * x for k, x in enumerate(w)) / below
    return rolling(values, n, lambda w: sum(w) / n + slope(w) * middle)


def changes(values, n=1):
    return of_known(lambda v: [None] * n + [now - before for before, now in zip(v, v[n:])], values)


def balance(moves, n):
    """Wilder's averages of rises and falls, the rises in percent of both."""
    up = wilder(each(lambda d: max(d, ZERO), moves), n)
    down = wilder(each(lambda d: max(-d, ZERO), moves), n)
    return each(lambda u, d: 100 * u / (u + d) if u + d else ZERO, up, down)


def rsi(values, n):
    return balance(changes(values), n)


def tanh(x):
    e = (2 * x).exp()
    return (e - 1) / (e + 1)


def together(*columns):
    """The rows in which every column has a value."""
    return [each(lambda *row, i=i: row[i], *columns) for i in range(len(columns))]


def of_vector(function, *columns, take=lambda found: [found]):
    """A function of vector-ta on these columns of the bars."""
    return VECTOR_TA, lambda b, p: take(getattr(vector_ta, function)(*(b[c] for c in columns), *p.values()))


def exact_pmo(b, p):
    x = decimals(b["close"])
    rate = [None] + [100 * (now - before) / before for before, now in zip(x, x[1:])]
    custom = lambda values, n: smooth(values, n, Decimal(2) / n)
    pmo = custom(each(lambda v: 10 * v, custom(rate, p["firstPeriod"])), p["secondPeriod"])
    return together(pmo, ema(pmo, p["signalPeriod"]))


def custom_of_pandas(values, n):
    """DecisionPoint's smoothing with pandas: its recursion over the seed and what follows."""
    known = values.dropna()
    seeded = pd.concat([pd.Series([known.iloc[:n].mean()], [known.index[n - 1]]), known.iloc[n:]])
    return seeded.ewm(alpha=2 / n, adjust=False).mean().reindex(values.index)


def pmo_of_pandas(b, p):
    rate = pd.Series(b["close"]).pct_change() * 100
    pmo = custom_of_pandas(custom_of_pandas(rate, p["firstPeriod"]) * 10, p["secondPeriod"])
    signal = talib.EMA(pmo.to_numpy(), p["signalPeriod"])
    return [np.where(np.isnan(signal), np.nan, pmo), signal]


def strength(moves, *periods):
    size = chained(each(abs, moves), *periods)
    return each(lambda m, s: 100 * m / s if s else ZERO, chained(moves, *periods), size)


def exact_smi_ergodic(b, p):
    ergodic = strength(changes(decimals(b["close"])), p["slowPeriod"], p["fastPeriod"])
    ergodic, signal = together(ergodic, ema(ergodic, p["signalPeriod"]))
    return [ergodic, signal, each(lambda e, s: e - s, ergodic, signal)]


def ergodic_of_talib(b, p):
    ergodic = talib.TSI(b["close"], p["slowPeriod"], p["fastPeriod"])
    signal = talib.EMA(ergodic, p["signalPeriod"])
    ergodic = np.where(np.isnan(signal), np.nan, ergodic)
    return [ergodic, signal, ergodic - signal]


def exact_dti(b, p):
    rises, falls = changes(decimals(b["high"])), changes(decimals(b["low"]))
    moves = each(lambda up, fall: max(up, ZERO) - max(-fall, ZERO), rises, falls)
    return [strength(moves, p["firstPeriod"], p["secondPeriod"], p["thirdPeriod"])]


def exact_rmi(b, p):
    return [balance(changes(decimals(b["close"]), p["momentumPeriod"]), p["period"])]


def exact_ift_rsi(b, p):
    values = each(lambda r: (r - 50) / 10, rsi(decimals(b["close"]), p["rsiPeriod"]))
    return [each(tanh, wma(values, p["wmaPeriod"]))]


def exact_derivative(b, p):
    s = chained(rsi(decimals(b["close"]), p["rsiPeriod"]), p["firstPeriod"], p["secondPeriod"])
    return [each(lambda value, mean: value - mean, s, sma(s, p["signalPeriod"]))]


def derivative_of_talib(b, p):
    s = talib.EMA(talib.EMA(talib.RSI(b["close"], p["rsiPeriod"]), p["firstPeriod"]), p["secondPeriod"])
    return [s - talib.SMA(s, p["signalPeriod"])]


def exact_premier(b, p):
    high, low = over(decimals(b["high"]), p["stochPeriod"], max), over(decimals(b["low"]), p["stochPeriod"], min)
    place = lambda h, l, c: 100 * (c - l) / (h - l) if h > l else ZERO
    value = each(lambda k: (k - 50) / 10, each(place, high, low, decimals(b["close"])))
    root = Decimal(p["period"]).sqrt()
    for _ in range(2):
        value = smooth(value, int(root), 2 / (root + 1))
    return [each(lambda s: tanh(s / 2), value)]


def premier_of_talib(b, p):
    """Where the root is a whole number."""
    k, n = talib.STOCHF(b["high"], b["low"], b["close"], p["stochPeriod"], 1, 0)[0], int(p["period"] ** 0.5)
    s = np.exp(talib.EMA(talib.EMA(0.1 * (k - 50), n), n))
    return [(s - 1) / (s + 1)]


def named(names, *sets):
    return [dict(zip(names.split(), numbers)) for numbers in sets]


CASES = [
    *(
        Case("pmo", p, exact_pmo, other=(f"pandas {pd.__version__}", pmo_of_pandas), recursive=True)
        for p in named("firstPeriod secondPeriod signalPeriod", (35, 20, 10), (8, 5, 1))
    ),
    *(
        Case("smiErgodic", p, exact_smi_ergodic, other=(f"{TALIB}'s TSI and EMA", ergodic_of_talib), recursive=True)
        for p in named("fastPeriod slowPeriod signalPeriod", (5, 20, 5), (3, 8, 4))
    ),
    *(
        # vector-ta's averages start with the first move.
        Case("dti", p, exact_dti, other=of_vector("dti", "high", "low"), from_row=55, recursive=True)
        for p in named("firstPeriod secondPeriod thirdPeriod", (4, 3, 2), (2, 1, 3))
    ),
    Case("dti", dict(firstPeriod=14, secondPeriod=10, thirdPeriod=5), exact_dti, recursive=True),
    *(Case("rmi", p, exact_rmi, recursive=True) for p in named("period momentumPeriod", (20, 5), (8, 3))),
    Case(
        "rmi",
        {"period": 14, "momentumPeriod": 1},
        exact_rmi,
        other=(f"{TALIB}'s RSI", lambda b, p: [talib.RSI(b["close"], p["period"])]),
        recursive=True,
    ),
    *(
        Case("iftRsi", p, exact_ift_rsi, other=of_vector("ift_rsi", "close"), recursive=True)
        for p in named("rsiPeriod wmaPeriod", (5, 9), (14, 4))
    ),
    *(
        Case("derivativeOsc", p, exact_derivative, other=(f"{TALIB}'s RSI, EMA and SMA", derivative_of_talib), recursive=True)
        for p in named("rsiPeriod firstPeriod secondPeriod signalPeriod", (14, 5, 3, 9), (7, 4, 2, 5))
    ),
    *(
        Case("premierStoch", p, exact_premier, other=(f"{TALIB}'s STOCHF and EMA", premier_of_talib), recursive=True)
        for p in named("stochPeriod period", (8, 25), (14, 9))
    ),
    Case("premierStoch", {"stochPeriod": 5, "period": 20}, exact_premier, recursive=True),
]

if __name__ == "__main__":
    write("extras_chains", CASES)
