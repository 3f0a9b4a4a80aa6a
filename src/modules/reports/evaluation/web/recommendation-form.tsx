import type { VNode } from "preact";
import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Notice } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Recommendation, RecommendationText } from "../domain/recommendation.ts";
import { sayIn } from "./words.ts";

const typed = z.string().max(10_000).default("");

/** What the form sends, as typed. */
export const recommendationForm = z.looseObject({ seen: z.coerce.number().int().min(0).max(1_000_000).catch(0), text_fr: typed, text_en: typed, source: typed, page: typed, objectives: typed, reason: typed });
export type RecommendationForm = z.output<typeof recommendationForm>;

export function formOf(recommendation: Recommendation | null): RecommendationForm {
  return {
    seen: recommendation?.revision ?? 0, text_fr: recommendation?.text.fr ?? "", text_en: recommendation?.text.en ?? "", source: recommendation?.source ?? "",
    page: recommendation?.page ?? "", objectives: recommendation?.objectives.join(", ") ?? "", reason: "",
  };
}

/** The draft that a form holds: blanks trimmed, codes of objectives parted at commas, semicolons and blanks, each once. */
export function draftOf(form: RecommendationForm): RecommendationText {
  const page = form.page.trim();
  return {
    text: { fr: form.text_fr.replace(/\r\n?/g, "\n").trim(), en: form.text_en.replace(/\r\n?/g, "\n").trim() },
    source: form.source.trim(),
    page: page === "" ? null : page,
    objectives: [...new Set(form.objectives.split(/[\s,;]+/).filter((code) => code !== ""))],
  };
}

export interface RecommendationFormProps {
  readonly form: RecommendationForm;
  /** The recommendation that stands; null for a new one. */
  readonly standing: Recommendation | null;
  readonly issues: readonly Issue[];
  /** True where somebody wrote since the form was opened: both texts are shown. */
  readonly changed: boolean;
  readonly context: RequestContext;
}

export function RecommendationFormPage({ form, standing, issues, changed, context }: RecommendationFormProps): VNode {
  const { language, csrfToken, url } = context;
  const say = sayIn(language);
  const title = standing === null ? say("Ajouter une recommandation", "Add a recommendation") : say(`Modifier la recommandation ${standing.number}`, `Change recommendation ${standing.number}`);
  const errorOf = (field: string): { error?: string } => {
    const found = issues.find((issue) => issue.field === field);
    return found === undefined ? {} : { error: found.text[language] };
  };
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Évaluation finale", "Final evaluation"), href: "/evaluation" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      {changed && standing !== null ? (
        <Notice kind="warn" language={language} title={say("Écrit par quelqu’un d’autre depuis que vous avez ouvert cette page", "Written by somebody else since you opened this page")}>
          <div class="two-texts">
            <section aria-label={say("Le texte enregistré", "The recorded text")}><p class="plain-text" lang="fr">{standing.text.fr}</p><p class="plain-text" lang="en">{standing.text.en}</p><p>{standing.source}{standing.page === null ? "" : `, p.\u00a0${standing.page}`} · {standing.objectives.join(", ")}</p></section>
            <section aria-label={say("Le vôtre", "Yours")}><p class="plain-text" lang="fr">{form.text_fr}</p><p class="plain-text" lang="en">{form.text_en}</p><p>{form.source}{form.page === "" ? "" : `, p.\u00a0${form.page}`} · {form.objectives}</p></section>
          </div>
          <p>{say("Votre texte est resté dans le formulaire. L’enregistrer maintenant le met à la place de l’autre, qui reste dans l’historique.", "Your text is still in the form. Saving it now puts it in the place of the other, which stays in the history.")}</p>
        </Notice>
      ) : null}
      <form method="post" action={url.pathname}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="seen" value={String(changed && standing !== null ? standing.revision : form.seen)} />
        <div class="field-pair">
          <Field control="textarea" rows={6} name="text_fr" label={say("Recommandation, en français", "Recommendation, in French")} language={language} value={form.text_fr} {...errorOf("text_fr")} />
          <Field control="textarea" rows={6} name="text_en" label={say("Recommandation, en anglais", "Recommendation, in English")} language={language} value={form.text_en} {...errorOf("text_en")} />
        </div>
        <Field name="source" label={say("Source\u202f: le rapport qui la fait", "Source: the report that makes it")} language={language} value={form.source} {...errorOf("source")} />
        <Field name="page" label="Page" optional language={language} value={form.page} {...errorOf("page")} />
        <Field name="objectives" label={say("Objectifs concernés", "Objectives concerned")} optional hint={say("Leurs codes, séparés par des virgules\u202f: 1, 4.", "Their codes, parted by commas: 1, 4.")} language={language} value={form.objectives} {...errorOf("objectives")} />
        {standing === null ? null : <Field name="reason" label={say("Motif de la modification", "Reason for the change")} language={language} value={form.reason} {...errorOf("reason")} />}
        <div class="button-row">
          <Button>{say("Enregistrer", "Save")}</Button>
          <a class="button button-plain" href={standing === null ? "/evaluation#recommendations" : `/evaluation/recommendations/${standing.number}`}>{say("Ne rien changer", "Change nothing")}</a>
        </div>
      </form>
    </>
  );
}
