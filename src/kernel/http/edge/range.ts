/** Bytes of a representation, half open. */
export interface ByteRange {
  readonly startByte: number;
  readonly endByte: number;
}

/**
 * Which part does a `Range` header ask for (RFC 9110, section 14)? `all`: none, one that is not understood, or several
 * at once, which a server may answer whole. `unsatisfiable`: a part that lies outside. Numbers too long to be exact lie
 * outside, whatever they say.
 */
export function requestedRange(header: string | undefined, sizeBytes: number): ByteRange | "all" | "unsatisfiable" {
  const found = header === undefined ? null : /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header);
  if (found === null) return "all";
  const [, first = "", last = ""] = found;
  if (first === "" && last === "") return "all";
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? "unsatisfiable" : { startByte: sizeBytes - length, endByte: sizeBytes };
  }
  const startByte = Number(first);
  if (last !== "" && Number(last) < startByte) return "all";
  if (startByte >= sizeBytes) return "unsatisfiable";
  return { startByte, endByte: last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}

/** Does a list of tags (`If-None-Match`) name this one? Weak comparison, as RFC 9110 section 13.1.2 wants. */
export function namesTag(header: string | undefined, tag: string): boolean {
  return header?.split(",").some((text) => text.trim() === "*" || text.trim().replace(/^W\//, "") === tag) ?? false;
}
