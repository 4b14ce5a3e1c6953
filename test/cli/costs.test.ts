import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costProfiles } from '../../src/backtest/index.ts';
import { temporaryFolder, tiercel } from './tiercel.ts';

const folder = temporaryFolder();

describe('[BT-3] tiercel costs', () => {
  it('lists all profiles', async () => {
    const { stdout, code } = await tiercel(['costs'], folder);
    for (const name of Object.keys(costProfiles)) expect(stdout).toContain(name);
    expect(code).toBe(0);
    const { stdout: json } = await tiercel(['costs', '--json'], folder);
    expect(JSON.parse(json)).toEqual({ profiles: costProfiles });
  });

  it('shows one with its figures and sources', async () => {
    const { stdout } = await tiercel(['costs', 'futures-cme'], folder);
    expect(stdout).toMatch(/commission +2\.15 USD a contract, above 50,000 units of the month 1\.95 USD a contract/);
    expect(stdout).toContain('National Futures Association');
  });

  it('shows a file of your own', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'about: mine\nspread: 1bps\ncommission: 2bps\nslippage: 0\n');
    const { stdout } = await tiercel(['costs', './mine.yaml', '--json'], folder);
    expect(JSON.parse(stdout).model.commission.perValue).toBe(0.0002);
  });

  it('names the nearest to an unknown one', async () => {
    const { stderr, code } = await tiercel(['costs', 'crypto-prep'], folder);
    expect(stderr).toContain('There is no cost profile "crypto-prep". Did you mean `crypto-perp`?');
    expect(code).toBe(2);
  });
});
