"""Golden values of TA-Lib's other oscillators and measures of momentum: python momentum_talib_cases.py."""

from fractions import Fraction

from common import Case, ema, highest_lowest, mean, minus, over, rma, sma, write

ZERO = Fraction(0)


def ratio(a, b, without=ZERO):
    """a / b, or `without` where there is nothing to divide by; None where a part is missing."""
    return [None if x is None or y is None else (x / y if y != 0 else without) for x, y in zip(a, b)]


def times(k, values):
    return [None if x is None else k * x for x in values]


def changes(x):
    """The change from the row before; None in the first one."""
    return [None] + [b - a for a, b in zip(x, x[1:])]


def of_known(work, values, *rest):
    """`work` over the values behind the leading Nones."""
    none = next(i for i, x in enumerate(values) if x is not None)
    return [None] * none + work(values[none:], *rest)


def sums(values, n):
    return of_known(lambda v: over(v, n, sum), values)


def ups(values):
    return [None if x is None else max(x, ZERO) for x in values]


def downs(values):
    return [None if x is None else max(-x, ZERO) for x in values]


def sizes(values):
    return [None if x is None else abs(x) for x in values]


def ahead(x, n):
    """Pairs of a value and the one n rows before it, from row n on."""
    return list(zip(x[n:], x))


def change_row(work):
    def exact(b, p):
        n = p["period"]
        return [[None] * n + [work(now, before) for now, before in ahead(b["close"], n)]]

    return exact


def middle(b):
    return [(h + l) / 2 for h, l in zip(b["high"], b["low"])]


def awesome(b, p):
    x = middle(b)
    return minus(sma(x, p["fastPeriod"]), sma(x, p["slowPeriod"]))


def exact_ac(b, p):
    ao = awesome(b, p)
    return [minus(ao, sma(ao, p["signalPeriod"]))]


def aroon_lines(b, p):
    n = p["period"]
    # Rows since the extreme, the latest of equal ones.
    since = lambda values, best: over(values, n + 1, lambda w: w[::-1].index(best(w)))
    line = lambda ages: [None if age is None else Fraction(100 * (n - age), n) for age in ages]
    return line(since(b["low"], min)), line(since(b["high"], max))


def exact_bop(b, p):
    rows = zip(b["open"], b["high"], b["low"], b["close"])
    return [[(c - o) / (h - l) if h != l else ZERO for o, h, l, c in rows]]


def exact_cci(b, p):
    typical = [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]

    def index(w):
        m = mean(w)
        deviation = mean([abs(x - m) for x in w])
        return (w[-1] - m) / (Fraction(15, 1000) * deviation) if deviation != 0 else ZERO

    return [over(typical, p["period"], index)]


def balance(up, down):
    both = [None if x is None else x + y for x, y in zip(up, down)]
    return times(100, ratio(minus(up, down), both))


def exact_cmo(b, p):
    d = changes(b["close"])
    return [balance(of_known(rma, ups(d), p["period"]), of_known(rma, downs(d), p["period"]))]


def exact_cmo_unsmoothed(b, p):
    d = changes(b["close"])
    return [balance(sums(ups(d), p["period"]), sums(downs(d), p["period"]))]


def rates(x, n):
    return [None] * n + [100 * (now - before) / before for now, before in ahead(x, n)]


def weighted(values, n):
    total = Fraction(n * (n + 1), 2)
    return of_known(lambda v: over(v, n, lambda w: sum(k * x for k, x in enumerate(w, 1)) / total), values)


def exact_coppock(b, p):
    a, c = rates(b["close"], p["shortPeriod"]), rates(b["close"], p["longPeriod"])
    both = [None if x is None or y is None else x + y for x, y in zip(a, c)]
    return [weighted(both, p["wmaPeriod"])]


def exact_dpo(b, p):
    n, x = p["period"], b["close"]
    average, back = sma(x, n), n // 2 + 1
    return [[None if a is None else x[i - back] - a for i, a in enumerate(average)]]


def movements(b):
    """Plus and minus movement and true range of each bar but the first, where they are None."""
    out = [(None, None, None)]
    high, low, close = b["high"], b["low"], b["close"]
    for i in range(1, len(high)):
        up, down = high[i] - high[i - 1], low[i - 1] - low[i]
        plus = up if up > 0 and up > down else ZERO
        less = down if down > 0 and down > up else ZERO
        out.append((plus, less, max(high[i], close[i - 1]) - min(low[i], close[i - 1])))
    return [list(column) for column in zip(*out)]


def wilder_sums(values, n):
    """Running sums that start with the first n - 1 values, from there on; the first value itself for n = 1."""
    if n == 1:
        return values
    known = values[1:]
    total = sum(known[: n - 1])
    out = [None] * (n - 1) + [total]
    for x in known[n - 1 :]:
        total += x - total / n
        out.append(total)
    return out


def exact_movement(which):
    return lambda b, p: [wilder_sums(movements(b)[which], p["period"])]


