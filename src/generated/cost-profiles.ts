// Written by scripts/generate-docs.mjs from config/costs: change those.
export const costFiles = {
  "crypto-perp": {
    "about": "a perpetual future on a crypto exchange, without discounts",
    "model": {
      "name": "crypto-perp",
      "spread": {
        "kind": "bps",
        "value": 1
      },
      "commission": {
        "perUnit": 0,
        "perValue": 0.0005,
        "maker": {
          "perUnit": 0,
          "perValue": 0.0002
        },
        "minimum": 0,
        "maximumRate": null
      },
      "slippage": {
        "kind": "bps",
        "value": 1
      }
    },
    "sources": [
      "Commission 0.02 % of the value for makers and 0.05 % for takers: Binance, USD-margined futures, regular user.",
      "Spread 1 bps and slippage 1 bps: assumptions for the largest pairs, whose quoted spread is usually below 1 bps; others cost more. Funding is no part of a profile."
    ]
  },
  "crypto": {
    "about": "a spot crypto exchange, taking liquidity, without discounts",
    "model": {
      "name": "crypto",
      "spread": {
        "kind": "bps",
        "value": 1
      },
      "commission": {
        "perUnit": 0,
        "perValue": 0.001,
        "minimum": 0,
        "maximumRate": null
      },
      "slippage": {
        "kind": "bps",
        "value": 1
      }
    },
    "sources": [
      "Commission 0.1 % of the value: Binance, spot trading, regular user, maker and taker.",
      "Spread 1 bps and slippage 1 bps: assumptions for the largest pairs against USDT, whose quoted spread is usually below 1 bps; others cost more."
    ]
  },
  "futures-cme": {
    "about": "E-mini S&P 500 futures of CME at a broker with a price per contract; a contract is 50 units, a unit one dollar a point",
    "model": {
      "name": "futures-cme",
      "spread": {
        "kind": "ticks",
        "value": 1
      },
      "commission": {
        "perUnit": 0.043,
        "perValue": 0,
        "minimum": 0,
        "maximumRate": null,
        "contract": 50,
        "currency": "USD",
        "tiers": {
          "by": "month-units",
          "above": [
            {
              "from": 50000,
              "perUnit": 0.039,
              "perValue": 0
            },
            {
              "from": 500000,
              "perUnit": 0.035,
              "perValue": 0
            },
            {
              "from": 1000000,
              "perUnit": 0.031,
              "perValue": 0
            }
          ]
        }
      },
      "slippage": {
        "kind": "ticks",
        "value": 0
      }
    },
    "sources": [
      "Contract: USD 50 times the index (CME contract specifications). Quantities here are money a point, so a contract is 50 units and the instrument needs a lot size of 50; a tick of 0.25 is then worth 12.50 a contract.",
      "Commission 2.15 a contract a side: 0.85 of the broker (Interactive Brokers, Futures, United States, Tiered; 0.65, 0.45 and 0.25 for the contracts of a month above 1,000, 10,000 and 20,000, each for those above alone), 1.28 of the exchange (E-mini equity index on CME, as in the table of QuantConnect Lean's model of that broker's fees; CME has raised its fees since, see its fee schedule for customers without membership) and 0.02 of the National Futures Association (Bylaw 1301: 0.04 for a round turn). Other contracts differ: copy this file.",
      "Spread one tick: the usual quote of the front month in New York hours; wider at night and around news.",
      "Slippage 0: an assumption for orders of a few contracts, which the quoted size of the front month takes; more need a model of impact."
    ]
  },
  "fx-retail": {
    "about": "a retail currency account that is paid by the spread",
    "model": {
      "name": "fx-retail",
      "spread": {
        "kind": "bps",
        "value": 1.2
      },
      "commission": {
        "perUnit": 0,
        "perValue": 0,
        "minimum": 0,
        "maximumRate": null
      },
      "slippage": {
        "kind": "bps",
        "value": 0.1
      }
    },
    "sources": [
      "Spread 1.2 bps: OANDA quotes of EURUSD, bid against ask at each hour, had a median of 1.14 bps in 2018 and 1.14 to 1.40 bps over 2015 to 2018 (QuantConnect Lean sample data). Minor pairs cost more: NZDUSD 2.4 bps in 2018. Where the bars carry a spread or an ask, that is used instead.",
      "Commission 0: such accounts take it inside the spread. Raw-spread accounts of the same total cost take about USD 3.50 per 100,000 units a side (IC Markets Raw Spread, Pepperstone Razor).",
      "Slippage 0.1 bps: an assumption, about a tenth of a pip."
    ]
  },
  "index": {
    "about": "an index through a contract for difference",
    "model": {
      "name": "index",
      "spread": {
        "kind": "bps",
        "value": 0.6
      },
      "commission": {
        "perUnit": 0,
        "perValue": 0.00005,
        "minimum": 1,
        "maximumRate": null
      },
      "slippage": {
        "kind": "bps",
        "value": 0.5
      }
    },
    "sources": [
      "Spread 0.6 bps: that of the fund on the same index, SPY, in the median minute quote of October 2013 (its average over a year was 0.32 bps by etf.com).",
      "Commission 0.005 % of the value, at least 1.00 an order: Interactive Brokers, Index CFDs, US 500. Financing of positions held overnight is left out.",
      "Slippage 0.5 bps: an assumption."
    ]
  },
  "us-equity": {
    "about": "US shares and funds at a broker with a price per share",
    "model": {
      "name": "us-equity",
      "spread": {
        "kind": "price",
        "value": 0.01
      },
      "commission": {
        "perUnit": 0.005,
        "perValue": 0,
        "minimum": 1,
        "maximumRate": 0.01,
        "currency": "USD"
      },
      "slippage": {
        "kind": "bps",
        "value": 0.5
      }
    },
    "sources": [
      "Spread 0.01: the smallest quoting step of shares from USD 1 (SEC Regulation NMS, rule 612), at which liquid shares are quoted; SPY minute quotes of October 2013 had a median of 0.6 bps, one cent. Less liquid shares cost more.",
      "Commission 0.005 a share, at least 1.00 and at most 1 % of the value of an order: Interactive Brokers, Stocks and ETFs, United States, Fixed.",
      "Slippage 0.5 bps: an assumption. Regulatory fees on sales (SEC 0.0000278 of the value, FINRA 0.000166 a share, same page) are left out."
    ]
  },
  "zero": {
    "about": "no costs at all: for comparisons, never for decisions",
    "model": {
      "name": "zero",
      "spread": {
        "kind": "price",
        "value": 0
      },
      "commission": {
        "perUnit": 0,
        "perValue": 0,
        "minimum": 0,
        "maximumRate": null
      },
      "slippage": {
        "kind": "ticks",
        "value": 0
      }
    },
    "sources": [
      "Nothing costs nothing; it must be asked for by name."
    ]
  }
} as const;
