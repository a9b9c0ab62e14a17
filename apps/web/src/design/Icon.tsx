const paths = {
  play: 'M5 3.5v9l7.5-4.5Z',
  pause: 'M4.5 3.5h2.4v9H4.5zM9.1 3.5h2.4v9H9.1z',
  back: 'M11.5 3.5v9L5.8 8ZM4.3 3.5h1.3v9H4.3z',
  forward: 'M4.5 3.5v9L10.2 8ZM10.4 3.5h1.3v9h-1.3z',
  close: 'm4.3 3.4 3.7 3.7 3.7-3.7.9.9L8.9 8l3.7 3.7-.9.9L8 8.9l-3.7 3.7-.9-.9L7.1 8 3.4 4.3Z',
  restart:
    'M8 2.6a5.4 5.4 0 1 1-5.2 6.9h1.4A4.1 4.1 0 1 0 8 3.9c-1.1 0-2.1.5-2.9 1.2H7v1.3H2.8V2.2h1.3v1.9A5.4 5.4 0 0 1 8 2.6Z',
  plus: 'M7.3 3h1.4v4.3H13v1.4H8.7V13H7.3V8.7H3V7.3h4.3Z',
  chevron: 'm3.8 6 4.2 4.2L12.2 6l.9.9L8 12 2.9 6.9Z',
  sun: 'M8 4.9a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2ZM7.4 1h1.2v2H7.4zM7.4 13h1.2v2H7.4zM1 7.4h2v1.2H1zM13 7.4h2v1.2h-2zM2.6 3.5l.9-.9 1.4 1.4-.9.9zM11.1 12l.9-.9 1.4 1.4-.9.9zM12 4.9l-.9-.9 1.4-1.4.9.9zM3.5 13.4l-.9-.9L4 11.1l.9.9z',
  moon: 'M6.3 2.2a6 6 0 1 0 7.5 7.9A5.2 5.2 0 0 1 6.3 2.2Z',
  search:
    'M7 2.2a4.8 4.8 0 0 1 3.8 7.7l3.1 3.1-.95.95-3.1-3.1A4.8 4.8 0 1 1 7 2.2Zm0 1.35a3.45 3.45 0 1 0 0 6.9 3.45 3.45 0 0 0 0-6.9Z',
  list: 'M2.2 3.4h1.5v1.5H2.2zM5.2 3.5h8.6v1.3H5.2zM2.2 7.25h1.5v1.5H2.2zM5.2 7.35h8.6v1.3H5.2zM2.2 11.1h1.5v1.5H2.2zM5.2 11.2h8.6v1.3H5.2z',
  more: 'M3.4 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6ZM8 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6ZM12.6 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Z',
  screen: 'M2 3h12v8H2zm1.3 1.3v5.4h9.4V4.3zM5 12.3h6v1.3H5z',
} as const;

export type IconName = keyof typeof paths;

/** A 16 px picture in the colour of its text. Its meaning is always said by the control it stands in. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
