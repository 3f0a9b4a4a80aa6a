import type { VNode } from "preact";
import type { Language } from "../../../i18n/language.ts";
import type { Reading, UnderstoodConcept } from "../question.ts";

export interface UnderstoodProps {
  readonly answer: { readonly reading: Reading; readonly suggestion: string | null; readonly concepts: readonly UnderstoodConcept[]; readonly total: number };
  /** Address that asks this text instead. */
  readonly hrefOf: (text: string) => string;
  readonly language: Language;
}

/** How the words were taken, where not only as they stand. */
export function Understood({ answer: { reading, suggestion, concepts, total }, hrefOf, language }: UnderstoodProps): VNode {
  const fr = language === "fr";
  const spelt = reading === "near" && suggestion !== null
    ? <p class="finder-note">{fr ? "Réponses pour une orthographe proche\u202f: " : "Answers for a near spelling: "}<a href={hrefOf(suggestion)}>{suggestion}</a></p>
    : reading === "some" && total > 0
    ? <p class="finder-note">{fr ? "Rien ne réunit tous ces mots\u202f: voici ce qui en a le plus." : "Nothing has all these words: here is what has most of them."}</p>
    : null;
  const names = concepts.filter(({ fr: one, en }) => one !== en).slice(0, 4);
  return (
    <>
      {spelt}
      {names.length === 0 || total === 0 ? null : (
        <p class="finder-note small soft">
          {fr ? "Cherché aussi sous ses autres noms\u202f: " : "Searched under its other names too: "}
          {names.map(({ fr: french, en }, index) => <>{index === 0 ? null : fr ? "\u202f; " : "; "}<span lang="fr">{french}</span> = <span lang="en">{en}</span></>)}
        </p>
      )}
    </>
  );
}
