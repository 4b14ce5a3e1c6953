import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtest, costProfiles, costTexts, loadCosts } from '../../../src/backtest/index.ts';
import { barsOf } from '../support/bars.ts';

const folder = mkdtempSync(join(tmpdir(), 'costs-'));

function file(text: string): string {
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, text);
  return path;
}

const rest = 'about: mine\nspread: 1ticks\nslippage: 0.5bps\n';

describe('[BT-3] cost files', () => {
  it('the profiles of the package are the files of config/costs', async () => {
    const names = readdirSync('config/costs').map((name) => name.replace('.yaml', ''));
    expect(names.sort()).toEqual(Object.keys(costProfiles).sort());
    for (const [name, profile] of Object.entries(costProfiles)) {
      expect(await loadCosts(`config/costs/${name}.yaml`)).toEqual(profile);
    }
  });

  it('say everything that a model can hold', async () => {
    const path = file(`${rest}commission:
  taker: 5bps
  maker: -0.5bps
  maximum: 2%
  currency: USD
  tiers:
    by: month-value
    above:
      - { from: 1000000, taker: 4bps, maker: -1bps }
`);
    expect(await loadCosts(path)).toEqual({
      about: 'mine',
      sources: [],
      model: {
        name: 'mine',
        spread: { kind: 'ticks', value: 1 },
        commission: {
          perUnit: 0,
          perValue: 0.0005,
          maker: { perUnit: 0, perValue: -0.00005 },
          minimum: 0,
          maximumRate: 0.02,
          currency: 'USD',
          tiers: {
            by: 'month-value',
            above: [{ from: 1_000_000, perUnit: 0, perValue: 0.0004, maker: { perUnit: 0, perValue: -0.0001 } }],
          },
        },
        slippage: { kind: 'bps', value: 0.5 },
      },
    });
  });

  it('give rates of a contract by its units, and refuse lots that are not whole contracts', async () => {
    const path = file(`${rest}commission:\n  contract: 50\n  rate: 2.15/contract\n  currency: USD\n`);
    const { model } = await loadCosts(path);
    expect(model.commission).toMatchObject({ perUnit: 2.15 / 50, perValue: 0, contract: 50 });
    expect(costTexts(model).commission).toBe('2.15 USD a contract, a contract is 50 units');
    const bars = barsOf([
      [4800, 4801, 4799, 4800],
      [4800, 4801, 4799, 4800],
    ]);
    const signals = { enterLong: Uint8Array.of(1, 0) };
    const options = { costs: { file: path }, cash: 1e6, size: { kind: 'units', value: 100 } } as const;
    await expect(backtest(signals, bars, options)).rejects.toThrow(
      /contracts of 50 units.*lot size of .* is 1:.*`lotSize` of 50/s,
    );
    const future = { ...bars, instrument: { ...bars.instrument, lotSize: 50, minQuantity: 50 } };
    const { simulation } = await backtest(signals, future, options);
    expect(simulation.fills.commission[0]).toBeCloseTo(4.3, 12); // two contracts
  });

  it('take figures as the command line has them', async () => {
    const { model } = await loadCosts(file(`${rest}name: broker\ncommission: 0.005/unit,min=1,max=1%\n`));
    expect(model.name).toBe('broker');
    expect(model.commission).toEqual({ perUnit: 0.005, perValue: 0, minimum: 1, maximumRate: 0.01 });
    expect(costTexts(model, 'USD')).toEqual({
      spread: '1 ticks',
      commission: '0.005 USD a unit, at least 1 USD an order, at most 1 % of value',
      slippage: '0.5 bps',
    });
  });

  it('are read by a backtest', async () => {
    const bars = barsOf([
      [100, 101, 99, 100],
      [100, 101, 99, 100],
      [100, 101, 99, 100],
    ]);
    const signals = { enterLong: Uint8Array.of(1, 0, 0) };
    const costs = { file: file('about: mine\nspread: 0\nslippage: 0\ncommission: 0,min=7\n') };
    const { simulation, options } = await backtest(signals, bars, { costs, size: { kind: 'units', value: 1 } });
    expect(options.costs.name).toBe('mine');
    expect([...simulation.fills.commission]).toEqual([7]);
  });

  it.each([
    ['an unknown key', `${rest}comission: 0\n`, /mine\.yaml:4: `comission` is not known\. Did you mean `commission`\?/],
    ['a missing part', rest, /mine\.yaml:1: `commission` is missing\./],
    [
      'no rate',
      `${rest}commission: 1 penny\n`,
      /mine\.yaml:4: `commission` must be a fraction of the value.*was "1 penny"/,
    ],
    [
      'a rate beside maker and taker',
      `${rest}commission:\n  rate: 1bps\n  maker: 1bps\n  taker: 1bps\n`,
      /mine\.yaml:5: `commission\.rate` is for all orders/,
    ],
    [
      'a maker without a taker',
      `${rest}commission:\n  maker: 1bps\n`,
      /mine\.yaml:4: `commission` needs `rate`, or both/,
    ],
    [
      'a negative minimum',
      `${rest}commission:\n  rate: 1bps\n  minimum: -1\n`,
      /mine\.yaml:6: `commission\.minimum` must be >= 0, was -1/,
    ],
    [
      'a minimum beside a rebate',
      `${rest}commission:\n  taker: 1bps\n  maker: -1bps\n  minimum: 1\n`,
      /mine\.yaml:7: `commission\.minimum` is 1, but `commission\.maker` is a rebate/,
    ],
    [
      'a maximum that is no percentage',
      `${rest}commission:\n  rate: 1bps\n  maximum: 5\n`,
      /mine\.yaml:6: `commission\.maximum` must be a percentage/,
    ],
    [
      'an unknown kind of tiers',
      `${rest}commission:\n  rate: 1bps\n  tiers:\n    by: month\n    above: [{ from: 1, rate: 0 }]\n`,
      /`commission\.tiers\.by` must be one of month-units, month-value, order-value, was "month"/,
    ],
    [
      'unsorted tiers',
      `${rest}commission:\n  rate: 2bps\n  tiers:\n    by: month-units\n    above: [{ from: 9, rate: 1bps }, { from: 9, rate: 0 }]\n`,
      /`commission\.tiers\.above\.1\.from` must be a finite number above 9, .*was 9/,
    ],
    [
      'makers in some tiers',
      `${rest}commission:\n  rate: 2bps\n  tiers:\n    by: month-units\n    above: [{ from: 9, maker: 0, taker: 0 }]\n`,
      /`commission\.tiers\.above\.0\.maker` must be given exactly where/,
    ],
    [
      'a rebate by the value of the order',
      `${rest}commission:\n  rate: 2bps\n  tiers:\n    by: order-value\n    above: [{ from: 9, rate: -1bps }]\n`,
      /must not be below 0 with tiers by order-value/,
    ],
    [
      'a rate of a contract without its size',
      `${rest}commission:\n  rate: 2/contract\n`,
      /mine\.yaml:5: `commission\.rate` must be .*money per contract needs `contract`, its units, was "2\/contract"/,
    ],
    [
      'a contract of nothing',
      `${rest}commission:\n  rate: 2/contract\n  contract: 0\n`,
      /mine\.yaml:6: `commission\.contract` must be > 0, was 0/,
    ],
    ['no YAML', 'about: [', /mine\.yaml:\d+: it is not valid YAML/],
    [
      'a spread that is not a number',
      `about: x\nspread: .nan\ncommission: 0\nslippage: 0\n`,
      /mine\.yaml:2: `spread` must be string or number/,
    ],
  ])('refuse %s, naming file, line and key', async (_, text, message) => {
    await expect(loadCosts(file(text))).rejects.toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_CONFIG', message: expect.stringMatching(message) }),
    );
  });

  it('that are missing are named', async () => {
    await expect(loadCosts(join(folder, 'none.yaml'))).rejects.toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_FILE', message: expect.stringContaining('none.yaml') }),
    );
  });
});
