"""Golden values of the measures of trends that TA-Lib does not have: python trend_extras_cases.py.

Needs vector-ta, pandas-ta-classic and tulipy besides.
"""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import tulipy
import vector_ta

from common import AVERAGES, Case, as_decimal, ema, highest_lowest, over, root, sma, write

VECTOR = "vector-ta 0.2.8"
PANDAS = "pandas-ta-classic 0.8.32"
TULIP = "tulipy 0.4.0"


def flags(values):
    """Masks: 0 where nothing is known."""
    return [Fraction(int(bool(v))) for v in values]


def moved(x, n, sign):
    return [False if i < n or x[i] is None or x[i - n] is None else sign * (x[i] - x[i - n]) > 0 for i in range(len(x))]


def exact_moving(sign):
    def columns(b, p):
        n, x = p["period"], b["close"]
        if p["compare"] == "ends":
            return [flags(moved(x, n, sign))]
        one = moved(x, 1, sign)
        return [flags([i >= n and all(one[i - n + 1 : i + 1]) for i in range(len(x))])]

    return columns


def exact_run(fast, slow, n, sign):
    either = [a or b for a, b in zip(moved(slow, n, 1), moved(slow, n, -1))]
    return flags([a and b for a, b in zip(moved(fast, n, sign), either)])


def exact_amat(b, p):
    average = AVERAGES[p["average"]]
    fast, slow = average(b["close"], p["fastPeriod"]), average(b["close"], p["slowPeriod"])
    return [exact_run(fast, slow, p["rows"], sign) for sign in (1, -1)]


def exact_ttm(b, p):
    center = sma([(h + l) / 2 for h, l in zip(b["high"], b["low"])], p["period"])
    return [flags([m is not None and c > m for c, m in zip(b["close"], center)])]


def true_ranges(b):
    high, low, close = b["high"], b["low"], b["close"]
    return [None] + [max(high[i], close[i - 1]) - min(low[i], close[i - 1]) for i in range(1, len(high))]


def exact_choppiness(b, p):
    n, ranges = p["period"], true_ranges(b)
    highest, lowest = highest_lowest(b, n)
    out = [None] * n
    for i in range(n, len(ranges)):
        ratio = as_decimal(sum(ranges[i - n + 1 : i + 1]) / (highest[i] - lowest[i]))
        out.append(100 * ratio.log10() / Decimal(n).log10())
    return [out]


def exact_pfe(b, p):
    n, x = p["period"], b["close"]
    out = [None] * n
    for i in range(n, len(x)):
        way = sum(root((x[j] - x[j - 1]) ** 2 + 1) for j in range(i - n + 1, i + 1))
        straight = 100 * root((x[i] - x[i - n]) ** 2 + n * n) / way
        out.append(straight if x[i] > x[i - n] else -straight)
    k, m = Decimal(2) / (p["smoothPeriod"] + 1), p["smoothPeriod"]
    y = sum(out[n : n + m]) / m
    smooth = [None] * (n + m - 1) + [y]
    for value in out[n + m :]:
        y += k * (value - y)
        smooth.append(y)
    return [smooth]


def swing_indices(b, limit):
    out = [None]
    for i in range(1, len(b["close"])):
        o, h, l, c = (b[k][i] for k in ("open", "high", "low", "close"))
        o1, c1 = b["open"][i - 1], b["close"][i - 1]
        up, down, body = abs(h - c1), abs(l - c1), abs(c1 - o1)
        largest = max(up, down, h - l)
        size = (up - down / 2 if up == largest else down - up / 2 if down == largest else h - l) + body / 4
        move = c - c1 + (c - o) / 2 + (c1 - o1) / 4
        out.append(50 * move / size * max(up, down) / limit if size else Fraction(0))
    return out


def exact_asi(b, p):
    total, out = Fraction(0), [None]
    for x in swing_indices(b, Fraction(repr(p["limit"])))[1:]:
        total += x
        out.append(total)
    return [out]


def of_asi(b, p):
    return vector_ta.accumulation_swing_index(b["open"], b["high"], b["low"], b["close"], p["limit"])


def exact_decay(left):
    def columns(b, p):
        y, out = None, []
        for x in b["close"]:
            y = x if y is None else max(x, left(y, p["period"]))
            out.append(y)
        return [out]

    return columns


def of_tulip(name):
    return TULIP, lambda b, p: [getattr(tulipy, name)(b["close"], p["period"])]


def exact_random_walk(b, p):
    n, ranges = p["period"], true_ranges(b)
    columns = [[None] * n, [None] * n]
    for i in range(n, len(ranges)):
        found = ([], [])
        for k in range(2, n + 1):
            step = as_decimal(sum(ranges[i - k + 1 : i + 1])) / k * Decimal(k).sqrt()
            for out, move in zip(found, (b["high"][i] - b["low"][i - k], b["high"][i - k] - b["low"][i])):
                out.append(as_decimal(move) / step if step else Decimal(0))
        for column, values in zip(columns, found):
            column.append(max(values))
    return columns


def exact_intensity(b, p):
    apart = [None if m is None else x - m for x, m in zip(b["close"], sma(b["close"], p["averagePeriod"]))]
    none = sum(x is None for x in apart)
    share = lambda w: 100 * sum(x for x in w if x > 0) / sum(abs(x) for x in w)
    return [[None] * none + over(apart[none:], p["period"], share)]


