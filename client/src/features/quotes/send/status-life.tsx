/** What became of the quote, step by step; each sent version can be looked at as it went out. */
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRuleWords } from '../../../ui/why/rule-words.ts';
import { useToday } from '../../../ui/work/days.ts';
import { useDays } from '../use-days.ts';
import type { ShownQuote } from '../use-quote.ts';
import { lifeOf, type Step } from './life.ts';

export function StatusLife({ quote, onShow }: { readonly quote: ShownQuote; readonly onShow: (version: number) => void }) {
  const t = useT();
  const today = useToday();
  const { row, state } = quote;
  const days = useDays(state.validDays);
  const steps = lifeOf(row, today, days);
  const kept = new Set(state.versions.map(({ version }) => version));
  return (
    <section className="qs-sec qs-life" aria-labelledby="quote-life">
      <h2 className="h-sec" id="quote-life">
        {t('quotes.life')}
      </h2>
      <ol>
        {steps.map((step) => (
          <li key={step.key} className={step.done ? 'qs-step' : 'qs-step is-next'}>
            <span className="dot" aria-hidden="true" />
            <StepTitle step={step} />
            <StepTime step={step} today={today} />
            <StepMore step={step} quote={quote} {...(step.is === 'sent' && kept.has(step.version) && { onShow })} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepTitle({ step }: { readonly step: Step }) {
  const t = useT();
  return (
    <span className={step.done ? 'm' : ''}>
      <StepWords step={step} />
      {!step.done && <span className="vh"> {t('quotes.life.coming')}</span>}
    </span>
  );
}

function StepWords({ step: { is, done, actor, note, version } }: { readonly step: Step }) {
  const t = useT();
  const words = useRuleWords();
  if (!done || is === 'answered' || is === 'runs-out') return t(`quotes.life.${is}`);
  const isAnswer = is === 'viewed' || is === 'accepted' || is === 'refused';
  // What a rule has noted was somebody's doing: without a name it is told without one.
  const name = isAnswer && note ? note : actor === '' || actor.includes(':') ? '' : words.actor(actor);
  return is === 'draft' || name ? t(`quotes.life.${is}.done`, { name, version }) : t(`quotes.life.${is}`);
}

function StepTime({ step, today }: { readonly step: Step; readonly today: string }) {
  const t = useT();
  const format = useFormat();
  const word =
    step.at === ''
      ? step.is === 'sent' && !step.done
        ? t('quotes.life.next')
        : ''
      : step.at.length > 10 && format.day(step.at) === format.day(today)
        ? format.time(step.at)
        : format.day(step.at);
  return (
    <span
      className="t3 num nw"
      {...(step.at && { title: `${format.dayLong(step.at)} ${step.at.length > 10 ? format.time(step.at) : ''}` })}
    >
      {word}
    </span>
  );
}

function StepMore({
  step,
  quote,
  onShow,
}: {
  readonly step: Step;
  readonly quote: ShownQuote;
  readonly onShow?: (version: number) => void;
}) {
  const t = useT();
  const { state, row } = quote;
  const reason = step.is === 'refused' ? row.answer.reason : '';
  const text =
    step.is === 'begun'
      ? t(state.opportunity ? 'quotes.life.begun.fromOpportunity' : 'quotes.life.begun.lines', { count: state.lines.length })
      : step.done
        ? step.is === 'draft'
          ? t('quotes.life.draft.more')
          : reason
        : step.is === 'sent'
          ? t('quotes.life.sent.more', { version: step.version })
          : step.is === 'viewed'
            ? t('quotes.life.viewed.more')
            : step.is === 'answered'
              ? t('quotes.life.answered.more')
              : t('quotes.life.runs-out.more');
  if (onShow)
    return (
      <span className="sm">
        <button type="button" className="link" onClick={() => onShow(step.version)}>
          {t('quotes.version.show', { version: step.version })}
        </button>
      </span>
    );
  return <span className="sm">{text}</span>;
}
