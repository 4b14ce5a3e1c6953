"""Golden values of Ehlers' filters and cycles that TA-Lib does not have: python cycle_extras_cases.py.

Needs vector-ta, pandas-ta-classic, tulipy and mpmath besides. The filters start at rest: values before the first count
as equal to it. Libraries that start in another way are run over many rows of the first value before the bars.
"""

import numpy as np
import pandas as pd
import pandas_ta_classic as pta
import tulipy
import vector_ta
from mpmath import mp, mpf

from common import Case, over, write

VECTOR = "vector-ta 0.2.8"
PANDAS = "pandas-ta-classic 0.8.32"
TULIP = "tulipy 0.4.0"
STILL = 2000  # rows of the first value

mp.dps = 50


def high(values):
    return [mpf(x.numerator) / x.denominator for x in values]


def after_stillness(work):
    """The columns of work(closes, parameters) after rows of the first close."""

    def columns(b, p):
        close = np.concatenate([np.full(STILL, b["close"][0]), b["close"]])
        found = work(close, p)
        if isinstance(found, dict):
            found = tuple(found.values())
        found = found if isinstance(found, (tuple, list)) else [found]
        return [np.asarray(column)[STILL:] for column in found]

    return columns


def of_vector(name, *numbers, take=None):
    def work(close, p):
        found = getattr(vector_ta, name)(close, *(p[k] for k in numbers))
        return found if take is None else take(found, close)

    return VECTOR, after_stillness(work)


def recursive(x, start, feed):
    """y[t] = feed(t, values, outputs), both lists with `ago` lookups that are the first value or `start` before it."""
    out = []
    value = lambda t, ago: x[max(t - ago, 0)]
    past = lambda t, ago: out[t - ago] if t >= ago else start
    for t in range(len(x)):
        out.append(feed(lambda ago: value(t, ago), lambda ago: past(t, ago)))
    return out


def super_smoother(x, period):
    root = mpf("1.414")
    a = mp.exp(-root * mp.pi / period)
    c2, c3 = 2 * a * mp.cos(root * mp.pi / period), -a * a
    return recursive(x, x[0], lambda v, y: (1 - c2 - c3) * (v(0) + v(1)) / 2 + c2 * y(1) + c3 * y(2))


def weight(angle):
    return (mp.cos(angle) + mp.sin(angle) - 1) / mp.cos(angle)


def high_pass(x, period):
    a = weight(2 * mp.pi / period)
    return recursive(x, mpf(0), lambda v, y: (1 - a / 2) * (v(0) - v(1)) + (1 - a) * y(1))


def high_pass_two(x, period, damping=mpf("0.707")):
    a = weight(damping * 2 * mp.pi / period)
    return recursive(
        x, mpf(0), lambda v, y: (1 - a / 2) ** 2 * (v(0) - 2 * v(1) + v(2)) + 2 * (1 - a) * y(1) - (1 - a) ** 2 * y(2)
    )


def exact_ssf(b, p):
    x, n = high(b["close"]), p["period"]
    if p["poles"] == 2:
        a = mp.exp(-mp.sqrt(2) * mp.pi / n)
        c2, c3, c4 = 2 * a * mp.cos(mp.sqrt(2) * mp.pi / n), -a * a, mpf(0)
    else:
        a = mp.exp(-mp.pi / n)
        turn, square = 2 * a * mp.cos(mp.sqrt(3) * mp.pi / n), a * a
        c2, c3, c4 = turn + square, -(square + turn * square), square * square
    return [recursive(x, x[0], lambda v, y: (1 - c2 - c3 - c4) * v(0) + c2 * y(1) + c3 * y(2) + c4 * y(3))]


def exact_gaussian(b, p):
    x = high(b["close"])
    beta = (1 - mp.cos(2 * mp.pi / p["period"])) / (mpf(2) ** (mpf(1) / p["poles"]) - 1)
    alpha = mp.sqrt(beta * beta + 2 * beta) - beta
    for _ in range(p["poles"]):
        x = recursive(x, x[0], lambda v, y: y(1) + alpha * (v(0) - y(1)))
    return [x]


