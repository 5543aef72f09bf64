// Small pictures for buttons; the words beside them say the same.

const paths = {
  play: "M5 3l11 7-11 7z",
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  step: "M4 3l8 7-8 7zM13 3h3v14h-3z",
  ten: "M2 3l7 7-7 7zM9 3l7 7-7 7zM16 3h2v14h-2z",
  start: "M3 3h3v14H3zM16 3L7 10l9 7z",
  undo: "M8 2L2 7l6 5V9h4a3 3 0 010 6H6v3h6a6 6 0 000-12H8z",
  dice: "M3 3h14v14H3zM6.500 5a1.500 1.500 0 100 3 1.500 1.500 0 000-3zm7 7a1.500 1.500 0 100 3 1.500 1.500 0 000-3zM10 8.500a1.500 1.500 0 100 3 1.500 1.500 0 000-3z",
  again: "M10 3a7 7 0 107 7h-3a4 4 0 11-4-4v3l5-4.500L10 0z",
  twin: "M2 4h7v12H2zM11 4h7v12h-7zm1.500 1.500v9h4v-9z",
  link: "M7 13l6-6 1.500 1.500-6 6zM3 12l3-3 1.500 1.500-3 3 1.500 1.500 3-3L10.500 13l-3 3a2 2 0 01-3 0L3 15a2 2 0 010-3zM17 8l-3 3-1.500-1.500 3-3L14 5l-3 3-1.500-1.500 3-3a2 2 0 013 0L17 5a2 2 0 010 3z",
  close: "M4 5.500L5.500 4 10 8.500 14.500 4 16 5.500 11.500 10l4.500 4.500-1.500 1.500L10 11.500 5.500 16 4 14.500 8.500 10z",
  fit: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill-rule="evenodd" />
    </svg>
  );
}
