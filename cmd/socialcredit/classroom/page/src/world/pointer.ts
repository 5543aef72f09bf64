// Whom somebody points at, with a mouse, a finger or keys.

import type { Camera } from "./camera";
import { partAt, peopleOf, type Part } from "./density";
import { DRAWN } from "./layout";
import { worse, type Society } from "./society";
import type { Stage } from "./stage";
import { among } from "./words";

interface Pointer {
  /** stay hides words while the picture moves. */
  stay(): void;
  /** refresh says anew what has changed. */
  refresh(): void;
  step(by: number, from: number | null): void;
  leave(): void;
}

interface Ears {
  radius(): number;
  describe(person: number): string;
  hovered(person: number | null, part: Part | null): void;
  picked(person: number | null): void;
}

/** A finger is less precise than a mouse: CSS pixels around a dot that count as the dot. */
const REACH = { mouse: 6, touch: 16 };

export function createPointer(stage: Stage, camera: Camera, society: () => Society | null, ears: Ears): Pointer {
  let at: { x: number; y: number; person: number | null; part: Part | null } | null = null;
  const show = () => {
    const s = society();
    if (!at || !s?.frame) return stage.tip("", 0, 0);
    if (at.person !== null) {
      const { x, y } = s.layout;
      return stage.tip(ears.describe(at.person), x[at.person]! * camera.scale + camera.tx, y[at.person]! * camera.scale + camera.ty);
    }
    const people = at.part ? peopleOf(s, at.part) : [];
    stage.tip(people.length > 0 ? among(s, people) : "", at.x, at.y);
  };
  const look = (x: number, y: number, reach: number) => {
    const s = society();
    if (!s?.frame) return;
    const part = s.people.n > DRAWN ? partAt(camera, x, y) : null;
    const single = part?.side === 1 ? (peopleOf(s, part)[0] ?? null) : null;
    const person = part ? single : nearest(s, camera, x, y, ears.radius() + reach);
    at = { x, y, person, part };
    ears.hovered(person, part && part.side > 1 && peopleOf(s, part).length > 0 ? part : null);
    show();
  };
  const leave = () => {
    at = null;
    ears.hovered(null, null);
    show();
  };
  const reach = (e: PointerEvent) => (e.pointerType === "touch" ? REACH.touch : REACH.mouse);
  stage.front.addEventListener("pointermove", (e) => {
    if (e.buttons === 0) look(e.offsetX, e.offsetY, reach(e));
  });
  stage.front.addEventListener("pointerleave", leave);
  stage.front.addEventListener("blur", leave);
  stage.front.addEventListener("click", (e) => {
    const s = society();
    if (!s?.frame) return;
    look(e.offsetX, e.offsetY, e instanceof PointerEvent ? reach(e) : REACH.mouse);
    if (at!.person !== null || !at!.part) return ears.picked(at!.person);
    const people = peopleOf(s, at!.part);
    ears.picked(people.length > 0 ? people.reduce((a, b) => (worse(s.frame!, b, a) ? b : a)) : null);
  });
  return {
    stay: () => {
      if (at?.person === null) leave();
      else show();
    },
    refresh: show,
    leave,
    step(by, from) {
      const s = society();
      if (!s?.frame) return;
      const person = beside(s, at?.person ?? from, by);
      at = { x: 0, y: 0, person, part: null };
      bringIntoSight(s, camera, person);
      ears.hovered(person, null);
      show();
      stage.tell(ears.describe(person));
    },
  };
}

function nearest({ layout: { x, y } }: Society, camera: Camera, px: number, py: number, reach: number): number | null {
  const [cx, cy] = [(px - camera.tx) / camera.scale, (py - camera.ty) / camera.scale];
  let [best, found] = [(reach / camera.scale) ** 2, -1];
  for (let p = 0; p < x.length; p++) {
    const d = (x[p]! - cx) ** 2 + (y[p]! - cy) ** 2;
    if (d < best) [best, found] = [d, p];
  }
  return found < 0 ? null : found;
}

/** beside is who stands next to a person in the row in which neighbours stand side by side. */
function beside({ people: { n, place } }: Society, person: number | null, by: number): number {
  const next = person === null ? (by > 0 ? 0 : n - 1) : (place[person]! + by + n) % n;
  return place.indexOf(next);
}

function bringIntoSight({ layout: { x, y } }: Society, camera: Camera, person: number): void {
  const [px, py] = [x[person]! * camera.scale + camera.tx, y[person]! * camera.scale + camera.ty];
  if (px > 0 && py > 0 && px < camera.width && py < camera.height) return;
  camera.pan(camera.width / 2 - px, camera.height / 2 - py);
}
