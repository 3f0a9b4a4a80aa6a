import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, ErrorSummary, fieldId, Heading } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { subjectKinds, type SubjectKind } from "../../domain/metadata.ts";
import { declarers, type DeclareDeps } from "./deps.ts";
import { Input } from "./form/input.tsx";
import { Csrf, dataPage } from "./pages/shell.tsx";
import { stepPath } from "./steps/index.ts";
import { callerOf } from "./step-routes.tsx";
import { say, subjectWords } from "./words.ts";

interface Answer {
  readonly kind: string;
  readonly title: string;
  readonly fault: boolean;
}

/** The first question of a declaration: the two paths part here. */
export function startRoutes(deps: DeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/data/declare", access: declarers, summary: "Declares a dataset: are the data about people?",
      handle: async ({ context }) => ({ kind: "page", page: dataPage(say("declare", context.language), <StartPage context={context} answer={{ kind: "", title: "", fault: false }} />) }),
    }),
    route({
      method: "POST", path: "/data/declare", access: declarers, summary: "Makes the draft of a dataset", perMinute: 60,
      body: z.object({ subjectKind: z.string().max(20).optional(), title: z.string().max(2000).optional() }),
      handle: async ({ body, context }) => {
        const kind = subjectKinds.find((one) => one === body.subjectKind);
        const title = (body.title ?? "").trim();
        if (kind === undefined) return { kind: "page", status: 422, page: dataPage(say("declare", context.language), <StartPage context={context} answer={{ kind: "", title, fault: true }} />) };
        const draft = await deps.datasets.declare(callerOf(context), title === "" ? { subjectKind: kind } : { subjectKind: kind, title });
        return { kind: "redirect", to: stepPath(draft.code, "start") };
      },
    }),
  ];
}

function StartPage({ context, answer }: { readonly context: RequestContext; readonly answer: Answer }): VNode {
  const { language } = context;
  const fr = language === "fr";
  const fault = fr ? "Dites si les données portent sur des personnes." : "Say whether the data are about people.";
  const id = fieldId("subjectKind");
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("declare", language) }]} language={language} />
      <ErrorSummary errors={answer.fault ? [{ fieldId: id, message: fault }] : []} language={language} />
      <Heading level={1}>{say("declare", language)}</Heading>
      <p class="lead">{fr ? "Une question d’abord\u202f: elle décide de ce que l’on vous demandera. Tout s’enregistre au fur et à mesure, vous pouvez vous arrêter et reprendre." : "One question first: it decides what you will be asked. Everything is saved as you go, you may stop and come back."}</p>
      <form method="post" action="/data/declare">
        <Csrf context={context} />
        <fieldset class={`field question${answer.fault ? " field-wrong" : ""}`} id={id} tabIndex={-1} aria-describedby={answer.fault ? `${id}-error` : `${id}-hint`}>
          <legend>{fr ? "Les données portent-elles sur des personnes\u202f?" : "Are the data about people?"}</legend>
          <p class="hint" id={`${id}-hint`}>{fr ? "Répondez oui dès qu’elles viennent de patients, de volontaires, de personnes interrogées ou de leurs prélèvements, même si les noms ont été retirés ou si les données sont devenues anonymes." : "Answer yes as soon as they come from patients, volunteers, people who were asked or their samples, even where names were taken out or the data have become anonymous."}</p>
          {answer.fault ? <p class="field-error" id={`${id}-error`}><span class="visually-hidden">{say("error", language)} </span>{fault}</p> : null}
          {(["human", "non-human"] as const).map((kind: SubjectKind) => (
            <div class="tick">
              <label class="choice" for={`${id}-${kind}`}><input type="radio" id={`${id}-${kind}`} name="subjectKind" value={kind} checked={answer.kind === kind} aria-describedby={`${id}-${kind}-hint`} /><span>{kind === "human" ? (fr ? "Oui, " : "Yes, ") : (fr ? "Non, " : "No, ")}{subjectWords[kind][language]}</span></label>
              <p class="hint tick-hint" id={`${id}-${kind}-hint`}>{examples[kind][language]}</p>
            </div>
          ))}
        </fieldset>
        <Input name="title" label={fr ? "Titre provisoire" : "Working title"} optional value={answer.title} language={language} />
        <div class="button-row"><Button>{fr ? "Commencer" : "Begin"}</Button></div>
      </form>
    </>
  );
}

const examples = {
  human: { fr: "Cohortes, essais, dossiers de soins, imagerie de patients, génomes humains, questionnaires. Un administrateur de la donnée relira la fiche avant publication.", en: "Cohorts, trials, care records, images of patients, human genomes, questionnaires. A data administrator will review the record before publication." },
  "non-human": { fr: "Souris, cellules en culture établies, bactéries, molécules, appareils, simulations, environnement. Vous publierez la fiche vous-même.", en: "Mice, established cell lines, bacteria, molecules, devices, simulations, environment. You will publish the record yourself." },
} as const;
