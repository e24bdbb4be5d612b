import { personColor } from '../sync/person-color.ts';

export type AvatarSize = 16 | 20 | 24 | 28 | 40;

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase() || '?';
};

/** A person by initials and colour; the name is in the tooltip and read aloud. `company` draws a quiet square instead. */
export function Avatar({
  user,
  name,
  size = 20,
  state,
  company = false,
}: {
  readonly user: string;
  readonly name: string;
  readonly size?: AvatarSize;
  readonly state?: 'live' | 'away';
  readonly company?: boolean;
}) {
  const classes = ['av', size === 20 ? '' : `s${size}`, company ? 'co sq' : `p${personColor(user)}`, state ?? ''];
  return (
    <span className={classes.filter(Boolean).join(' ')} title={name} role="img" aria-label={name}>
      {initials(name)}
    </span>
  );
}

/** Each person once, however many pages they have open. */
export function AvatarStack({
  people,
  size = 24,
  most = 5,
  live = false,
}: {
  readonly people: readonly { readonly user: string; readonly name: string }[];
  readonly size?: AvatarSize;
  readonly most?: number;
  readonly live?: boolean;
}) {
  const once = [...new Map(people.map((person) => [person.user, person])).values()];
  return (
    <span className={live ? 'avs sp' : 'avs'}>
      {once.slice(0, most).map(({ user, name }) => (
        <Avatar key={user} user={user} name={name} size={size} {...(live && { state: 'live' as const })} />
      ))}
      {once.length > most && (
        <span
          className="sm t3"
          title={once
            .slice(most)
            .map((person) => person.name)
            .join(', ')}
        >
          +{once.length - most}
        </span>
      )}
    </span>
  );
}
