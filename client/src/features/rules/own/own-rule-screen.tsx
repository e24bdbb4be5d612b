/** A rule of the admins' own, written as a sentence and tried on the past before it is saved. */
import { can, type OwnRule, type Settings } from '@tandem/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { useRow } from '../../../sync/rows.ts';
import { SettingsPage } from '../../../ui/settings-page.tsx';
import { EmptyState, Skeleton } from '../../../ui/states.tsx';
import { type ListedRule, listRules } from '../catalogue.ts';
import { emptyRule } from './draft.ts';
import { OwnEditor } from './own-editor.tsx';
import '../rules.css';

export function OwnRuleScreen() {
  const t = useT();
  const me = useMe();
  const { id } = useParams({ from: '/inside/settings/rules/own/$id' });
  const navigate = useNavigate();
  const settings = useRow('settings', 'settings')?.state;
  const mayEdit = can(me.person, 'edit', { type: 'rules' });
  const listed = settings && listRules([], settings).find((rule) => rule.own?.id === id);
  const done = (rule: string | undefined) => void navigate({ to: '/settings/rules', search: rule === undefined ? {} : { rule } });
  const title = t(id === 'new' ? 'rules.own.new' : 'rules.own.edit');
  if (!mayEdit || (settings && id !== 'new' && !listed))
    return (
      <SettingsPage title={title}>
        <EmptyState icon="lock" title={t(mayEdit ? 'rules.own.gone' : 'rules.own.adminsOnly')} />
      </SettingsPage>
    );
  if (!settings)
    return (
      <SettingsPage title={title}>
        <Skeleton />
      </SettingsPage>
    );
  return <OwnEditor key={id} title={title} listed={listed} start={startOf(listed, settings)} settings={settings} onDone={done} />;
}

/** One that cannot be understood any more is written anew; its title stays. */
const startOf = (listed: ListedRule | undefined, settings: Settings): OwnRule =>
  listed?.own?.rule ?? emptyRule(settings.taskTypes.find((type) => !type.archived)?.id ?? '');
