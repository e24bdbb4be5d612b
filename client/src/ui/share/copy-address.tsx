import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { toast } from '../toast.tsx';

/** An address one can read, mark and copy. */
export function CopyAddress({ address }: { readonly address: string }) {
  const t = useT();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      toast(t('share.copied'));
    } catch {
      // Pages without a secure origin have no clipboard.
      toast(t('share.copyFailed'), { failed: true });
    }
  };
  return (
    <div className="shr-address">
      <span className="input grow">
        <Icon name="link" size={14} />
        <input
          className="bare num"
          readOnly
          aria-label={t('share.address')}
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </span>
      <Button onClick={() => void copy()}>{t('share.copy')}</Button>
    </div>
  );
}
