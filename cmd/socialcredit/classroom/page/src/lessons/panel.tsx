import type { Store } from "../store";
export function LessonPanel({ store }: { store: Store }) { return <section>{store.place.value?.lesson}</section>; }
export function Notes({ store }: { store: Store }) { return <section>{store.page.value}</section>; }
export function Worksheet({ store }: { store: Store }) { return <section>{store.page.value}</section>; }
