"""The stream of bench/stream.bench.ts through hftbacktest: hft.py FOLDER, which holds its columns as raw bytes. Every 100 ms
one bid at the best bid and one ask at the best ask, after what rests was cancelled; 1 ms from and to the exchange."""
import json
import sys
import time

import numpy as np
from hftbacktest import GTX, LIMIT, BacktestAsset, HashMapMarketDepthBacktest, ROIVectorMarketDepthBacktest
from hftbacktest.types import BUY_EVENT, DEPTH_EVENT, EXCH_EVENT, LOCAL_EVENT, SELL_EVENT, TRADE_EVENT, event_dtype
from numba import njit

folder = sys.argv[1]
column = lambda name, kind: np.fromfile(f"{folder}/{name}", kind)
times = column("time", np.int64)
data = np.zeros(len(times), event_dtype)
data["ev"] = (
    np.where(column("isTrade", np.uint8) == 1, TRADE_EVENT, DEPTH_EVENT)
    | EXCH_EVENT
    | LOCAL_EVENT
    | np.where(column("side", np.int8) == 1, BUY_EVENT, SELL_EVENT)
)
data["exch_ts"] = times
data["local_ts"] = times
data["px"] = column("price", np.float64)
data["qty"] = column("size", np.float64)


@njit
def clock(h):
    steps = 0
    while h.elapse(100_000_000) == 0:
        steps += 1
    return steps


@njit
def quotes(h):
    steps = 0
    order = 1
    while h.elapse(100_000_000) == 0:
        steps += 1
        depth = h.depth(0)
        if not (depth.best_bid > 0 and depth.best_ask < 1e9):
            continue
        h.clear_inactive_orders(0)
        values = h.orders(0).values()
        while values.has_next():
            x = values.get()
            if x.cancellable:
                h.cancel(0, x.order_id, False)
        h.submit_buy_order(0, order, depth.best_bid, 1.0, GTX, LIMIT, False)
        h.submit_sell_order(0, order + 1, depth.best_ask, 1.0, GTX, LIMIT, False)
        order += 2
    return steps


def asset(model):
    a = BacktestAsset().data([data]).linear_asset(1.0).constant_order_latency(1_000_000, 1_000_000)
    if model == "risk-averse":
        a = a.risk_adverse_queue_model()
    elif model == "log":
        a = a.log_prob_queue_model()
    else:
        a = a.power_prob_queue_model(3.0)
    a = a.partial_fill_exchange().trading_value_fee_model(0.0, 0.0)
    return a.tick_size(0.01).lot_size(1.0).roi_lb(0).roi_ub(200)


def measure(what, depth, strategy, model):
    spent = []
    for i in range(6):
        h = depth([asset(model)])
        start = time.perf_counter()
        steps = strategy(h)
        spent.append(time.perf_counter() - start)
        state = h.state_values(0)
        trades = state.num_trades
        h.close()
    spent = sorted(spent[1:])
    text = f"{what}: {steps} steps, {trades} fills"
    print(json.dumps({"what": text, "best": spent[0], "median": spent[len(spent) // 2], "worst": spent[-1]}), flush=True)


for name, depth in (("HashMap", HashMapMarketDepthBacktest), ("ROIVector", ROIVectorMarketDepthBacktest)):
    measure(f"{name}, clock only", depth, clock, "risk-averse")
    for model in ("risk-averse", "log", "power 3"):
        measure(f"{name}, quotes, {model}", depth, quotes, model)
