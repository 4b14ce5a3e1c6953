"""Golden values of Ehlers' cycle measures, in 50 digits: python cycle_cases.py (needs the PyPI package mpmath)."""

from mpmath import atan, cos, mp, mpf, pi, sin

from common import Case, write

mp.dps = 50
PERIOD_BEGIN, PERIOD_LOOKBACK = 12, 32  # rows before the transforms begin, and before the first value
PHASE_BEGIN, PHASE_LOOKBACK = 37, 63


def number(fraction):
    return mpf(fraction.numerator) / fraction.denominator


def transformed(values, t, period):
    """The Hilbert transform of `values` in row t; rows before the first one count as 0."""
    at = lambda ago: values[t - ago] if t >= ago else mpf(0)
    adjusted = mpf("0.075") * period + mpf("0.54")
    return (mpf("0.0962") * (at(0) - at(6)) + mpf("0.5769") * (at(2) - at(4))) * adjusted


def cycle(prices, begin):
    """For each row from `begin` on: smoothed price, part in phase, quadrature and smoothed period."""
    smooth, detrended, quadrature, in_phase, out = [], [], [], [], []
    i = q = real = imaginary = period = smooth_period = mpf(0)
    for row in range(begin, len(prices)):
        t = row - begin
        smooth.append(sum(w * prices[row - k] for k, w in enumerate((4, 3, 2, 1))) / 10)
        detrended.append(transformed(smooth, t, period))
        quadrature.append(transformed(detrended, t, period))
        in_phase.append(detrended[t - 3] if t >= 3 else mpf(0))
        ahead_i, ahead_q = transformed(in_phase, t, period), transformed(quadrature, t, period)
        i, last_i = mpf("0.2") * (in_phase[t] - ahead_q) + mpf("0.8") * i, i
        q, last_q = mpf("0.2") * (quadrature[t] + ahead_i) + mpf("0.8") * q, q
        real = mpf("0.2") * (i * last_i + q * last_q) + mpf("0.8") * real
        imaginary = mpf("0.2") * (i * last_q - q * last_i) + mpf("0.8") * imaginary
        last = period
        if real != 0 and imaginary != 0:
            period = 360 / (atan(imaginary / real) * 180 / pi)
        period = max(min(period, mpf("1.5") * last), mpf("0.67") * last)
        period = mpf("0.2") * min(max(period, 6), 50) + mpf("0.8") * last
        smooth_period = mpf("0.33") * period + mpf("0.67") * smooth_period
        out.append((smooth[t], in_phase[t], quadrature[t], smooth_period))
    return out


def closes(b):
    return [number(x) for x in b["close"]]


def from_row(columns, begin, lookback):
    return [[None] * lookback + list(column)[lookback - begin :] for column in columns]


def exact_period(b, p):
    found = cycle(closes(b), PERIOD_BEGIN)
    return from_row([[row[3] for row in found]], PERIOD_BEGIN, PERIOD_LOOKBACK)


def exact_phasor(b, p):
    found = cycle(closes(b), PERIOD_BEGIN)
    return from_row([[row[1] for row in found], [row[2] for row in found]], PERIOD_BEGIN, PERIOD_LOOKBACK)


def phases(prices):
    """Degrees of each row from PHASE_BEGIN on, with the row of `cycle`."""
    found = cycle(prices, PHASE_BEGIN)
    degrees, out = mpf(0), []
    for t, (_, _, _, period) in enumerate(found):
        n = int(period + mpf("0.5"))
        at = lambda ago: found[t - ago][0] if t >= ago else mpf(0)
        real = sum((sin(2 * pi * k / n) * at(k) for k in range(n)), mpf(0))
        imaginary = sum((cos(2 * pi * k / n) * at(k) for k in range(n)), mpf(0))
        if imaginary != 0:
            degrees = atan(real / imaginary) * 180 / pi
        elif real != 0:
            degrees += 90 if real > 0 else -90
        degrees += 90 + 360 / period
        degrees += 180 if imaginary < 0 else 0
        degrees -= 360 if degrees > 315 else 0
        out.append(degrees)
    return found, out


