"""Writes us_equity_closures.json: the weekdays from 1990 to 2030 on which the New York Stock Exchange is closed or
closes before 16:00, as two lists say that are kept independently of ours.

Sources: exchange_calendars (Apache-2.0), pandas_market_calendars (MIT).
    python3 -m venv /tmp/calendars
    /tmp/calendars/bin/pip install exchange_calendars==4.13.2 pandas_market_calendars==5.5.0
    /tmp/calendars/bin/python test/golden/calendars/make.py
"""

import json
from importlib.metadata import version
from pathlib import Path

import exchange_calendars
import pandas
import pandas_market_calendars

first, last = "1990-01-01", "2030-12-31"


def early_closes(closes):
    """Date and New York time of each closing before 16:00."""
    local = closes.dt.tz_convert("America/New_York")
    times = {day.strftime("%Y-%m-%d"): close.strftime("%H:%M") for day, close in local.items()}
    return {day: time for day, time in times.items() if time < "16:00"}


exchange = exchange_calendars.get_calendar("XNYS", start=first, end=last).schedule
market = pandas_market_calendars.get_calendar("NYSE").schedule(first, last)
assert list(exchange.index) == list(market.index)

open_days = set(exchange.index.strftime("%Y-%m-%d"))
weekdays = pandas.bdate_range(first, last).strftime("%Y-%m-%d")
out = Path(__file__).with_name("us_equity_closures.json")
result = {
    "source": {name: version(name) for name in ("exchange_calendars", "pandas_market_calendars")},
    "first": first,
    "last": last,
    "closed": [day for day in weekdays if day not in open_days],
    "early": {
        "exchange_calendars": early_closes(exchange["close"]),
        "pandas_market_calendars": early_closes(market["market_close"]),
    },
}
out.write_text(json.dumps(result, indent=1) + "\n")
