/** One opportunity beside the board or the list: every field, its stage, its company, its history. */
import type { OpportunityRow } from '@tandem/core';
import { memo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { AvatarStack } from '../../../ui/avatar.tsx';
import type { Mover } from '../../../ui/board/traces.ts';
import { OtherValueMark, OtherValues } from '../../../ui/changes/other-values.tsx';
import { SealedCopies } from '../../../ui/changes/sealed-copies.tsx';
import { useOverwritten } from '../../../ui/changes/use-overwritten.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { CardPatch } from '../../../ui/opportunities/card-patch.ts';
import { changeCard, documentOf, mayAssign } from '../../../ui/opportunities/edits.ts';
import { OpportunityQuotes } from '../../../ui/quotes/opportunity-quotes.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { CardCompany, titleOf } from '../board/card-body.tsx';
import { companyOf } from '../filter/matches.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { CardForm } from './card-form.tsx';
import { CardHistory } from './card-history.tsx';
import { useCard } from './use-card.ts';
import { useRefusal } from './use-refusal.ts';

interface OpportunityPanelProps {
  readonly row: OpportunityRow;
  readonly readers: readonly Mover[];
}

export const OpportunityPanel = memo(function OpportunityPanel({ row, readers }: OpportunityPanelProps) {
  const { view, contacts, go, move } = usePipeline();
  const me = useMe();
  const t = useT();
  const refused = useRefusal();
  const [isWide, setWide] = useState(false);
  const live = useCard(documentOf(row), row.id);
  const overwritten = useOverwritten(documentOf(row), `cards/${row.id}/`);
  const stage = view.stages.byId.get(row.stage);
  const process = stage?.process ?? view.scope?.process ?? '';
  const board = view.choices.own.find(({ key }) => key === row.board)?.boards[0];
  const name = companyOf(row, contacts) || titleOf(row, view.productTitles);

  const change = (patch: CardPatch, field: string) => {
    const company = patch.contact ? contacts.get(patch.contact) : undefined;
    // The name travels with the card for colleagues who may not see the company.
    const whole = company ? { ...patch, company: company.name } : patch;
    changeCard(row, t('pipeline.changed', { name, field }), whole).catch(refused);
  };
  const asideOf = (key: string) => {
    const found = overwritten.find(({ path }) => path === `cards/${row.id}/${key}`);
    return found && <OtherValueMark found={found} document={documentOf(row)} readOnly={live?.readOnly ?? true} />;
  };
  return (
    <aside
      className={isWide ? 'pl-panel is-wide' : 'pl-panel'}
      aria-label={t('pipeline.panel', { name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        go({ card: '' });
      }}
    >
      <header>
        <CardCompany row={row} />
        <span className="right" />
        {readers.length > 0 && <AvatarStack people={readers} size={20} live />}
        <IconButton
          size="sm"
          icon={isWide ? 'right' : 'left'}
          label={t(isWide ? 'pipeline.panel.narrow' : 'pipeline.panel.widen')}
          onClick={() => setWide(!isWide)}
        />
        <IconButton size="sm" icon="close" label={t('pipeline.panel.close')} keys="Escape" onClick={() => go({ card: '' })} />
      </header>
      <h1 className="h-page">{titleOf(row, view.productTitles)}</h1>
      <div className="pl-stages" role="group" aria-label={t('pipeline.stage')}>
        {view.stages.of(process).map((one) => (
          <button
            key={one.id}
            type="button"
            className="ell"
            title={one.title}
            aria-pressed={one.id === row.stage}
            onClick={() => void move(row, one.id)}
          >
            {one.title}
          </button>
        ))}
      </div>
      {live && (
        <>
          <OtherValues document={documentOf(row)} prefix={`cards/${row.id}/`} readOnly={live.readOnly} />
          {!live.readOnly && <SealedCopies document={documentOf(row)} prefix={`cards/${row.id}`} />}
        </>
      )}
      {live ? (
        <CardForm
          card={live.card}
          isClosed={stage !== undefined && stage.status !== 'open'}
          readOnly={live.readOnly}
          mayAssign={mayAssign(me.person, board)}
          asideOf={asideOf}
          onChange={change}
        />
      ) : (
        <Skeleton rows={8} />
      )}
      <OpportunityQuotes row={row} mayBegin={live !== undefined && !live.readOnly} />
      <CardHistory id={row.id} changed={row} />
    </aside>
  );
});
