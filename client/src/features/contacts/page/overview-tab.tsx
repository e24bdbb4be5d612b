/** Notes, persons, opportunities and the group of a company; of a person, notes and how to reach them. */

import type { ContactRow } from '@tandem/core';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { usePhone } from '../../../state/use-media.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import { ContactWork } from '../../../ui/work/contact-work.tsx';
import type { Overview } from '../company-overview.ts';
import { Notes } from '../notes/notes.tsx';
import { ContactQuotes } from './contact-quotes.tsx';
import { GroupLines } from './group-lines.tsx';
import { MergedNotes } from './merged-notes.tsx';
import { OpportunityLines } from './opportunity-lines.tsx';
import { PersonLines } from './person-lines.tsx';
import { ReachLinks } from './reach-links.tsx';
import type { RecordDocument } from './use-record.ts';
import type { RecordPresence } from './use-record-presence.ts';
import { useMergedUnder, useShownContact } from './use-shown-contact.ts';

export function OverviewTab({
  row,
  document,
  readOnly,
  missing,
  overview,
  presence,
  onAllOpportunities,
  onAllQuotes,
  newOpportunity,
}: {
  readonly row: ContactRow;
  readonly document: RecordDocument | undefined;
  readonly readOnly: boolean;
  readonly missing: 'offline' | 'withheld' | undefined;
  readonly overview: Overview;
  readonly presence: RecordPresence;
  readonly onAllOpportunities: () => void;
  readonly onAllQuotes: () => void;
  readonly newOpportunity: ReactNode;
}) {
  const phone = usePhone();
  const merged = useMergedUnder(row.id);
  const own = <Notes doc={document?.doc} readOnly={readOnly} missing={missing} present={presence.present} say={presence.say} />;
  const notes =
    merged.length === 0 ? (
      own
    ) : (
      <div className="notes-side">
        {own}
        {merged.map((id) => (
          <MergedNotes key={id} id={id} />
        ))}
      </div>
    );
  if (row.is === 'person') {
    return (
      <div className="record-columns of-person">
        {notes}
        <div>
          <ReachLinks row={row} />
          <EmployerLine id={row.company} />
          {!phone && <ContactWork row={row} />}
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
        <ContactQuotes row={row} readOnly={readOnly} onAll={onAllQuotes} />
        {!phone && <ContactWork row={row} />}
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
  const company = useShownContact(id);
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
