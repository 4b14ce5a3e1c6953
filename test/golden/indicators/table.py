"""Writes table.json: values of the indicators from TA-Lib (PyPI wheel, 0.8.2), and from rational or 50-digit arithmetic.

Run: python table.py (needs the PyPI packages TA-Lib and numpy). Inputs are made here and written beside the values.
Each case says which indicator, with which parameters, and for each of its outputs what the two others give.
"""

import json
import math
import os
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import talib

getcontext().prec = 50
STATE = 7


def below(n):
    """Numerical Recipes' linear congruential generator."""
    global STATE
    STATE = (STATE * 1664525 + 1013904223) % 2**32
    return (STATE >> 8) % n


def bars(rows):
    """Bars of a walk in ticks; some repeat the one before, some have no range, and volumes are whole."""
    ticks, out = 120000, {name: [] for name in ("open", "high", "low", "close", "volume", "session")}
    for row in range(rows):
        first = ticks
        ticks += below(41) - 20 if below(8) else 0
        wide = below(6)
        out["open"].append(first)
        out["close"].append(ticks)
        out["high"].append(max(first, ticks) + (below(15) if wide else 0))
        out["low"].append(min(first, ticks) - (below(15) if wide else 0))
        out["volume"].append(below(900) + 1)
        out["session"].append(row // 45)
    return out


def root(x):
    """Square root of a Fraction to 50 digits."""
    return (Decimal(x.numerator) / Decimal(x.denominator)).sqrt()


def windows(values, period):
    """The windows that end in each row, None before the first whole one."""
    return [None] * (period - 1) + [values[i - period + 1 : i + 1] for i in range(period - 1, len(values))]


def over(values, period, work):
    return [None if w is None else work(w) for w in windows(values, period)]


def mean(w):
    return sum(w) / Fraction(len(w))


def spread(w):
    m = mean(w)
    return root(sum((x - m) ** 2 for x in w) / len(w))


def as_decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def exact_bbands(b, p):
    n, up, down = p["period"], p["deviationsUp"], p["deviationsDown"]
    middle = [None if x is None else as_decimal(x) for x in AVERAGES[p["average"]](b["close"], n)]
    width = over(b["close"], n, spread)
    return [
        [None if w is None else m + Decimal(up) * w for m, w in zip(middle, width)],
        middle,
        [None if w is None else m - Decimal(down) * w for m, w in zip(middle, width)],
    ]


def exact_stddev(b, p):
    return [over(b["close"], p["period"], lambda w: Decimal(p["deviations"]) * spread(w))]


def exact_donchian(b, p):
    upper, lower = over(b["high"], p["period"], max), over(b["low"], p["period"], min)
    return [upper, [None if u is None else (u + l) / 2 for u, l in zip(upper, lower)], lower]


def exact_roc(b, p):
    n, x = p["period"], b["close"]
    return [[None] * n + [100 * (new - old) / old for old, new in zip(x, x[n:])]]


def smoothed(values, start, weight):
    """The recursion y += weight (x - y) over `values`, from `start` on: the values after it."""
    out = []
    for x in values:
        start += weight * (x - start)
        out.append(start)
    return out


def average(values, period, weight):
    """Such an average, seeded with the mean of the first `period` values; None before. `values` may begin with None."""
    none = sum(x is None for x in values)
    known = values[none:]
    seed = mean(known[:period])
    return [None] * (none + period - 1) + [seed] + smoothed(known[period:], seed, weight)


def ema(values, period):
    return average(values, period, Fraction(2, period + 1))


def rma(values, period):
    return average(values, period, Fraction(1, period))


def wma(values, period):
    none = sum(x is None for x in values)
    total = Fraction(period * (period + 1), 2)
    work = lambda w: sum(k * x for k, x in enumerate(w, 1)) / total
    return [None] * none + over(values[none:], period, work)


def sma(values, period):
    none = sum(x is None for x in values)
    return [None] * none + over(values[none:], period, mean)


AVERAGES = {"sma": sma, "ema": ema, "wma": wma, "rma": rma}


def minus(a, b):
    return [None if x is None or y is None else x - y for x, y in zip(a, b)]


def exact_macd(b, p):
    fast, slow, x = p["fastPeriod"], p["slowPeriod"], b["close"]
    late = [None] * (slow - fast) + x[slow - fast :]
    macd = minus(ema(late, fast), ema(x, slow))
    signal = ema(macd, p["signalPeriod"])
    return [[None if s is None else m for m, s in zip(macd, signal)], signal, minus(macd, signal)]


def exact_stoch(b, p):
    n = p["period"]
    highest, lowest = over(b["high"], n, max), over(b["low"], n, min)
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


def exact_obv(b, p):
    total, out = b["volume"][0], [b["volume"][0]]
    for last, now, volume in zip(b["close"], b["close"][1:], b["volume"][1:]):
        total += volume if now > last else -volume if now < last else 0
        out.append(total)
    return [out]


def typical_volume(b):
    return [((h + l + c) / 3 * v, v) for h, l, c, v in zip(b["high"], b["low"], b["close"], b["volume"])]


def exact_vwap(b, p):
    return [over(typical_volume(b), p["period"], lambda w: sum(x for x, _ in w) / sum(v for _, v in w))]


def exact_session_vwap(b, p):
    out, session, money, volume = [], None, 0, 0
    for now, (x, v) in zip(b["session"], typical_volume(b)):
        if now != session:
            session, money, volume = now, 0, 0
        money, volume = money + x, volume + v
        out.append(money / volume)
    return [out]


EXACT = {
    "adx": exact_adx,
    "macd": exact_macd,
    "minusDi": lambda b, p: [exact_directions(b, p["period"])[1]],
    "obv": exact_obv,
    "plusDi": lambda b, p: [exact_directions(b, p["period"])[0]],
    "rma": lambda b, p: [rma(b["close"], p["period"])],
    "sessionVwap": exact_session_vwap,
    "stoch": exact_stoch,
    "vwap": exact_vwap,
    "wma": lambda b, p: [wma(b["close"], p["period"])],
    "bbands": exact_bbands,
    "donchian": exact_donchian,
    "highest": lambda b, p: [over(b["close"], p["period"], max)],
    "lowest": lambda b, p: [over(b["close"], p["period"], min)],
    "roc": exact_roc,
    "stddev": exact_stddev,
}


MA_TYPES = {"sma": 0, "ema": 1, "wma": 2}


def talib_values(name, b, p):
    """None where TA-Lib has no such function."""
    high, low, close = b["high"], b["low"], b["close"]
    n = p.get("period")
    if name == "adx":
        adx = talib.ADX(high, low, close, n)
        directions = talib.PLUS_DI(high, low, close, n), talib.MINUS_DI(high, low, close, n)
        return (adx, *(np.where(np.isnan(adx), np.nan, column) for column in directions))
    if name == "plusDi":
        return talib.PLUS_DI(high, low, close, n)
    if name == "minusDi":
        return talib.MINUS_DI(high, low, close, n)
    if name == "bbands" and p["average"] in MA_TYPES:
        return talib.BBANDS(close, n, p["deviationsUp"], p["deviationsDown"], MA_TYPES[p["average"]])
    if name == "engulfing":
        return talib.CDLENGULFING(b["open"], high, low, close)
    if name == "macd":
        return talib.MACD(close, p["fastPeriod"], p["slowPeriod"], p["signalPeriod"])
    if name == "obv":
        return talib.OBV(close, b["volume"])
    if name == "stoch" and p["kAverage"] in MA_TYPES and p["dAverage"] in MA_TYPES:
        kinds = MA_TYPES[p["kAverage"]], MA_TYPES[p["dAverage"]]
        return talib.STOCH(high, low, close, n, p["kPeriod"], kinds[0], p["dPeriod"], kinds[1])
    if name == "wma":
        return talib.WMA(close, n)
    if name == "highest":
        return talib.MAX(close, n)
    if name == "lowest":
        return talib.MIN(close, n)
    if name == "roc":
        return talib.ROC(close, n)
    if name == "stddev":
        return talib.STDDEV(close, n, p["deviations"])
    if name == "donchian":
        upper, lower = talib.MAX(high, n), talib.MIN(low, n)
        return upper, (upper + lower) / 2, lower
    return None


CASES = [
    ("adx", {"period": 2}),
    ("adx", {"period": 14}),
    ("bbands", {"period": 5, "deviationsUp": 2, "deviationsDown": 2, "average": "sma"}),
    ("bbands", {"period": 20, "deviationsUp": 1.5, "deviationsDown": 2.5, "average": "sma"}),
    ("bbands", {"period": 20, "deviationsUp": 2, "deviationsDown": 2, "average": "ema"}),
    ("bbands", {"period": 10, "deviationsUp": 2, "deviationsDown": 2, "average": "wma"}),
    ("engulfing", {}),
    ("macd", {"fastPeriod": 12, "slowPeriod": 26, "signalPeriod": 9}),
    ("macd", {"fastPeriod": 3, "slowPeriod": 7, "signalPeriod": 1}),
    ("minusDi", {"period": 2}),
    ("minusDi", {"period": 14}),
    ("obv", {}),
    ("plusDi", {"period": 2}),
    ("plusDi", {"period": 14}),
    ("rma", {"period": 1}),
    ("rma", {"period": 14}),
    ("sessionVwap", {}),
    ("stoch", {"period": 5, "kPeriod": 3, "kAverage": "sma", "dPeriod": 3, "dAverage": "sma"}),
    ("stoch", {"period": 14, "kPeriod": 12, "kAverage": "sma", "dPeriod": 1, "dAverage": "ema"}),
    ("stoch", {"period": 9, "kPeriod": 4, "kAverage": "wma", "dPeriod": 5, "dAverage": "rma"}),
    ("vwap", {"period": 1}),
    ("vwap", {"period": 20}),
    ("wma", {"period": 2}),
    ("wma", {"period": 30}),
    ("donchian", {"period": 2}),
    ("donchian", {"period": 20}),
    ("highest", {"period": 2}),
    ("highest", {"period": 30}),
    ("lowest", {"period": 2}),
    ("lowest", {"period": 30}),
    ("roc", {"period": 1}),
    ("roc", {"period": 10}),
    ("stddev", {"period": 2, "deviations": 1}),
    ("stddev", {"period": 20, "deviations": 2}),
]


def listed(values):
    return [None if x is None or math.isnan(x) else float(x) for x in values]  # float() of a Fraction rounds once


def outputs(values):
    return [listed(v) for v in (values if isinstance(values, (tuple, list)) else (values,))]


def main():
    ticks = bars(160)
    steps = {name: 1 if name in ("volume", "session") else 100000 for name in ticks}
    floats = {name: [t / steps[name] for t in column] for name, column in ticks.items()}
    exact = {name: [Fraction(t, steps[name]) for t in column] for name, column in ticks.items()}
    arrays = {name: np.array(column, dtype=float) for name, column in floats.items()}
    cases = []
    for name, parameters in CASES:
        theirs = talib_values(name, arrays, parameters)
        cases.append(
            {
                "name": name,
                "parameters": parameters,
                "talib": None if theirs is None else outputs(theirs),
                "exact": outputs(EXACT[name](exact, parameters)) if name in EXACT else None,
            }
        )
    golden = {
        "source": f"TA-Lib {talib.__version__} (PyPI wheel) and Python's fractions and decimals, by table.py",
        "steps": {name: 1 / step for name, step in steps.items()},
        "bars": floats,
        "cases": cases,
    }
    with open(os.path.join(os.path.dirname(__file__), "table.json"), "w", encoding="ascii") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")


main()
