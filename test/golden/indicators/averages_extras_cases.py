"""Golden values of the averages that TA-Lib does not have: python averages_extras_cases.py.

Needs vector-ta, pandas-ta-classic, talipp, mpmath and scipy besides.
"""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import talipp.indicators
import vector_ta
from mpmath import mp
from scipy.signal import lfilter

from common import AVERAGES, Case, as_decimal, mean, over, sma, spread, write

VECTOR = "vector-ta 0.2.8"
PANDAS = "pandas-ta-classic 0.8.32"
TALIPP = "talipp 2.7.0"
SCIPY = "scipy 1.17.1, lfilter"

mp.dps = 50


def weighted(values, weights):
    """The mean with weights from the oldest value on."""
    total = sum(weights)
    return over(values, len(weights), lambda w: sum(k * x for k, x in zip(weights, w)) / total)


def filtered(weights):
    """The same by scipy's filter."""

    def work(b, p):
        w = np.array([float(x) for x in weights(p)])
        out = lfilter(w[::-1] / w.sum(), [1.0], b["close"])
        out[: len(w) - 1] = np.nan
        return [out]

    return work


def powers(power):
    return lambda p: [Decimal(i) ** Decimal(power(p)) for i in range(1, p["period"] + 1)]


def exact_weights(weights):
    def work(b, p):
        w = weights(p)
        close = b["close"] if isinstance(w[0], (int, Fraction)) else [as_decimal(x) for x in b["close"]]
        return [weighted(close, w)]

    return work


def bell(p):
    n, center, width = p["period"], Decimal(p["offset"]) * (p["period"] - 1), Decimal(p["period"]) / Decimal(p["sigma"])
    return [(-((i - center) ** 2) / (2 * width * width)).exp() for i in range(n)]


def half_sine(p):
    return [Decimal(str(mp.sin(mp.pi * i / (p["period"] + 1)))) for i in range(1, p["period"] + 1)]


def binomials(p):
    return [math.comb(p["period"] - 1, i) for i in range(p["period"])]


def fibonacci(p):
    out = [1, 1]
    while len(out) < p["period"]:
        out.append(out[-1] + out[-2])
    return out[: p["period"]]


def exact_jsa(b, p):
    n, x = p["period"], b["close"]
    return [[None] * n + [(new + old) / 2 for old, new in zip(x, x[n:])]]


def exact_hwma(b, p):
    # Decimals: rational numbers would grow with each row.
    na, nb, nc = (Decimal(repr(p[k])) for k in ("level", "trend", "change"))
    x = [as_decimal(v) for v in b["close"]]
    f, v, a, out = x[0], Decimal(0), Decimal(0), []
    for value in x:
        level = (1 - na) * (f + v + a / 2) + na * value
        trend = (1 - nb) * (v + a) + nb * (level - f)
        a = (1 - nc) * a + nc * (trend - v)
        f, v = level, trend
        out.append(f + v + a / 2)
    return [out]


def exact_vidya(b, p):
    n, m = p["period"], p["momentumPeriod"]
    start = max(n, m)
    x = [as_decimal(v) for v in b["close"]]
    y, out = sum(x[:start]) / start, [None] * (start - 1)
    out.append(y)
    for i in range(start, len(x)):
        moves = [x[j] - x[j - 1] for j in range(i - m + 1, i + 1)]
        way = sum(abs(d) for d in moves)
        y += Decimal(2) / (n + 1) * (abs(sum(moves)) / way if way else 0) * (x[i] - y)
        out.append(y)
    return [out]


def exact_mcginley(b, p):
    n, factor = p["period"], Decimal(repr(p["factor"]))
    x = [as_decimal(v) for v in b["close"]]
    y = sum(x[:n]) / n
    out = [None] * (n - 1) + [y]
    for value in x[n:]:
        y += (value - y) / (factor * n * (value / y) ** 4)
        out.append(y)
    return [out]


def exact_maaq(b, p):
    n, x = p["period"], [as_decimal(v) for v in b["close"]]
    fast, slow = Decimal(2) / (p["fastPeriod"] + 1), Decimal(2) / (p["slowPeriod"] + 1)
    y, out = x[n - 1], [None] * n
    for i in range(n, len(x)):
        way = sum(abs(x[j] - x[j - 1]) for j in range(i - n + 1, i + 1))
        ratio = abs(x[i] - x[i - n]) / way if way else 0
        y += (ratio * fast + slow) ** 2 * (x[i] - y)
        out.append(y)
    return [out]


