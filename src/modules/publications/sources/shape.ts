/**
 * What an answer of somewhere else may hold, looked at with care: every function takes anything and gives a value of the
 * type asked for or nothing. Own properties alone are seen, so that a key such as `__proto__` is never followed.
 */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let current: unknown = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || Array.isArray(current) || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that is not blank; numbers are written out. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value as readonly unknown[] : [];
}

/** The texts of a list; a bare text is a list of one (HAL gives either). */
export function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value as readonly unknown[] : [value]).flatMap((one) => textOf(one) ?? []);
}

export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const [found] = textsOf(value);
    if (found !== undefined) return found;
  }
  return null;
}

/** An integer, also where it is written as text. */
export function integerOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\s*[+-]?\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

export function booleanOf(value: unknown): boolean | null {
  if (value === true || value === "true" || value === 1) return true;
  if (value === false || value === "false" || value === 0) return false;
  return null;
}
