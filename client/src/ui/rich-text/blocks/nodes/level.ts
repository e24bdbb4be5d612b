/** Low, medium or high: of a risk, and of what a competitor is to the plan. */
import { riskLevels } from '@tandem/core';
import type { Translate } from '../../../../i18n/i18n.ts';
import type { ChipTone } from '../../../chip.tsx';
import { choose } from '../popup/choose.ts';

export type Level = (typeof riskLevels)[number];
export const levelTone: Readonly<Record<Level, ChipTone>> = { low: 'plain', medium: 'fill', high: 'warn' };

export interface ChooseLevel {
  readonly anchor: HTMLElement;
  readonly t: Translate;
  readonly label: string;
  readonly chosen: Level;
  readonly pick: (level: Level) => void;
  readonly after: () => void;
}

export function chooseLevel({ anchor, t, label, chosen, pick, after }: ChooseLevel): void {
  const options = riskLevels.map((level) => ({ value: level, label: t(`plans.block.level.${level}`) }));
  choose({
    anchor,
    label,
    nothing: '',
    chosen,
    options: () => options,
    pick: (value) => pick(riskLevels.find((level) => level === value) ?? 'medium'),
    after,
  });
}
