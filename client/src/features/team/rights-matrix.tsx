import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { columns, reachOf, rights } from './rights.ts';

export function RightsMatrix() {
  const t = useT();
  return (
    <section className="panel">
      <header>
        <h2>{t('team.rights')}</h2>
      </header>
      <div className="scroll-x">
        <table className="tbl rm">
          <thead>
            <tr>
              <th>
                <span className="vh">{t('team.right')}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column === 'leader' ? t('team.leader') : t(`role.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map((right) => (
              <tr key={right}>
                <th scope="row">{t(`team.right.${right}`)}</th>
                {columns.map((column) => {
                  const reach = reachOf(right, column);
                  return (
                    <td key={column}>
                      {reach === 'none' ? (
                        <span className="t3">
                          <Icon name="minus" size={14} label={t('team.reach.none')} />
                        </span>
                      ) : (
                        <span className={reach === 'all' ? 'sm m' : 'sm t2'}>{t(`team.reach.${reach}`)}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
