"""Golden values of TA-Lib's overlap studies: python overlap_talib_cases.py."""

import math
from fractions import Fraction

from common import Case, ema, of_talib, over, rma, sma, t3, write


def true_ranges(b):
    """None for the first bar."""
    rows = range(1, len(b["high"]))
    return [None] + [max(b["high"][i], b["close"][i - 1]) - min(b["low"][i], b["close"][i - 1]) for i in rows]


def exact_acc_bands(b, p):
    n = p["period"]
    width = [4 * (h - l) / (h + l) for h, l in zip(b["high"], b["low"])]
    upper = [h * (1 + w) for h, w in zip(b["high"], width)]
    lower = [l * (1 - w) for l, w in zip(b["low"], width)]
    return [sma(upper, n), sma(b["close"], n), sma(lower, n)]


def exact_keltner(b, p):
    n, m, k = p["period"], p["atrPeriod"], Fraction(p["multiplier"])
    begin = max(n - 1, m)
    left_out = begin - n + 1
    typical = [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]
    middle = ema([None] * left_out + typical[left_out:], n)
    first = begin - m + 1
    width = rma([None] * first + true_ranges(b)[first:], m)
    upper = [None if x is None else x + k * w for x, w in zip(middle, width)]
    return [upper, middle, [None if x is None else x - k * w for x, w in zip(middle, width)]]


def exact_super_trend(b, p):
    n, k = p["period"], Fraction(p["multiplier"])
    width = rma(true_ranges(b), n)
    high, low, close = b["high"], b["low"], b["close"]
    band, trend = [None] * n, [None] * n
    for i in range(n, len(high)):
        middle = (high[i] + low[i]) / 2
        above, below = middle + k * width[i], middle - k * width[i]
        if i == n:
            upper, lower, up = above, below, True
        else:
            upper = above if above < upper or close[i - 1] > upper else upper
            lower = below if below > lower or close[i - 1] < lower else lower
            up = close[i] >= lower if up else close[i] > upper
        band.append(lower if up else upper)
        trend.append(Fraction(1 if up else -1))
    return [band, trend]


def talib_super_trend(b, p):
    band, trend = of_talib("SUPERTREND", b, p.values())
    return [band, [None if math.isnan(x) else t for x, t in zip(band, trend)]]


def exact_sar_ext(b, p):
    """Wilder's rules for both sides in turn; stops of short positions are negative."""
    high, low = b["high"], b["low"]
    start, offset, *rest = (Fraction(str(x)) for x in p.values())
    first, step, most = ([rest[3], rest[0]], [rest[4], rest[1]], [rest[5], rest[2]])
    up, down = high[1] - high[0], low[0] - low[1]
    long = start > 0 or (start == 0 and not (down > 0 and up < down))
    stop = (low[0] if long else high[0]) if start == 0 else abs(start)
    extreme = high[1] if long else low[1]
    a = min(first[long], most[long])
    out, last = [None], (high[1], low[1])
    for h, l in zip(high[1:], low[1:]):
        if long and l <= stop:
            stop = max(extreme, last[0], h)
            stop += stop * offset
            out.append(-stop)
            long, extreme, a = False, l, min(first[0], most[0])
            stop = max(stop + a * (extreme - stop), last[0], h)
        elif not long and h >= stop:
            stop = min(extreme, last[1], l)
            stop -= stop * offset
            out.append(stop)
            long, extreme, a = True, h, min(first[1], most[1])
            stop = min(stop + a * (extreme - stop), last[1], l)
        elif long:
            out.append(stop)
            if h > extreme:
                extreme, a = h, min(a + min(step[1], most[1]), most[1])
            stop = min(stop + a * (extreme - stop), last[1], l)
        else:
            out.append(-stop)
            if l < extreme:
                extreme, a = l, min(a + min(step[0], most[0]), most[0])
            stop = max(stop + a * (extreme - stop), last[0], h)
        last = (h, l)
    return [out]


def exact_sar(b, p):
    a, most = p["acceleration"], p["maximum"]
    both = exact_sar_ext(b, dict(enumerate((0, 0, a, a, most, a, a, most))))
    return [[None if x is None else abs(x) for x in both[0]]]


def exact_vwma(b, p):
    pairs = list(zip(b["close"], b["volume"]))
    return [over(pairs, p["period"], lambda w: sum(x * v for x, v in w) / sum(v for _, v in w))]


def middle_of(high, low, n):
    return [None if h is None else (h + l) / 2 for h, l in zip(over(high, n, max), over(low, n, min))]


def sar_ext(*values):
    sides = ("accelerationInit", "acceleration", "accelerationMax")
    names = ["startValue", "offsetOnReverse", *(s + "Long" for s in sides), *(s + "Short" for s in sides)]
    return dict(zip(names, values))


CASES = [
    *(Case("accBands", {"period": n}, exact_acc_bands, "ACCBANDS") for n in (2, 20)),
    *(
        Case("keltner", {"period": n, "atrPeriod": m, "multiplier": k}, exact_keltner, "KC", recursive=True)
        for n, m, k in [(20, 10, 2), (5, 10, 1.5), (3, 1, 2)]
    ),
    *(Case("midpoint", {"period": n}, lambda b, p: [middle_of(b["close"], b["close"], p["period"])], "MIDPOINT") for n in (2, 14)),
    *(Case("midprice", {"period": n}, lambda b, p: [middle_of(b["high"], b["low"], p["period"])], "MIDPRICE") for n in (2, 14)),
    *(
        Case("sar", {"acceleration": a, "maximum": most}, exact_sar, "SAR", recursive=True)
        for a, most in [(0.02, 0.2), (0.3, 0.1), (0.05, 1)]
    ),
    *(
        Case("sarExt", sar_ext(*values), exact_sar_ext, "SAREXT", recursive=True)
        for values in [
            (0, 0, 0.02, 0.02, 0.2, 0.02, 0.02, 0.2),
            (1.19, 0.001, 0.01, 0.03, 0.15, 0.05, 0.02, 0.3),
            (-1.21, 0, 0.4, 0.03, 0.15, 0.05, 0.5, 0.3),
        ]
    ),
    *(
        Case(
            "superTrend",
            {"period": n, "multiplier": k},
            exact_super_trend,
            other=("TA-Lib 0.8.2, trend without the zeros of its warm-up", talib_super_trend),
            recursive=True,
        )
        for n, k in [(10, 3), (2, 1), (14, 1.5)]
    ),
    *(
        Case("t3", {"period": n, "volumeFactor": v}, lambda b, p: [t3(b["close"], p["period"], Fraction(str(p["volumeFactor"])))], "T3", recursive=True)
        for n, v in [(5, 0.7), (2, 0), (9, 1)]
    ),
    *(Case("vwma", {"period": n}, exact_vwma, "VWMA") for n in (1, 2, 30)),
]

if __name__ == "__main__":
    write("overlap_talib", CASES)
