import { seededRandom } from "../random.ts";
import type { Column, MadeUpDataset } from "./made-up.ts";

/** A small CSV, the same on every machine: its numbers come from its name. */
export function tableOf({ name, rows, columns }: NonNullable<MadeUpDataset["file"]>): string {
  const random = seededRandom(`jalon demonstration ${name}`);
  const lines = Array.from({ length: rows }, () => columns.map((column) => cellOf(column, random)).join(","));
  return `${columns.map(([heading]) => heading).join(",")}\n${lines.join("\n")}\n`;
}

function cellOf([, kind, ...values]: Column, random: () => number): string {
  const [first = 0, second = 0] = values;
  switch (kind) {
    case "group": return String(values[Math.floor(random() * values.length)] ?? "");
    case "code": return `${first}${String(1 + Math.floor(random() * Number(second))).padStart(3, "0")}`;
    case "day": return new Date(Date.UTC(Number(first), 0, 1) + Math.floor(random() * (Number(second) - Number(first) + 1) * 365) * 86_400_000).toISOString().slice(0, 10);
    case "count": return String(Math.round(Number(first) + random() * (Number(second) - Number(first))));
    // One measure in forty is missing, as in real tables.
    case "measure": return random() < 0.025 ? "" : (Number(first) + random() * (Number(second) - Number(first))).toFixed(2);
  }
}