def exact_vlma(b, p):
    least, most, x = p["minPeriod"], p["maxPeriod"], [as_decimal(v) for v in b["close"]]
    centers, deviations = over(b["close"], most, mean), over(b["close"], most, spread)
    y, length, out = x[0], most, []
    for i, value in enumerate(x):
        if i > 0:
            if centers[i] is not None:
                apart = abs(value - as_decimal(centers[i]))
                grow = 1 if apart <= deviations[i] / 4 else -1 if apart > deviations[i] * 7 / 4 else 0
                length = max(min(length + grow, most), least)
            y += Decimal(2) / (length + 1) * (value - y)
        out.append(None if centers[i] is None else y)
    return [out]


def exact_nma(b, p):
    n, x = p["period"], [as_decimal(v) for v in b["close"]]
    logs, out = [v.ln() for v in x], [None] * n
    for j in range(n, len(x)):
        moves = [abs(logs[j - i] - logs[j - i - 1]) for i in range(n)]
        near = sum(m * (Decimal(i + 1).sqrt() - Decimal(i).sqrt()) for i, m in enumerate(moves))
        ratio = near / sum(moves) if sum(moves) else Decimal(0)
        out.append(ratio * x[j - n + 1] + (1 - ratio) * x[j - n])
    return [out]


def exact_edcf(b, p):
    n, x = p["period"], b["close"]
    out = [None] * (2 * n - 2)
    for j in range(2 * n - 2, len(x)):
        d = [sum((x[j - i] - x[j - i - k]) ** 2 for k in range(1, n)) for i in range(n)]
        out.append(sum(w * x[j - i] for i, w in enumerate(d)) / sum(d) if sum(d) else x[j])
    return [out]


def exact_frama(b, p):
    half = (p["period"] + 1) // 2
    n = 2 * half
    high, low = ([as_decimal(v) for v in b[k]] for k in ("high", "low"))
    price = [(h + l) / 2 for h, l in zip(high, low)]
    y, k, out = price[n - 1], Decimal(1), [None] * n
    for i in range(n, len(price)):
        reach = lambda first, last: max(high[first : last + 1]) - min(low[first : last + 1])
        n1, n2, n3 = reach(i - half + 1, i) / half, reach(i - n + 1, i - half) / half, reach(i - n + 1, i) / n
        if n1 and n2 and n3:
            dimension = ((n1 + n2).ln() - n3.ln()) / Decimal(2).ln()
            k = min(max((Decimal("-4.6") * (dimension - 1)).exp(), Decimal("0.01")), Decimal(1))
        y += k * (price[i] - y)
        out.append(y)
    return [out]


def exact_hilo(b, p):
    highs, lows = sma(b["high"], p["highPeriod"]), sma(b["low"], p["lowPeriod"])
    y, out = None, [None]
    for i in range(1, len(highs)):
        close = b["close"][i]
        if highs[i - 1] is not None and close > highs[i - 1]:
            y = lows[i]
        elif lows[i - 1] is not None and close < lows[i - 1]:
            y = highs[i]
        out.append(y)
    return [out]


def exact_envelopes(b, p):
    middle, share = AVERAGES[p["average"]](b["close"], p["period"]), Fraction(repr(p["percent"])) / 100
    return [[None if m is None else m * k for m in middle] for k in (1 + share, 1, 1 - share)]


def series(b, name):
    return pd.Series(b[name])


def of_vector(name, *numbers):
    """vector-ta's function of the close with these of the parameters."""
    return VECTOR, lambda b, p: [getattr(vector_ta, name)(b["close"], *(p[k] for k in numbers))]


def of_mcginley(b, p):
    found = talipp.indicators.McGinleyDynamic(p["period"], input_values=list(b["close"]))
    return [[math.nan if x is None else x for x in found]]


