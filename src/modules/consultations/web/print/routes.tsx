import { z } from "zod";
import { Breadcrumbs, Heading } from "../../../../kernel/html/index.ts";
import { route, type Actor, type Route } from "../../../../kernel/http/route.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { CampaignMode, Questionnaire } from "../../domain/campaign.ts";
import { unknownQuestionnaire } from "../../questionnaires/errors.ts";
import { PaperForm } from "./paper-form.tsx";

export interface PrintDeps {
  /** The questionnaire as this reader may see it; null where they may not, or there is none. */
  readonly questionnaireOf: (code: string, actor: Actor | null) => Promise<Pick<Questionnaire, "code" | "title" | "mode" | "form" | "demonstration"> | null>;
}

/** Said on paper: what it is good for. */
export const paperNotes: Readonly<Record<CampaignMode, Bilingual>> = {
  anonymous: both(
    "Cette feuille sert à préparer vos réponses. On ne la renvoie pas\u202f: les réponses s’envoient depuis le site, où rien ne les relie à vous. Chaque axe s’envoie à part, et toute question peut rester sans réponse.",
    "This sheet serves to prepare your answers. It is not sent back: answers are sent from the site, where nothing links them to you. Each axis is sent on its own, and any question may be left.",
  ),
  "open-link": both(
    "Cette feuille sert à préparer vos réponses. On ne la renvoie pas\u202f: les réponses s’envoient depuis le site. Cette consultation est ouverte à toute personne qui en a l’adresse\u202f; elle n’empêche pas de répondre deux fois.",
    "This sheet serves to prepare your answers. It is not sent back: answers are sent from the site. This consultation is open to whoever has its address; it does not prevent answering twice.",
  ),
};

const words = {
  printed: both("Version à imprimer", "Version for print"),
  consultations: both("Consultations", "Consultations"),
} as const;

/** The form of a questionnaire on paper, in the language of the page (`?lang=`). */
export function printRoutes(deps: PrintDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/consultations/questionnaires/:code/print", access: "public", summary: "A questionnaire on paper", params: z.object({ code: z.string().max(80) }),
      handle: async ({ params, context: { actor, language } }) => {
        const found = await deps.questionnaireOf(params.code, actor);
        if (found === null) throw unknownQuestionnaire();
        const other = language === "fr" ? "en" : "fr";
        return {
          kind: "page",
          page: {
            title: pick(found.title, language), section: "consultations", demonstration: found.demonstration,
            body: (
              <>
                <Breadcrumbs language={language} crumbs={[{ label: pick(words.consultations, language), href: "/consultations" }, { label: pick(found.title, language), href: `/consultations/questionnaires/${found.code}` }, { label: pick(words.printed, language) }]} />
                <Heading level={1}>{pick(found.title, language)}</Heading>
                <p class="paper-tools"><a href={`?lang=${other}`} lang={other} hreflang={other}>{other === "fr" ? "En français" : "In English"}</a></p>
                <PaperForm form={found.form} note={paperNotes[found.mode]} language={language} />
              </>
            ),
          },
        };
      },
    }),
  ];
}
