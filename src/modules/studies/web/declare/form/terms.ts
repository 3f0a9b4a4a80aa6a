import type { CodedTerm } from "../../../domain/parts.ts";
import { orNull, withoutEmpty } from "./kit.ts";

const schemes: readonly CodedTerm["scheme"][] = ["mesh", "icd11", "icd10", "orpha", "snomed", "atc"];

/** `atc:A10BA02 | metformine | metformin`: a coded term as one line; words alone are a term without code. Null for a blank line. */
export function readTerm(line: string): CodedTerm | null {
  const [first = "", ...labels] = line.split("|").map((part) => part.trim());
  if (first === "" && labels.every((label) => label === "")) return null;
  const coded = /^([A-Za-z0-9]+)\s*:\s*(\S.*)$/.exec(first);
  const scheme = schemes.find((one) => one === coded?.[1]?.toLowerCase());
  if (scheme === undefined) return { scheme: "none", code: null, label: withoutEmpty({ fr: first, en: labels[0] ?? "" }) };
  return { scheme, code: orNull(coded?.[2] ?? ""), label: withoutEmpty({ fr: labels[0] ?? "", en: labels[1] ?? "" }) };
}

/** The line that `readTerm` reads back to the same term. */
export function writeTerm({ scheme, code, label }: CodedTerm): string {
  const words = [label.fr ?? "", label.en ?? ""];
  const parts = scheme === "none" || code === null ? words : [`${scheme}:${code}`, ...words];
  return parts.join(" | ").replace(/(?: \| )+$/, "").trim();
}
