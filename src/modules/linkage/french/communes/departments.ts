/** Departments that stood in one another’s place: Corsica until 1976; the Seine and the Seine-et-Oise until 1968, whose parts in the new ones are told apart (`92S` was Seine, `92O` was Seine-et-Oise). */
export const departmentGroups: Readonly<Record<string, readonly string[]>> = {
  "20": ["20", "2A", "2B"], "2A": ["2A"], "2B": ["2B"],
  "75": ["75", "92S", "93S", "94S"], "78": ["78", "91", "92O", "93O", "94O", "95"],
  "91": ["91"], "92": ["92S", "92O"], "93": ["93S", "93O"], "94": ["94S", "94O"], "95": ["95"],
};

/** What the department of a code (commune, department or country) can mean; two that share a part can be the same. */
export function departmentsOf(code: string): readonly string[] {
  const two = code.slice(0, 2);
  if (two === "99") return [code];
  if (two === "97" || two === "98") return [code.slice(0, 3)];
  return departmentGroups[two] ?? [two];
}
