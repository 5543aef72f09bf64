// Which plots are shown, by their names in kinds.ts. A lesson sets it, and so does the reader.

import { signal } from "@preact/signals";

export const shown = signal<string[]>(["histogram", "exclusion"]);
