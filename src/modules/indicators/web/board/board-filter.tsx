import type { VNode } from "preact";
import { Button, Field } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { BoardFilterValues, BoardGroup } from "./board-view.tsx";
import { boardWords } from "./board-words.ts";
import { verdictKinds, verdictWords } from "../words.ts";

export interface BoardFilterProps {
  readonly board: readonly BoardGroup[];
  readonly filter: BoardFilterValues;
  readonly knownOn: Day | null;
  readonly language: Language;
  readonly url: URL;
}

const ownNames = new Set(["verdict", "priority", "known"]);

/** Asks for less, or for what was known earlier. A plain form: the answer has an address of its own. */
export function BoardFilter({ board, filter, knownOn, language, url }: BoardFilterProps): VNode {
  const words = boardWords[language];
  return (
    <form method="get" action={url.pathname} class="inline-form">
      {[...url.searchParams].filter(([name]) => !ownNames.has(name)).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <Field
        control="select"
        name="verdict"
        label={words.verdict}
        language={language}
        value={filter.verdict ?? ""}
        options={[{ value: "", label: words.allVerdicts }, ...verdictKinds.map((kind) => ({ value: kind, label: pick(verdictWords[kind], language) }))]}
      />
      <Field
        control="select"
        name="priority"
        label={words.priority}
        language={language}
        value={filter.priority ?? ""}
        options={[{ value: "", label: words.allPriorities }, ...board.filter((group) => group.code !== "").map((group) => ({ value: group.code, label: `${group.code} · ${group.title[language]}` }))]}
      />
      <Field control="date" name="known" label={words.known} language={language} value={knownOn ?? ""} />
      <Button kind="second">{words.apply}</Button>
    </form>
  );
}
