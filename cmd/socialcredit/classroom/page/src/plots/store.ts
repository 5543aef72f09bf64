// What the plots take from the page.

import type { Store as Page } from "../store";

export type Store = Pick<Page, "opened" | "series" | "frame" | "period" | "engine" | "shown">;
