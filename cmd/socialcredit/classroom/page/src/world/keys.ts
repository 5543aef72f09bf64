// A view by keyboard.

interface Moves {
  pan(dx: number, dy: number): void;
  zoomBy(factor: number): void;
  fit(): void;
  /** step goes to the next person, or the one before. */
  step(by: number): void;
  choose(): void;
  leave(): void;
}

/** How far a key moves the picture, and how much larger one makes it. */
const PAN = 60;
const ZOOM = 1.35;

/** onKeys listens on an element. */
export function onKeys(element: HTMLElement, m: Moves): void {
  const moves: Record<string, () => void> = {
    ArrowLeft: () => m.pan(PAN, 0),
    ArrowRight: () => m.pan(-PAN, 0),
    ArrowUp: () => m.pan(0, PAN),
    ArrowDown: () => m.pan(0, -PAN),
    "+": () => m.zoomBy(ZOOM),
    "=": () => m.zoomBy(ZOOM),
    "-": () => m.zoomBy(1 / ZOOM),
    "0": () => m.fit(),
    n: () => m.step(1),
    p: () => m.step(-1),
    Enter: () => m.choose(),
    Escape: () => m.leave(),
  };
  element.addEventListener("keydown", (e) => {
    const move = moves[e.key];
    if (!move || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    e.stopPropagation();
    move();
  });
}