def exact_laguerre(b, p):
    x, g = high(b["close"]), mpf(repr(p["gamma"]))
    stages = [recursive(x, x[0], lambda v, y: (1 - g) * v(0) + g * y(1))]
    for _ in range(3):
        stages.append(recursive(stages[-1], x[0], lambda v, y: v(1) + g * (y(1) - v(0))))
    return [[(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(*stages)]]


def exact_decycler(b, p):
    x = high(b["close"])
    return [[v - h for v, h in zip(x, high_pass(x, p["period"]))]]


def exact_trend(b, p):
    x, a = high(b["close"]), mpf(repr(p["alpha"]))
    trend = recursive(
        x,
        x[0],
        lambda v, y: (a - a * a / 4) * v(0) + a * a / 2 * v(1) - (a - 3 * a * a / 4) * v(2) + 2 * (1 - a) * y(1) - (1 - a) ** 2 * y(2),
    )
    return [trend, [2 * t - (trend[i - 2] if i >= 2 else x[0]) for i, t in enumerate(trend)]]


def exact_roofing(b, p):
    return [super_smoother(high_pass_two(high(b["close"]), p["period"]), p["smoothPeriod"])]


def exact_decycler_osc(b, p):
    x = high(b["close"])
    slow = [v - h for v, h in zip(x, high_pass_two(x, p["period"]))]
    fast = high_pass_two(slow, mpf(p["period"]) / 2)
    return [[100 * mpf(p["multiplier"]) * f / v for f, v in zip(fast, x)]]


def exact_band_pass(b, p):
    x, angle, width = high(b["close"]), 2 * mp.pi / p["period"], mpf(repr(p["bandwidth"]))

    def printed_high_pass(values, turn):
        a = weight(turn)
        return recursive(values, mpf(0), lambda v, y: (1 + a / 2) * (v(0) - v(1)) + (1 - a) * y(1))

    h = printed_high_pass(x, width * angle / 4)
    gamma = 1 / mp.cos(width * angle)
    d = gamma - mp.sqrt(gamma * gamma - 1)
    rest = [mpf(0)] + h  # so that values before the first are 0
    band = recursive(rest, mpf(0), lambda v, y: (1 - d) / 2 * (v(0) - v(2)) + mp.cos(angle) * (1 + d) * y(1) - d * y(2))[1:]
    peak, signal = mpf(0), []
    for y in band:
        peak = max(mpf("0.991") * peak, abs(y))
        signal.append(y / peak if peak else mpf(0))
    return [band, signal, printed_high_pass(signal, 3 * width * angle / 2)]


def exact_cyber_cycle(b, p):
    x, a = high(b["close"]), mpf(repr(p["alpha"]))
    smooth = recursive(x, x[0], lambda v, y: (v(0) + 2 * v(1) + 2 * v(2) + v(3)) / 6)
    cycle = recursive(
        smooth, mpf(0), lambda v, y: (1 - a / 2) ** 2 * (v(0) - 2 * v(1) + v(2)) + 2 * (1 - a) * y(1) - (1 - a) ** 2 * y(2)
    )
    return [cycle, [mpf(0)] + cycle[:-1]]


def exact_ebsw(b, p):
    x, angle = high(b["close"]), 2 * mp.pi / p["period"]
    a = (1 - mp.sin(angle)) / mp.cos(angle)
    f = super_smoother(recursive(x, mpf(0), lambda v, y: (1 + a) / 2 * (v(0) - v(1)) + a * y(1)), p["smoothPeriod"])
    three = [[f[i - k] if i >= k else mpf(0) for k in range(3)] for i in range(len(f))]
    power = lambda w: sum(v * v for v in w) / 3
    return [[sum(w) / 3 / mp.sqrt(power(w)) if power(w) else mpf(0) for w in three]]


def exact_msw(b, p):
    n = p["period"]

    def waves(w):
        turn = [2 * mp.pi * i / n for i in range(n)]
        newest_first = high(w[::-1])
        re = sum(mp.cos(t) * v for t, v in zip(turn, newest_first))
        im = sum(mp.sin(t) * v for t, v in zip(turn, newest_first))
        if len(set(w)) == 1:
            return mpf(0), mpf(0)
        phase = mp.atan2(im, re) + mp.pi / 2
        return mp.sin(phase), mp.sin(phase + mp.pi / 4)

    found = over(b["close"], n, waves)
    return [[None if x is None else x[i] for x in found] for i in range(2)]


def of_tulip(b, p):
    """In ticks from the first one: Tulip compares the real part with 0.001, and its pi has eight digits."""
    found = tulipy.msw((b["close"] - b["close"][0]) * 1e5, p["period"])
    return [np.concatenate([[np.nan] * (len(b["close"]) - len(x)), x]) for x in found]


def exact_voss(b, p):
    x, angle, n = high(b["close"]), 2 * mp.pi / p["period"], 3 * p["predict"]
    gamma = 1 / mp.cos(mpf(repr(p["bandwidth"])) * angle)
    d = gamma - mp.sqrt(gamma * gamma - 1)
    band = recursive(x, mpf(0), lambda v, y: (1 - d) / 2 * (v(0) - v(2)) + mp.cos(angle) * (1 + d) * y(1) - d * y(2))
    voss = recursive(band, mpf(0), lambda v, y: (3 + mpf(n)) / 2 * v(0) - sum((n + 1 - i) * y(i) for i in range(1, n + 1)) / n)
    return [voss, band]


def exact_flex(from_line):
    def columns(b, p):
        n = p["period"]
        x = high(b["close"])
        f = [x[0]] * n + super_smoother(x, mpf(n) / 2)
        power, out = mpf(0), []
        for t in range(n, len(f)):
            slope = (f[t - n] - f[t]) / n if from_line else 0
            d = sum(f[t] + i * slope - f[t - i] for i in range(1, n + 1)) / n
            power = mpf("0.04") * d * d + mpf("0.96") * power
            out.append(d / mp.sqrt(power) if abs(power) > mpf(10) ** -60 else mpf(0))
        return [out]

    return columns


def exact_correlation_cycle(b, p):
    n, x = p["period"], high(b["close"])
    turn = [2 * mp.pi * i / n for i in range(n)]
    out, last = [None] * n, None
    for t in range(n - 1, len(x)):
        w = [x[t - i] for i in range(n)]
        center = sum(w) / n
        size = mp.sqrt(sum((v - center) ** 2 for v in w) * n / 2)
        re = sum(mp.cos(a) * (v - center) for a, v in zip(turn, w)) / size if size else mpf(0)
        im = -sum(mp.sin(a) * (v - center) for a, v in zip(turn, w)) / size if size else mpf(0)
        angle = 90 + mp.degrees(mp.atan(re / im)) if im else mpf(0)
        angle -= 180 if im > 0 else 0
        if last is not None:
            if angle < last and last - angle < 270:
                angle = last
            state = 0 if abs(angle - last) >= p["threshold"] else -1 if angle < 0 else 1
            out.append((re, im, angle, mpf(state)))
        last = angle
    return [[None if v is None else v[i] for v in out] for i in range(4)]


def of_pandas_ssf(close, p):
    return pta.ssf(pd.Series(close), p["period"], p["poles"]).to_numpy()


CASES = [
    *(
        Case("superSmoother", {"period": n}, lambda b, p: [super_smoother(high(b["close"]), p["period"])], other=of_vector("supersmoother", "period"), recursive=True)
        for n in (5, 10)
    ),
    *(
        Case("ssf", {"period": n, "poles": k}, exact_ssf, other=(PANDAS, after_stillness(of_pandas_ssf)), recursive=True)
        for n, k in [(10, 2), (15, 3)]
    ),
    *(
        Case("gaussian", {"period": n, "poles": k}, exact_gaussian, other=of_vector("gaussian", "period", "poles"), recursive=True)
        for n, k in [(14, 4), (10, 1), (20, 2), (9, 3)]
    ),
    *(
        Case(
            "decycler",
            {"period": n},
            exact_decycler,
            other=(f"{VECTOR}, highpass", of_vector("highpass", "period", take=lambda found, close: close - found)[1]),
            recursive=True,
        )
        for n in (125, 20)
    ),
    *(Case("laguerre", {"gamma": g}, exact_laguerre, recursive=True) for g in (0.8, 0.2)),
    *(Case("instantaneousTrend", {"alpha": a}, exact_trend, recursive=True) for a in (0.07, 0.2)),
    *(
        Case("highPass", {"period": n}, lambda b, p: [high_pass(high(b["close"]), p["period"])], other=of_vector("highpass", "period"), recursive=True)
        for n in (48, 10)
    ),
    *(
        Case(
            "highPass2",
            {"period": n, "damping": k},
            lambda b, p: [high_pass_two(high(b["close"]), p["period"], mpf(repr(p["damping"])))],
            other=of_vector("highpass_2_pole", "period", "damping"),
            recursive=True,
        )
        for n, k in [(48, 0.707), (10, 0.5)]
    ),
    *(Case("roofing", {"period": n, "smoothPeriod": m}, exact_roofing, recursive=True) for n, m in [(48, 10), (20, 5)]),
    *(
        Case("decyclerOsc", {"period": n, "multiplier": k}, exact_decycler_osc, other=of_vector("dec_osc", "period", "multiplier"), recursive=True)
        for n, k in [(125, 1.0), (30, 2.0)]
    ),
    *(Case("bandPass", {"period": n, "bandwidth": w}, exact_band_pass, recursive=True) for n, w in [(20, 0.3), (12, 0.8)]),
    *(
        Case("cyberCycle", {"alpha": a}, exact_cyber_cycle, other=of_vector("ehlers_simple_cycle_indicator", "alpha"), recursive=True)
        for a in (0.07, 0.2)
    ),
    *(Case("ebsw", {"period": n, "smoothPeriod": m}, exact_ebsw, recursive=True) for n, m in [(40, 10), (15, 5)]),
    *(Case("msw", {"period": n}, exact_msw, other=(TULIP, of_tulip), from_row=n, slack=1e-5, recursive=True) for n in (5, 20)),
    *(
        Case("voss", {"period": n, "predict": k, "bandwidth": w}, exact_voss, other=of_vector("voss", "period", "predict", "bandwidth"), recursive=True)
        for n, k, w in [(20, 3, 0.25), (12, 2, 0.5)]
    ),
    *(
        Case(name, {"period": n}, exact_flex(line), other=of_vector(function, "period"), from_row=1, recursive=True)
        for name, function, line in [("reflex", "reflex", True), ("trendFlex", "trendflex", False)]
        for n in (20, 10)
    ),
    *(Case("correlationCycle", {"period": n, "threshold": k}, exact_correlation_cycle, recursive=True) for n, k in [(20, 9), (12, 20)]),
]

write("cycle_extras", CASES)
