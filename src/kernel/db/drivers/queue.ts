/** Runs one piece of work at a time, in the order asked. A failure does not stop those behind it. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Waits for a turn and keeps it until the function it gives is called. */
  turn(): Promise<() => void> {
    return new Promise((given) => {
      void this.run(() => new Promise<void>((done) => given(done)));
    });
  }

  /** Resolves when everything asked so far is over. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}
