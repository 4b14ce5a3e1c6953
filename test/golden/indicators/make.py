"""Writes golden.json: values of the indicators from TA-Lib (PyPI wheel, 0.8.2) and from exact rational arithmetic.

Run: python make.py (needs the PyPI packages TA-Lib and numpy). The inputs are made here and written beside the values.
"""

import json
import math
import os
from fractions import Fraction

import numpy as np
import talib

STATE = 1


def below(n):
    """Numerical Recipes' linear congruential generator."""
    global STATE
    STATE = (STATE * 1664525 + 1013904223) % 2**32
    return (STATE >> 8) % n


def bars(rows):
    ticks, out = 120000, {"high": [], "low": [], "close": []}
    for _ in range(rows):
        ticks += below(41) - 20
        out["close"].append(ticks)
        out["high"].append(ticks + below(15))
        out["low"].append(ticks - below(15))
    return out


def rounded_means(values, period):
    """Means of exact numbers, each rounded once: float() of a Fraction is the nearest double."""
    none = [None] * (period - 1)
    return none + [float(sum(values[i - period + 1 : i + 1]) / period) for i in range(period - 1, len(values))]


def smoothed(values, period, weight):
    """The textbook recursion in rational numbers, started from the mean of the first `period`."""
    y = sum(values[:period]) / period
    out = [y]
    for x in values[period:]:
        y += weight * (x - y)
        out.append(y)
    return out


def exact_ema(values, period):
    return [None] * (period - 1) + [float(y) for y in smoothed(values, period, Fraction(2, period + 1))]


def exact_rsi(values, period):
    changes = [b - a for a, b in zip(values, values[1:])]
    gains = smoothed([max(c, Fraction(0)) for c in changes], period, Fraction(1, period))
    losses = smoothed([max(-c, Fraction(0)) for c in changes], period, Fraction(1, period))
    return [None] * period + [float(100 * g / (g + l)) for g, l in zip(gains, losses)]


def exact_atr(high, low, close, period):
    ranges = [max(h, c) - min(l, c) for h, l, c in zip(high[1:], low[1:], close)]
    return [None] * period + [float(y) for y in smoothed(ranges, period, Fraction(1, period))]


def listed(array):
    return [None if math.isnan(x) else float(x) for x in array]


def main():
    ticks = bars(100)
    floats = {name: [t / 100000 for t in column] for name, column in ticks.items()}
    exact = {name: [Fraction(t, 100000) for t in column] for name, column in ticks.items()}
    high, low, close = (np.array(floats[name]) for name in ("high", "low", "close"))
    wide = [(below(2000001) - 1000000) * 2.0 ** (below(120) - 60) for _ in range(80)]
    cases = []
    for period in (2, 5, 14, 30):
        cases += [
            ["sma", period, listed(talib.SMA(close, period)), rounded_means(exact["close"], period)],
            ["ema", period, listed(talib.EMA(close, period)), exact_ema(exact["close"], period)],
            ["rsi", period, listed(talib.RSI(close, period)), exact_rsi(exact["close"], period)],
            [
                "atr",
                period,
                listed(talib.ATR(high, low, close, period)),
                exact_atr(exact["high"], exact["low"], exact["close"], period),
            ],
        ]
    golden = {
        "source": f"TA-Lib {talib.__version__} (PyPI wheel) and Python's fractions, by make.py",
        "step": 0.00001,
        "bars": floats,
        "cases": [dict(zip(("name", "period", "talib", "exact"), case)) for case in cases],
        "wide": {
            "values": wide,
            "means": {str(p): rounded_means([Fraction(x) for x in wide], p) for p in (1, 3, 7, 20)},
        },
    }
    with open(os.path.join(os.path.dirname(__file__), "golden.json"), "w", encoding="ascii") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")


main()
