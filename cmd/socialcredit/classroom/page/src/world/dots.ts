// The layer of people.

import { colour } from "./bands";
import type { Camera } from "./camera";
import type { Part } from "./density";
import { differs, shut, type Society } from "./society";
import { createSheet, type Sheet } from "./sheet";
import { createSprites, GROWTH, steppedRadius, type Sprite, type Sprites } from "./sprites";
import { FLAG } from "../protocol";

export interface DotLayer {
  /** draw draws people, all of them or some, and marks above them; what was on the canvas is gone. */
  draw(society: Society, camera: Camera, ratio: number, marks: Marks, who?: Iterable<number>): void;
  /** drawMarks draws marks alone, above what is on the canvas. */
  drawMarks(society: Society, camera: Camera, ratio: number, marks: Marks): void;
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
  let sheet: Sheet | null = null;
  const sprites = new Map<number, Sprites>(); // by radius
  let forWhom: Society | null = null;
  const radius = (camera: Camera) => Math.min(13, Math.max(2.2, camera.scale * 0.3));
  const fetch = (society: Society, r: number) => {
    if (forWhom !== society) sprites.clear();
    forWhom = society;
    const stepped = steppedRadius(r);
    const set = sprites.get(stepped) ?? createSprites(society.styles, stepped);
    return sprites.set(stepped, set).get(stepped)!;
  };
  const layer: DotLayer = {
    radius,
    forget: () => sprites.clear(),
    draw(society, camera, ratio, marks, who) {
      if (!society.frame) return;
      const { width, height } = context.canvas;
      if (sheet?.width !== width || sheet.height !== height) sheet = createSheet(width, height);
      sheet.clear();
      stamp(sheet, society, projector(society, camera, ratio), fetch(society, radius(camera) * ratio), who ?? society.layout.lattice.cell.keys());
      sheet.show(context);
      layer.drawMarks(society, camera, ratio, marks);
    },
    drawMarks(society, camera, ratio, { hovered, selected }) {
      if (!society.frame) return;
      const set = fetch(society, radius(camera) * ratio);
      const at = projector(society, camera, ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      for (const person of new Set([hovered, selected])) {
        if (person !== null) links(context, society, at, person, set, person === selected);
      }
      for (const [person, width] of [[hovered, 0.25], [selected, 0.5]] as const) {
        if (person !== null) circle(context, at, person, set.radius * GROWTH[society.size[person]!]!, width);
      }
    },
  };
  return layer;
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
function stamp(sheet: Sheet, society: Society, at: Place, set: Sprites, who: Iterable<number>): void {
  const layers: number[][] = [[], [], [], []];
  for (const person of who) {
    if (!at.go(person)) continue;
    const apart = differs(society, person);
    if (apart) put(sheet, at, set.ring(society.size[person]!));
    layers[apart ? 3 : shut(society.frame!, person) ? 2 : society.frame!.band[person] !== society.base ? 1 : 0]!.push(person);
  }
  for (const people of layers) {
    for (const person of people) {
      at.go(person);
      put(sheet, at, look(society, set, person));
    }
  }
}

function look({ frame, size }: Society, set: Sprites, person: number): Sprite {
  const stranger = (frame!.flags[person]! & FLAG.stranger) !== 0;
  return set.person(frame!.band[person]!, size[person]!, shut(frame!, person), stranger);
}

const put = (sheet: Sheet, at: Place, sprite: Sprite) => sheet.stamp(sprite, at.x - sprite.half, at.y - sprite.half);

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
  for (const friend of [...them, person]) {
    const { image, half } = look(society, set, friend);
    at.go(friend);
    c.drawImage(image, at.x - half, at.y - half);
  }
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
