/** Effects that came to nothing or whose outcome is unknown: nothing is tried again silently, an admin decides. */
import type { EffectState } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';
import { About } from '../../ui/why/about.tsx';
import { useRuleWords } from '../../ui/why/rule-words.ts';
import { WhyButton } from '../../ui/why/why-button.tsx';

interface StoppedEffect {
  readonly key: string;
  readonly rule: string;
  readonly about: string;
  readonly at: string;
  readonly state: EffectState;
  readonly note: string;
}

export function StoppedEffects() {
  const t = useT();
  const words = useRuleWords();
  const [effects, setEffects] = useState<readonly StoppedEffect[]>([]);
  const load = useCallback(() => {
    // Without an answer there is nothing to decide; the list of rules says that the server cannot be reached.
    request<{ effects: readonly StoppedEffect[] }>('GET', '/api/effects?state=dead,needs-a-look').then(
      (answer) => setEffects(answer.effects),
      () => setEffects([]),
    );
  }, []);
  useEffect(load, [load]);
  const settle = (effect: StoppedEffect, how: 'retry' | 'let-go') =>
    void request('POST', `/api/effects/${encodeURIComponent(effect.key)}/${how}`).then(
      () => {
        toast(t(how === 'retry' ? 'rules.stopped.retried' : 'rules.stopped.wentBy'));
        load();
      },
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  if (effects.length === 0) return null;
  return (
    <section aria-labelledby="stopped-head">
      <h2 className="h-sec" id="stopped-head">
        {t('rules.stopped', { count: effects.length })}
      </h2>
      <ul className="panel stopped">
        {effects.map((effect) => (
          <li key={effect.key}>
            <span className="grow">
              <span className="row">
                <span className="m">{words.rule(effect.rule)}</span>
                <Chip tone="warn">{t(`rules.effect.state.${effect.state}`)}</Chip>
                <About about={effect.about} name={words.record(effect.about)} />
              </span>
              <span className="sm t3 block">{[words.moment(effect.at), effect.note].filter(Boolean).join(', ')}</span>
            </span>
            <WhyButton effect={effect.key} />
            <Button size="sm" onClick={() => settle(effect, 'retry')}>
              {t('rules.stopped.retry')}
            </Button>
            <Button size="sm" kind="ghost" onClick={() => settle(effect, 'let-go')}>
              {t('rules.stopped.letGo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
