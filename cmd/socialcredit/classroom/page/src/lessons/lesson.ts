// Where one is in the lessons, and how one gets on.

import type { Lesson, Scene } from "../protocol";
import type { Store } from "../store";

export interface Here {
  lesson: Lesson;
  scene: Scene;
  at: number;
}

/** here is the lesson and scene that are shown; null = none. */
export function here(store: Store): Here | null {
  const place = store.place.value;
  const lesson = store.hello.value?.lessons.find((l) => l.name === place?.lesson);
  const scene = lesson?.scenes[place?.scene ?? -1];
  return place && lesson && scene ? { lesson, scene, at: place.scene } : null;
}

/** keyOf names a scene among what the class did. */
export const keyOf = ({ lesson, scene }: Here): string => `${lesson.name}.${scene.name}`;

/** enter opens a scene as it begins. */
export async function enter(store: Store, lesson: Lesson, at: number): Promise<boolean> {
  const scene = lesson.scenes[at];
  if (!scene) return false;
  return store.begin(scene.state, { place: { lesson: lesson.name, scene: at } });
}

/** leave goes from the lesson to free play with what is shown. */
export function leave(store: Store): void {
  store.place.value = null;
}
