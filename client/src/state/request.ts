/** Calls of the server's HTTP interface. A failure is an `ApiError` in words, also when there is no network. */
import { currentSession } from './session.ts';

export class ApiError extends Error {
  readonly code: string;
  readonly next: string;
  readonly status: number;
  /** For forms: what is wrong, by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where several things are wrong at once, each with its code. */
  readonly problems: readonly Problem[];
  constructor(
    status: number,
    code: string,
    message: string,
    next: string,
    fields: Readonly<Record<string, string>> = {},
    problems: readonly Problem[] = [],
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.next = next;
    this.fields = fields;
    this.problems = problems;
  }
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** The session's own token in a tab that has one; otherwise the browser sends its cookie. */
export const credentials = (): Record<string, string> => {
  const token = currentSession()?.token;
  return token ? { authorization: `Bearer ${token}` } : {};
};

export async function request<T = unknown>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  token?: string,
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : credentials()),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError(0, 'offline', '', '');
  }
  const text = await response.text();
  const answer = parse(text);
  if (response.ok) return answer as T;
  const { error, problems } = (answer ?? {}) as {
    error?: { code?: string; message?: string; next?: string; fields?: Record<string, string> };
    problems?: readonly Problem[];
  };
  throw new ApiError(response.status, error?.code ?? 'unexpected', error?.message ?? '', error?.next ?? '', error?.fields, problems);
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A proxy between us and the server answers pages, not JSON: the status says enough.
    return undefined;
  }
}
