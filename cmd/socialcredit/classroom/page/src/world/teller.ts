// What a picture shows, told to whoever does not see it, but not more often than one can listen.

/** Milliseconds between two changes of what is told. */
const EVERY = 2000;

interface Teller {
  soon(): void;
  stop(): void;
}

export function createTeller(element: HTMLElement, words: () => string): Teller {
  let [waiting, last] = [0, -Infinity];
  const tell = () => {
    waiting = 0;
    last = performance.now();
    element.setAttribute("aria-label", words());
  };
  return {
    soon: () => void (waiting ||= window.setTimeout(tell, Math.max(0, last + EVERY - performance.now()))),
    stop: () => clearTimeout(waiting),
  };
}
