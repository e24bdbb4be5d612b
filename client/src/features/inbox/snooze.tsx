import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { snoozeTimes } from './snooze-times.ts';

/** When it comes back, as a list of moments. `H` opens it. */
export function Snooze({
  open,
  onOpenChange,
  until,
  onChoose,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Not '': it is put off already. */
  readonly until: string;
  readonly onChoose: (until: string, words: string) => void;
}) {
  const t = useT();
  const { day, time } = useFormat();
  const choose = (at: string) => {
    onOpenChange(false);
    onChoose(at, `${day(at)} ${time(at)}`);
  };
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      label={t('inbox.snooze.until')}
      trigger={
        <Button size="sm" icon="clock" keys="h">
          {t('inbox.snooze')}
        </Button>
      }
    >
      <div className="snz">
        <b>{t('inbox.snooze.until')}</b>
        {snoozeTimes(new Date()).map(({ choice, until: at }) => (
          <button key={choice} type="button" className="snz-it" onClick={() => choose(at)}>
            <span>{t(`inbox.snooze.${choice}`)}</span>
            <span className="t3 num">
              {day(at)} {time(at)}
            </span>
          </button>
        ))}
        {until > new Date().toISOString() && (
          <button type="button" className="snz-it" onClick={() => choose(new Date().toISOString())}>
            {t('inbox.snooze.back')}
          </button>
        )}
      </div>
    </Popover>
  );
}
