/** Who may write the draft of an axis: one tab of this browser at a time. */
export interface AxisLock {
  /** False where another tab has it. Without locks in the browser: true, and the last one who writes wins. */
  take(name: string, force: boolean, onLost: () => void): Promise<boolean>;
  release(): void;
}

export function axisLock(locks: Pick<LockManager, "request"> | undefined): AxisLock {
  let end: (() => void) | null = null;
  let over: Promise<void> = Promise.resolve();
  const release = () => {
    end?.();
    end = null;
  };
  return {
    release,
    async take(name, force, onLost) {
      release();
      if (locks === undefined) return true;
      await over;
      return new Promise((resolve) => {
        const request = locks.request(name, force ? { steal: true } : { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise<void>((free) => { end = free; });
        });
        over = Promise.resolve(request).then(() => {}, () => {
          end = null;
          onLost();
        });
      });
    },
  };
}
