import type { FieldDefinition, JsonValue, ResolvedValue } from "../../../directory/index.ts";
import type { Given } from "./read-form.ts";

/** The current value of a field as the controls of the form show it. */
export function prefill(field: FieldDefinition, current: ResolvedValue | undefined): Given {
  if (current === undefined) return {};
  const { value, validFrom } = current;
  const from = validFrom === null ? {} : { from: validFrom };
  switch (field.shape) {
    case "address": {
      const part = (key: string): string => (isBag(value) && typeof value[key] === "string" ? String(value[key]) : "");
      return { ...from, lines: part("lines"), postalCode: part("postalCode"), municipality: part("municipality"), country: part("country") === "ZZ" ? "" : part("country") };
    }
    case "text-list":
      return { ...from, value: list(value).map(String).join("\n") };
    case "code-list":
      return { ...from, value: list(value).map((item) => (isBag(item) ? [item["code"], item["label"]].filter((part) => part !== undefined && part !== null).join(" ") : String(item))).join("\n") };
    case "relation": case "succession": case "identifier": case "position":
      return {};
    default:
      return { ...from, value: typeof value === "string" || typeof value === "number" ? String(value) : "" };
  }
}

/** Labels by code, of a list of codes. */
export function labelsIn(values: readonly Pick<ResolvedValue, "value">[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { value } of values) {
    for (const item of list(value)) if (isBag(item) && typeof item["code"] === "string" && typeof item["label"] === "string") labels.set(item["code"], item["label"]);
  }
  return labels;
}

function isBag(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : value === null ? [] : [value];
}
