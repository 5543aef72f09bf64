// Which part of a layout a view shows: dragged, pinched, wheeled, or moved by keys.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from "d3-zoom";
import type { Layout } from "./layout";

/** A Transform says what is in the middle of a view, and how many times larger than fitting it is. It holds for views of any size. */
export interface Transform {
  k: number;
  cx: number;
  cy: number;
}

export interface Camera {
  /** CSS pixels */
  width: number;
  height: number;
  /** pixels of a cell, and where the layout's origin is */
  scale: number;
  tx: number;
  ty: number;
  resize(width: number, height: number): void;
  /** frame fits a layout anew, and keeps what is in the middle unless another layout comes. */
  frame(layout: Layout): void;
  transform(): Transform;
  moveTo(t: Transform): void;
  pan(dx: number, dy: number): void;
  zoomBy(factor: number): void;
  destroy(): void;
}

const MARGIN = 10;
/** A person may be made this many pixels wide. */
const CLOSEST = 64;

/** createCamera listens on an element. byHand is told whether the user moved it here. */
export function createCamera(element: HTMLElement, changed: (byHand: boolean) => void): Camera {
  let bounds = { x0: 0, y0: 0, x1: 1, y1: 1 };
  let layout: Layout | null = null;
  let base = { scale: 1, x: 0, y: 0 };
  let now: ZoomTransform = zoomIdentity;
  let told = true;
  const target = select(element);
  const behaviour = zoom<HTMLElement, unknown>().filter((e) => wanted(e as Event, now.k)).on("zoom", (e: D3ZoomEvent<HTMLElement, unknown>) => {
    now = e.transform;
    element.style.touchAction = now.k > 1.01 ? "none" : "pan-y";
    apply();
    changed(told);
  });
  target.call(behaviour).on("dblclick.zoom", null);
  element.style.touchAction = "pan-y";

  const apply = () => {
    camera.scale = now.k * base.scale;
    camera.tx = now.k * base.x + now.x;
    camera.ty = now.k * base.y + now.y;
  };
  const quietly = (move: () => void) => {
    told = false;
    move();
    told = true;
  };
  const refit = (keep: Transform) => {
    base = fitted(bounds, camera.width, camera.height);
    const { width, height } = camera;
    behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    behaviour.scaleExtent([1, Math.max(4, CLOSEST / base.scale)]);
    quietly(() => camera.moveTo(keep));
  };
  const camera: Camera = {
    width: 1, height: 1, scale: 1, tx: 0, ty: 0,
    resize(width, height) {
      const keep = camera.transform();
      camera.width = width;
      camera.height = height;
      refit(keep);
    },
    frame(next) {
      const keep = next === layout ? camera.transform() : { k: 1, cx: 0, cy: 0 };
      layout = next;
      bounds = next.bounds;
      refit(keep);
    },
    transform() {
      return { k: now.k, cx: (camera.width / 2 - camera.tx) / camera.scale, cy: (camera.height / 2 - camera.ty) / camera.scale };
    },
    moveTo({ k, cx, cy }) {
      const x = camera.width / 2 - k * (base.scale * cx + base.x);
      const y = camera.height / 2 - k * (base.scale * cy + base.y);
      const limits = behaviour.constrain()(zoomIdentity.translate(x, y).scale(k), [[0, 0], [camera.width, camera.height]], behaviour.translateExtent());
      quietly(() => target.call(behaviour.transform, limits));
    },
    pan: (dx, dy) => target.call(behaviour.translateBy, dx / now.k, dy / now.k),
    zoomBy: (factor) => target.call(behaviour.scaleBy, factor),
    destroy: () => target.on(".zoom", null),
  };
  return camera;
}

/** fitted is how a layout fits a view. */
function fitted(b: Layout["bounds"], width: number, height: number): { scale: number; x: number; y: number } {
  const room = (size: number) => Math.max(1, size - 2 * Math.min(MARGIN, size / 20));
  const scale = Math.min(room(width) / (b.x1 - b.x0), room(height) / (b.y1 - b.y0));
  return { scale, x: width / 2 - (scale * (b.x0 + b.x1)) / 2, y: height / 2 - (scale * (b.y0 + b.y1)) / 2 };
}

/** wanted leaves to the page what would move nothing here: a finger or a wheel that scrolls past. */
function wanted(e: Event, k: number): boolean {
  if (e instanceof WheelEvent) return e.deltaY < 0 || k > 1.01;
  if (typeof TouchEvent !== "undefined" && e instanceof TouchEvent) return e.touches.length > 1 || k > 1.01;
  return !(e instanceof MouseEvent) || (e.button === 0 && !e.ctrlKey);
}
