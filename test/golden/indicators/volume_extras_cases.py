"""Golden values of volume indicators that TA-Lib does not have: python volume_extras_cases.py (needs finta, pandas, tulipy, vector-ta)."""

from decimal import Decimal
from fractions import Fraction

import finta
import numpy as np
import pandas
import tulipy
import vector_ta

from common import Case, as_decimal, ema, mean, minus, over, rma, root, sma, typical_volume, windows, write


def arrays(b, *names):
    return [np.ascontiguousarray(b[name]) for name in names]


def filled(values, rows):
    return [float("nan")] * (rows - len(values)) + [float(x) for x in values]


def ratio(a, b, factor=1):
    return [None if x is None or y is None else factor * x / y for x, y in zip(a, b)]


def exact_vosc(b, p):
    fast, slow = (sma(b["volume"], p[name]) for name in ("fastPeriod", "slowPeriod"))
    return [ratio(minus(fast, slow), slow, 100)]


def of_tulip_vosc(b, p):
    return [filled(tulipy.vosc(*arrays(b, "volume"), p["fastPeriod"], p["slowPeriod"]), len(b["volume"]))]


def eases(b, divisor):
    middles = [(h + l) / 2 for h, l in zip(b["high"], b["low"])]
    rows = zip(middles, middles[1:], b["high"][1:], b["low"][1:], b["volume"][1:])
    return [(m - last) * (h - l) * divisor / v for last, m, h, l, v in rows]


def exact_emv(b, p):
    return [[None, *sma(eases(b, Fraction(p["divisor"])), p["period"])]]


def of_tulip_emv(b, p):
    raw = tulipy.emv(*arrays(b, "high", "low", "volume"))
    means = np.convolve(raw, np.ones(p["period"]) / p["period"], "valid")
    return [filled(means, len(b["high"]))]


def forces(b):
    """Klinger's volume force from the second bar on."""
    out, trend, way = [], 0, None
    bars = list(zip(b["high"], b["low"], b["close"], b["volume"]))
    for (h0, l0, c0, _), (h, l, c, v) in zip(bars, bars[1:]):
        move = (h + l + c) - (h0 + l0 + c0)
        now = 1 if move > 0 else -1 if move < 0 else trend
        way = (way if now == trend and way is not None else (0 if now == trend else h0 - l0)) + h - l
        trend = now
        out.append(100 * v * abs(2 * (h - l) / way - 1) * trend if way else Fraction(0))
    return out


def exact_kvo(b, p):
    force = forces(b)
    line = minus(ema(force, p["fastPeriod"]), ema(force, p["slowPeriod"]))
    none = sum(x is None for x in line)
    signal = [None] * none + ema(line[none:], p["signalPeriod"])
    return [[None] + [x if s is not None else None for x, s in zip(line, signal)], [None, *signal]]


def of_tulip_kvo(b, p):
    line = filled(tulipy.kvo(*arrays(b, "high", "low", "close", "volume"), p["fastPeriod"], p["slowPeriod"]), len(b["high"]))
    return [line, line]  # it has no signal: a signal of one bar is the line itself


def signed_volumes(b):
    moves = zip(b["close"], b["close"][1:], b["volume"][1:])
    return [v if c > last else -v if c < last else 0 * v for last, c, v in moves]


def exact_vzo(b, p):
    return [[None, *ratio(ema(signed_volumes(b), p["period"]), ema(b["volume"][1:], p["period"]), 100)]]


def of_finta_vzo(b, p):
    bars = pandas.DataFrame({name: b[name] for name in ("open", "high", "low", "close", "volume")})
    return [finta.TA.VZO(bars, p["period"], adjust=False)]


def twiggs_flows(b):
    out = []
    for last, h, l, c, v in zip(b["close"], b["high"][1:], b["low"][1:], b["close"][1:], b["volume"][1:]):
        top, bottom = max(h, last), min(l, last)
        out.append((2 * (c - bottom) / (top - bottom) - 1) * v if top > bottom else 0 * v)
    return out


def exact_twiggs(b, p):
    return [[None, *ratio(rma(twiggs_flows(b), p["period"]), rma(b["volume"][1:], p["period"]))]]


def vwma(values, volumes, period):
    pairs = [(x * v, v) for x, v in zip(values, volumes)]
    return over(pairs, period, lambda w: sum(x for x, _ in w) / sum(v for _, v in w))


def exact_vpci(b, p):
    c, v, fast, slow = b["close"], b["volume"], p["fastPeriod"], p["slowPeriod"]
    parts = zip(minus(vwma(c, v, slow), sma(c, slow)), ratio(vwma(c, v, fast), sma(c, fast)), ratio(sma(v, fast), sma(v, slow)))
    line = [None if None in part else part[0] * part[1] * part[2] for part in parts]
    none = sum(x is None for x in line)
    smoothed = [None] * none + vwma(line[none:], v[none:], fast)
    return [[x if s is not None else None for x, s in zip(line, smoothed)], smoothed]


