/** What can be done when nothing was found: the text is put where it belongs. */
import type { Translate } from '../../i18n/i18n.ts';
import type { Query } from '../../search/query.ts';
import { type Item, plain, type Section } from './items.ts';

export function nextSteps(query: Query, search: (text: string) => void, t: Translate): readonly Section[] {
  const { typed: wanted, mode } = query;
  if (wanted === '') return [];
  const step = (id: string, title: string, what: Pick<Item, 'icon' | 'address' | 'run'>): Item => ({
    id,
    name: plain(title),
    about: '',
    facts: [],
    ...what,
  });
  const create = (kind: 'company' | 'person', field: 'name' | 'reach') =>
    `/contacts?new=${kind}&${field}=${encodeURIComponent(JSON.stringify(wanted))}`;
  const isMail = /^\S+@\S+\.\S+$/.test(wanted);
  const items =
    mode === '>'
      ? []
      : query.phone
        ? [step('create phone', t('palette.create.phone', { wanted }), { icon: 'plus', address: create('company', 'reach') })]
        : isMail
          ? [step('create mail', t('palette.create.mail', { wanted }), { icon: 'plus', address: create('person', 'reach') })]
          : [
              ...(mode === '@'
                ? []
                : [step('create company', t('palette.create.company', { wanted }), { icon: 'plus', address: create('company', 'name') })]),
              step('create person', t('palette.create.person', { wanted }), { icon: 'user', address: create('person', 'name') }),
            ];
  const everywhere =
    mode === '' ? [] : [step('everywhere', t('palette.everywhere', { wanted }), { icon: 'search', run: () => search(wanted) })];
  return [{ id: 'next', title: t('palette.next'), items: [...everywhere, ...items] }];
}
