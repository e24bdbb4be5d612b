/** What happened to one opportunity, asked of the server; without it the panel is complete all the same. */
import { type CrmEvent, eventTypes } from '@tandem/core';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ApiError, request } from '../../../state/request.ts';
import { bornAt } from '../../../sync/new-id.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { usePipeline } from '../pipeline-context.tsx';

export function CardHistory({ id, changed }: { readonly id: string; readonly changed: unknown }) {
  const { users } = usePipeline();
  const t = useT();
  const format = useFormat();
  const events = useEvents(id, changed);
  const line = useEventLine();
  if (events === undefined) return null;
  return (
    <section aria-label={t('pipeline.history')}>
      <h2 className="h-sec">{t('pipeline.history')}</h2>
      {events === 'absent' || events.length === 0 ? (
        <p className="sm t3">{t(events === 'absent' ? 'pipeline.history.offline' : 'pipeline.history.none')}</p>
      ) : (
        <ol className="pl-events">
          {events.map((event) => {
            const actor = users.get(event.actor);
            return (
              <li key={event.key} className="row sm">
                {actor && <Avatar user={actor.id} name={actor.name} size={16} />}
                <span className="ell">{line(event)}</span>
                <span className="right t3 nw" title={`${format.dayLong(event.at)} ${format.time(event.at)}`}>
                  {format.since(event.at)}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

/** The server derives events from an edit some moments after it has it. */
const derivedWithin = 2_500;

function useEvents(id: string, changed: unknown): readonly CrmEvent[] | 'absent' | undefined {
  const [events, setEvents] = useState<readonly CrmEvent[] | 'absent' | undefined>(undefined);
  const first = useRef(changed);
  useEffect(() => {
    let current = true;
    const ask = () =>
      request('GET', `/api/events?about=${encodeURIComponent(id)}`)
        .then((answer) => current && setEvents(readEvents(answer)))
        .catch((error: unknown) => current && setEvents(isNotYetThere(error) ? [] : 'absent'));
    const wait = changed === first.current ? derivedWithin - (Date.now() - bornAt(id)) : derivedWithin;
    const timer = setTimeout(() => void ask(), Math.min(derivedWithin, Math.max(0, wait)));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, changed]);
  return events;
}

/** A new opportunity is on the screen before the server has derived anything from it. */
const isNotYetThere = (error: unknown) => error instanceof ApiError && error.status === 404;

/** A type that this version does not know is left out, not shown half. */
function readEvents(answer: unknown): readonly CrmEvent[] {
  const list = Array.isArray(answer) ? answer : ((answer as { events?: unknown } | null)?.events ?? []);
  if (!Array.isArray(list)) return [];
  return list.filter(
    (event): event is CrmEvent =>
      typeof event?.type === 'string' &&
      Object.hasOwn(eventTypes, event.type) &&
      typeof event.at === 'string' &&
      typeof event.key === 'string',
  );
}

function useEventLine(): (event: CrmEvent) => string {
  const { view, users } = usePipeline();
  const t = useT();
  const format = useFormat();
  const stage = (id: string) => view.stages.byId.get(id)?.title ?? t('pipeline.none');
  const user = (id: string) => users.get(id)?.name ?? t('pipeline.nobody');
  const money = (amount: number | null) => (amount === null ? t('pipeline.none') : format.money(amount));
  const day = (value: string) => (value ? format.day(value) : t('pipeline.none'));
  return (event) => {
    switch (event.type) {
      case 'opportunity.opened':
        return t('pipeline.event.opened', { stage: stage(event.stage) });
      case 'opportunity.stage-changed':
        return t('pipeline.event.stage', { from: stage(event.from), to: stage(event.to) });
      case 'opportunity.amount-changed':
        return t('pipeline.event.amount', { from: money(event.from), to: money(event.to) });
      case 'opportunity.owner-changed':
        return t('pipeline.event.owner', { from: user(event.from), to: user(event.to) });
      case 'opportunity.close-date-changed':
        return t('pipeline.event.closeDate', { from: day(event.from), to: day(event.to) });
      default:
        return t('pipeline.event.other');
    }
  };
}
