import { useT } from '../../i18n/i18n.ts';
import { RecordLink } from '../record-link.tsx';

/** What a decision is about, by name; a contact leads to its page. */
export function About({ about, name }: { readonly about: string; readonly name: string }) {
  const t = useT();
  const [kind, id = ''] = about.split('/');
  if (name === '') return <span className="t3">{t('rules.why.hiddenFact')}</span>;
  return kind === 'contact' ? (
    <RecordLink id={id} className="link">
      {name}
    </RecordLink>
  ) : (
    <span>{name}</span>
  );
}
