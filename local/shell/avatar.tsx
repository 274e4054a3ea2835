interface AvatarProps {
  readonly personKey: string;
  readonly size?: number;
  /** Empty where the name stands beside it. */
  readonly name?: string;
}

export function Avatar({ personKey, size = 24, name = '' }: AvatarProps) {
  return (
    <img
      className="avatar"
      src={`/__site/avatar/user/${personKey}?size=${size}`}
      width={size}
      height={size}
      alt={name}
      title={name}
    />
  );
}
