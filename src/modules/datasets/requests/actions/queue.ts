/**
 * At most `atOnce` of these run beside one another, the others wait their turn: a thousand requests in one second wait here, where
 * waiting costs nothing, and not for a connection to the database, where it ends in a refusal.
 */
export function queueOf(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
