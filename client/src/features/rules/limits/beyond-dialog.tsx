import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { rowsOf } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { BeyondLimit } from './beyond-limit.ts';

/** S0-42: who would be beyond a smaller maximum is read before it is saved. Their days stay: it applies from then on. */
export function BeyondDialog({
  type,
  most,
  beyond,
  onClose,
  onSave,
}: {
  readonly type: string;
  readonly most: number;
  readonly beyond: readonly BeyondLimit[];
  readonly onClose: () => void;
  readonly onSave: () => void;
}) {
  const t = useT();
  const { day } = useFormat();
  const days = t('rules.days', { count: most });
  return (
    <Dialog
      open
      width={560}
      onClose={onClose}
      title={t('rules.beyond.title', { type, days })}
      footer={
        <>
          <Button onClick={onClose}>{t('rules.beyond.keep')}</Button>
          <Button kind="primary" onClick={onSave}>
            {t('rules.beyond.save', { days })}
          </Button>
        </>
      }
    >
      <p className="t2">{t('rules.beyond.text', { count: beyond.length })}</p>
      <div className="beyond">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('rules.beyond.task')}</th>
              <th scope="col">{t('rules.beyond.owner')}</th>
              <th scope="col" className="n">
                {t('rules.beyond.due')}
              </th>
              <th scope="col" className="n">
                {t('rules.beyond.limit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {beyond.map(({ task, limit }) => {
              const contact = rowsOf('contact').get(task.contact);
              return (
                <tr key={task.id}>
                  <td>
                    <span className="block ell">{task.subject || type}</span>
                    {contact && <CompanyName name={contact.name} lifecycle={contact.lifecycle} />}
                  </td>
                  <td>{rowsOf('user').get(task.owner)?.name ?? ''}</td>
                  <td className="n num">{day(task.due)}</td>
                  <td className="n num">{day(limit)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
