import { readFileSync } from "node:fs";

let ties: ReadonlyMap<string, readonly string[]> | null = null;

/** Which concepts of the shipped vocabulary a code of another classification stands for (`code-ties.tsv`): by `scheme:code`, in small letters. Read once. */
export function shippedCodeTies(): ReadonlyMap<string, readonly string[]> {
  if (ties !== null) return ties;
  const found = new Map<string, string[]>();
  for (const line of readFileSync(new URL("./code-ties.tsv", import.meta.url), "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [concept = "", codes = ""] = line.split("\t");
    for (const code of codes.split(" ").filter((one) => one !== "")) found.set(code.toLowerCase(), [...(found.get(code.toLowerCase()) ?? []), concept]);
  }
  ties = found;
  return found;
}
