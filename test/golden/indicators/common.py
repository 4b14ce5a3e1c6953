"""What the scripts of golden values share: bars, windows and averages in rational arithmetic, the calls of TA-Lib, the file.

`<group>_cases.py` gives the cases of a group of indicators and writes <group>.json: python overlap_cases.py (needs the
PyPI packages TA-Lib and numpy, and what the script itself names). Values are kept for some rows of each case.
"""

import json
import math
import os
import sys
from dataclasses import dataclass
from decimal import Decimal, getcontext
from fractions import Fraction
from typing import Callable, Optional

import numpy as np
import talib
import talib.abstract

getcontext().prec = 50
ROWS = 160
STEPS = {name: 100000 for name in ("open", "high", "low", "close")} | {name: 1 for name in ("volume", "session", "minute", "periods", "anchor")}
# Series of indicators that have no columns of bars, and counts.
SERIES = {"a": "high", "b": "low", "advances": "volume"}


class Walk:
    """Numerical Recipes' linear congruential generator."""

    def __init__(self, state=7):
        self.state = state

    def below(self, n):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % n


def ticks(rows=ROWS):
    """Bars of a walk in ticks; some repeat the one before, some have no range, and volumes are whole."""
    walk, price, out = Walk(), 120000, {name: [] for name in STEPS}
    for row in range(rows):
        first = price
        price += walk.below(41) - 20 if walk.below(8) else 0
        wide = walk.below(6)
        out["open"].append(first)
        out["close"].append(price)
        out["high"].append(max(first, price) + (walk.below(15) if wide else 0))
        out["low"].append(min(first, price) - (walk.below(15) if wide else 0))
        out["volume"].append(walk.below(900) + 1)
        out["session"].append(row // 45)
        out["minute"].append(row % 45)
        out["periods"].append(row * 7 % 37)
        out["anchor"].append(int(row % 40 == 17))
    return out


def exact_bars(rows=ROWS):
    """The bars as fractions, with the series `a` and `b`."""
    bars = {name: [Fraction(t, STEPS[name]) for t in column] for name, column in ticks(rows).items()}
    return bars | {name: bars[column] for name, column in SERIES.items()}


def float_bars(rows=ROWS):
    """The bars as arrays of doubles."""
    bars = {name: np.array([t / STEPS[name] for t in column]) for name, column in ticks(rows).items()}
    return bars | {name: bars[column] for name, column in SERIES.items()}


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


def chain(values, period, count):
    """The exponential average, its average, and so on."""
    out = []
    for _ in range(count):
        values = ema(values, period)
        out.append(values)
    return out


def weighted_sum(columns, weights):
    return [None if None in row else sum(w * x for w, x in zip(weights, row)) for row in zip(*columns)]


def dema(values, period):
    return weighted_sum(chain(values, period, 2), (2, -1))


def tema(values, period):
    return weighted_sum(chain(values, period, 3), (3, -3, 1))


def t3(values, period, v=Fraction(7, 10)):
    weights = (1 + 3 * v + 3 * v**2 + v**3, -6 * v**2 - 3 * v - 3 * v**3, 3 * v**2 + 3 * v**3, -(v**3))
    return weighted_sum(chain(values, period, 6)[2:], weights)


def trima(values, period):
    """The window's weights rise to its middle and fall again."""
    none = sum(x is None for x in values)
    weights = [min(i + 1, period - i) for i in range(period)]
    work = lambda w: sum(k * x for k, x in zip(weights, w)) / Fraction(sum(weights))
    return [None] * none + over(values[none:], period, work)


def kama(values, period):
    none = sum(x is None for x in values)
    x = values[none:]
    if period == 1:
        return values
    out, y = [None] * period, x[period - 1]
    for i in range(period, len(x)):
        travelled = sum(abs(x[k] - x[k - 1]) for k in range(i - period + 1, i + 1))
        efficiency = abs(x[i] - x[i - period]) / travelled if travelled else 1
        weight = (efficiency * (Fraction(2, 3) - Fraction(2, 31)) + Fraction(2, 31)) ** 2
        y = Fraction(round((y + weight * (x[i] - y)) * 10**60), 10**60)  # 60 digits: the fractions would grow without end
        out.append(y)
    return [None] * none + out


def hma(values, period):
    doubled = weighted_sum((wma(values, max(period // 2, 1)), wma(values, period)), (2, -1))
    return wma(doubled, math.isqrt(period))


def zlema(values, period):
    none = sum(x is None for x in values)
    lag, x = (period - 1) // 2, values[none:]
    return ema([None] * (none + lag) + [2 * x[i] - x[i - lag] for i in range(lag, len(x))], period)


AVERAGES = {
    "sma": sma,
    "ema": ema,
    "wma": wma,
    "dema": dema,
    "tema": tema,
    "trima": trima,
    "kama": kama,
    "t3": t3,
    "hma": hma,
    "zlema": zlema,
    "rma": rma,
}


def minus(a, b):
    return [None if x is None or y is None else x - y for x, y in zip(a, b)]


def typical_volume(b):
    return [((h + l + c) / 3 * v, v) for h, l, c, v in zip(b["high"], b["low"], b["close"], b["volume"])]


def highest_lowest(b, n):
    """The highest high and the lowest low of the last n bars."""
    return over(b["high"], n, max), over(b["low"], n, min)


def of_talib(function, b, numbers, inputs=None):
    """The outputs of TA-Lib's function on its usual columns, or on `inputs`; words are kinds of averages."""
    names = talib.abstract.Function(function).info["input_names"].values()
    columns = inputs or [c for name in names for c in (name if isinstance(name, list) else [name])]
    numbers = [getattr(talib.MA_Type, n.upper()) if isinstance(n, str) else n for n in numbers]
    found = getattr(talib, function)(*(b[c].astype(float) for c in columns), *numbers)
    return found if isinstance(found, (tuple, list)) else (found,)


@dataclass
class Case:
    """One indicator with one set of parameters, all of them and in the order of its row, and what others give for it."""

    name: str
    parameters: dict
    exact: Optional[Callable] = None  # (exact bars, parameters): the columns of the outputs, by the published formula
    talib: Optional[str] = None  # TA-Lib's function of the same parameters
    inputs: Optional[list] = None  # its columns where they are not TA-Lib's own choice
    other: Optional[tuple] = None  # (name and version of a library or paper, (float bars, parameters): the columns)
    recursive: bool = False  # rounding differs by the way of computing, within 1e-9 and not 1e-12 of the scale
    ties: bool = False  # compares differences of prices: as doubles rounding decides, on the step the decimals do
    from_row: int = 0  # where the other library starts a recursion in another way: the first row compared
    slack: float = 1e-9  # of the other library's rounding, of the scale
    series: Optional[dict] = None  # the columns that its series are, where they are others than those of SERIES


def listed(values):
    """float() of a Fraction rounds once."""
    return [None if x is None or math.isnan(x) else float(x) for x in values]


def kept_rows(columns, from_row):
    """The rows before and after each column's first value, the last one, and some thirty between."""
    last = len(columns[0]) - 1
    rows = {last, *range(from_row, last, 5)}
    for column in columns:
        first = next((i for i, x in enumerate(column) if x is not None), last)
        rows |= {row for row in (first - 1, first, first + 1, first + 2) if from_row <= row <= last}
    return sorted(rows)


def values_of(columns, from_row=0):
    columns = [listed(column) for column in columns]
    rows = kept_rows(columns, from_row)
    return {"rows": rows, "outputs": [[column[row] for row in rows] for column in columns]}


def case_json(case, exact, floats):
    out = {"name": case.name, "parameters": case.parameters}
    if case.series is not None:
        out["series"] = case.series
        exact, floats = (bars | {name: bars[column] for name, column in case.series.items()} for bars in (exact, floats))
    if case.recursive:
        out["recursive"] = True
    if case.ties:
        out["ties"] = True
    if case.talib is not None:
        out["talib"] = values_of(of_talib(case.talib, floats, case.parameters.values(), case.inputs))
    if case.exact is not None:
        out["exact"] = values_of(case.exact(exact, case.parameters))
    if case.other is not None:
        source, work = case.other
        out["other"] = {"source": source, "slack": case.slack} | values_of(work(floats, case.parameters), case.from_row)
    return out


def write(group, cases):
    """Writes <group>.json where <group>_cases.py is what runs; where it is imported it only gives its cases."""
    if os.path.basename(sys.argv[0]) != f"{group}_cases.py":
        return
    exact, floats = exact_bars(), float_bars()
    golden = {
        "source": f"TA-Lib {talib.__version__} (PyPI wheel) and Python's fractions and decimals, by {group}_cases.py",
        "cases": [case_json(case, exact, floats) for case in cases],
    }
    with open(os.path.join(os.path.dirname(__file__), f"{group}.json"), "w", encoding="ascii") as file:
        file.write(json.dumps(golden, separators=(",", ":")).replace('{"name"', '\n{"name"'))
        file.write("\n")


def write_bars():
    bars = {name: [t / STEPS[name] for t in column] for name, column in ticks().items()}
    out = {"steps": {name: 1 / step for name, step in STEPS.items()}, "series": SERIES, "bars": bars}
    with open(os.path.join(os.path.dirname(__file__), "bars.json"), "w", encoding="ascii") as file:
        json.dump(out, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    write_bars()
