import type { VNode } from "preact";
import { Button, Notice } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { Input } from "../form/input.tsx";
import { stepPath } from "../steps/index.ts";
import type { LookupState } from "./step-page.tsx";

/** Type a DOI, a HAL number or a PubMed number: what is known of it is offered below. A form of its own, which only asks. */
export function LookupPart({ code, state, language }: { readonly code: string; readonly state: LookupState | null; readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <>
      <form method="get" action={stepPath(code, "links")} class="lookup-form">
        <Input name="identifier" label={fr ? "Partir d’une publication ou d’un jeu de données" : "Start from a publication or a dataset"} hint={fr ? "DOI, identifiant HAL ou numéro PubMed, par exemple 10.5281/zenodo.1234567 ou hal-01234567." : "DOI, HAL identifier or PubMed number, for example 10.5281/zenodo.1234567 or hal-01234567."} value={state?.text ?? ""} error={state?.fault ?? undefined} language={language} />
        <Button kind="second">{fr ? "Chercher" : "Look up"}</Button>
      </form>
      {state === null || state.title === null ? null : <Notice kind="info" language={language}>{fr ? "Trouvé\u202f: " : "Found: "}{state.title}{fr ? ". Reprenez ci-dessous ce qui vaut pour vos données." : ". Take below what holds for your data."}</Notice>}
    </>
  );
}