def sine_lines(degrees):
    radians = [x * pi / 180 for x in degrees]
    return [sin(x) for x in radians], [sin(x + pi / 4) for x in radians]


def exact_phase(b, p):
    return from_row([phases(closes(b))[1]], PHASE_BEGIN, PHASE_LOOKBACK)


def exact_sine(b, p):
    return from_row(sine_lines(phases(closes(b))[1]), PHASE_BEGIN, PHASE_LOOKBACK)


def lines(prices, found):
    means, out = [mpf(0)] * 3, []
    for t, (_, _, _, period) in enumerate(found):
        n, row = int(period + mpf("0.5")), t + PHASE_BEGIN
        means = [sum(prices[row - n + 1 : row + 1]) / n if n else mpf(0), *means[:3]]
        out.append(sum(w * m for w, m in zip((4, 3, 2, 1), means)) / 10)
    return out


def exact_trendline(b, p):
    prices = closes(b)
    return from_row([lines(prices, cycle(prices, PHASE_BEGIN))], PHASE_BEGIN, PHASE_LOOKBACK)


def exact_trend_mode(b, p):
    prices = closes(b)
    found, degrees = phases(prices)
    sines, leads = sine_lines(degrees)
    last, since, out = (mpf(0), mpf(0), mpf(0)), 0, []
    for (smooth, _, _, period), phase, sine, lead, line in zip(found, degrees, sines, leads, lines(prices, found)):
        crosses = (sine > lead and last[0] <= last[1]) or (sine < lead and last[0] >= last[1])
        since = 1 if crosses else since + 1
        turn = phase - last[2]
        as_cycle = mpf("0.67") * 360 / period < turn < mpf("1.5") * 360 / period
        trend = not crosses and since >= period / 2 and not as_cycle
        out.append(int(trend or (line != 0 and abs((smooth - line) / line) >= mpf("0.015"))))
        last = (sine, lead, phase)
    return [[0] * PHASE_LOOKBACK + out[PHASE_LOOKBACK - PHASE_BEGIN :]]


def mama(prices, fast, slow):
    average = following = last = mpf(0)
    out = []
    for x, (_, in_phase, quadrature, _) in zip(prices[PERIOD_BEGIN:], cycle(prices, PERIOD_BEGIN)):
        degrees = atan(quadrature / in_phase) * 180 / pi if in_phase != 0 else mpf(0)
        turn, last = max(last - degrees, mpf(1)), degrees
        weight = max(fast / turn, slow) if turn > 1 else fast
        average += weight * (x - average)
        following += weight / 2 * (average - following)
        out.append((average, following))
    return from_row(zip(*out), PERIOD_BEGIN, PERIOD_LOOKBACK)


def exact_mama(b, p):
    return mama(closes(b), mpf(str(p["fastLimit"])), mpf(str(p["slowLimit"])))


ROWS = [
    ("htDcPeriod", exact_period, "HT_DCPERIOD"),
    ("htDcPhase", exact_phase, "HT_DCPHASE"),
    ("htPhasor", exact_phasor, "HT_PHASOR"),
    ("htSine", exact_sine, "HT_SINE"),
    ("htTrendline", exact_trendline, "HT_TRENDLINE"),
    ("htTrendMode", exact_trend_mode, "HT_TRENDMODE"),
]

CASES = [
    *(Case(name, {}, exact, function, recursive=True) for name, exact, function in ROWS),
    *(
        Case("mama", {"fastLimit": fast, "slowLimit": slow}, exact_mama, "MAMA", recursive=True)
        for fast, slow in [(0.5, 0.05), (0.9, 0.3)]
    ),
    Case("ma", {"period": 9, "average": "mama"}, lambda b, p: [mama(closes(b), mpf("0.5"), mpf("0.05"))[0]], "MA", recursive=True),
]

if __name__ == "__main__":
    write("cycle", CASES)
