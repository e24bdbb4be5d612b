import type { IconName } from '../../icon.tsx';
import { Icon } from '../../icon.tsx';
import { Tooltip } from '../../tooltip.tsx';

export interface ToolButtonProps {
  readonly icon: IconName;
  /** Read aloud, and shown as the tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** A tool leaves the selection and the phone's keyboard where they are. */
export function ToolButton({ icon, label, keys, pressed, disabled, onPress }: ToolButtonProps) {
  return (
    <Tooltip text={label} {...(keys && { keys })}>
      <button
        type="button"
        className="btn ghost icon sm"
        aria-label={label}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        disabled={disabled ?? false}
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
