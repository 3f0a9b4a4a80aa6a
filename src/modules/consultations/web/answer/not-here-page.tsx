import type { VNode } from "preact";
import { Breadcrumbs, EmptyState, Heading, LinkButton } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { pathOf } from "../../questionnaires/web/deps.ts";
import type { QuestionnaireRecord } from "../../questionnaires/store.ts";

/** Why one cannot answer here: not yet open, or not for this account. */
export function NotHerePage({ record, eligible, language }: { readonly record: QuestionnaireRecord; readonly eligible: boolean; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(record.title, language), href: pathOf(record.code) }, { label: say("Répondre", "Answer") }]} />
      <Heading level={1}>{pick(record.title, language)}</Heading>
      {eligible ? (
        <EmptyState title={say(`Ce questionnaire ouvre le ${formatDay(record.opensOn, "fr")}`, `This questionnaire opens on ${formatDay(record.opensOn, "en")}`)}><p>{say("Vous pouvez déjà le lire et préparer vos réponses.", "You can already read it and prepare your answers.")}</p></EmptyState>
      ) : (
        <EmptyState title={say("Ce questionnaire ne s’adresse pas à votre compte", "This questionnaire is not for your account")}><p>{say("Il est proposé à d’autres rôles de la maison. Si vous pensez que c’est une erreur, écrivez à son contact.", "It is for other roles of the house. Should you think this is a mistake, write to its contact.")}</p></EmptyState>
      )}
      <p class="button-row"><LinkButton href={`${pathOf(record.code)}/print`}>{say("Lire le questionnaire", "Read the questionnaire")}</LinkButton></p>
    </>
  );
}
