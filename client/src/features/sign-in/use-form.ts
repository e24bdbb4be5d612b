import { type FormEvent, useState } from 'react';
import { ApiError } from '../../state/request.ts';
import { errorWords } from '../../ui/error-words.ts';

/** One sending at a time; what the server says about it, whole and by field. */
export function useForm(send: () => Promise<void>): {
  readonly busy: boolean;
  readonly error: string | undefined;
  /** The error stands beside a field already. */
  readonly placed: boolean;
  readonly wrong: (field: string) => string | undefined;
  readonly submit: (event?: FormEvent) => void;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fields = failure instanceof ApiError ? failure.fields : {};
  return {
    busy,
    error: failure === undefined ? undefined : errorWords(failure),
    placed: ['company', 'name', 'email', 'password'].some((field) => fields[field] !== undefined),
    wrong: (field) => fields[field],
    submit(event) {
      event?.preventDefault();
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      send()
        .catch(setFailure)
        .finally(() => setBusy(false));
    },
  };
}
