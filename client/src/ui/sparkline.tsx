/** How a figure came about, as a line without axes: what it says is in its label, and the last value stands beside it. */
const wide = 64;
const high = 18;
const edge = 2;

export function Sparkline({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const points = sparkPoints(values);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <svg className="sparkline" width={wide} height={high} viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={label}>
      <polyline className="spark" points={points.map(([x, y]) => `${x},${y}`).join(' ')} />
      <circle cx={last[0]} cy={last[1]} r={edge} fill="var(--c-1)" />
    </svg>
  );
}

/** From zero at the bottom: a small change of a large number is drawn as one. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  if (values.length < 2) return [];
  const most = Math.max(...values, 1);
  const step = (wide - 2 * edge) / (values.length - 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  return values.map((value, i) => [round(edge + i * step), round(high - edge - (value / most) * (high - 2 * edge))]);
}
