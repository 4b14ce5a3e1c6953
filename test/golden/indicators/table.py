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
    ticks, out = 120000, {name: [] for name in ("open", "high", "low", "close", "volume")}
    for _ in range(rows):
        first = ticks
        ticks += below(41) - 20 if below(8) else 0
        wide = below(6)
        out["open"].append(first)
        out["close"].append(ticks)
        out["high"].append(max(first, ticks) + (below(15) if wide else 0))
        out["low"].append(min(first, ticks) - (below(15) if wide else 0))
        out["volume"].append(below(900) + 1)
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


def real(x):
    return Fraction(x) if isinstance(x, int) else x


def as_decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def exact_bbands(b, p):
    n, up, down = p["period"], p["deviationsUp"], p["deviationsDown"]
    middle = over(b["close"], n, lambda w: as_decimal(mean(w)))
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


EXACT = {
    "bbands": exact_bbands,
    "donchian": exact_donchian,
    "highest": lambda b, p: [over(b["close"], p["period"], max)],
    "lowest": lambda b, p: [over(b["close"], p["period"], min)],
    "roc": exact_roc,
    "stddev": exact_stddev,
}


def talib_values(name, b, p):
    """None where TA-Lib has no such function."""
    high, low, close = b["high"], b["low"], b["close"]
    n = p.get("period")
    if name == "bbands":
        return talib.BBANDS(close, n, p["deviationsUp"], p["deviationsDown"])
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
    ("bbands", {"period": 5, "deviationsUp": 2, "deviationsDown": 2}),
    ("bbands", {"period": 20, "deviationsUp": 1.5, "deviationsDown": 2.5}),
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
    return [None if x is None or math.isnan(x) else float(x) for x in values]


def outputs(values):
    return [listed(v) for v in (values if isinstance(values, (tuple, list)) else (values,))]


def main():
    ticks = bars(160)
    steps = {name: 100000 if name != "volume" else 1 for name in ticks}
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
