import { useT } from '../../i18n/i18n.ts';

const bars = [1, 2, 3, 4] as const;

/** Four little bars: how sure it is that a person looked. */
export function ProofBars({ proof }: { readonly proof: number }) {
  const t = useT();
  return (
    <span className="ev-l" role="img" aria-label={t('share.visit.proof', { proof })}>
      {bars.map((bar) => (
        <i key={bar} className={bar <= proof ? 'f' : ''} />
      ))}
    </span>
  );
}
