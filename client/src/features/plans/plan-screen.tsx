/** The page of one plan: its outline, its text, what belongs to it, and at the bottom its past (mockup `plan`). */
import { plan as planDocument, shownAs } from '@tandem/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { type Present, usePresent } from '../../sync/presence.ts';
import { useRows } from '../../sync/rows.ts';
import { useIsOffline } from '../../sync/sync-status.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { AsTemplate } from './page/as-template.tsx';
import { Collaborators } from './page/collaborators.tsx';
import { cursorOf } from './page/cursor-of.ts';
import { PlanPage } from './page/plan-parts.tsx';
import { usePlanMenu } from './page/use-plan-menu.ts';
import { type ShownPlan, usePlan } from './use-plan.ts';
import './plans.css';

export function PlanScreen() {
  const { id = '' } = useParams({ strict: false });
  // Another plan is another page: nothing of the former one may linger in its fields.
  return <Screen key={id} id={id} />;
}

function Screen({ id }: { readonly id: string }) {
  const t = useT();
  const phone = usePhone();
  const found = usePlan(id);
  if (found.is === 'here') return <Shown plan={found.plan} />;
  const back = (
    <Link className="btn" to="/plans">
      {t('plans.back')}
    </Link>
  );
  return (
    <Page title={t('plans.title')} crumbs={[{ label: t('plans.title'), to: '/plans' }, { label: '…' }]} tabs={phone && <BackLink />}>
      {found.is === 'opening' && <Skeleton rows={10} />}
      {found.is === 'gone' && (
        <EmptyState icon="document" title={t('plans.gone')} action={back}>
          {t('plans.gone.hint')}
        </EmptyState>
      )}
      {(found.is === 'not-kept' || found.is === 'withheld') && (
        <EmptyState icon={found.is === 'withheld' ? 'lock' : 'offline'} title={t(`plans.${found.is}`)} action={back}>
          {t(`plans.${found.is}.hint`)}
        </EmptyState>
      )}
    </Page>
  );
}

function Shown({ plan }: { readonly plan: ShownPlan }) {
  const t = useT();
  const phone = usePhone();
  const navigate = useNavigate();
  const contacts = useRows('contact');
  const offline = useIsOffline();
  const [sharing, setSharing] = useState(false);
  const [templating, setTemplating] = useState(false);
  const { id, frame } = plan;
  const name = frame.title || t('plans.untitled');
  const account = frame.is === 'account' ? contacts.get(shownAs(frame.contact, contacts)) : undefined;
  const menu = usePlanMenu(plan, account, () => setTemplating(true));
  const group = t('plans.title');
  useCommands([
    { id: 'plans.back', title: t('plans.back'), group, icon: 'left', run: () => void navigate({ to: '/plans' }) },
    { id: 'plans.share', title: t('plans.page.share'), group, icon: 'share', run: () => setSharing(true) },
  ]);
  return (
    <Page
      title={name}
      crumbs={[
        { label: group, to: '/plans' },
        ...(account ? [{ label: account.name, to: `/contacts/${account.id}` }] : []),
        { label: name },
      ]}
      tabs={phone && <BackLink />}
      presence={planDocument.nameOf(id)}
      actions={
        <>
          {!phone && <Editing id={id} />}
          {!phone && (
            <Button icon="share" onClick={() => setSharing(true)}>
              {t('plans.page.share')}
            </Button>
          )}
          <MoreMenu
            label={t('plans.page.menu')}
            items={[...(phone ? [{ label: t('plans.page.share'), icon: 'share' as const, run: () => setSharing(true) }] : []), ...menu]}
          />
        </>
      }
    >
      {offline && (
        <p className="pn-offline sm">
          <Icon name="offline" />
          {t('plans.page.offline')}
        </p>
      )}
      <PlanPage plan={plan} />
      {templating && <AsTemplate plan={plan} onClose={() => setTemplating(false)} />}
      {sharing && <Collaborators plan={plan} onClose={() => setSharing(false)} />}
    </Page>
  );
}

/** How many others have the caret in the text. */
function Editing({ id }: { readonly id: string }) {
  const t = useT();
  const writers = usePresent(planDocument.nameOf(id), writersOf, lookEvery);
  return writers === 0 ? null : <span className="sm t3 nw">{t('plans.page.editing', { count: writers })}</span>;
}
const writersOf = (present: readonly Present[]): number => new Set(present.flatMap((one) => (cursorOf(one) ? [one.user] : []))).size;
const lookEvery = 250;

function BackLink() {
  const t = useT();
  return (
    <Link className="btn ghost icon back" to="/plans" aria-label={t('plans.back')}>
      <Icon name="left" />
    </Link>
  );
}
