"""Golden values of bands, stops and levels that TA-Lib does not have: python bands_extras_cases.py.

Needs vector-ta and pandas-ta-classic besides.
"""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import talib
import vector_ta

from common import AVERAGES, Case, as_decimal, highest_lowest, mean, over, rma, root, sma, spread, write

VECTOR = "vector-ta 0.2.8"
PANDAS = "pandas-ta-classic 0.8.32"


def parts_of_talib(*names):
    return f"TA-Lib {talib.__version__}, {', '.join(names)}"


def shifted(column, rows):
    return [None] * rows + list(column[: len(column) - rows])


def each(work, *columns):
    """work(...) of each row in which all columns have a value."""
    return [None if any(x is None for x in row) else work(*row) for row in zip(*columns)]


def together(columns):
    """The columns from the row on in which all of them have a value."""
    return [each(lambda *row, i=i: row[i], *columns) for i in range(len(columns))]


def atr(b, n):
    high, low, close = b["high"], b["low"], b["close"]
    ranges = [None] + [max(high[i], close[i - 1]) - min(low[i], close[i - 1]) for i in range(1, len(high))]
    return rma(ranges, n)


def decimals(column):
    return [None if x is None else as_decimal(x) for x in column]


def of_series(b, *names):
    return [pd.Series(b[name]) for name in names]


def exact_bollinger(work):
    def columns(b, p):
        center, width = decimals(over(b["close"], p["period"], mean)), over(b["close"], p["period"], spread)
        return [each(lambda x, m, w: work(x, m, Decimal(p["deviations"]) * w), decimals(b["close"]), center, width)]

    return columns


def exact_bands(price, middle_period, multiplier):
    def columns(b, p):
        middle, width = sma(price(b), p[middle_period]), atr(b, p["rangePeriod"])
        k = Fraction(multiplier(p))
        return together([each(lambda m, w, s=s: m + s * k * w, middle, width) for s in (1, 0, -1)])

    return columns


def typical(b):
    return [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]


def exact_chandelier(b, p):
    (highs, lows), width, k = highest_lowest(b, p["period"]), atr(b, p["period"]), Fraction(p["multiplier"])
    return [each(lambda h, w: h - k * w, highs, width), each(lambda l, w: l + k * w, lows, width)]


def window_of(values, n, work):
    none = sum(x is None for x in values)
    return [None] * none + over(values[none:], n, work)


def exact_cksp(b, p):
    longs, shorts = exact_chandelier(b, p)
    return [window_of(longs, p["stopPeriod"], max), window_of(shorts, p["stopPeriod"], min)]


def talib_chandelier(b, n, k):
    width = k * talib.ATR(b["high"], b["low"], b["close"], n)
    return [talib.MAX(b["high"], n) - width, talib.MIN(b["low"], n) + width]


def talib_cksp(b, p):
    longs, shorts = talib_chandelier(b, p["period"], p["multiplier"])
    first = p["period"]
    out = [np.full(len(longs), np.nan), np.full(len(longs), np.nan)]
    out[0][first:] = talib.MAX(longs[first:], p["stopPeriod"])
    out[1][first:] = talib.MIN(shorts[first:], p["stopPeriod"])
    return out


def talib_bands(middle, width, multiplier):
    return [middle + multiplier * width + 0 * middle, middle + 0 * width, middle - multiplier * width]


def exact_atr_stop(b, p):
    close, width, stop, out = b["close"], atr(b, p["period"]), None, []
    for i, c in enumerate(close):
        if width[i] is None:
            out.append(None)
            continue
        reach, last = Fraction(str(p["multiplier"])) * width[i], close[i - 1]
        if stop is None:
            stop = c - reach
        elif c > stop and last > stop:
            stop = max(stop, c - reach)
        elif c < stop and last < stop:
            stop = min(stop, c + reach)
        else:
            stop = c - reach if c > stop else c + reach
        out.append(stop)
    return [out]


def exact_volatility_stop(b, p):
    close, width, n = b["close"], atr(b, p["period"]), p["period"]
    is_long, best = close[n] > close[0], None
    best = max(close[: n + 1]) if is_long else min(close[: n + 1])
    stops, trends = [None] * (n + 1), [None] * (n + 1)
    for i in range(n + 1, len(close)):
        reach = Fraction(p["multiplier"]) * width[i - 1]
        stop = best - reach if is_long else best + reach
        if (close[i] < stop) if is_long else (close[i] > stop):
            is_long, best = not is_long, close[i]
        else:
            best = max(best, close[i]) if is_long else min(best, close[i])
        stops.append(stop)
        trends.append(Fraction(1 if is_long else -1))
    return [stops, trends]


