import type { Template } from "./mapping.ts";

const place = /\{([a-z0-9-]+)\}/g;

/** The columns that a template names, in order, each once. */
export function columnsIn(template: unknown): string[] {
  if (typeof template === "string") return [...new Set([...template.matchAll(place)].map((found) => found[1] ?? ""))];
  if (typeof template === "object" && template !== null) return [...new Set(Object.values(template).flatMap(columnsIn))];
  return [];
}

/** The column that the template is, where it is one and nothing else. */
export function soleColumn(template: Template | undefined): string | null {
  return typeof template === "string" ? (/^\{([a-z0-9-]+)\}$/.exec(template)?.[1] ?? null) : null;
}

/** The text with each `{column}` replaced; null where one of them has nothing to put there. */
export function fillText(template: string, textOf: (column: string) => string | null): string | null {
  let missing = false;
  const filled = template.replace(place, (_, column: string) => {
    const text = textOf(column);
    if (text === null) missing = true;
    return text ?? "";
  });
  return missing ? null : filled;
}
