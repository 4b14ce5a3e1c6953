"""Writes us_equity_closures.json: the weekdays from 1990 to 2026 on which the New York Stock Exchange is closed.

Source: exchange_calendars (Apache-2.0), whose list is kept independently of ours.
    python3 -m venv /tmp/calendars && /tmp/calendars/bin/pip install exchange_calendars==4.13.2
    /tmp/calendars/bin/python test/golden/calendars/make.py
"""

import json
from pathlib import Path

import exchange_calendars
import pandas

first, last = "1990-01-01", "2026-12-31"
calendar = exchange_calendars.get_calendar("XNYS", start=first, end=last)
open_days = set(calendar.sessions.strftime("%Y-%m-%d"))
weekdays = pandas.bdate_range(first, last).strftime("%Y-%m-%d")
closed = [day for day in weekdays if day not in open_days]
out = Path(__file__).with_name("us_equity_closures.json")
source = f"exchange_calendars {exchange_calendars.__version__}"
out.write_text(json.dumps({"source": source, "first": first, "last": last, "closed": closed}, indent=1) + "\n")
