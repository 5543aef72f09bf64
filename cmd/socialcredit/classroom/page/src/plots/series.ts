import type { FrameMessage, Opened } from "../protocol";
export class Series {
  constructor(readonly opened: Opened) {}
  take(_frame: FrameMessage): void {}
}