def directional_index(b, n):
    plus, less, true_range = (wilder_sums(column, n) for column in movements(b))
    shares = lambda column: [None if i < n else 100 * m / r for i, (m, r) in enumerate(zip(column, true_range))]
    a, c = shares(plus), shares(less)
    both = [None if x is None else x + y for x, y in zip(a, c)]
    return times(100, ratio(sizes(minus(a, c)), both))


def exact_adxr(b, p):
    n = p["period"]
    adx = of_known(rma, directional_index(b, n), n)
    out = []
    for i, now in enumerate(adx):
        before = adx[i - n + 1] if i >= n - 1 else None
        out.append(None if now is None or before is None else (now + before) / 2)
    return [out]


def exact_efficiency(b, p):
    n, x = p["period"], b["close"]
    way = sums(sizes(changes(x)), n)
    return [ratio([None] * n + [abs(now - before) for now, before in ahead(x, n)], way)]


def exact_elder_ray(b, p):
    average = ema(b["close"], p["period"])
    return [minus(b["high"], average), minus(b["low"], average)]


def exact_forecast(b, p):
    n, x = p["period"], b["close"]

    def line(w):
        """The least-squares line through the window, one row on."""
        middle_row, m = Fraction(n - 1, 2), mean(w)
        slope = sum((k - middle_row) * y for k, y in enumerate(w)) / sum((k - middle_row) ** 2 for k in range(n))
        return m + slope * (n - middle_row)

    ahead_of = [None] + over(x, n, line)[:-1]
    return [[None if f is None else 100 * (now - f) / now for now, f in zip(x, ahead_of)]]


def exact_fractal(b, p):
    left, right = p["leftBars"], p["rightBars"]

    def pivots(values, sign):
        out = []
        for i in range(len(values)):
            w = [sign * v for v in values[max(i - left - right, 0) : i + 1]]
            pivot = w.pop(left) if i >= left + right else None
            out.append(Fraction(100 if pivot is not None and all(pivot > v for v in w) else 0))
        return out

    return [pivots(b["high"], 1), pivots(b["low"], -1)]


def exact_imi(b, p):
    n = p["period"]
    body = [c - o for o, c in zip(b["open"], b["close"])]
    gain, loss = over(ups(body), n, sum), over(downs(body), n, sum)
    return [times(100, ratio(gain, [None if g is None else g + l for g, l in zip(gain, loss)], Fraction(1, 2)))]


def exact_mfi(b, p):
    n = p["period"]
    typical = [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]
    flow = [t * v for t, v in zip(typical, b["volume"])]
    d = changes(typical)
    gain = sums([None] + [f if x > 0 else ZERO for f, x in zip(flow[1:], d[1:])], n)
    loss = sums([None] + [f if x < 0 else ZERO for f, x in zip(flow[1:], d[1:])], n)
    return [times(100, ratio(gain, [None if g is None else g + l for g, l in zip(gain, loss)]))]


def exact_qstick(b, p):
    return [sma([c - o for o, c in zip(b["open"], b["close"])], p["period"])]


def twice(values, first, second):
    return of_known(ema, of_known(ema, values, first), second)


def exact_smi(b, p):
    highest, lowest = highest_lowest(b, p["period"])
    slow, fast = p["slowPeriod"], p["fastPeriod"]
    away = [None if h is None else c - (h + l) / 2 for h, l, c in zip(highest, lowest, b["close"])]
    half = twice(minus(highest, lowest), slow, fast)
    smi = times(200, ratio(twice(away, slow, fast), half))
    signal = of_known(ema, smi, p["signalPeriod"])
    return [[None if s is None else x for x, s in zip(smi, signal)], signal]


def exact_trix(b, p):
    n = p["period"]
    x = of_known(ema, twice(b["close"], n, n), n)
    return [[None] + [None if a is None else 100 * (c - a) / a for a, c in zip(x, x[1:])]]


def exact_tsi(b, p):
    d = changes(b["close"])
    twice_smoothed = lambda values: twice(values, p["firstPeriod"], p["secondPeriod"])
    return [times(100, ratio(twice_smoothed(d), twice_smoothed(sizes(d))))]


def exact_ult_osc(b, p):
    high, low, close = b["high"], b["low"], b["close"]
    pressure, ranges = [None], [None]
    for h, l, c, before in zip(high[1:], low[1:], close[1:], close):
        pressure.append(c - min(l, before))
        ranges.append(max(h, before) - min(l, before))
    periods = sorted(p.values())
    parts = [ratio(sums(pressure, n), sums(ranges, n)) for n in periods]
    return [[None if z is None else 100 * (4 * x + 2 * y + z) / 7 for x, y, z in zip(*parts)]]


def exact_vhf(b, p):
    n, x = p["period"], b["close"]
    reach = over(x, n, lambda w: max(w) - min(w))
    return [ratio(reach, sums(sizes(changes(x)), n))]


def exact_vortex(b, p):
    n = p["period"]
    high, low = b["high"], b["low"]
    plus = [None] + [abs(h - l) for h, l in zip(high[1:], low)]
    less = [None] + [abs(l - h) for l, h in zip(low[1:], high)]
    ranges = sums(movements(b)[2], n)
    return [ratio(sums(plus, n), ranges), ratio(sums(less, n), ranges)]


