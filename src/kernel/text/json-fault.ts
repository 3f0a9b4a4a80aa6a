/** Where a text stops being JSON: the engine's own message names no place for some faults, and quotes the text. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What ends the text too early, or what stands there and should not. */
  readonly kind: "end" | "unexpected";
}

const space = /[ \t\r\n]*/y;
const scalar = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/** The first place where a text is not JSON (RFC 8259), or null where it is. */
export function jsonFault(source: string): JsonFault | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const take = (character: string): boolean => {
    skip(space);
    if (source[at] !== character) return false;
    at += 1;
    return true;
  };
  const closings: ("}" | "]")[] = [];
  const key = (): boolean => {
    skip(space);
    return skip(text) && take(":");
  };
  /** Reads a value up to its end or, for one that opens, up to where its first member begins. */
  const value = (): boolean => {
    for (;;) {
      if (take("{")) {
        if (take("}")) return true;
        closings.push("}");
        if (!key()) return false;
      } else if (take("[")) {
        if (take("]")) return true;
        closings.push("]");
      } else {
        skip(space);
        return skip(scalar);
      }
    }
  };
  const whole = (): boolean => {
    if (!value()) return false;
    for (let closing = closings.at(-1); closing !== undefined; closing = closings.at(-1)) {
      if (take(closing)) closings.pop();
      else if (!take(",") || (closing === "}" && !key()) || !value()) return false;
    }
    skip(space);
    return at === source.length;
  };
  if (whole()) return null;
  skip(space);
  const before = source.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), kind: at >= source.length ? "end" : "unexpected" };
}
