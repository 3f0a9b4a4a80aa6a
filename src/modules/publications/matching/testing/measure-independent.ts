import { day } from "../../../../kernel/time/day.ts";
import type { MatchIndex } from "../domain/build-index.ts";
import { matchSignature } from "../domain/match-signature.ts";
import type { IndependentSignature } from "./independent-set.ts";
import type { MatcherError, Tally } from "./measure.ts";

/** What the matcher makes of the independent set; structures that may be found count neither for nor against it. */
export function measureIndependent(index: MatchIndex, set: readonly IndependentSignature[]): { readonly tally: Tally; readonly errors: readonly MatcherError[] } {
  const tally: Tally = { matched: 0, right: 0, wanted: 0, asked: 0 };
  const errors: MatcherError[] = [];
  const codes = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter((code) => code !== "");
  for (const [year, raw, wantedText, allowedText] of set) {
    const on = `${year}-06-15`;
    const { matches, questions } = matchSignature(index, { raw, on: day(on), identifiers: [] });
    const [wanted, allowed] = [codes(wantedText), codes(allowedText)];
    const found = matches.filter(({ kind, code }) => kind === "structure" && !allowed.includes(code));
    for (const { code, strategy } of found) {
      tally.matched += 1;
      if (wanted.includes(code)) tally.right += 1;
      else errors.push({ kind: "independent", fault: "wrong", strategy, raw, on, code, asked: false });
    }
    for (const code of wanted) {
      tally.wanted += 1;
      if (found.some((one) => one.code === code)) continue;
      const asked = questions.some((one) => one.code === code);
      tally.asked += asked ? 1 : 0;
      errors.push({ kind: "independent", fault: "missed", strategy: null, raw, on, code, asked });
    }
  }
  return { tally, errors };
}
