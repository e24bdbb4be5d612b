/** Notes, persons, opportunities and the group of a company; of a person, notes and how to reach them. */

import type { ContactRow } from '@tandem/core';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRow } from '../../../sync/rows.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import type { Overview } from '../company-overview.ts';
import { Notes } from '../notes/notes.tsx';
import { GroupLines } from './group-lines.tsx';
import { OpportunityLines } from './opportunity-lines.tsx';
import { PersonLines } from './person-lines.tsx';
import { ReachLinks } from './reach-links.tsx';
import type { RecordDocument } from './use-record.ts';
import type { RecordPresence } from './use-record-presence.ts';

export function OverviewTab({
  row,
  document,
  readOnly,
  missing,
  overview,
  presence,
  onAllOpportunities,
  newOpportunity,
}: {
  readonly row: ContactRow;
  readonly document: RecordDocument | undefined;
  readonly readOnly: boolean;
  readonly missing: 'offline' | 'withheld' | undefined;
  readonly overview: Overview;
  readonly presence: RecordPresence;
  readonly onAllOpportunities: () => void;
  readonly newOpportunity: ReactNode;
}) {
  const notes = <Notes doc={document?.doc} readOnly={readOnly} missing={missing} present={presence.present} say={presence.say} />;
  if (row.is === 'person') {
    return (
      <div className="record-columns of-person">
        {notes}
        <div>
          <ReachLinks row={row} />
          <EmployerLine id={row.company} />
        </div>
      </div>
    );
  }
  return (
    <div className="record-columns">
      {notes}
      <div>
        <PersonLines company={row} persons={overview.persons} />
        <OpportunityLines overview={overview} onAll={onAllOpportunities} onNew={newOpportunity} />
      </div>
      <div className="aside">
        <ReachLinks row={row} />
        <GroupLines overview={overview} />
      </div>
    </div>
  );
}

function EmployerLine({ id }: { readonly id: string }) {
  const t = useT();
  const company = useRow('contact', id || undefined);
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.company')}</h2>
      </div>
      {company ? (
        <div className="li">
          <CompanyName id={company.id} name={company.name} lifecycle={company.lifecycle} />
        </div>
      ) : (
        <p className="none sm t3">{t('contacts.form.noCompany')}</p>
      )}
    </section>
  );
}
