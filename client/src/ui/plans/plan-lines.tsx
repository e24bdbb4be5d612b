/** Plans below each other: what about, how far, what is open, what was said of it, and when it is looked at next. */
import { type PlanRow, shownAs } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../avatar.tsx';
import { Chip } from '../chip.tsx';
import { CompanyName } from '../company-name.tsx';
import { Icon } from '../icon.tsx';
import { useToday } from '../work/days.ts';
import './plans.css';

export function PlanLines({ label, rows }: { readonly label: string; readonly rows: readonly PlanRow[] }) {
  const navigate = useNavigate();
  return (
    <ul className="pn-lines" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <PlanLine row={row} onOpen={() => void navigate({ to: '/plans/$id', params: { id: row.id } })} />
        </li>
      ))}
    </ul>
  );
}

function PlanLine({ row, onOpen }: { readonly row: PlanRow; readonly onOpen: () => void }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const contacts = useRows('contact');
  const users = useRows('user');
  const account = row.contact ? contacts.get(shownAs(row.contact, contacts)) : undefined;
  const owner = users.get(row.owner)?.name ?? '';
  const open = row.actions.filter((item) => item.done === '');
  const late = open.filter((item) => item.due !== '' && item.due < today).length;
  const done = row.actions.length - open.length;
  return (
    <a
      className="pn-line"
      href={`/plans/${row.id}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen();
      }}
    >
      <span className="pn-line-what">
        <span className="m ell">{row.title || t('plans.untitled')}</span>
        <span className="sm t2 row">
          {account ? <CompanyName name={account.name} lifecycle={account.lifecycle} /> : t(`plans.kind.${row.is}`)}
          {row.person && users.get(row.person) && <span>{users.get(row.person)?.name}</span>}
        </span>
      </span>
      <span className="sm t2 nw">{row.actions.length > 0 && t('plans.line.actions', { done, count: row.actions.length })}</span>
      <span className="nw">
        {late > 0 ? (
          <span className="sm late m row">
            <Icon name="clock" size={14} />
            {t('plans.line.late', { count: late })}
          </span>
        ) : (
          row.openThreads + row.openSuggestions > 0 && (
            <span className="sm t2 row">
              <Icon name="comment" size={14} />
              {t('plans.line.open', { count: row.openThreads + row.openSuggestions })}
            </span>
          )
        )}
      </span>
      <span className="nw">
        {row.approval.state === 'approved' ? (
          <Chip tone="won" icon="check">
            {t('plans.line.approved', { day: format.day(row.approval.at) })}
          </Chip>
        ) : (
          row.askedAt > row.approval.at && <Chip tone="warn">{t('plans.line.asked')}</Chip>
        )}
      </span>
      <span className={row.reviewOn !== '' && row.reviewOn < today ? 'sm late nw' : 'sm t2 nw'}>
        {row.reviewOn && t('plans.line.review', { day: format.day(row.reviewOn) })}
      </span>
      <Avatar user={row.owner} name={owner} />
    </a>
  );
}
