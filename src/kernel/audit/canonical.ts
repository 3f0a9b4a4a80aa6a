/**
 * One text for one JSON value: keys sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript writes
 * them. So that a hash does not depend on the order in which PostgreSQL or a program keeps the keys.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 *
 * @example canonicalJson({ b: 1, a: [1e2, "é"] }) // {"a":[100,"é"],"b":1}
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/**
 * A value as it will be read back from `jsonb`: what JSON cannot say is dropped as `JSON.stringify` does, and what
 * PostgreSQL cannot keep in a text (the character 0, half of a surrogate pair) becomes U+FFFD.
 */
export function keepable(value: unknown): unknown {
  if (value === undefined) return null;
  const text: string | undefined = JSON.stringify(value, (_key, member: unknown) => keepableMember(member));
  return text === undefined ? null : JSON.parse(text);
}

function keepableMember(member: unknown): unknown {
  if (typeof member === "string") return keepableText(member);
  if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).map(([key, value]) => [keepableText(key), value]));
}

export function keepableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}
