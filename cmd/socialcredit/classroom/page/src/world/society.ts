// What a view knows of the society that it shows.

import { bandStyles, baseBand, type BandStyle } from "./bands";
import { FLAG, type Institution, type Opened, type PeopleMessage, type WorldFrame } from "../protocol";
import type { Layout } from "./layout";

export interface Society {
  opened: Opened;
  people: PeopleMessage;
  layout: Layout;
  institution: Institution;
  styles: BandStyle[];
  base: number;
  ties: Uint32Array | null;
  friends: Friends | null;
  /** by person: 0 (few friends) to SIZES - 1 (many) */
  size: Uint8Array;
  frame: WorldFrame | null;
  other: WorldFrame | null;
}

/** Friends of person p are ids[start[p]] to ids[start[p + 1] - 1]. */
export interface Friends {
  start: Uint32Array;
  ids: Uint32Array;
}

export const SIZES = 4;

export function createSociety(opened: Opened, people: PeopleMessage, layout: Layout): Society {
  const institution = opened.institutions[opened.main]!;
  return {
    opened, people, layout, institution,
    styles: bandStyles(institution),
    base: baseBand(institution),
    ties: null,
    friends: null,
    size: new Uint8Array(people.n).fill(1),
    frame: null,
    other: null,
  };
}

/** carry keeps what was shown of the same people until something newer is told. */
export function carry(from: Society, to: Society): void {
  to.ties = from.ties;
  to.friends = from.friends;
  to.size = from.size;
  const [a, b] = [from.institution, to.institution];
  if (a.label !== b.label || a.bands.length !== b.bands.length) return;
  to.frame = from.frame;
  to.other = from.other;
}

/** tie takes over who is friends with whom. */
export function tie(society: Society, ties: Uint32Array | null): void {
  society.ties = ties;
  society.friends = ties && friendsOf(society.people.n, ties);
  society.size.fill(1);
  if (!society.friends) return;
  const { start } = society.friends;
  const mean = Math.max(1, ties!.length / society.people.n);
  for (let p = 0; p < society.people.n; p++) {
    const share = (start[p + 1]! - start[p]!) / mean;
    society.size[p] = share < 0.7 ? 0 : share < 1.3 ? 1 : share < 2.2 ? 2 : 3;
  }
}

function friendsOf(n: number, ties: Uint32Array): Friends {
  const start = new Uint32Array(n + 1);
  for (const end of ties) start[end + 1]!++;
  for (let p = 0; p < n; p++) start[p + 1]! += start[p]!;
  const ids = new Uint32Array(ties.length);
  const next = start.slice();
  for (let i = 0; i < ties.length; i += 2) {
    const [a, b] = [ties[i]!, ties[i + 1]!];
    ids[next[a]!++] = b;
    ids[next[b]!++] = a;
  }
  return { start, ids };
}

export function shut(frame: WorldFrame, person: number): boolean {
  return (frame.flags[person]! & FLAG.excluded) !== 0;
}

/** differs tells whether a person's band, or whether some right is shut, is different in the twin. */
export function differs({ frame, other }: Society, person: number): boolean {
  if (!frame || !other || person >= other.band.length) return false;
  return frame.band[person] !== other.band[person] || ((frame.flags[person]! ^ other.flags[person]!) & (FLAG.excluded | FLAG.stranger)) !== 0;
}

/** worse compares two people: by band, then score, then what is shut. */
export function worse(frame: WorldFrame, a: number, b: number): boolean {
  if (frame.band[a] !== frame.band[b]) return frame.band[a]! < frame.band[b]!;
  if (frame.score[a] !== frame.score[b]) return frame.score[a]! < frame.score[b]!;
  return shut(frame, a) && !shut(frame, b);
}
