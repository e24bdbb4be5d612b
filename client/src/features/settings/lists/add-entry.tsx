import { type FormEvent, useId, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';

/** Stays in the field after each, so that a list is typed in one go. `onAdd` answers what is wrong, or ''. */
export function AddEntry({ label, onAdd }: { readonly label: string; readonly onAdd: (title: string) => string }) {
  const t = useT();
  const id = useId();
  const [title, setTitle] = useState('');
  const [wrong, setWrong] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const problem = onAdd(title.trim());
    setWrong(problem);
    if (problem === '') setTitle('');
  };
  return (
    <form onSubmit={send}>
      <div className="row add-entry">
        <Input
          aria-label={t('settings.list.new', { list: label })}
          aria-describedby={wrong ? id : undefined}
          placeholder={t('settings.list.newHint')}
          value={title}
          maxLength={120}
          bad={wrong !== ''}
          onChange={(event) => {
            setTitle(event.target.value);
            setWrong('');
          }}
        />
        <Button type="submit" icon="plus">
          {t('settings.list.add')}
        </Button>
      </div>
      {wrong && (
        <p className="hint bad" id={id} role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