def exact_kaufman(b, p):
    width, k = AVERAGES[p["average"]]([h - l for h, l in zip(b["high"], b["low"])], p["period"]), Fraction(p["multiplier"])
    return [each(lambda l, w: l - k * w, b["low"], width), each(lambda h, w: h + k * w, b["high"], width)]


def exact_safe_zone(b, p):
    high, low, n, k = b["high"], b["low"], p["period"], Fraction(str(p["multiplier"]))
    typical_break = lambda w: sum(w) / max(sum(x > 0 for x in w), 1)
    falls = [None] + [max(old - new, Fraction(0)) for old, new in zip(low, low[1:])]
    rises = [None] + [max(new - old, Fraction(0)) for old, new in zip(high, high[1:])]
    longs = each(lambda l, f: l - k * f, low, window_of(falls, n, typical_break))
    shorts = each(lambda h, r: h + k * r, high, window_of(rises, n, typical_break))
    return [window_of(longs, p["stopPeriod"], max), window_of(shorts, p["stopPeriod"], min)]


def exact_dev_stop(b, p):
    n, high, low = p["period"], b["high"], b["low"]
    ranges = [None] + [max(high[i - 1 : i + 1]) - min(low[i - 1 : i + 1]) for i in range(1, len(high))]
    reach = window_of(ranges, n, lambda w: as_decimal(mean(w)) + Decimal(p["deviations"]) * spread(w))
    longs = each(lambda h, r: h - r, decimals(high), reach)
    shorts = each(lambda l, r: l + r, decimals(low), reach)
    return [window_of(longs, n, max), window_of(shorts, n, min)]


def line(w):
    """Middle and slope of the regression line."""
    n = len(w)
    center, level = Fraction(n - 1, 2), mean(w)
    slope = sum((i - center) * (x - level) for i, x in enumerate(w)) / Fraction(n * (n * n - 1), 12)
    return level, slope


def exact_regression(from_line):
    def columns(b, p):
        n, k = p["period"], Decimal(p["deviations"])

        def bands(w):
            level, slope = line(w)
            errors = [x - level - (slope * (i - Fraction(n - 1, 2)) if from_line else 0) for i, x in enumerate(w)]
            reach = k * root(sum(e * e for e in errors) / Fraction(n))
            end = as_decimal(level + slope * Fraction(n - 1, 2))
            return end + reach, end, end - reach

        found = over(b["close"], n, bands)
        return [[None if x is None else x[i] for x in found] for i in range(3)]

    return columns


def talib_std_channels(b, p):
    end, reach = talib.LINEARREG(b["close"], p["period"]), talib.STDDEV(b["close"], p["period"], p["deviations"])
    return [end + reach, end, end - reach]


def exact_hwc(b, p):
    na, nb, nc, nd = (Decimal(repr(p[k])) for k in ("level", "trend", "change", "deviation"))
    x = decimals(b["close"])
    f, v, a, variance, last, forecast, out = x[0], Decimal(0), Decimal(0), Decimal(0), x[0], x[0], []
    for value in x:
        level = (1 - na) * (f + v + a / 2) + na * value
        trend = (1 - nb) * (v + a) + nb * (level - f)
        a = (1 - nc) * a + nc * (trend - v)
        f, v = level, trend
        middle, reach = f + v + a / 2, Decimal(p["multiplier"]) * variance.sqrt()
        out.append((middle + reach, middle, middle - reach))
        variance = (1 - nd) * variance + nd * (last - forecast) ** 2
        last, forecast = value, middle
    return list(zip(*out))


def of_hwc(b, p):
    found = pta.hwc(*of_series(b, "close"), p["level"], p["trend"], p["change"], p["deviation"], p["multiplier"])
    return [found.iloc[:, i] for i in (1, 0, 2)]


def exact_fcb(b, p):
    n, out = p["span"], []
    for column, sign in ((b["high"], 1), (b["low"], -1)):
        band, last = [None] * (2 * n), None
        for i in range(2 * n, len(column)):
            others = [sign * x for j, x in enumerate(column[i - 2 * n : i + 1]) if j != n]
            if sign * column[i - n] > max(others):
                last = column[i - n]
            band.append(last)
        out.append(band)
    return out


