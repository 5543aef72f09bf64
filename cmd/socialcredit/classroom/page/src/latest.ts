// One thing at a time, and of those that wait only the newest.

interface Task {
  run: () => Promise<void>;
  dropped: () => void;
}

/** latest makes a runner that never runs two tasks at once. A task that waits gives way to a newer one, and is told so. */
export function latest(): (run: () => Promise<void>, dropped?: () => void) => void {
  let running = false;
  let waiting: Task | null = null;
  const start = (task: Task): void => {
    running = true;
    void task.run().finally(() => {
      running = false;
      const next = waiting;
      waiting = null;
      if (next) start(next);
    });
  };
  return (run, dropped = () => {}) => {
    const task = { run, dropped };
    if (!running) return start(task);
    waiting?.dropped();
    waiting = task;
  };
}
