// A drawing as a picture that a screen reader can tell.

import type { ComponentChildren } from "preact";
import type { Size } from "./plot";

interface Props {
  id: string;
  size: Pick<Size, "width" | "height">;
  title: string;
  says: string;
  body: ComponentChildren;
}

export const Picture = ({ id, size, title, says, body }: Props) => (
  <svg role="img" aria-labelledby={`${id}-title ${id}-desc`} width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} font-family="system-ui, sans-serif">
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{says}</desc>
    {body}
  </svg>
);
