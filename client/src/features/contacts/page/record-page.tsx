import { contact } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { usePhone } from '../../../state/use-media.ts';
import { OtherValues } from '../../../ui/changes/other-values.tsx';
import { SealedCopies } from '../../../ui/changes/sealed-copies.tsx';
import { useCommands } from '../../../ui/commands.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { ContactWork } from '../../../ui/work/contact-work.tsx';
import { Facts } from './facts.tsx';
import { MergedHere } from './merged-here.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RecordHead } from './record-head.tsx';
import { RecordHeadPhone } from './record-head-phone.tsx';
import { StatusBanner } from './status-banner.tsx';
import { useContactPlans } from './use-contact-plans.ts';
import { useContactQuotes } from './use-contact-quotes.ts';
import { useOverview } from './use-overview.ts';
import type { RecordState } from './use-record.ts';
import { useRecordPresence } from './use-record-presence.ts';

const FieldsTab = lazyPart(() => import('./fields-tab.tsx').then((module) => module.FieldsTab));
const FilesTab = lazyPart(() => import('./files-tab.tsx').then((module) => module.FilesTab));
const HistoryTab = lazyPart(() => import('./history-tab.tsx').then((module) => module.HistoryTab));
const LookAlikeCard = lazyPart(() => import('./look-alike-card.tsx').then((module) => module.LookAlikeCard));
const OffersTab = lazyPart(() => import('./offers-tab.tsx').then((module) => module.OffersTab));
const PlansTab = lazyPart(() => import('./plans-tab.tsx').then((module) => module.PlansTab));
const OpportunityForm = lazyPart(() => import('./opportunity-form.tsx').then((module) => module.OpportunityForm));
const OpportunityTable = lazyPart(() => import('./opportunity-table.tsx').then((module) => module.OpportunityTable));

type Shown = Extract<RecordState, { is: 'here' }>;
type TabKey = 'overview' | 'plans' | 'opportunities' | 'offers' | 'files' | 'fields' | 'history';

export function RecordPage({ record }: { readonly record: Shown }) {
  const t = useT();
  const phone = usePhone();
  const { row, document, readOnly, mayAssign, missing } = record;
  const overview = useOverview(row.id);
  const presence = useRecordPresence(row.id);
  const quotes = useContactQuotes(row.id);
  const plans = useContactPlans(row.id);
  const [creating, setCreating] = useState(false);
  const isCompany = row.is === 'company';
  const { open, won, lost } = overview.opportunities;
  const tabs: readonly { readonly key: TabKey; readonly label: string; readonly count?: number }[] = [
    { key: 'overview', label: t('contacts.page.tab.overview') },
    ...(isCompany
      ? [
          {
            key: 'opportunities' as const,
            label: t('contacts.page.tab.opportunities'),
            count: open.rows.length + won.rows.length + lost.rows.length,
          },
          { key: 'plans' as const, label: t('contacts.page.tab.plans'), count: plans.length },
        ]
      : []),
    { key: 'offers', label: t('contacts.page.tab.offers'), count: quotes.length },
    { key: 'files', label: t('contacts.page.tab.files') },
    { key: 'fields', label: t('contacts.page.tab.fields') },
    { key: 'history', label: t('contacts.page.tab.history') },
  ];
  const [tab, setTab] = useTab(tabs.map(({ key }) => key));
  const createOpportunity = () => setCreating(true);
  useCommands(
    isCompany
      ? [
          {
            id: 'contacts.new-opportunity',
            title: t('contacts.page.new-opportunity'),
            group: t('contacts.title'),
            keys: 'o',
            icon: 'plus',
            run: createOpportunity,
          },
        ]
      : [],
  );
  const bar = <Tabs label={t('contacts.page.tabs')} tabs={tabs} value={tab} onChange={(key) => setTab(key as TabKey)} />;
  const others = (
    <>
      <StatusBanner row={row} />
      <OtherValues document={contact.nameOf(row.id)} readOnly={readOnly} />
      {!readOnly && <SealedCopies document={contact.nameOf(row.id)} />}
      {!readOnly && <LookAlikeCard row={row} />}
      <MergedHere row={row} document={document} readOnly={readOnly} />
    </>
  );
  return (
    <div className={phone ? 'record record-phone' : 'record'}>
      {phone ? (
        <>
          <RecordHeadPhone row={row} overview={overview} readOnly={readOnly} />
          {others}
          {bar}
        </>
      ) : (
        <div className="record-head">
          <RecordHead row={row} readOnly={readOnly} onNewOpportunity={createOpportunity} onEditFields={() => setTab('fields')} />
          <Facts row={row} document={document} readOnly={readOnly} mayAssign={mayAssign} />
          {bar}
        </div>
      )}
      {!phone && others}
      <div className="record-body" role="tabpanel" aria-label={tabs.find(({ key }) => key === tab)?.label}>
        {tab === 'overview' && phone && <ContactWork row={row} />}
        {tab === 'overview' && (
          <OverviewTab
            row={row}
            document={document}
            readOnly={readOnly}
            missing={missing}
            overview={overview}
            presence={presence}
            onAllOpportunities={() => setTab('opportunities')}
            onAllQuotes={() => setTab('offers')}
            newOpportunity={<IconButton icon="plus" size="sm" label={t('contacts.page.new-opportunity')} onClick={createOpportunity} />}
          />
        )}
        {tab === 'opportunities' && <OpportunityTable overview={overview} name={row.name} />}
        {tab === 'plans' && <PlansTab row={row} readOnly={readOnly} />}
        {tab === 'offers' && <OffersTab row={row} readOnly={readOnly} />}
        {tab === 'files' && <FilesTab row={row} readOnly={readOnly} />}
        {tab === 'fields' && <FieldsTab row={row} document={document} readOnly={readOnly} mayAssign={mayAssign} missing={missing} />}
        {tab === 'history' && (
          <HistoryTab
            id={row.id}
            changed={`${row.name} ${row.lifecycle} ${row.owner} ${row.status} ${open.sum} ${open.rows.length} ${won.sum} ${won.rows.length} ${lost.rows.length}`}
          />
        )}
      </div>
      {creating && <OpportunityForm company={row} onClose={() => setCreating(false)} />}
    </div>
  );
}

/** Stays from one contact to the next: whoever steps through fields or history wants the same part of each. */
let last: TabKey = 'overview';

function useTab(keys: readonly TabKey[]): readonly [TabKey, (key: TabKey) => void] {
  const [tab, setTab] = useState<TabKey>(keys.includes(last) ? last : 'overview');
  const show = (key: TabKey) => {
    last = key;
    setTab(key);
  };
  useKeys(
    Object.fromEntries(
      keys.map((key, place) => [
        `Alt+${place + 1}`,
        (event: KeyboardEvent) => {
          event.preventDefault();
          show(key);
        },
      ]),
    ),
  );
  return [tab, show];
}