def exact_td(b, p):
    close, high, low = b["close"], b["high"], b["low"]
    rows = len(close)
    counts = {}
    for side, sign, beyond in (("buy", -1, low), ("sell", 1, high)):
        on = [i >= 4 and sign * (close[i] - close[i - 4]) > 0 for i in range(rows)]
        other = [i >= 4 and sign * (close[i] - close[i - 4]) < 0 for i in range(rows)]
        setup = [0] * rows
        for i in range(1, rows):
            if on[i] and other[i - 1]:
                setup[i] = 1
            elif on[i] and 0 < setup[i - 1] < 9:
                setup[i] = setup[i - 1] + 1
        counts[side] = (sign, beyond, setup)
    down = {"buy": [0] * rows, "sell": [0] * rows}
    for side, rival in (("buy", "sell"), ("sell", "buy")):
        sign, beyond, setup = counts[side]
        active, count, eighth = False, 0, None
        for i in range(rows):
            if setup[i] == 9:
                active, count = True, 0
            elif counts[rival][2][i] == 9:
                active = False
            if not active or sign * (close[i] - beyond[i - 2]) < 0:
                continue
            if count == 12 and sign * (beyond[i] - eighth) < 0:
                continue
            count += 1
            down[side][i] = count
            eighth = close[i] if count == 8 else eighth
            active = count < 13
    return [[Fraction(x) for x in column] for column in (counts["buy"][2], counts["sell"][2], down["buy"], down["sell"])]


def of_pandas(work):
    def columns(b, p):
        found = work({k: pd.Series(v) for k, v in b.items()}, p)
        found = [found.iloc[:, i] for i in range(found.shape[1])] if isinstance(found, pd.DataFrame) else [found]
        return [column.astype(float) for column in found]

    return PANDAS, columns


CASES = [
    *(
        Case(
            name,
            {"period": n, "compare": "ends"},
            exact_moving(sign),
            other=of_pandas(lambda b, p, name=name: getattr(pta, name)(b["close"], p["period"])),
        )
        for name, sign in (("increasing", 1), ("decreasing", -1))
        for n in (1, 5)
    ),
    *(Case(name, {"period": n, "compare": "each"}, exact_moving(sign)) for name, sign in (("increasing", 1), ("decreasing", -1)) for n in (1, 3)),
    *(
        Case(
            name,
            {"period": n},
            lambda b, p, sign=sign: [exact_run(b["a"], b["b"], p["period"], sign)],
            other=of_pandas(lambda b, p, name=name: getattr(pta, {"longRun": "long_run", "shortRun": "short_run"}[name])(b["a"], b["b"], p["period"])),
        )
        for name, sign in (("longRun", 1), ("shortRun", -1))
        for n in (2, 6)
    ),
    *(
        Case(
            "amat",
            {"fastPeriod": f, "slowPeriod": s, "rows": n, "average": a},
            exact_amat,
            other=of_pandas(lambda b, p: pta.amat(b["close"], p["fastPeriod"], p["slowPeriod"], p["rows"], p["average"])),
        )
        for f, s, n, a in [(8, 21, 2, "sma"), (5, 12, 4, "wma")]
    ),
    Case("amat", {"fastPeriod": 8, "slowPeriod": 21, "rows": 2, "average": "ema"}, exact_amat),
    *(
        Case(
            "ttmTrend",
            {"period": n},
            exact_ttm,
            other=of_pandas(lambda b, p: (pta.ttm_trend(b["high"], b["low"], b["close"], p["period"]) + 1) / 2),
            ties=True,
        )
        for n in (6, 20)
    ),
    *(
        Case(
            "choppiness",
            {"period": n},
            exact_choppiness,
            other=(VECTOR, lambda b, p: [vector_ta.chop(b["high"], b["low"], b["close"], p["period"], 100.0, 1)]),
            from_row=n,
        )
        for n in (14, 5)
    ),
    *(
        Case(
            "pfe",
            {"period": n, "smoothPeriod": m},
            exact_pfe,
            other=(VECTOR, lambda b, p: [vector_ta.pfe(b["close"], p["period"], p["smoothPeriod"])]),
            from_row=60,  # it starts with the first value, not with a mean
            slack=1e-7,
            recursive=True,
        )
        for n, m in [(10, 5), (5, 3)]
    ),
    *(Case("swingIndex", {"limit": k}, lambda b, p: [swing_indices(b, Fraction(repr(p["limit"])))]) for k in (0.5, 0.01)),
    *(Case("asi", {"limit": k}, exact_asi, other=(VECTOR, lambda b, p: [of_asi(b, p)]), from_row=1, recursive=True) for k in (0.5, 0.01)),
    *(Case("decay", {"period": n}, exact_decay(lambda y, n: y - Fraction(1, n)), other=of_tulip("decay")) for n in (5, 5000)),
    *(
        Case("eDecay", {"period": n}, lambda b, p: exact_decay(lambda y, n: y * Fraction(n - 1, n))(b, p), other=of_tulip("edecay"))
        for n in (5, 5000)
    ),
    *(Case("randomWalkIndex", {"period": n}, exact_random_walk) for n in (14, 2)),
    *(Case("trendIntensity", {"period": n, "averagePeriod": m}, exact_intensity) for n, m in [(30, 60), (10, 20)]),
    Case("tdSequential", {}, exact_td),
]

write("trend_extras", CASES)
