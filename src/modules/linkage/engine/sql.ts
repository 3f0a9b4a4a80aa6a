export { literal, quoted } from "../comparisons/dialects/parts.ts";

/** A number in SQL, read back to the same bits. */
export function double(value: number): string {
  if (value === Infinity) return "'infinity'::double";
  if (value === -Infinity) return "'-infinity'::double";
  return `${value.toExponential()}::double`;
}
