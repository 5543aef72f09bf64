// The layer of people.

import { colour } from "./bands";
import type { Camera } from "./camera";
import type { Part } from "./density";
import { differs, shut, type Society } from "./society";
import { createSprites, GROWTH, steppedRadius, type Sprite, type Sprites } from "./sprites";
import { FLAG } from "../protocol";

export interface DotLayer {
  draw(society: Society, camera: Camera, ratio: number, marks: Marks, who?: Iterable<number>): void;
  /** CSS pixels of a person */
  radius(camera: Camera): number;
  /** forget has everything drawn anew in other colours. */
  forget(): void;
}

/** Marks are the people that somebody looks at. */
export interface Marks {
  selected: number | null;
  hovered: number | null;
  part: Part | null;
}

export function createDotLayer(context: CanvasRenderingContext2D): DotLayer {
  let sprites: Sprites | null = null;
  let forWhom: Society | null = null;
  const radius = (camera: Camera) => Math.min(13, Math.max(2.2, camera.scale * 0.3));
  const fetch = (society: Society, r: number) => {
    const stepped = steppedRadius(r);
    if (sprites && forWhom === society && sprites.radius === stepped) return sprites;
    forWhom = society;
    return (sprites = createSprites(society.styles, stepped));
  };
  return {
    radius,
    forget: () => (sprites = null),
    draw(society, camera, ratio, marks, who) {
      if (!society.frame) return;
      const set = fetch(society, radius(camera) * ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      const at = projector(society, camera, ratio);
      stamp(context, society, at, set, who ?? society.layout.lattice.cell.keys());
      for (const person of new Set([marks.hovered, marks.selected])) {
        if (person !== null) links(context, society, at, person, set, person === marks.selected);
      }
      for (const [person, width] of [[marks.hovered, 0.25], [marks.selected, 0.5]] as const) {
        if (person !== null) circle(context, at, person, set.radius * GROWTH[society.size[person]!]!, width);
      }
    },
  };
}

/** A Place projects a person to device pixels; it tells whether that is in sight. */
interface Place {
  x: number;
  y: number;
  go(person: number): boolean;
}

function projector({ layout }: Society, camera: Camera, ratio: number): Place {
  const [scale, tx, ty] = [camera.scale * ratio, camera.tx * ratio, camera.ty * ratio];
  const [right, bottom, rim] = [camera.width * ratio + 40, camera.height * ratio + 40, -40];
  const at: Place = {
    x: 0, y: 0,
    go(person) {
      at.x = Math.round(layout.x[person]! * scale + tx);
      at.y = Math.round(layout.y[person]! * scale + ty);
      return at.x > rim && at.x < right && at.y > rim && at.y < bottom;
    },
  };
  return at;
}

/** stamp draws people; those of whom there is more to say lie above the others, and rings below all. */
function stamp(c: CanvasRenderingContext2D, society: Society, at: Place, set: Sprites, who: Iterable<number>): void {
  const layers: number[][] = [[], [], [], []];
  for (const person of who) {
    if (!at.go(person)) continue;
    const apart = differs(society, person);
    if (apart) put(c, at, set.ring(society.size[person]!));
    layers[apart ? 3 : shut(society.frame!, person) ? 2 : society.frame!.band[person] !== society.base ? 1 : 0]!.push(person);
  }
  for (const people of layers) for (const person of people) one(c, society, at, set, person);
}

function one(c: CanvasRenderingContext2D, { frame, size }: Society, at: Place, set: Sprites, person: number): void {
  at.go(person);
  const stranger = (frame!.flags[person]! & FLAG.stranger) !== 0;
  put(c, at, set.person(frame!.band[person]!, size[person]!, shut(frame!, person), stranger));
}

const put = (c: CanvasRenderingContext2D, at: Place, { image, half }: Sprite) => c.drawImage(image, at.x - half, at.y - half);

/** links draws a person's ties above everybody, with a rim around each friend. */
function links(c: CanvasRenderingContext2D, society: Society, at: Place, person: number, set: Sprites, strong: boolean): void {
  const { friends } = society;
  if (!friends) return;
  const them = friends.ids.subarray(friends.start[person], friends.start[person + 1]);
  const r = Math.max(set.radius, 4);
  at.go(person);
  const [x, y] = [at.x, at.y];
  c.globalAlpha = strong ? 1 : 0.6;
  c.strokeStyle = c.fillStyle = colour("--ink");
  c.lineWidth = Math.min(strong ? 5 : 3, Math.max(strong ? 2 : 1.2, r * (strong ? 0.32 : 0.18)));
  c.beginPath();
  for (const friend of them) {
    at.go(friend);
    c.moveTo(x, y);
    c.lineTo(at.x, at.y);
  }
  c.stroke();
  for (const friend of them) {
    at.go(friend);
    c.beginPath();
    c.arc(at.x, at.y, set.radius * GROWTH[society.size[friend]!]! * 1.1 + r * 0.5, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
  for (const friend of [...them, person]) one(c, society, at, set, friend);
}

function circle(c: CanvasRenderingContext2D, at: Place, person: number, r: number, width: number): void {
  at.go(person);
  const reach = Math.max(r * 2.3, r + 6);
  for (const [style, line] of [[colour("--bg"), width * 1.9], [colour("--ink"), width]] as const) {
    c.beginPath();
    c.arc(at.x, at.y, reach, 0, 2 * Math.PI);
    c.strokeStyle = style;
    c.lineWidth = Math.max(2, line * Math.max(r, 8));
    c.stroke();
  }
}
