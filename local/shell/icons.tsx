/** Drawn on a grid of 16, one path each, in the colour of the text. */
const paths = {
  apps: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z',
  bolt: 'M9 1 3 9h4l-1 6 7-9H9z',
  chart: 'M2 2v12h12M5 11V8M8 11V5M11 11V3',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  chevron: 'm4 6 4 4 4-4',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4v4l2.5 2',
  compass: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10.5 5.5 9 9l-3.5 1.5L7 7z',
  cross: 'm4 4 8 8M12 4l-8 8',
  gear: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7v4.5M8 4.5v.5',
  lamp: 'M4 12V8a4 4 0 0 1 8 0v4M2.5 14h11M8 1v1M2 3l1 1M14 3l-1 1',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  down: 'M8 3v10M4 9l4 4 4-4',
  home: 'M2 7.500 8 2l6 5.500M3.500 6.500V14h9V6.500M6.500 14v-4h3v4',
  page: 'M2.500 2h11v12h-11zM5 5.500h6M5 8.500h6',
  pencil: 'm2.500 13.500.750-3 7.500-7.500 2.250 2.250-7.500 7.500zM9.500 4.250l2.250 2.250',
  person: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 14c.5-3 2.5-4.5 5.500-4.500s5 1.500 5.500 4.500',
  plus: 'M8 3v10M3 8h10',
  print: 'M4 6V2h8v4M4 12H2V6h12v6h-2M4 10h8v4H4z',
  search: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM11 11l3.500 3.500',
  trash: 'M2.500 4h11M6 4V2h4v2M4 4l.750 10h6.500L12 4',
  up: 'M8 13V3M4 7l4-4 4 4',
  warning: 'M8 2 1.500 14h13zM8 6.500v3.500M8 12v.01',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
