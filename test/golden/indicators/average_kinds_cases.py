"""Golden values of every kind of average, alone and as a part of other indicators: python average_kinds_cases.py."""

from fractions import Fraction

from common import AVERAGES, Case, average, ema, minus, rma, smoothed, write
from momentum_cases import exact_stoch
from overlap_cases import exact_bbands

PLAIN = ("sma", "wma", "trima", "hma")  # kinds without a recursion
ONE = ("dema", "tema", "trima", "kama", "hma", "zlema")  # kinds with a row of their own here


def all_none(column, where):
    return [None if w is None else x for x, w in zip(column, where)]


def exact_two(column, percent):
    """Fast and slow average of a column, each from its first value on, and their distance."""

    def work(b, p):
        fast, slow = sorted((p["fastPeriod"], p["slowPeriod"]))
        kind = AVERAGES[p["average"]]
        quick, late = kind(b[column], fast), kind(b[column], slow)
        apart = minus(quick, late)
        if not percent:
            return [apart]
        return [[None if x is None else 100 * x / y if y else Fraction(0) for x, y in zip(apart, late)]]

    return work


def exact_macd_ext(b, p):
    x = b["close"]
    pairs = [(p["fastPeriod"], p["fastAverage"]), (p["slowPeriod"], p["slowAverage"])]
    pairs.sort(key=lambda pair: pair[0])
    waits = [AVERAGES[kind](x, n).count(None) for n, kind in pairs]
    begun = []
    for (n, kind), wait in zip(pairs, waits):
        left_out = max(waits) - wait
        begun.append(AVERAGES[kind]([None] * left_out + x[left_out:], n))
    macd = minus(*begun)
    signal = AVERAGES[p["signalAverage"]](macd, p["signalPeriod"])
    return [all_none(macd, signal), signal, minus(macd, signal)]


def exact_macd_fix(b, p):
    x = b["close"]
    fast = average([None] * 14 + x[14:], 12, Fraction(15, 100))
    macd = minus(fast, average(x, 26, Fraction(75, 1000)))
    signal = ema(macd, p["signalPeriod"])
    return [all_none(macd, signal), signal, minus(macd, signal)]


def places(values, highs, lows, n):
    out = []
    for i, x in enumerate(values):
        h, l = highs[max(0, i - n + 1) : i + 1], lows[max(0, i - n + 1) : i + 1]
        if i < n - 1 or None in h:
            out.append(None)
        else:
            out.append(100 * (x - min(l)) / (max(h) - min(l)) if max(h) != min(l) else Fraction(0))
    return out


def exact_stoch_f(b, p):
    k = places(b["close"], b["high"], b["low"], p["period"])
    d = AVERAGES[p["dAverage"]](k, p["dPeriod"])
    return [all_none(k, d), d]


def exact_kdj(b, p):
    k, d = exact_stoch(b, p)
    return [k, d, [None if x is None else 3 * x - 2 * y for x, y in zip(k, d)]]


def exact_rsi(x, n):
    changes = [new - old for old, new in zip(x, x[1:])]
    gains = average([max(c, Fraction(0)) for c in changes], n, Fraction(1, n))
    losses = average([max(-c, Fraction(0)) for c in changes], n, Fraction(1, n))
    # Rounded to 60 digits: their fractions would grow without end.
    share = lambda g, l: Fraction(round(100 * g / (g + l) * 10**60), 10**60) if g + l else Fraction(0)
    return [None] + [None if g is None else share(g, l) for g, l in zip(gains, losses)]


def exact_stoch_rsi(b, p):
    r = exact_rsi(b["close"], p["period"])
    k = places(r, r, r, p["kPeriod"])
    d = AVERAGES[p["dAverage"]](k, p["dPeriod"])
    return [all_none(k, d), d]


def exact_mavp(b, p):
    """Averages of all periods, begun so that their first values stand in one row."""
    x, kind, begin = b["close"], AVERAGES[p["average"]], None
    averages = {}
    for n in range(p["maxPeriod"], p["minPeriod"] - 1, -1):
        wait = kind(x, n).count(None)
        begin = wait if begin is None else begin
        averages[n] = kind([None] * (begin - wait) + x[begin - wait :], n)
    held = [min(max(int(n), p["minPeriod"]), p["maxPeriod"]) for n in b["periods"]]
    return [[None if i < begin else averages[n][i] for i, n in enumerate(held)]]


def first_seeded(values, weight):
    """As Pine Script's reference defines ta.ema: from the first value on."""
    return [values[0], *smoothed(values[1:], values[0], weight)]


def exact_pine_ema(b, p):
    return [first_seeded(b["close"], Fraction(2, p["period"] + 1))]


def exact_pine_atr(b, p):
    high, low, close = b["high"], b["low"], b["close"]
    ranges = [max(h, c) - min(l, c) for h, l, c in zip(high[1:], low[1:], close)]
    return [rma([high[0] - low[0], *ranges], p["period"])]


def exact_pine_macd(b, p):
    quick, late = (first_seeded(b["close"], Fraction(2, p[name] + 1)) for name in ("fastPeriod", "slowPeriod"))
    macd = minus(quick, late)
    signal = first_seeded(macd, Fraction(2, p["signalPeriod"] + 1))
    return [macd, signal, minus(macd, signal)]


