"""Golden values of the indicators of volume: python volume_cases.py."""

from common import Case, over, typical_volume, write


def exact_vwap(b, p):
    return [over(typical_volume(b), p["period"], lambda w: sum(x for x, _ in w) / sum(v for _, v in w))]


def exact_session_vwap(b, p):
    out, session, money, volume = [], None, 0, 0
    for now, (x, v) in zip(b["session"], typical_volume(b)):
        if now != session:
            session, money, volume = now, 0, 0
        money, volume = money + x, volume + v
        out.append(money / volume)
    return [out]


def exact_obv(b, p):
    total, out = b["volume"][0], [b["volume"][0]]
    for last, now, volume in zip(b["close"], b["close"][1:], b["volume"][1:]):
        total += volume if now > last else -volume if now < last else 0
        out.append(total)
    return [out]


CASES = [
    Case("obv", {}, exact_obv, "OBV"),
    Case("sessionVwap", {}, exact_session_vwap),
    *(Case("vwap", {"period": n}, exact_vwap) for n in (1, 20)),
]

write("volume", CASES)
