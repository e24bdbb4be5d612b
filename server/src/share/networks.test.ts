import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPublic, numberOf, rangeOf, shortened } from './addresses.ts';
import { networkFinder, published, readNetworks } from './networks.ts';

test.each([
  ['40.107.22.1', 'Microsoft'],
  ['::ffff:40.107.22.1', 'Microsoft'],
  ['66.249.66.1', 'Google'],
  ['148.163.135.10', 'Proofpoint'],
  ['64.235.150.7', 'Barracuda'],
  ['2603:1026:c03:1::5', 'Microsoft'],
  ['2a00:1450:4001::200e', 'Google'],
])('[LINK-29] %s is in a published range of %s', (address, operator) => expect(networkFinder()(address)?.operator).toContain(operator));

test.each(['203.0.113.7', '40.108.0.1', '2001:db8::1', 'unknown', '', '999.1.1.1', '40.107'])(
  '[LINK-29] of %j nothing is known',
  (address) => expect(networkFinder()(address)).toBeUndefined(),
);

test('[LINK-29] every published range is one, names its source, and none lies in another', () => {
  const all = published.flatMap(({ ranges, operator, source }) => {
    expect(source).not.toBe('');
    return ranges.map((text) => ({ text, operator, range: rangeOf(text) }));
  });
  for (const { text, range } of all) expect(range, text).toBeDefined();
  const sorted = all.map(({ range, text }) => ({ ...(range ?? { from: 0n, to: 0n }), text })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const overlaps = sorted.filter((one, i) => i > 0 && one.from <= (sorted[i - 1]?.to ?? -1n)).map(({ text }) => text);
  expect(overlaps).toEqual([]);
});

test("[LINK-29] a table of one's own goes before what is built in; lines that are none are passed over, a file without any is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'networks-'));
  const file = join(folder, 'table.tsv');
  await writeFile(
    file,
    '# comment\n203.0.113.0\t203.0.113.255\t64496\tSE\tOFFICE\n40.107.0.0/16\t64497\tNEWER\n9.9.9.9\t1.1.1.1\t5\tXX\tBACKWARDS\n2001:db8::\t2001:db8::ffff\t64498\tSE\tSIX\n0.0.0.0\t0.255.255.255\t0\tNone\tNot routed\n',
  );
  const networkOf = networkFinder(await readNetworks(file));
  expect(networkOf('203.0.113.9')).toEqual({ asn: 64496, operator: 'OFFICE' });
  expect(networkOf('40.107.1.1')).toEqual({ asn: 64497, operator: 'NEWER' });
  expect(networkOf('2001:db8::5')).toEqual({ asn: 64498, operator: 'SIX' });
  expect(networkOf('66.249.66.1')?.operator).toBe('Google');
  expect(networkOf('9.9.9.9')).toBeUndefined();
  await writeFile(file, 'nothing\n');
  await expect(readNetworks(file)).rejects.toThrow('TANDEM_NETWORKS');
  await expect(readNetworks(join(folder, 'none'))).rejects.toThrow('ENOENT');
});

test('[S-58] [LINK-13] addresses are shortened to a neighbourhood, and those that anybody may have are no house of anybody', () => {
  expect([shortened('192.0.2.77'), shortened('::ffff:192.0.2.77'), shortened('2001:db8:1:2::9'), shortened('unknown')]).toEqual([
    ...['192.0.2.0/24', '192.0.2.0/24', '2001:db8:1::/48', ''],
  ]);
  expect(numberOf('::ffff:1.2.3.4')).toBe(numberOf('1.2.3.4'));
  expect(numberOf('64:ff9b::1.2.3.4')).toBe(numberOf('64:ff9b::102:304'));
  expect(['8.8.8.8', '2a00:1450::1', '203.0.113.7'].every(isPublic)).toBe(true);
  expect(['10.1.2.3', '127.0.0.1', '::1', 'fd00::1', '100.64.0.1', 'unknown'].some(isPublic)).toBe(false);
});
