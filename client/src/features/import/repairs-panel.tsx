import { useT } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { DryRun, PickedRepair, Repair } from './import-api.ts';
import { decide, sameRepair, useImport } from './import-state.ts';

/** A ticked repair stays in the list although the repaired file needs it no more: only there it can be taken back. */
export function RepairsPanel({ dry }: { readonly dry: DryRun }) {
  const t = useT();
  const picked = useImport((state) => state.options?.repairs ?? []);
  const rows = dry.repairs.filter((repair) => picked.some((one) => sameRepair(one, repair))).reduce((sum, repair) => sum + repair.rows, 0);
  const toggle = (repair: Repair, on: boolean) => {
    const others: readonly PickedRepair[] = picked.filter((one) => !sameRepair(one, repair));
    void decide({ repairs: on ? [...others, { field: repair.field, from: repair.from, to: repair.to }] : others });
  };
  return (
    <section className="sec">
      <div className="row">
        <h2 className="h-sec">{t('import.repairs')}</h2>
        {rows > 0 && <span className="sm t3 num right">{t('import.rows', { count: rows })}</span>}
      </div>
      <p className="sm t3">{dry.repairs.length > 0 ? t('import.repairsHint') : t('import.repairsNone')}</p>
      {dry.repairs.map((repair) => (
        <div key={`${repair.field} ${repair.from}`} className="im-rep">
          <Checkbox checked={picked.some((one) => sameRepair(one, repair))} onChange={(on) => toggle(repair, on)}>
            <span className="ell">{t('import.isMeant', { from: repair.from, to: repair.to })}</span>
          </Checkbox>
          <span className="num t2 nw">{t('import.rows', { count: repair.rows })}</span>
          <span className="sm t3">
            {t(`import.repairField.${repair.field as 'product'}`)}, {t(`import.difference.${repair.difference}`)}
          </span>
        </div>
      ))}
    </section>
  );
}
