// The room that a drawing has on the page, and how large letters are there.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "./plot";

/** useSize watches an element. The size is null until there is one. */
export function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = { width: element.clientWidth, height: element.clientHeight, scale: (letters || 16) / 16 };
      setSize((old) => (old && old.width === next.width && old.height === next.height && old.scale === next.scale ? old : next));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    // The large-type theme changes an attribute of the document, and letters with it, while boxes may stay.
    const themes = new MutationObserver(measure);
    themes.observe(document.documentElement, { attributes: true });
    return () => {
      watch.disconnect();
      themes.disconnect();
    };
  }, []);
  return { ref, size: size && size.width > 0 && size.height > 0 ? size : null };
}
