/** Tables as markdown. */
import type { Losses } from './durability.ts';
import type { Figures } from './job.ts';
import { type PeerName, peerNames } from './peers.ts';
import { median, ratios, type Spread } from './statistics.ts';

/** A round is a peer's figures, or the reason why it has none. */
export type Rounds = Readonly<Record<PeerName, readonly (Figures | string)[]>>;

const base: PeerName = 'hocuspocus';
/** The same server a second time: what differs between the two is the machine. */
const controlName: PeerName = 'hocuspocus again';
const number = (value: number) => (Number.isFinite(value) ? (value >= 100 ? value.toFixed(0) : value.toFixed(2)) : '-');
const asRatio = ({ median: middle, least, most }: Spread) => `${number(middle)} (${number(least)} to ${number(most)})`;

export function comparison(title: string, rounds: Rounds): string {
  const figures = (name: PeerName, key: string) =>
    rounds[name].map((round) => (typeof round === 'string' ? Number.NaN : (round[key] ?? Number.NaN)));
  const keys = Object.keys(
    Object.values(rounds)
      .flat()
      .find((round) => typeof round !== 'string') ?? {},
  );
  const row = (name: PeerName) => {
    const failed = rounds[name].filter((round) => typeof round === 'string').length;
    const cells = keys.map((key) => {
      const own = figures(name, key).filter(Number.isFinite);
      if (own.length === 0) return '-';
      const compared = name === base ? '' : `, ${asRatio(ratios(figures(name, key), figures(base, key)))}`;
      return `${number(median(own))}${compared}`;
    });
    return `| ${name}${failed > 0 ? ` (${failed} of ${rounds[name].length} rounds failed)` : ''} | ${cells.join(' | ')} |`;
  };
  const control = ratios(figures(controlName, keys[0] ?? ''), figures(base, keys[0] ?? '')).median;
  const quiet = control >= 0.95 && control <= 1.05;
  const note = quiet
    ? ''
    : `The control read ${number(control)}: the machine was not quiet, so only large differences mean something here.\n`;
  return [
    `### ${title}`,
    '',
    `| | ${keys.join(' | ')} |`,
    `|---|${keys.map(() => '---').join('|')}|`,
    ...peerNames.map(row),
    '',
    note,
  ].join('\n');
}

export const lossTable = (losses: Partial<Readonly<Record<PeerName, Losses>>>): string =>
  [
    '### Acknowledged edits lost by kill -9 while editing goes on',
    '',
    '| | trials | acknowledged | lost | trials with loss |',
    '|---|---|---|---|---|',
    ...Object.entries(losses).map(
      ([name, { trials, acknowledged, lost, trialsWithLoss }]) => `| ${name} | ${trials} | ${acknowledged} | ${lost} | ${trialsWithLoss} |`,
    ),
    '',
  ].join('\n');
