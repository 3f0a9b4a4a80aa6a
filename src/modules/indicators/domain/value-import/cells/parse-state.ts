import type { ValueState } from "../../measure.ts";
import { forgiving } from "./normalise.ts";

const words: Readonly<Record<ValueState, readonly string[]>> = {
  provisional: ["provisoire", "provisional", "p", "estime", "estimee", "estimated", "temporaire", "preliminaire", "preliminary"],
  consolidated: ["consolide", "consolidee", "consolidated", "c", "definitif", "definitive", "final", "valide", "validee"],
  revised: ["revise", "revisee", "revised", "r", "corrige", "corrigee", "corrected"],
};

/** The state in French or English; provisional where nothing is written; null for any other word. */
export function parseState(text: string): ValueState | null {
  if (text === "") return "provisional";
  const wanted = forgiving(text);
  if (words.provisional.includes(wanted)) return "provisional";
  if (words.consolidated.includes(wanted)) return "consolidated";
  return words.revised.includes(wanted) ? "revised" : null;
}
