import { useStore } from './store';
import { colorMode } from './theme';

interface AvatarProps {
  readonly personKey: string;
  readonly size?: number;
  /** Empty where the name stands beside it. */
  readonly name?: string;
}

export function Avatar({ personKey, size = 24, name = '' }: AvatarProps) {
  const mode = useStore(colorMode);
  return (
    <img
      className="avatar"
      src={`/__site/avatar/user/${personKey}?size=${size}&theme=${mode}`}
      width={size}
      height={size}
      alt={name}
      title={name}
    />
  );
}