def talib_fcb(b, p):
    """TA-Lib marks the bar that confirms a fractal, which lies `span` bars before."""
    marks = talib.FRACTAL(b["high"], b["low"], p["span"], p["span"])
    columns = (pd.Series(b[name]).shift(p["span"]) for name in ("high", "low"))
    return [column.where(mark != 0).ffill().to_numpy() for column, mark in zip(columns, marks)]


LINES = ("jaw", "teeth", "lips")


def exact_alligator(b, p):
    middle = [(h + l) / 2 for h, l in zip(b["high"], b["low"])]
    return together([shifted(rma(middle, p[f"{x}Period"]), p[f"{x}Shift"]) for x in LINES])


def exact_gator(b, p):
    jaw, teeth, lips = exact_alligator(b, p)
    return [each(lambda x, y: abs(x - y), jaw, teeth), each(lambda x, y: -abs(x - y), teeth, lips)]


def of_alligator(b, p):
    found = vector_ta.alligator((b["high"] + b["low"]) / 2, *p.values())
    found = found if isinstance(found, dict) else dict(zip(LINES, found))
    columns = np.array([found[x] for x in LINES])
    columns[:, np.isnan(columns).any(axis=0)] = np.nan
    return columns


def of_gator(b, p):
    jaw, teeth, lips = of_alligator(b, p)
    return [abs(jaw - teeth), -abs(teeth - lips)]


def exact_ichimoku(b, p):
    middle = lambda n: each(lambda h, l: (h + l) / 2, *highest_lowest(b, n))
    tenkan, kijun, slow = (middle(p[k]) for k in ("tenkanPeriod", "kijunPeriod", "senkouPeriod"))
    lead = each(lambda x, y: (x + y) / 2, tenkan, kijun)
    return together([tenkan, kijun, lead, slow, shifted(each(lambda x, y: x, lead, slow), p["displacement"]), shifted(slow, p["displacement"])])


def talib_ichimoku(b, p):
    tenkan, kijun, slow = (talib.MIDPRICE(b["high"], b["low"], p[k]) for k in ("tenkanPeriod", "kijunPeriod", "senkouPeriod"))
    lead, ahead = (tenkan + kijun) / 2, lambda x: pd.Series(x).shift(p["displacement"]).to_numpy()
    out = np.array([tenkan, kijun, lead, slow, ahead(lead), ahead(slow)])
    out[:, np.isnan(out).any(axis=0)] = np.nan
    return out


def turns(high, low, share):
    """Turning points with the rows that confirm them: (row, side, price, row of the point)."""
    found, side, top, bottom = [], 0, 0, 0
    for i in range(1, len(high)):
        if side >= 0 and high[i] >= high[top]:
            top = i
        if side <= 0 and low[i] <= low[bottom]:
            bottom = i
        if side >= 0 and top < i and high[top] - low[i] >= share * high[top]:
            found.append((i, 1, high[top], top))
            side, bottom = -1, i
        elif side <= 0 and bottom < i and high[i] - low[bottom] >= share * low[bottom]:
            found.append((i, -1, low[bottom], bottom))
            side, top = 1, i
    return found


def exact_zig_zag(b, p):
    out = [[None] * len(b["high"]) for _ in range(3)]
    for row, side, price, at in turns(b["high"], b["low"], Fraction(str(p["percent"])) / 100):
        out[0 if side > 0 else 1][row] = price
        out[2][row] = Fraction(row - at)
    return out


def levels(method, last, now_open):
    o, h, l, c = last
    pivot, width = (h + l + c) / 3, h - l
    if method == "Woodie":
        pivot = (h + l + 2 * now_open) / 4
    if method in ("Classic", "Woodie"):
        return [pivot, 2 * pivot - l, pivot + width, h + 2 * (pivot - l), 2 * pivot - h, pivot - width, l - 2 * (h - pivot)]
    if method == "Fibonacci":
        shares = [Fraction(382, 1000), Fraction(618, 1000), Fraction(1)]
        return [pivot] + [pivot + k * width for k in shares] + [pivot - k * width for k in shares]
    if method == "Central":
        center = (h + l) / 2
        return [max(center, 2 * pivot - center), pivot, min(center, 2 * pivot - center)]
    if method == "Camarilla":
        reaches = [Fraction(11, 10) * width / k for k in (12, 6, 4, 2)]
        return [c + r for r in reaches] + [c - r for r in reaches]
    x = h + l + c + (l if c < o else h if c > o else c)
    return [x / 4, x / 2 - l, x / 2 - h]


