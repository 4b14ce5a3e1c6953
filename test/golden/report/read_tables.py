"""Writes pandas.json: what pandas reads from the tables of a result, in the words of docs/report.md.

    python3 -m venv /tmp/tables
    /tmp/tables/bin/pip install pandas==3.1.1
    /tmp/tables/bin/python test/golden/report/read_tables.py

The tables are those of a backtest of 250 generated bars (write-tables.ts writes them); test/backtest/report/csv.test.ts checks that the same run still writes
the same bytes, and that pandas found in them what the result holds. With the name of a folder it reads that one and prints.
"""

import json
import os
import sys
from pathlib import Path

import pandas as pd

here = Path(__file__).parent.resolve()
os.chdir(sys.argv[1] if len(sys.argv) > 1 else here / "tables")

trades = pd.read_csv("trades.csv", parse_dates=["entryTime", "exitTime"])
fills = pd.read_csv("fills.csv", parse_dates=["time"])
orders = pd.read_csv("orders.csv", parse_dates=["decided", "done"])
equity = pd.read_csv("equity.csv", parse_dates=["time"], index_col="time")
again = pd.DataFrame(json.load(open("result.json"))["trades"])
# The reader of numbers in pandas before 2 may be off by the last bit.
same_profit = (again["profit"] - trades["profit"]).abs() <= 1e-14 * trades["profit"].abs()

tables = {"trades": trades, "fills": fills, "orders": orders, "equity": equity}
found = {
    "rows": {name: len(table) for name, table in tables.items()},
    "types": {name: {column: str(kind) for column, kind in table.dtypes.items()} for name, table in tables.items()},
    "index": str(equity.index.dtype),
    "same": bool(same_profit.all() and (again["ambiguous"] == trades["ambiguous"]).all()),
    "profit": float(trades["profit"].sum()),
    "last": float(equity["equity"].iloc[-1]),
    "first": trades["entryTime"].iloc[0].isoformat(),
    "unfinished": int(orders["done"].isna().sum()),
}
text = json.dumps(found, indent=2) + "\n"
if len(sys.argv) > 1:
    print(text)
else:
    (here / "pandas.json").write_text(text)
