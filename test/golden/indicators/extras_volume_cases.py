"""Golden values of more indicators that TA-Lib does not have, most of volume: python extras_volume_cases.py (needs pandas, pandas-ta-classic, talipp)."""

from decimal import Decimal
from fractions import Fraction

import pandas
import pandas_ta_classic
import talib
from talipp.indicators import SOBV
from talipp.ohlcv import OHLCV

from common import AVERAGES, Case, as_decimal, ema, minus, over, rma, root, sma, write


def mean(w):
    return sum(w) / len(w)


def changes(values):
    return [b - a for a, b in zip(values, values[1:])]


def sign(x):
    return (x > 0) - (x < 0)


def series(b, *names):
    return [pandas.Series(b[name]) for name in names]


def nothing_before(columns):
    """All columns begin with the last of them."""
    begin = max(next(i for i, x in enumerate(column) if x is not None) for column in columns)
    return [[None] * begin + column[begin:] for column in columns]


def exact_pvol(b, p):
    return [[c * v for c, v in zip(b["close"], b["volume"])]]


def exact_pvr(b, p):
    moves = zip(changes(b["close"]), changes(b["volume"]))
    return [[0, *(1 + 2 * (c < 0) + (v < 0) for c, v in moves)]]


def exact_momersion(b, p):
    signs = [sign(x) for x in changes(b["close"])]
    pairs = [x * last for last, x in zip(signs, signs[1:])]

    def share(w):
        counts = [w.count(1), w.count(-1)]
        return Fraction(100 * counts[0], sum(counts)) if any(counts) else Fraction(50)

    return [[None, None, *over(pairs, p["period"], share)]]


def balance(b):
    out = [b["volume"][0]]
    for move, volume in zip(changes(b["close"]), b["volume"][1:]):
        out.append(out[-1] + sign(move) * volume)
    return out


def exact_smoothed_obv(b, p):
    return [AVERAGES[p["average"]](balance(b), p["period"])]


def of_talipp_sobv(b, p):
    bars = [OHLCV(*row) for row in zip(*(b[name] for name in ("open", "high", "low", "close", "volume")))]
    return [[float("nan") if x is None else x for x in SOBV(p["period"], bars)]]


def exact_aobv(b, p):
    total, kind, n = balance(b), AVERAGES[p["average"]], p["rows"]
    fast, slow = (kind(total, period) for period in sorted((p["fastPeriod"], p["slowPeriod"])))
    runs = [[None] * len(total), [None] * len(total)]
    for i in range(n, len(total)):
        if fast[i - n] is not None and slow[i - n] is not None:
            direction = sign(fast[i] - fast[i - n]) if slow[i] != slow[i - n] else 0
            runs[0][i], runs[1][i] = int(direction > 0), int(direction < 0)
    return nothing_before([total, over(total, p["lowPeriod"], min), over(total, p["highPeriod"], max), fast, slow, *runs])


def of_pandas_aobv(b, p):
    found = pandas_ta_classic.aobv(
        *series(b, "close", "volume"), fast=p["fastPeriod"], slow=p["slowPeriod"], max_lookback=p["highPeriod"],
        min_lookback=p["lowPeriod"], run_length=p["rows"], mamode=p["average"],
    )
    return [found.iloc[:, i].astype(float).to_numpy() for i in range(7)]


def rescaled(w):
    m = mean(w)
    running, total = [], 0
    for x in w:
        total += x - m
        running.append(total)
    deviation = (sum((x - m) ** 2 for x in w) / len(w)).sqrt()
    return (max(running) - min(running)) / deviation if deviation else Decimal(0)


def slope(points):
    n, x, y = len(points), sum(a for a, _ in points), sum(b for _, b in points)
    return (n * sum(a * b for a, b in points) - x * y) / (n * sum(a * a for a, _ in points) - x * x)


def exponent(w):
    points, parts = [], 1
    while parts <= 32 and len(w) // parts >= 8:
        size = len(w) // parts
        cut = [w[i : i + size] for i in range(len(w) - size * parts, len(w), size)]
        points.append((Decimal(size).ln(), (sum(map(rescaled, cut)) / parts).ln()))
        parts *= 2
    return slope(points)