CASES = [
    *(
        Case("alma", {"period": n, "offset": o, "sigma": s}, exact_weights(bell), other=of_vector("alma", "period", "offset", "sigma"))
        for n, o, s in [(9, 0.85, 6.0), (40, 0.5, 3.0)]
    ),
    *(
        Case("sinWma", {"period": n}, exact_weights(half_sine), other=of_vector("sinwma", "period")) for n in (5, 14)
    ),
    *(Case("pwma", {"period": n}, exact_weights(binomials), other=of_vector("pwma", "period")) for n in (5, 10)),
    *(Case("fwma", {"period": n}, exact_weights(fibonacci), other=of_vector("fwma", "period")) for n in (5, 10)),
    *(
        Case(name, {"period": n}, exact_weights(powers(lambda p, k=k: k)), other=(SCIPY, filtered(powers(lambda p, k=k: k))))
        for name, k in (("cwma", "3"), ("sqWma", "2"), ("srWma", "0.5"))
        for n in (5, 14)
    ),
    *(
        Case(
            "vpwma",
            {"period": n, "power": k},
            exact_weights(powers(lambda p: p["power"])),
            other=(SCIPY, filtered(powers(lambda p: p["power"]))),
        )
        for n, k in [(14, 0.382), (40, 1.5)]
    ),
    *(
        Case(
            "epma",
            {"period": n, "offset": k},
            exact_weights(lambda p: [i - p["offset"] for i in range(1, p["period"] + 1)]),
            other=(SCIPY, filtered(lambda p: [i - p["offset"] for i in range(1, p["period"] + 1)])),
        )
        for n, k in [(11, 4), (20, 0)]
    ),
    *(Case("jsa", {"period": n}, exact_jsa, other=of_vector("jsa", "period")) for n in (1, 30)),
    *(
        Case(
            "hwma",
            {"level": a, "trend": v, "change": c},
            exact_hwma,
            other=(PANDAS, lambda b, p: [pta.hwma(series(b, "close"), *p.values())]),
            recursive=True,
        )
        for a, v, c in [(0.2, 0.1, 0.1), (0.5, 0.05, 0.3)]
    ),
    *(
        Case(
            "vidya",
            {"period": n, "momentumPeriod": n},
            exact_vidya,
            other=(PANDAS, lambda b, p: [pta.vidya(series(b, "close"), p["period"])]),
            recursive=True,
        )
        for n in (9, 14)
    ),
    Case("vidya", {"period": 12, "momentumPeriod": 9}, exact_vidya, recursive=True),
    *(
        Case("mcGinley", {"period": n, "factor": 1}, exact_mcginley, other=(TALIPP, of_mcginley), recursive=True) for n in (3, 14)
    ),
    Case("mcGinley", {"period": 10, "factor": 0.6}, exact_mcginley, recursive=True),
    *(
        Case(
            "maaq",
            {"period": n, "fastPeriod": f, "slowPeriod": s},
            exact_maaq,
            other=of_vector("maaq", "period", "fastPeriod", "slowPeriod"),
            from_row=n,
            recursive=True,
        )
        for n, f, s in [(11, 2, 30), (5, 3, 20)]
    ),
    *(
        Case("vlma", {"minPeriod": a, "maxPeriod": z}, exact_vlma, other=of_vector("vlma", "minPeriod", "maxPeriod"), from_row=z, recursive=True)
        for a, z in [(5, 50), (2, 12)]
    ),
    *(Case("nma", {"period": n}, exact_nma, other=of_vector("nma", "period"), from_row=n + 1) for n in (5, 40)),
    *(Case("edcf", {"period": n}, exact_edcf, other=of_vector("edcf", "period"), from_row=2 * n) for n in (5, 15)),
    *(Case("frama", {"period": n}, exact_frama, recursive=True) for n in (16, 7)),
    *(
        Case(
            "hilo",
            {"highPeriod": h, "lowPeriod": l},
            exact_hilo,
            other=(PANDAS, lambda b, p: [pta.hilo(*(series(b, k) for k in ("high", "low", "close")), p["highPeriod"], p["lowPeriod"]).iloc[:, 0]]),
        )
        for h, l in [(13, 21), (5, 5)]
    ),
    *(Case("envelopes", {"period": n, "percent": k, "average": a}, exact_envelopes, recursive=a == "ema") for n, k, a in [(20, 2.5, "sma"), (10, 1, "ema")]),
]

write("averages_extras", CASES)
