import type { Authorship } from "./record.ts";

/** The first three names, and how many more: `Ada Premier, Blaise Second, Chloé Tiers (+4)`. Empty without authors. */
export function formatByline(authors: readonly Authorship[]): string {
  const names = authors.slice(0, 3).map(({ name }) => name).join(", ");
  return authors.length > 3 ? `${names} (+${authors.length - 3})` : names;
}