def stoch(n, k, ka, d, da):
    return {"period": n, "kPeriod": k, "kAverage": ka, "dPeriod": d, "dAverage": da}


def macd_ext(fast, fa, slow, sa, signal, ga):
    names = ("fastPeriod", "fastAverage", "slowPeriod", "slowAverage", "signalPeriod", "signalAverage")
    return dict(zip(names, (fast, fa, slow, sa, signal, ga)))


def ma(kind, periods):
    exact = lambda b, p: [AVERAGES[kind](b["close"], p["period"])]
    for n in periods:
        yield Case("ma", {"period": n, "average": kind}, exact, "MA", recursive=kind not in PLAIN)
        if kind in ONE:
            yield Case(kind, {"period": n}, exact, kind.upper(), recursive=kind not in PLAIN)


OSCILLATORS = [
    ("apo", "APO", exact_two("close", False)),
    ("ppo", "PPO", exact_two("close", True)),
    ("pvo", "PVO", exact_two("volume", True)),
]

CASES = [
    *(case for kind in AVERAGES for case in ma(kind, (1, 2, 3, 7, 20))),
    *(
        Case("bbands", {"period": 9, "deviationsUp": 2, "deviationsDown": 1, "average": kind}, exact_bbands, "BBANDS", recursive=True)
        for kind in AVERAGES
        if kind not in ("kama", "rma")
    ),
    *(
        # The averages lie close together: what their rounding makes of the distance is more than 1e-12 of it.
        Case(name, {"fastPeriod": fast, "slowPeriod": slow, "average": kind}, exact, talib, recursive=True)
        for name, talib, exact in OSCILLATORS
        for fast, slow, kind in [
            (12, 26, "ema"), (26, 12, "sma"), (3, 10, "wma"), (5, 9, "dema"), (5, 9, "tema"), (5, 9, "trima"), (5, 9, "kama"),
            (5, 9, "t3"), (5, 9, "hma"), (5, 9, "zlema"), (2, 14, "rma"),
        ]
    ),
    *(
        Case("macdExt", macd_ext(*p), exact_macd_ext, "MACDEXT", recursive=True)
        for p in [
            (12, "sma", 26, "sma", 9, "sma"), (26, "ema", 12, "wma", 9, "ema"), (5, "kama", 9, "dema", 4, "hma"),
            (4, "t3", 11, "ema", 3, "kama"), (6, "zlema", 8, "tema", 5, "rma"), (3, "hma", 20, "trima", 4, "t3"),
        ]
    ),
    *(
        Case("mavp", {"minPeriod": least, "maxPeriod": most, "average": kind}, exact_mavp, "MAVP", recursive=kind not in PLAIN)
        for kind in AVERAGES
        for least, most in [(1, 5), (3, 12)]
    ),
    Case("mavp", {"minPeriod": 2, "maxPeriod": 30, "average": "mama"}, talib="MAVP"),
    Case("bbands", {"period": 40, "deviationsUp": 2, "deviationsDown": 2, "average": "mama"}, talib="BBANDS"),
    Case("stoch", stoch(5, 4, "mama", 3, "mama"), talib="STOCH"),
    *(Case("ema", {"period": n, "seeding": "tradingview"}, exact_pine_ema, recursive=True) for n in (1, 20)),
    *(Case("atr", {"period": n, "seeding": "tradingview"}, exact_pine_atr, recursive=True) for n in (1, 14)),
    Case(
        "macd",
        {"fastPeriod": 12, "slowPeriod": 26, "signalPeriod": 9, "seeding": "tradingview"},
        exact_pine_macd,
        recursive=True,
    ),
    *(Case("macdFix", {"signalPeriod": n}, exact_macd_fix, "MACDFIX", recursive=True) for n in (1, 9)),
    *(
        Case("stoch", stoch(5, 4, kind, 3, kind), exact_stoch, "STOCH", recursive=True)
        for kind in AVERAGES
        if kind not in ("sma", "wma")
    ),
    *(
        Case("stochF", {"period": n, "dPeriod": d, "dAverage": kind}, exact_stoch_f, "STOCHF", recursive=True)
        for n, d, kind in [(5, 3, "sma"), (14, 12, "ema"), (1, 1, "sma"), (9, 4, "hma")]
    ),
    *(
        Case("stochRsi", {"period": n, "kPeriod": k, "dPeriod": d, "dAverage": kind}, exact_stoch_rsi, "STOCHRSI", recursive=True)
        # Over a range of few rows the index is the same throughout where prices stand still, and rounding decides.
        for n, k, d, kind in [(14, 5, 3, "sma"), (14, 14, 9, "wma"), (3, 6, 4, "t3")]
    ),
    *(
        Case("kdj", stoch(n, k, ka, d, da), exact_kdj, "KDJ", recursive=True)
        for n, k, ka, d, da in [(9, 3, "rma", 3, "rma"), (5, 2, "sma", 4, "ema")]
    ),
]

if __name__ == "__main__":
    write("average_kinds", CASES)
