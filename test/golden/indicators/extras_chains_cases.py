"""Golden values of indicators that are chains of others: python extras_chains_cases.py (pandas-ta-classic, ta, vector-ta).

Recursions run in decimals of 50 digits: rational numbers would grow with each row.
"""

from decimal import Decimal

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import ta
import talib
import vector_ta
from scipy.stats import percentileofscore

from common import Case, as_decimal, over, write

PANDAS_TA = "pandas-ta-classic 0.8.32"
VECTOR_TA = "vector-ta 0.2.8"
TA = "ta 0.11.0"
TALIB = f"TA-Lib {talib.__version__}"
ZERO = Decimal(0)


def decimals(column):
    return [as_decimal(x) for x in column]


def each(work, *columns):
    """`work` over the rows in which every column has a value."""
    return [None if any(x is None for x in row) else work(*row) for row in zip(*columns)]


def of_known(work, values):
    """`work` over the values behind the leading Nones."""
    none = sum(x is None for x in values)
    return [None] * none + work(values[none:])


def rolling(values, n, work):
    return of_known(lambda v: over(v, n, work), values)


def smooth(values, n, weight):
    """An average that gives a new value this weight, from the mean of its first n values on."""

    def work(known):
        y = sum(known[:n]) / n
        out = [None] * (n - 1) + [y]
        for x in known[n:]:
            y += weight * (x - y)
            out.append(y)
        return out

    return of_known(work, values)


def ema(values, n):
    return smooth(values, n, Decimal(2) / (n + 1))


def wilder(values, n):
    return smooth(values, n, Decimal(1) / n)


def chained(values, *periods):
    for n in periods:
        values = ema(values, n)
    return values


def sma(values, n):
    return rolling(values, n, lambda w: sum(w) / len(w))


