"""Golden values of the candlestick patterns: python pattern_cases.py [FOLDER OF TIERCEL_TEST_DATA].

Besides the cases on the small walk (pattern.json) it writes candles.json: a walk of candles in which each pattern occurs,
with the hash of each pattern's scores in whole numbers. TA-Lib agrees with them in every bar of that walk, as its averages
of whole numbers are hardly ever rounded. With the folder it also writes candles_eurusd.json, the same of the real minutes
of a year, with the number of bars in which TA-Lib differs: in each of them some distance is just its bound.
"""

import gzip
import hashlib
import json
import os
import sys

import numpy as np
import talib
import talib.abstract

from candle_patterns import PATTERNS, Candles
from common import Case, Walk, write

COLUMNS = ("open", "high", "low", "close")
OTHER_PENETRATIONS = (0.15, 1.25)
TWO_SIDED = {
    "abandonedBaby", "beltHold", "breakaway", "closingMarubozu", "counterattack", "dojiStar", "engulfing",
    "gapSideSideWhite", "harami", "haramiCross", "highWave", "hikkake", "hikkakeMod", "kicking", "kickingByLength",
    "longLine", "marubozu", "riseFallThreeMethods", "separatingLines", "shortLine", "spinningTop", "tasukiGap",
    "threeInside", "threeLineStrike", "threeOutside", "tristar", "xSideGapThreeMethods",
}  # fmt: skip

# Candles as their gap from the close before, close - open, and the shadows above and below, all in ticks. Where the walk
# plants a sequence its candles come one after the other.
SHAPES = {
    "rows": 20000,
    "first": 100000,
    "oneInPlanted": 40,
    "gaps": [0, 0, 0, 1, -1, 3, -3, 12, -12, 30, -30],
    "bodies": [0, 1, 2, 5, 10, 20, 40, 0, -1, -2, -5, -10, -20, -40],
    "shadows": [0, 0, 0, 1, 2, 5, 15, 40],
    "planted": [
        [[0, 60, 2, 2], [10, -3, 1, 1], [-10, -2, 1, 1], [-2, -2, 1, 1], [1, 40, 1, 1]],  # mat hold
        [[0, -50, 1, 1], [-50, 50, 1, 1]],  # counterattack, up and down
        [[0, 50, 1, 1], [50, -50, 1, 1]],
        [[0, -50, 0, 0], [0, -40, 0, 0], [-10, -10, 30, 2], [45, -70, 0, 0]],  # concealing baby swallow
        [[0, -40, 0, 60], [20, -20, 0, 30], [5, -2, 0, 0]],  # three stars in the south
        [[0, -50, 1, 1], [-5, -10, 1, 1], [2, -8, 1, 1], [0, -8, 1, 1], [0, 29, 1, 1]],  # breakaway, up and down
        [[0, 50, 1, 1], [5, 10, 1, 1], [-2, 8, 1, 1], [0, 8, 1, 1], [0, -29, 1, 1]],
        [[0, 60, 1, 1], [-5, -5, 1, 1], [-5, -5, 1, 1], [-5, -5, 1, 1], [2, 50, 1, 1]],  # rising, falling methods
        [[0, -60, 1, 1], [5, 5, 1, 1], [5, 5, 1, 1], [5, 5, 1, 1], [-2, -50, 1, 1]],
        [[0, 20, 1, 1], [-5, -30, 1, 0], [10, -30, 1, 0], [10, -30, 1, 0]],  # three black crows
        [[0, 40, 1, 1], [20, -10, 1, 1], [5, -35, 1, 1]],  # two crows
        [[0, 40, 1, 1], [20, -5, 1, 1], [10, -15, 1, 1]],  # upside gap two crows
        [[0, -50, 1, 1], [-20, 0, 1, 1], [20, 40, 1, 1]],  # abandoned baby, up and down
        [[0, 50, 1, 1], [20, 0, 1, 1], [-20, -40, 1, 1]],
        [[0, -20, 1, 1], [5, -20, 1, 1], [5, -20, 1, 1], [0, -10, 10, 1], [12, 40, 1, 1]],  # ladder bottom
    ],
}


