import { expect, test } from 'vitest';
import { evidenceDefaults, readThresholds, thresholdNames, thresholdRange } from './thresholds.ts';

test('[EVD-17] a threshold that is no whole number in its range reads as the default and is named', () => {
  const { thresholds, invalid } = readThresholds({
    visibleMsEngaged: 8000,
    mouseMoves: 2.5,
    countFrom: 7,
    atOnceMs: '2',
    linksAtOnce: undefined,
  });
  expect(thresholds).toEqual({ ...evidenceDefaults, visibleMsEngaged: 8000 });
  expect(invalid).toEqual(['atOnceMs', 'mouseMoves', 'countFrom']);
  for (const nothing of [undefined, null, 4, 'x', [], Object.create({ countFrom: 1 })])
    expect(readThresholds(nothing).thresholds).toEqual(evidenceDefaults);
});

test('[EVD-17] every default is in its range, and both ends of a range are read', () => {
  for (const name of thresholdNames) {
    const { least, most } = thresholdRange(name);
    for (const value of [least, evidenceDefaults[name], most])
      expect(readThresholds({ [name]: value })).toEqual({ thresholds: { ...evidenceDefaults, [name]: value }, invalid: [] });
    expect(readThresholds({ [name]: most + 1 }).invalid).toEqual([name]);
  }
});
