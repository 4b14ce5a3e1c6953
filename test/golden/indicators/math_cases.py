"""Golden values of the arithmetic on columns: python math_cases.py."""

from itertools import accumulate

from common import Case, over, write


def of_pair(function):
    return lambda b, p: [[function(x, y) for x, y in zip(b["a"], b["b"])]]


def extreme_rows(values, period, is_further):
    """Rows of the extremes. A value that reaches the extreme takes its place; when it has left, the oldest follows."""
    out, place = [0] * (period - 1), None
    for row in range(period - 1, len(values)):
        first = row - period + 1
        if place is None or place < first:
            place = first
            for other in range(first + 1, row + 1):
                if is_further(values[other], values[place]):
                    place = other
        elif not is_further(values[place], values[row]):
            place = row
        out.append(place)
    return out


def highest_rows(b, p):
    return extreme_rows(b["close"], p["period"], lambda x, y: x > y)


def lowest_rows(b, p):
    return extreme_rows(b["close"], p["period"], lambda x, y: x < y)


CASES = [
    *(Case("highest", {"period": n}, lambda b, p: [over(b["close"], p["period"], max)], "MAX") for n in (2, 30)),
    *(Case("lowest", {"period": n}, lambda b, p: [over(b["close"], p["period"], min)], "MIN") for n in (2, 30)),
    *(
        Case("minMax", {"period": n}, lambda b, p: [over(b["close"], p["period"], f) for f in (min, max)], "MINMAX")
        for n in (2, 30)
    ),
    *(Case("maxIndex", {"period": n}, lambda b, p: [highest_rows(b, p)], "MAXINDEX") for n in (2, 5, 30)),
    *(Case("minIndex", {"period": n}, lambda b, p: [lowest_rows(b, p)], "MININDEX") for n in (2, 5, 30)),
    *(
        Case("minMaxIndex", {"period": n}, lambda b, p: [lowest_rows(b, p), highest_rows(b, p)], "MINMAXINDEX")
        for n in (2, 5, 30)
    ),
    *(Case("sum", {"period": n}, lambda b, p: [over(b["close"], p["period"], sum)], "SUM") for n in (2, 30)),
    Case("cumSum", {}, lambda b, p: [list(accumulate(b["close"]))], "CUMSUM"),
    Case("add", {}, of_pair(lambda x, y: x + y), "ADD"),
    Case("sub", {}, of_pair(lambda x, y: x - y), "SUB"),
    Case("mult", {}, of_pair(lambda x, y: x * y), "MULT"),
    Case("div", {}, of_pair(lambda x, y: x / y), "DIV"),
]

write("math", CASES)