def walk():
    """Bars in ticks."""
    draw, price, queue, bars = Walk(11), SHAPES["first"], [], []
    one_of = lambda values: values[draw.below(len(values))]
    for _ in range(SHAPES["rows"]):
        if not queue and draw.below(SHAPES["oneInPlanted"]) == 0:
            queue = list(one_of(SHAPES["planted"]))
        if queue:
            gap, body, upper, lower = queue.pop(0)
        else:
            gap, body, upper, lower = (one_of(SHAPES[name]) for name in ("gaps", "bodies", "shadows", "shadows"))
        first = price + gap
        price = first + body
        bars.append((first, max(first, price) + upper, min(first, price) - lower, price))
    return dict(zip(COLUMNS, np.array(bars).T))


def parameters_of(name):
    standard = PATTERNS[name][1]
    return [{}] if standard is None else [{"penetration": p} for p in (standard, *OTHER_PENETRATIONS)]


def scores(name, bars, parameters):
    """The exact scores, 0 in TA-Lib's lookback, and the bars in which some distance is just its bound."""
    function, _, work = PATTERNS[name]
    candles = Candles(bars, parameters.get("penetration"))
    found = work(candles).astype(np.int32)
    found[: talib.abstract.Function("CDL" + function).lookback] = 0
    return found, candles.tied


def of_talib(name, bars, scale, parameters):
    columns = [bars[column] / scale for column in COLUMNS]
    return getattr(talib, "CDL" + PATTERNS[name][0])(*columns, **parameters)


def described(name, parameters, found):
    values, counts = np.unique(found, return_counts=True)
    return {
        "name": name,
        "parameters": parameters,
        "counts": {str(value): int(count) for value, count in zip(values, counts) if value != 0},
        "sha256": hashlib.sha256(found.astype("<i4").tobytes()).hexdigest(),
    }


def generated():
    bars, out = walk(), []
    for name in PATTERNS:
        for parameters in parameters_of(name):
            found, _ = scores(name, bars, parameters)
            assert (found == of_talib(name, bars, 1.0, parameters)).all(), name
            out.append(described(name, parameters, found))
        standard, _ = scores(name, bars, parameters_of(name)[0])
        assert {int(sign) for sign in np.sign(standard)} >= ({-1, 1} if name in TWO_SIDED else {0}), name
        assert standard.any(), name
    return {"shapes": SHAPES, "patterns": out}


def of_minutes(folder):
    file = os.path.join(folder, "histdata-1m", "eurusd_1m_2018.csv.gz")
    with gzip.open(file, "rt", encoding="ascii") as lines:
        rows = [line.split(",")[1:5] for line in list(lines)[1:]]
    ticks = np.array([[int(price.replace(".", "")) for price in row] for row in rows])
    assert (ticks % 10 == 0).all()  # six decimals, of which five are used
    bars, out = dict(zip(COLUMNS, ticks.T // 10)), []
    for name in PATTERNS:
        parameters = parameters_of(name)[0]
        found, tied = scores(name, bars, parameters)
        differs = found != of_talib(name, bars, 1e5, parameters)
        if not name.startswith("hikkake"):  # one of an earlier bar decides whether a find is confirmed
            assert not (differs & ~tied).any(), name
        out.append(described(name, parameters, found) | {"talibDiffers": int(differs.sum())})
    return {"source": f"exact ticks, and TA-Lib {talib.__version__}", "rows": len(rows), "patterns": out}


def write_json(name, value):
    with open(os.path.join(os.path.dirname(__file__), name), "w", encoding="ascii") as file:
        file.write(json.dumps(value, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


def on_small_walk(name):
    def exact(b, parameters):
        ticks = {column: [int(price * 100000) for price in b[column]] for column in COLUMNS}
        return [scores(name, ticks, parameters)[0].tolist()]

    return exact


CASES = [Case(name, p, exact=on_small_walk(name), ties=True) for name in PATTERNS for p in parameters_of(name)]

write("pattern", CASES)
write_json("candles.json", generated())
if len(sys.argv) > 1:
    write_json("candles_eurusd.json", of_minutes(sys.argv[1]))
