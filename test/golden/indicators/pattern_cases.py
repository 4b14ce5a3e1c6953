"""Golden values of the candlestick patterns: python pattern_cases.py."""

from common import Case, write


CASES = [
    Case("engulfing", {}, talib="CDLENGULFING"),
]

write("pattern", CASES)