def exact_wad(b, p):
    total, out = ZERO, [ZERO]
    for h, l, c, before in zip(b["high"][1:], b["low"][1:], b["close"][1:], b["close"]):
        total += c - min(l, before) if c > before else c - max(h, before) if c < before else ZERO
        out.append(total)
    return [out]


def exact_will_r(b, p):
    highest, lowest = highest_lowest(b, p["period"])
    below = minus(b["close"], highest)
    return [times(100, ratio(below, minus(highest, lowest)))]


def cases(name, talib, exact, *sets, **rest):
    return [Case(name, numbers, exact, talib, **rest) for numbers in sets]


def periods(*numbers):
    return [{"period": n} for n in numbers]


CASES = [
    *cases("ac", "AC", exact_ac, *({"fastPeriod": a, "slowPeriod": c, "signalPeriod": s} for a, c, s in [(5, 34, 5), (3, 7, 2)])),
    *cases("adxr", "ADXR", exact_adxr, *periods(2, 14), recursive=True, ties=True),
    *cases("ao", "AO", lambda b, p: [awesome(b, p)], *({"fastPeriod": a, "slowPeriod": c} for a, c in [(5, 34), (2, 9)])),
    *cases("aroon", "AROON", lambda b, p: list(aroon_lines(b, p)), *periods(2, 5, 14)),
    *cases("aroonOsc", "AROONOSC", lambda b, p: [minus(*aroon_lines(b, p)[::-1])], *periods(2, 5, 14)),
    *cases("bop", "BOP", exact_bop, {}),
    *cases("cci", "CCI", exact_cci, *periods(3, 14, 20)),
    *cases("cmo", "CMO", exact_cmo, *periods(3, 14), recursive=True),
    *cases("cmoUnsmoothed", "CMOU", exact_cmo_unsmoothed, *periods(3, 14)),
    *cases(
        "coppock",
        "COPPOCK",
        exact_coppock,
        *({"wmaPeriod": w, "shortPeriod": a, "longPeriod": c} for w, a, c in [(10, 11, 14), (4, 7, 3)]),
    ),
    *cases("dpo", "DPO", exact_dpo, *periods(5, 20)),
    *cases("dx", "DX", lambda b, p: [directional_index(b, p["period"])], *periods(2, 14), recursive=True, ties=True),
    *cases("efficiencyRatio", "ER", exact_efficiency, *periods(3, 10)),
    *cases("elderRay", "ERI", exact_elder_ray, *periods(3, 13), recursive=True),
    *cases("forecastOsc", "FOSC", exact_forecast, *periods(2, 5, 14)),
    *cases("fractal", "FRACTAL", exact_fractal, *({"leftBars": l, "rightBars": r} for l, r in [(2, 2), (1, 3), (4, 1)])),
    *cases("imi", "IMI", exact_imi, *periods(3, 14)),
    *cases("mfi", "MFI", exact_mfi, *periods(3, 14), ties=True),
    *cases("minusDm", "MINUS_DM", exact_movement(1), *periods(1, 2, 14), recursive=True, ties=True),
    *cases("mom", "MOM", change_row(lambda now, before: now - before), *periods(1, 10)),
    *cases("plusDm", "PLUS_DM", exact_movement(0), *periods(1, 2, 14), recursive=True, ties=True),
    *cases("qstick", "QSTICK", exact_qstick, *periods(3, 10)),
    *cases("rocp", "ROCP", change_row(lambda now, before: (now - before) / before), *periods(1, 10)),
    *cases("rocr", "ROCR", change_row(lambda now, before: now / before), *periods(1, 10)),
    *cases("rocr100", "ROCR100", change_row(lambda now, before: 100 * now / before), *periods(1, 10)),
    *cases(
        "smi",
        "SMI",
        exact_smi,
        *(
            {"period": n, "fastPeriod": f, "slowPeriod": s, "signalPeriod": g}
            for n, f, s, g in [(13, 2, 25, 9), (5, 3, 4, 2)]
        ),
        recursive=True,
    ),
    *cases("trix", "TRIX", exact_trix, *periods(1, 5, 14), recursive=True),
    *cases("tsi", "TSI", exact_tsi, *({"firstPeriod": a, "secondPeriod": c} for a, c in [(25, 13), (4, 7)]), recursive=True),
    *cases(
        "ultOsc",
        "ULTOSC",
        exact_ult_osc,
        *({"period1": a, "period2": c, "period3": d} for a, c, d in [(7, 14, 28), (10, 4, 5)]),
    ),
    *cases("vhf", "VHF", exact_vhf, *periods(3, 28)),
    *cases("vortex", "VORTEX", exact_vortex, *periods(3, 14)),
    *cases("wad", "WAD", exact_wad, {}),
    *cases("willR", "WILLR", exact_will_r, *periods(2, 14)),
]

if __name__ == "__main__":
    write("momentum_talib", CASES)