def merged(b, rows):
    return b["open"][rows[0]], max(b["high"][i] for i in rows), min(b["low"][i] for i in rows), b["close"][rows[-1]]


def exact_session_pivots(method):
    def columns(b, p):
        out, starts = [], [i for i in range(len(b["session"])) if i == 0 or b["session"][i] != b["session"][i - 1]]
        for i in range(len(b["session"])):
            done = [s for s in starts if s <= i]
            if len(done) < 2:
                out.append(None)
            else:
                out.append(levels(method, merged(b, range(done[-2], done[-1])), b["open"][done[-1]]))
        width = len(out[-1])
        return [[None if x is None else x[k] for x in out] for k in range(width)]

    return columns


def exact_rolling_pivots(method):
    def columns(b, p):
        n, rows = p["period"], len(b["open"])
        out = [None] * n + [levels(method, merged(b, range(i - n, i)), b["open"][i]) for i in range(n, rows)]
        return [[None if x is None else x[k] for x in out] for k in range(len(out[-1]))]

    return columns


def of_pivots(mode, places):
    """vector-ta's levels are those of the bar itself: the bar after it has them."""

    def columns(b, p):
        found = vector_ta.pivot(b["high"], b["low"], b["close"], b["open"], mode)
        found = found[0] if isinstance(found, tuple) and isinstance(found[0], dict) else found
        columns = list(found.values()) if isinstance(found, dict) else list(found)
        return [np.concatenate([[np.nan], columns[i][:-1]]) for i in places]

    return columns


# Places of pivot, r1 ... and s1 ... among vector-ta's r4 r3 r2 r1 pp s1 s2 s3 s4.
# Its Camarilla levels have factors of three digits.
PIVOT_PLACES = {"Fibonacci": (1, [4, 3, 2, 1, 5, 6, 7]), "Demark": (2, [4, 3, 5]), "Camarilla": (3, [3, 2, 1, 0, 5, 6, 7, 8])}