def exact_hurst(b, p):
    returns = [as_decimal(x / last).ln() for last, x in zip(b["close"], b["close"][1:])]
    return [[None, *over(returns, p["period"], exponent)]]


def true_ranges(b):
    """From the second bar on."""
    return [max(h, c) - min(l, c) for h, l, c in zip(b["high"][1:], b["low"][1:], b["close"])]


def exact_wae(b, p):
    x = b["close"]
    apart = minus(ema(x, p["fastPeriod"]), ema(x, p["slowPeriod"]))
    moves = [None] + [None if last is None else Fraction(p["sensitivity"]) * (now - last) for last, now in zip(apart, apart[1:])]
    up = [None if m is None else max(m, Fraction(0)) for m in moves]
    down = [None if m is None else max(-m, Fraction(0)) for m in moves]
    deviation = lambda w: root(sum((v - mean(w)) ** 2 for v in w) / len(w))
    width = over(x, p["channelPeriod"], lambda w: 2 * Decimal(p["deviations"]) * deviation(w))
    ranges = rma([b["high"][0] - b["low"][0], *true_ranges(b)], p["deadZonePeriod"])
    dead = [None if r is None else Fraction(str(p["deadZoneFactor"])) * r for r in ranges]
    return nothing_before([up, down, width, dead])


def of_talib_wae(b, p):
    x = b["close"]
    apart = talib.EMA(x, p["fastPeriod"]) - talib.EMA(x, p["slowPeriod"])
    moves = p["sensitivity"] * pandas.Series(apart).diff()
    upper, _, lower = talib.BBANDS(x, p["channelPeriod"], p["deviations"], p["deviations"])
    ranges = talib.TRANGE(b["high"], b["low"], x)
    ranges[0] = b["high"][0] - b["low"][0]
    found = pandas.DataFrame(
        {"up": moves.clip(lower=0), "down": -moves.clip(upper=0), "width": upper - lower,
         "dead": p["deadZoneFactor"] * talib.RMA(ranges, p["deadZonePeriod"])}
    )
    found[found.isna().any(axis=1)] = float("nan")
    return [found[name].to_numpy() for name in found]


def weighted_spread(w):
    center = sum(k * x for k, x in enumerate(w, 1)) / Fraction(len(w) * (len(w) + 1), 2)
    return root(sum((x - center) ** 2 for x in w) / len(w))


def ratio(a, b):
    return [None if x is None or y is None else x / y if y else 0 * x for x, y in zip(a, b)]


def exact_damiani(b, p):
    ranges = true_ranges(b)
    typical = [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]
    plain = [None, *ratio(sma(ranges, p["rangePeriod"]), sma(ranges, p["slowRangePeriod"]))]
    spreads = ratio(*(over(typical, p[name], weighted_spread) for name in ("deviationPeriod", "slowDeviationPeriod")))
    volatility, threshold = nothing_before([plain, [None if s is None else Decimal(str(p["level"])) - s for s in spreads]])
    out = []
    for v in volatility:
        before = [0 if len(out) < k or out[-k] is None else out[-k] for k in (1, 3)]
        out.append(None if v is None else v + Fraction(1, 2) * (before[0] - before[1]))
    return [out, threshold]


def exact_vfi(b, p):
    typical = [(h + l + c) / 3 for h, l, c in zip(b["high"], b["low"], b["close"])]
    n, flows, raw = p["period"], [], []
    logs = [as_decimal(x / last).ln() for last, x in zip(typical, typical[1:])]
    deviations = [None, *over(logs, p["deviationPeriod"], lambda w: (sum((x - mean(w)) ** 2 for x in w) / len(w)).sqrt())]
    means = [None, *sma(b["volume"], n)]
    for i, deviation in enumerate(deviations):
        if deviation is None or means[i] is None:
            raw.append(None)
            continue
        cutoff = Decimal(str(p["priceCutoff"])) * deviation * as_decimal(b["close"][i])
        move = as_decimal(typical[i] - typical[i - 1])
        counted = min(b["volume"][i], Fraction(str(p["volumeCutoff"])) * means[i])
        flows.append(counted if move > cutoff else -counted if move < -cutoff else 0 * counted)
        raw.append(sum(flows[-n:]) / means[i] if len(flows) >= n else None)
    return [ema(raw, p["smoothPeriod"])]