def of_vector_vpci(b, p):
    line, smoothed = vector_ta.vpci(*arrays(b, "close", "volume"), p["fastPeriod"], p["slowPeriod"])
    line = np.where(np.isnan(smoothed), np.nan, line)
    rows = p["fastPeriod"] + p["slowPeriod"] - 2  # its smoothing starts with what there is
    return [[float("nan")] * rows + list(column[rows:]) for column in (line, smoothed)]


def bands(w, multiplier):
    """Of pairs of typical price times volume and volume."""
    volume = sum(v for _, v in w)
    middle = sum(x for x, _ in w) / volume
    width = Decimal(multiplier) * root(sum(v * (x / v - middle) ** 2 for x, v in w) / volume)
    return as_decimal(middle) + width, as_decimal(middle), as_decimal(middle) - width


def three(rows):
    return [[None if row is None else row[i] for row in rows] for i in range(3)]


def exact_vwap_bands(b, p):
    return three([None if w is None else bands(w, p["multiplier"]) for w in windows(typical_volume(b), p["period"])])


def since(begins):
    def columns(b, p):
        rows, start, pairs = [], None, typical_volume(b)
        for i in range(len(pairs)):
            start = i if begins(b, i) else start
            rows.append(None if start is None else bands(pairs[start : i + 1], p["multiplier"]))
        return three(rows)

    return columns


def numpy_bands(typical, volume, multiplier):
    middle = np.average(typical, weights=volume)
    width = multiplier * np.sqrt(np.cov(typical, aweights=volume, ddof=0)) if len(typical) > 1 else 0.0
    return middle + width, middle, middle - width


def of_numpy(windows_of):
    def columns(b, p):
        typical, volume = (b["high"] + b["low"] + b["close"]) / 3, b["volume"]
        rows = [None if at is None else numpy_bands(typical[at], volume[at], p["multiplier"]) for at in windows_of(b, p)]
        return three(rows)

    return columns


def last_rows(b, p):
    return [None if i < p["period"] - 1 else slice(i - p["period"] + 1, i + 1) for i in range(len(b["close"]))]


def rows_since_anchor(b, p):
    starts = np.flatnonzero(b["anchor"])
    return [slice(starts[starts <= i][-1], i + 1) if i >= starts[0] else None for i in range(len(b["anchor"]))]


def rows_of_session(b, p):
    return [slice(int(np.argmax(b["session"] == day)), i + 1) for i, day in enumerate(b["session"])]


NUMPY = f"numpy {np.__version__}"
new_session = since(lambda b, i: i == 0 or b["session"][i] != b["session"][i - 1])
anchor = since(lambda b, i: b["anchor"][i] != 0)

CASES = [
    *(
        Case("vosc", {"fastPeriod": f, "slowPeriod": s}, exact_vosc, other=("tulipy 0.4.0", of_tulip_vosc))
        for f, s in [(14, 28), (2, 5)]
    ),
    *(
        Case("emv", {"period": n, "divisor": 10000}, exact_emv, other=("tulipy 0.4.0", of_tulip_emv), slack=1e-8)
        for n in (1, 14)
    ),
    Case(
        "kvo",
        {"fastPeriod": 2, "slowPeriod": 5, "signalPeriod": 1},
        exact_kvo,
        other=("tulipy 0.4.0", of_tulip_kvo),
        recursive=True,
        from_row=80,
    ),
    Case("kvo", {"fastPeriod": 34, "slowPeriod": 55, "signalPeriod": 13}, exact_kvo, recursive=True),
    Case("vzo", {"period": 5}, exact_vzo, other=("finta 1.3", of_finta_vzo), recursive=True, from_row=80),
    Case("vzo", {"period": 14}, exact_vzo, recursive=True),
    *(Case("twiggsMoneyFlow", {"period": n}, exact_twiggs, recursive=True) for n in (3, 21)),
    *(
        Case("vpci", {"fastPeriod": f, "slowPeriod": s}, exact_vpci, other=("vector-ta 0.2.8", of_vector_vpci), slack=1e-6)
        for f, s in [(5, 20), (3, 10)]
    ),
    *(
        Case("vwapBands", {"period": n, "multiplier": m}, exact_vwap_bands, other=(NUMPY, of_numpy(last_rows)))
        for n, m in [(20, 2), (3, 1)]
    ),
    Case("sessionVwapBands", {"multiplier": 2}, new_session, other=(NUMPY, of_numpy(rows_of_session))),
    *(Case("anchoredVwap", {"multiplier": m}, anchor, other=(NUMPY, of_numpy(rows_since_anchor))) for m in (2, 1.5)),
]

write("volume_extras", CASES)