CASES = [
    *(
        Case(
            "percentB",
            {"period": n, "deviations": k},
            exact_bollinger(lambda x, m, w: (x - m + w) / (2 * w)),
            other=(PANDAS, lambda b, p: [pta.bbands(*of_series(b, "close"), p["period"], float(p["deviations"])).iloc[:, 4]]),
        )
        for n, k in [(20, 2), (5, 1)]
    ),
    *(
        Case(
            "bandwidth",
            {"period": n, "deviations": k},
            exact_bollinger(lambda x, m, w: 2 * w / m),
            other=(PANDAS, lambda b, p: [pta.bbands(*of_series(b, "close"), p["period"], float(p["deviations"])).iloc[:, 3] / 100]),
        )
        for n, k in [(20, 2), (5, 1)]
    ),
    *(
        Case(
            "starc",
            {"period": n, "rangePeriod": m, "multiplier": k},
            exact_bands(lambda b: b["close"], "period", lambda p: p["multiplier"]),
            other=(
                parts_of_talib("SMA", "ATR"),
                lambda b, p: talib_bands(
                    talib.SMA(b["close"], p["period"]),
                    talib.ATR(b["high"], b["low"], b["close"], p["rangePeriod"]),
                    p["multiplier"],
                ),
            ),
            recursive=True,
        )
        for n, m, k in [(6, 15, 2), (20, 5, 1)]
    ),
    *(
        Case(
            "aberration",
            {"period": n, "rangePeriod": m},
            exact_bands(typical, "period", lambda p: 1),
            other=(
                parts_of_talib("TYPPRICE", "SMA", "ATR"),
                lambda b, p: talib_bands(
                    talib.SMA(talib.TYPPRICE(b["high"], b["low"], b["close"]), p["period"]),
                    talib.ATR(b["high"], b["low"], b["close"], p["rangePeriod"]),
                    1,
                ),
            ),
            recursive=True,
        )
        for n, m in [(5, 15), (20, 5)]
    ),
    *(
        Case(
            "chandelierExit",
            {"period": n, "multiplier": k},
            exact_chandelier,
            other=(parts_of_talib("MAX", "MIN", "ATR"), lambda b, p: talib_chandelier(b, p["period"], p["multiplier"])),
            recursive=True,
        )
        for n, k in [(22, 3), (5, 1)]
    ),
    *(
        Case(
            "cksp",
            {"period": n, "multiplier": k, "stopPeriod": m},
            exact_cksp,
            other=(parts_of_talib("MAX", "MIN", "ATR"), talib_cksp),
            recursive=True,
        )
        for n, k, m in [(10, 1, 9), (10, 3, 20)]
    ),
    *(Case("atrStop", {"period": n, "multiplier": k}, exact_atr_stop, recursive=True) for n, k in [(5, 3.5), (14, 1)]),
    *(Case("volatilityStop", {"period": n, "multiplier": k}, exact_volatility_stop, recursive=True) for n, k in [(7, 3), (14, 1)]),
    *(
        Case(
            "kaufmanStop",
            {"period": n, "multiplier": k, "average": a},
            exact_kaufman,
            other=(
                VECTOR,
                lambda b, p: [
                    vector_ta.kaufmanstop(b["high"], b["low"], p["period"], float(p["multiplier"]), side, p["average"])
                    for side in ("long", "short")
                ],
            ),
            recursive=a != "sma",
        )
        for n, k, a in [(22, 2, "sma"), (10, 1, "wma")]
    ),
    *(
        Case("safeZoneStop", {"period": n, "multiplier": k, "stopPeriod": m}, exact_safe_zone)
        for n, k, m in [(22, 2.5, 3), (5, 1, 1)]
    ),
    *(
        Case(
            "devStop",
            {"period": n, "deviations": k},
            exact_dev_stop,
            other=(
                VECTOR,
                lambda b, p: [
                    vector_ta.devstop(b["high"], b["low"], p["period"], float(p["deviations"]), 0, side, "sma")
                    for side in ("long", "short")
                ],
            ),
            from_row=2 * n,
        )
        for n, k in [(20, 2), (15, 0.5)]
    ),
    *(Case("regressionChannel", {"period": n, "deviations": k}, exact_regression(True)) for n, k in [(20, 2), (5, 1), (100, 2)]),
    *(
        Case(
            "stdDevChannels",
            {"period": n, "deviations": k},
            exact_regression(False),
            other=(parts_of_talib("LINEARREG", "STDDEV"), talib_std_channels),
        )
        for n, k in [(20, 2), (5, 1)]
    ),
    *(
        Case(
            "hwc",
            {"level": a, "trend": v, "change": c, "deviation": d, "multiplier": k},
            exact_hwc,
            other=(PANDAS, of_hwc),
            recursive=True,
        )
        for a, v, c, d, k in [(0.2, 0.1, 0.1, 0.1, 1), (0.5, 0.05, 0.3, 0.2, 2)]
    ),
    *(Case("fcb", {"span": n}, exact_fcb, other=(parts_of_talib("FRACTAL"), talib_fcb)) for n in (2, 4)),
    *(
        Case("alligator", dict(zip([f"{x}{k}" for x in LINES for k in ("Period", "Shift")], numbers)), exact_alligator, other=(VECTOR, of_alligator), recursive=True)
        for numbers in [(13, 8, 8, 5, 5, 3), (21, 1, 5, 13, 3, 2)]
    ),
    *(
        Case("gator", dict(zip([f"{x}{k}" for x in LINES for k in ("Period", "Shift")], numbers)), exact_gator, other=("vector-ta 0.2.8, alligator", of_gator), recursive=True)
        for numbers in [(13, 8, 8, 5, 5, 3), (21, 1, 5, 13, 3, 2)]
    ),
    *(
        Case(
            "ichimoku",
            {"tenkanPeriod": t, "kijunPeriod": k, "senkouPeriod": s, "displacement": d},
            exact_ichimoku,
            other=(parts_of_talib("MIDPRICE"), talib_ichimoku),
        )
        for t, k, s, d in [(9, 26, 52, 26), (5, 10, 20, 7)]
    ),
    *(Case("zigZag", {"percent": n}, exact_zig_zag) for n in (0.03, 0.08)),
    *(Case(f"pivots{m}", {}, exact_session_pivots(m)) for m in ("Classic", "Fibonacci", "Woodie", "Camarilla", "Demark")),
    Case("cpr", {}, exact_session_pivots("Central")),
    *(Case(f"rollingPivots{m}", {"period": 20}, exact_rolling_pivots(m)) for m in ("Classic", "Fibonacci", "Woodie", "Camarilla", "Demark")),
    *(
        Case(f"rollingPivots{m}", {"period": 1}, exact_rolling_pivots(m), other=(f"{VECTOR}, of the bar before", of_pivots(mode, places)), slack=1e-6 if m == "Camarilla" else 1e-9)
        for m, (mode, places) in PIVOT_PLACES.items()
    ),
]

write("bands_extras", CASES)