def exact_relative_volume(b, p):
    out, total, met = [], 0, {}
    for i, (session, minute, volume) in enumerate(zip(b["session"], b["minute"], b["volume"])):
        total = volume if i == 0 or session != b["session"][i - 1] else total + volume
        before = met.setdefault(minute, [])
        out.append(total / mean(before[-p["period"] :]) if len(before) >= p["period"] else None)
        before.append(total)
    return [out]


def aobv(fast, slow, low, high, rows, average):
    return {"fastPeriod": fast, "slowPeriod": slow, "lowPeriod": low, "highPeriod": high, "rows": rows, "average": average}


def wae(fast, slow, sensitivity, channel, deviations, dead, factor):
    names = ("fastPeriod", "slowPeriod", "sensitivity", "channelPeriod", "deviations", "deadZonePeriod", "deadZoneFactor")
    return dict(zip(names, (fast, slow, sensitivity, channel, deviations, dead, factor)))


def damiani(*numbers):
    return dict(zip(("rangePeriod", "deviationPeriod", "slowRangePeriod", "slowDeviationPeriod", "level"), numbers))


def vfi(*numbers):
    return dict(zip(("period", "priceCutoff", "volumeCutoff", "deviationPeriod", "smoothPeriod"), numbers))


PANDAS = "pandas-ta-classic 0.8.32"
TALIPP = "talipp 2.7.0"
TALIB = f"TA-Lib {talib.__version__}, its EMA, BBANDS, TRANGE and RMA put together"

CASES = [
    Case("pvol", {}, exact_pvol, other=(PANDAS, lambda b, p: [pandas_ta_classic.pvol(*series(b, "close", "volume"))])),
    Case("pvr", {}, exact_pvr, other=(PANDAS, lambda b, p: [pandas_ta_classic.pvr(*series(b, "close", "volume"))]), from_row=1),
    *(Case("momersion", {"period": n}, exact_momersion) for n in (1, 2, 14, 100)),
    *(Case("smoothedObv", {"period": n, "average": "sma"}, exact_smoothed_obv, other=(TALIPP, of_talipp_sobv)) for n in (1, 14, 40)),
    *(
        Case("smoothedObv", {"period": n, "average": kind}, exact_smoothed_obv, recursive=True)
        for n, kind in [(14, "ema"), (9, "wma"), (20, "hma"), (7, "kama")]
    ),
    Case("aobv", aobv(4, 12, 2, 2, 2, "ema"), exact_aobv, other=(PANDAS, of_pandas_aobv), from_row=13, recursive=True),
    Case("aobv", aobv(20, 5, 30, 7, 4, "ema"), exact_aobv, other=(PANDAS, of_pandas_aobv), from_row=29, recursive=True),
    Case("aobv", aobv(1, 2, 1, 1, 1, "sma"), exact_aobv),
    *(Case("hurst", {"period": n}, exact_hurst) for n in (16, 37, 100)),
    *(
        Case("wae", wae(*numbers), exact_wae, other=(TALIB, of_talib_wae), recursive=True)
        for numbers in [(20, 40, 150, 20, 2, 100, 3.7), (8, 5, 2, 30, 1, 14, 0.5), (1, 2, 1, 45, 3, 2, 1)]
    ),
    *(Case("damiani", damiani(*numbers), exact_damiani, recursive=True) for numbers in [(13, 20, 40, 100, 1.4), (7, 9, 5, 30, 1.1), (1, 3, 2, 2, 0)]),
    *(Case("relativeDailyVolume", {"period": n}, exact_relative_volume) for n in (1, 2, 3)),
    *(Case("vfi", vfi(*numbers), exact_vfi, recursive=True) for numbers in [(50, 0.2, 2.5, 30, 3), (10, 0.1, 1.5, 45, 5)]),
    Case("vfi", vfi(26, 0, 0.9, 2, 1), exact_vfi, recursive=True, ties=True),
]

if __name__ == "__main__":
    write("extras_volume", CASES)
