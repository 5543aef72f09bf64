// The elements of a view: a layer for ties, a layer for people that takes the keyboard, and words beside the pointer.

export interface Stage {
  back: HTMLCanvasElement;
  front: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  /** CSS pixels */
  width: number;
  height: number;
  /** device pixels in a CSS pixel */
  ratio: number;
  clear(): void;
  /** tip shows words beside a point; empty ones hide it. */
  tip(text: string, x: number, y: number): void;
  /** tell has a screen reader say something. */
  tell(text: string): void;
  onResize(f: () => void): void;
  destroy(): void;
}

/** More device pixels than this are not worth their time. */
const FINEST = 2;
let count = 0;

export function createStage(host: HTMLElement, label: string, keys: string): Stage {
  const root = make("div", "world", host);
  const [back, front] = [make("canvas", "world-ties", root), make("canvas", "world-people", root)];
  const [tip, told, help] = [make("div", "world-tip", root), make("div", "world-told", root), make("div", "world-told", root)];
  help.id = `world-keys-${++count}`;
  help.textContent = keys;
  front.setAttribute("aria-describedby", help.id);
  back.setAttribute("aria-hidden", "true");
  tip.setAttribute("aria-hidden", "true");
  front.setAttribute("role", "img");
  front.setAttribute("aria-label", label);
  front.tabIndex = 0;
  told.setAttribute("aria-live", "polite");
  tip.hidden = true;
  let resized = () => {};
  const watch = new ResizeObserver(() => measure());
  const measure = () => {
    stage.width = root.clientWidth;
    stage.height = root.clientHeight;
    stage.ratio = Math.min(FINEST, devicePixelRatio || 1);
    for (const c of [back, front]) {
      c.width = Math.round(stage.width * stage.ratio);
      c.height = Math.round(stage.height * stage.ratio);
    }
    if (stage.width > 0 && stage.height > 0) resized();
  };
  const stage: Stage = {
    back, front,
    context: front.getContext("2d")!,
    width: 0, height: 0, ratio: 1,
    clear() {
      stage.context.setTransform(1, 0, 0, 1, 0, 0);
      stage.context.clearRect(0, 0, front.width, front.height);
    },
    tip(text, x, y) {
      tip.hidden = text === "";
      if (tip.textContent !== text) tip.textContent = text;
      if (!text) return;
      const [w, h] = [tip.offsetWidth, tip.offsetHeight];
      const left = Math.max(4, Math.min(stage.width - w - 4, x - w / 2));
      const top = y - h - 18 < 4 ? y + 18 : y - h - 18;
      tip.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
    },
    tell: (text) => (told.textContent = text),
    onResize(f) {
      resized = f;
      watch.observe(root);
    },
    destroy() {
      watch.disconnect();
      root.remove();
    },
  };
  return stage;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, into: HTMLElement): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  e.className = name;
  into.append(e);
  return e;
}