def wma(values, n):
    return rolling(values, n, lambda w: sum(k * x for k, x in enumerate(w, 1)) / Decimal(n * (n + 1) // 2))


def line(values, n):
    """The end of the straight line that fits the last n values best."""
    middle = Decimal(n - 1) / 2
    below = sum((k - middle) ** 2 for k in range(n))
    slope = lambda w: sum((k - middle) * x for k, x in enumerate(w)) / below
    return rolling(values, n, lambda w: sum(w) / n + slope(w) * middle)


def changes(values, n=1):
    return of_known(lambda v: [None] * n + [now - before for before, now in zip(v, v[n:])], values)


def balance(moves, n):
    """Wilder's averages of rises and falls, the rises in percent of both."""
    up = wilder(each(lambda d: max(d, ZERO), moves), n)
    down = wilder(each(lambda d: max(-d, ZERO), moves), n)
    return each(lambda u, d: 100 * u / (u + d) if u + d else ZERO, up, down)


def rsi(values, n):
    return balance(changes(values), n)


def tanh(x):
    e = (2 * x).exp()
    return (e - 1) / (e + 1)


def together(*columns):
    """The rows in which every column has a value."""
    return [each(lambda *row, i=i: row[i], *columns) for i in range(len(columns))]


def of_vector(function, *columns, take=lambda found: [found]):
    """A function of vector-ta on these columns of the bars."""
    return VECTOR_TA, lambda b, p: take(getattr(vector_ta, function)(*(b[c] for c in columns), *p.values()))


def exact_pmo(b, p):
    x = decimals(b["close"])
    rate = [None] + [100 * (now - before) / before for before, now in zip(x, x[1:])]
    custom = lambda values, n: smooth(values, n, Decimal(2) / n)
    pmo = custom(each(lambda v: 10 * v, custom(rate, p["firstPeriod"])), p["secondPeriod"])
    return together(pmo, ema(pmo, p["signalPeriod"]))


def custom_of_pandas(values, n):
    """DecisionPoint's smoothing with pandas: its recursion over the seed and what follows."""
    known = values.dropna()
    seeded = pd.concat([pd.Series([known.iloc[:n].mean()], [known.index[n - 1]]), known.iloc[n:]])
    return seeded.ewm(alpha=2 / n, adjust=False).mean().reindex(values.index)


def pmo_of_pandas(b, p):
    rate = pd.Series(b["close"]).pct_change() * 100
    pmo = custom_of_pandas(custom_of_pandas(rate, p["firstPeriod"]) * 10, p["secondPeriod"])
    signal = talib.EMA(pmo.to_numpy(), p["signalPeriod"])
    return [np.where(np.isnan(signal), np.nan, pmo), signal]


def strength(moves, *periods):
    size = chained(each(abs, moves), *periods)
    return each(lambda m, s: 100 * m / s if s else ZERO, chained(moves, *periods), size)


def exact_smi_ergodic(b, p):
    ergodic = strength(changes(decimals(b["close"])), p["slowPeriod"], p["fastPeriod"])
    ergodic, signal = together(ergodic, ema(ergodic, p["signalPeriod"]))
    return [ergodic, signal, each(lambda e, s: e - s, ergodic, signal)]


def ergodic_of_talib(b, p):
    ergodic = talib.TSI(b["close"], p["slowPeriod"], p["fastPeriod"])
    signal = talib.EMA(ergodic, p["signalPeriod"])
    ergodic = np.where(np.isnan(signal), np.nan, ergodic)
    return [ergodic, signal, ergodic - signal]


def exact_dti(b, p):
    rises, falls = changes(decimals(b["high"])), changes(decimals(b["low"]))
    moves = each(lambda up, fall: max(up, ZERO) - max(-fall, ZERO), rises, falls)
    return [strength(moves, p["firstPeriod"], p["secondPeriod"], p["thirdPeriod"])]


def exact_rmi(b, p):
    return [balance(changes(decimals(b["close"]), p["momentumPeriod"]), p["period"])]


def exact_ift_rsi(b, p):
    values = each(lambda r: (r - 50) / 10, rsi(decimals(b["close"]), p["rsiPeriod"]))
    return [each(tanh, wma(values, p["wmaPeriod"]))]


def exact_derivative(b, p):
    s = chained(rsi(decimals(b["close"]), p["rsiPeriod"]), p["firstPeriod"], p["secondPeriod"])
    return [each(lambda value, mean: value - mean, s, sma(s, p["signalPeriod"]))]


def derivative_of_talib(b, p):
    s = talib.EMA(talib.EMA(talib.RSI(b["close"], p["rsiPeriod"]), p["firstPeriod"]), p["secondPeriod"])
    return [s - talib.SMA(s, p["signalPeriod"])]


def exact_premier(b, p):
    high, low = over(decimals(b["high"]), p["stochPeriod"], max), over(decimals(b["low"]), p["stochPeriod"], min)
    place = lambda h, l, c: 100 * (c - l) / (h - l) if h > l else ZERO
    value = each(lambda k: (k - 50) / 10, each(place, high, low, decimals(b["close"])))
    root = Decimal(p["period"]).sqrt()
    for _ in range(2):
        value = smooth(value, int(root), 2 / (root + 1))
    return [each(lambda s: tanh(s / 2), value)]


def premier_of_talib(b, p):
    """Where the root is a whole number."""
    k, n = talib.STOCHF(b["high"], b["low"], b["close"], p["stochPeriod"], 1, 0)[0], int(p["period"] ** 0.5)
    s = np.exp(talib.EMA(talib.EMA(0.1 * (k - 50), n), n))
    return [(s - 1) / (s + 1)]


def columns_of(b):
    return {name: pd.Series(column) for name, column in b.items()}


def deviation(w):
    mean = sum(w) / len(w)
    return (sum((x - mean) ** 2 for x in w) / len(w)).sqrt()


def exact_squeeze(*widths):
    def exact(b, p):
        high, low, close = (decimals(b[name]) for name in ("high", "low", "close"))
        n, m = p["bandPeriod"], p["channelPeriod"]
        ranges = [None] + [max(h, c) - min(l, c) for h, l, c in zip(high[1:], low[1:], close)]
        band, apart = sma(close, n), rolling(close, n, lambda w: Decimal(p["deviations"]) * deviation(w))
        center, width = sma(close, m), sma(ranges, m)
        middle = each(lambda h, l, c: ((h + l) / 2 + c) / 2, over(high, m, max), over(low, m, min), center)
        momentum = line(each(lambda c, x: c - x, close, middle), m)
        inside = lambda k: lambda b, a, c, w: Decimal(b - a > c - k * w and b + a < c + k * w)
        on = [each(inside(Decimal(p[name])), band, apart, center, width) for name in widths]
        return together(momentum, *on)

    return exact


def squeeze_of_vector(b, p):
    on, momentum, _ = vector_ta.squeeze_momentum(b["high"], b["low"], b["close"], *p.values())
    return [momentum, np.where(np.isnan(momentum), np.nan, on == -1)]


def squeeze_pro_of_pandas(b, p):
    bars, numbers = columns_of(b), list(p.values())
    bars = [bars[name] for name in ("high", "low", "close")]
    momentum = pta.squeeze(*bars, *numbers[:4], lazybear=True).iloc[:, 0]
    on = pta.squeeze_pro(*bars, *numbers).iloc[:, 1:4].where(momentum.notna())
    return [momentum.to_numpy(), *on.to_numpy(float).T]


def streaks(x):
    out = [ZERO]
    for before, now in zip(x, x[1:]):
        way = (now > before) - (now < before)
        out.append(out[-1] + way if way * out[-1] > 0 else Decimal(way))
    return out


def exact_connors(b, p):
    x, n = decimals(b["close"]), p["rankPeriod"]
    rates = [None] + [(now - before) / before for before, now in zip(x, x[1:])]
    rank = rolling(rates, n + 1, lambda w: 100 * Decimal(sum(r < w[-1] for r in w)) / n)
    return [each(lambda *parts: sum(parts) / 3, rsi(x, p["rsiPeriod"]), rsi(streaks(x), p["streakPeriod"]), rank)]


def connors_of_talib(b, p):
    """Streaks by pandas' groups of changes of one sign, ranks by SciPy's percentiles in pandas' windows."""
    x, n = pd.Series(b["close"]), p["rankPeriod"]
    way = np.sign(x.diff().fillna(0))
    streak = way * (way.groupby((way != way.shift()).cumsum()).cumcount() + 1)
    rank = x.pct_change().rolling(n + 1).apply(lambda w: percentileofscore(w[:-1], w[-1], kind="strict"), raw=True)
    return [(talib.RSI(b["close"], p["rsiPeriod"]) + talib.RSI(streak.to_numpy(), p["streakPeriod"]) + rank) / 3]


def volatility_index(x, period, window):
    spread = rolling(x, window, deviation)
    move = each(lambda d, s: s * ((d > 0) - (d < 0)), changes(x), spread)
    up = wilder(each(lambda m: max(m, ZERO), move), period)
    down = wilder(each(lambda m: max(-m, ZERO), move), period)
    return each(lambda u, d: 100 * u / (u + d) if u + d else Decimal(50), up, down)


def exact_inertia(b, p):
    parts = [volatility_index(decimals(b[name]), p["rviPeriod"], p["stddevPeriod"]) for name in ("high", "low")]
    return [line(each(lambda h, l: (h + l) / 2, *parts), p["period"])]


def inertia_of_pandas(b, p):
    bars = columns_of(b)
    found = pta.inertia(bars["close"], bars["high"], bars["low"], p["period"], p["rviPeriod"], refined=True, mamode="rma")
    return [found.to_numpy()]


def trailing(values, widths):
    """Ignatov's line."""
    level = last = None
    out = []
    for q, w in zip(values, widths):
        if w is None or w != w:
            out.append(None)
            continue
        before = level
        if before is None:
            level = q - w
        elif q < before:
            level = min(q + w, before) if last < before else q + w
        elif q > before:
            level = max(q - w, before) if last > before else q - w
        last = q
        out.append(level)
    return out


def exact_qqe(b, p):
    q, n = chained(rsi(decimals(b["close"]), p["rsiPeriod"]), p["smoothPeriod"]), 2 * p["rsiPeriod"] - 1
    w = each(lambda x: Decimal(repr(p["factor"])) * x, chained(each(abs, changes(q)), n, n))
    q, w = together(q, w)
    return [q, trailing(q, w), each(lambda x, a: x + a, q, w), each(lambda x, a: x - a, q, w)]


def qqe_of_talib(b, p):
    q, n = talib.EMA(talib.RSI(b["close"], p["rsiPeriod"]), p["smoothPeriod"]), 2 * p["rsiPeriod"] - 1
    w = p["factor"] * talib.EMA(talib.EMA(np.abs(np.diff(q, prepend=np.nan)), n), n)
    q = np.where(np.isnan(w), np.nan, q)
    return [q, [np.nan if x is None else x for x in trailing(q, w)], q + w, q - w]


def exact_stc(b, p):
    n, factor, x = p["cyclePeriod"], Decimal(repr(p["factor"])), decimals(b["close"])

    def place(known):
        out, now = [None] * (n - 1), ZERO
        for w in (known[i - n + 1 : i + 1] for i in range(n - 1, len(known))):
            low, high = min(w), max(w)
            now = 100 * (w[-1] - low) / (high - low) if high > low else now
            out.append(now)
        return out

    values = each(lambda fast, slow: fast - slow, ema(x, p["fastPeriod"]), ema(x, p["slowPeriod"]))
    for _ in range(2):
        values = smooth(of_known(place, values), 1, factor)
    return [values]


def stc_of_ta(b, p):
    """With weights of 1/2: exponential averages of 3."""
    found = ta.trend.STCIndicator(pd.Series(b["close"]), p["slowPeriod"], p["fastPeriod"], p["cyclePeriod"], 3, 3)
    return [found.stc().to_numpy()]


def exact_rsmk(b, p):
    logs = [(as_decimal(x) / as_decimal(y)).ln() for x, y in zip(b["a"], b["b"])]
    value = ema(each(lambda d: 100 * d, changes(logs, p["lookback"])), p["period"])
    return together(value, ema(value, p["signalPeriod"]))


def rsmk_of_vector(b, p):
    value, signal = vector_ta.rsmk(b["a"], b["b"], *p.values())
    return [np.where(np.isnan(signal), np.nan, value), signal]


def exact_trix(b, p):
    three = chained(decimals(b["close"]), *[p["period"]] * 3)
    trix = of_known(lambda v: [None] + [100 * (now - last) / last for last, now in zip(v, v[1:])], three)
    trix, signal = together(trix, {"ema": ema, "sma": sma}[p["signalAverage"]](trix, p["signalPeriod"]))
    return [trix, signal, each(lambda x, s: x - s, trix, signal)]


def trix_of_pandas(b, p):
    found = pta.trixh(pd.Series(b["close"]), p["period"], p["signalPeriod"])
    return found.where(found.iloc[:, 1].notna()).to_numpy(float).T


def trix_of_talib(b, p):
    trix = talib.TRIX(b["close"], p["period"])
    signal = talib.EMA(trix, p["signalPeriod"])
    trix = np.where(np.isnan(signal), np.nan, trix)
    return [trix, signal, trix - signal]


def named(names, *sets):
    return [dict(zip(names.split(), numbers)) for numbers in sets]


WIDTHS = ["wideMultiplier", "normalMultiplier", "narrowMultiplier"]

CASES = [
    *(
        Case("pmo", p, exact_pmo, other=(f"pandas {pd.__version__}", pmo_of_pandas), recursive=True)
        for p in named("firstPeriod secondPeriod signalPeriod", (35, 20, 10), (8, 5, 1))
    ),
    *(
        Case("smiErgodic", p, exact_smi_ergodic, other=(f"{TALIB}'s TSI and EMA", ergodic_of_talib), recursive=True)
        for p in named("fastPeriod slowPeriod signalPeriod", (5, 20, 5), (3, 8, 4))
    ),
    *(
        # vector-ta's averages start with the first move.
        Case("dti", p, exact_dti, other=of_vector("dti", "high", "low"), from_row=55, recursive=True)
        for p in named("firstPeriod secondPeriod thirdPeriod", (4, 3, 2), (2, 1, 3))
    ),
    Case("dti", dict(firstPeriod=14, secondPeriod=10, thirdPeriod=5), exact_dti, recursive=True),
    *(Case("rmi", p, exact_rmi, recursive=True) for p in named("period momentumPeriod", (20, 5), (8, 3))),
    Case(
        "rmi",
        {"period": 14, "momentumPeriod": 1},
        exact_rmi,
        other=(f"{TALIB}'s RSI", lambda b, p: [talib.RSI(b["close"], p["period"])]),
        recursive=True,
    ),
    *(
        Case("iftRsi", p, exact_ift_rsi, other=of_vector("ift_rsi", "close"), recursive=True)
        for p in named("rsiPeriod wmaPeriod", (5, 9), (14, 4))
    ),
    *(
        Case("derivativeOsc", p, exact_derivative, other=(f"{TALIB}'s RSI, EMA and SMA", derivative_of_talib), recursive=True)
        for p in named("rsiPeriod firstPeriod secondPeriod signalPeriod", (14, 5, 3, 9), (7, 4, 2, 5))
    ),
    *(
        Case("premierStoch", p, exact_premier, other=(f"{TALIB}'s STOCHF and EMA", premier_of_talib), recursive=True)
        for p in named("stochPeriod period", (8, 25), (14, 9))
    ),
    Case("premierStoch", {"stochPeriod": 5, "period": 20}, exact_premier, recursive=True),
    *(
        Case("squeeze", p, exact_squeeze("multiplier"), other=(VECTOR_TA, squeeze_of_vector), from_row=from_row)
        for p, from_row in zip(named("bandPeriod deviations channelPeriod multiplier", (20, 2, 20, 1.5), (8, 1.5, 8, 1.25)), (38, 14))
    ),
    Case("squeeze", dict(bandPeriod=30, deviations=2, channelPeriod=10, multiplier=2), exact_squeeze("multiplier")),
    *(
        Case("squeezePro", p, exact_squeeze(*WIDTHS), other=(PANDAS_TA, squeeze_pro_of_pandas))
        for p in named("bandPeriod deviations channelPeriod " + " ".join(WIDTHS), (20, 2, 20, 2, 1.5, 1), (8, 2, 6, 2.5, 2, 1.25))
    ),
    *(
        Case("connorsRsi", p, exact_connors, other=(f"{TALIB}'s RSI, pandas and SciPy", connors_of_talib), recursive=True)
        for p in named("rsiPeriod streakPeriod rankPeriod", (3, 2, 100), (5, 4, 20))
    ),
    Case("inertia", dict(period=20, rviPeriod=14, stddevPeriod=10), exact_inertia, recursive=True),
    *(
        Case("inertia", p, exact_inertia, other=(PANDAS_TA, inertia_of_pandas), recursive=True)
        for p in named("period rviPeriod stddevPeriod", (20, 14, 14), (6, 3, 3))
    ),
    *(
        Case("qqe", p, exact_qqe, other=(f"{TALIB}'s RSI and EMA", qqe_of_talib), recursive=True)
        for p in named("rsiPeriod smoothPeriod factor", (14, 5, 4.236), (6, 3, 1.5))
    ),
    Case("stc", dict(fastPeriod=23, slowPeriod=50, cyclePeriod=10, factor=0.5), exact_stc, recursive=True),
    # The averages of ta start with the first value.
    *(
        Case("stc", p, exact_stc, other=(TA, stc_of_ta), from_row=60, recursive=True)
        for p in named("fastPeriod slowPeriod cyclePeriod factor", (2, 4, 10, 0.5), (3, 5, 6, 0.5))
    ),
    Case("rsmk", dict(lookback=90, period=3, signalPeriod=20), exact_rsmk, recursive=True),
    # vector-ta's signal starts with one value.
    *(
        Case("rsmk", p, exact_rsmk, other=(VECTOR_TA, rsmk_of_vector), from_row=55, recursive=True)
        for p in named("lookback period signalPeriod", (15, 3, 3), (10, 5, 2))
    ),
    *(
        Case("trixHistogram", p, exact_trix, other=other, recursive=True)
        for p, other in zip(
            named("period signalPeriod signalAverage", (15, 9, "ema"), (6, 4, "sma")),
            [(f"{TALIB}'s TRIX and EMA", trix_of_talib), (PANDAS_TA, trix_of_pandas)],
        )
    ),
]

if __name__ == "__main__":
    write("extras_chains", CASES)
