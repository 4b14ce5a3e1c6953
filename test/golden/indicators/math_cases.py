"""Golden values of the arithmetic on columns: python math_cases.py."""

from common import Case, over, write


CASES = [
    *(Case("highest", {"period": n}, lambda b, p: [over(b["close"], p["period"], max)], "MAX") for n in (2, 30)),
    *(Case("lowest", {"period": n}, lambda b, p: [over(b["close"], p["period"], min)], "MIN") for n in (2, 30)),
]

write("math", CASES)
