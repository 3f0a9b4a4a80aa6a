import type { ComponentChildren, VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, DefinitionList, ErrorSummary, Field, Heading, LinkButton, Notice, Table } from "../../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { messageOf } from "../../actions/tell.ts";
import type { KeyLoss } from "../../../domain/ports.ts";
import type { QuestionnaireRecord } from "../../store.ts";
import { Paragraphs } from "../../../web/fields/index.ts";
import { managePath } from "../deps.ts";
import { modeWords, periodWords, whoAnswers } from "../words.ts";
import { actWords, type Act } from "./acts.ts";

export interface ConfirmProps {
  readonly act: Act;
  readonly record: QuestionnaireRecord;
  readonly eligible: number;
  /** Messages that have left: the next has this number. */
  readonly sent: number;
  readonly issues: readonly Issue[];
  /** Where a key is lost: what is lost with it. */
  readonly loss: KeyLoss | null;
  /** The reason as it was typed. */
  readonly reason: string;
  readonly csrfToken: string;
  readonly language: Language;
}

/** Says what an act will do, above all what it fixes for good, before it is done. */
export function ConfirmPage(props: ConfirmProps): VNode {
  const { act, record, sent, issues, csrfToken, language } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const label = act === "send" ? (sent === 0 ? say("Envoyer l’invitation", "Send the invitation") : say(`Envoyer la relance ${sent}`, `Send reminder ${sent}`)) : pick(actWords[act], language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Conduite", "Running"), href: "/consultations/manage" }, { label: pick(record.title, language), href: managePath(record.code) }, { label }]} />
      <Heading level={1}>{label}{language === "fr" ? "\u202f?" : "?"}</Heading>
      <ErrorSummary language={language} errors={issues.map(({ text }) => ({ fieldId: null, message: pick(text, language) }))} />
      <div class="prose stack">{bodyOf(props)}</div>
      <form method="post" action={`${managePath(record.code)}/acts/${act}`} class={act === "give-up-waiting" ? "stack" : "button-row"}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="number" value={String(sent)} />
        {act === "give-up-waiting" ? <Field control="textarea" name="reason" required label={say("Pourquoi la clé est perdue", "Why the key is lost")} hint={say("10 à 1\u202f000 caractères, gardés au journal.", "10 to 1,000 characters, kept in the audit log.")} value={props.reason} language={language} /> : null}
        <Button kind={act === "cancel" || act === "close" || act === "give-up-waiting" ? "danger" : "main"}>{label}</Button>
        <LinkButton href={managePath(record.code)}>{say("Ne rien faire", "Do nothing")}</LinkButton>
      </form>
    </>
  );
}

/** What is lost with the key, axis by axis, and what is not. */
function LossView({ loss, record: { form, threshold }, language }: Pick<ConfirmProps, "loss" | "record" | "language">): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const number = (count: number): string => (count < threshold ? say(`moins de ${threshold}`, `fewer than ${threshold}`) : say(`${formatNumber(count, "fr")} au moins`, `${formatNumber(count, "en")} at least`));
  return (
    <>
      <Notice kind="warn" language={language}><p>{say("Remettez d’abord le dossier «\u202fballot-keys\u202f» s’il existe encore quelque part\u202f: rien ne serait perdu. Sans lui, ce qui attend ne s’ouvrira jamais, et ce qui suit ne peut être repris.", "First put the folder “ballot-keys” back if it still exists anywhere: nothing would be lost. Without it, what waits will never open, and what follows cannot be taken back.")}</p></Notice>
      <Table caption={say("Contributions perdues, par axe", "Contributions lost, by axis")} language={language} rows={loss?.axes ?? []} columns={[
        { header: say("Axe", "Axis"), rowHeader: true, cell: ({ axis }) => { const found = form.axes.find(({ code }) => code === axis); return found === undefined ? axis : pick(found.title, language); } },
        { header: say("Perdues", "Lost"), numeric: true, cell: ({ waiting }) => number(waiting) },
        { header: say("Déjà comptées, gardées", "Counted already, kept"), numeric: true, cell: ({ counted }) => number(counted) },
      ]} />
      <p>{say("Sont perdus aussi les comptes par groupe et les textes libres qui attendaient. Les résultats publiés diront combien de contributions ont été perdues. Une nouvelle clé est faite\u202f: le questionnaire peut de nouveau être mis en comptes et clos.", "Counts by group and free texts that waited are lost too. The published results will say how many contributions were lost. A new key is made: the questionnaire can be counted and closed again.")}</p>
    </>
  );
}

function bodyOf({ act, record, eligible, sent, loss, language }: ConfirmProps): ComponentChildren {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { form } = record;
  switch (act) {
    case "announce":
      return <p>{say(`La page du questionnaire devient publique. Il s’ouvrira de lui-même le ${formatDay(record.opensOn, "fr")}. Jusque-là, on peut revenir au brouillon.`, `The page of the questionnaire becomes public. It will open by itself on ${formatDay(record.opensOn, "en")}. Until then one can go back to the draft.`)}</p>;
    case "back-to-draft":
      return <p>{say("La page du questionnaire n’est plus publique, et tout peut de nouveau être changé.", "The page of the questionnaire is no longer public, and all can be changed again.")}</p>;
    case "open":
      return (
        <>
          <p>{say("L’ouverture fixe pour toujours ce qui suit, fabrique les clés de signature, et publie l’empreinte du tout. Ensuite, le seul acte qui reste est de clore.", "The opening fixes the following for good, makes the signing keys, and publishes the fingerprint of it all. After it the only act left is to close.")}</p>
          <DefinitionList items={[
            { term: say("Questions", "Questions"), details: say(`${pick(form.title, "fr")}, version ${form.version}\u202f: ${form.axes.length} axes, ${form.axes.reduce((sum, axis) => sum + axis.sections.reduce((all, section) => all + section.questions.length, 0), 0)} questions`, `${pick(form.title, "en")}, version ${form.version}: ${form.axes.length} axes, ${form.axes.reduce((sum, axis) => sum + axis.sections.reduce((all, section) => all + section.questions.length, 0), 0)} questions`) },
            { term: say("Groupes comparés", "Groups compared"), details: form.groups.length === 0 ? say("aucun", "none") : form.groups.map(({ label, options }) => `${pick(label, language)} (${options.length})`).join(" · ") },
            { term: say("Mode", "Mode"), details: pick(modeWords[record.mode], language) },
            { term: say("Qui répond", "Who answers"), details: record.mode === "open-link" ? whoAnswers(record, language) : say(`${whoAnswers(record, "fr")}\u202f: ${formatNumber(eligible, "fr")} aujourd’hui`, `${whoAnswers(record, "en")}: ${formatNumber(eligible, "en")} today`) },
            { term: say("Dates", "Dates"), details: periodWords(record.opensOn, record.closesOn, language) },
            { term: say("Seuil", "Threshold"), details: formatNumber(record.threshold, language) },
            { term: say("Titre et but", "Title and purpose"), details: <><p>{pick(record.title, language)}</p><Paragraphs text={pick(record.purpose, language)} className="soft small" /></> },
          ]} />
        </>
      );
    case "send": {
      const message = messageOf(record, sent);
      return (
        <>
          <p>{say(`Ce message part à ${formatNumber(eligible, "fr")} personnes\u202f: toutes celles qui peuvent répondre, avec le même lien pour toutes. On ne sait pas qui a répondu, et l’on n’en tient pas compte.`, `This message goes to ${formatNumber(eligible, "en")} people: all who may answer, with the same link for all. Nobody knows who has answered, and it makes no difference.`)}</p>
          {(["fr", "en"] as const).map((one) => <blockquote class="message-preview" lang={one}><p><strong>{message.subject[one]}</strong></p><Paragraphs text={message.text[one]} /></blockquote>)}
        </>
      );
    }
    case "close":
      return (
        <>
          <Notice kind="warn" language={language}><p>{say(`La clôture est annoncée pour le ${formatDay(record.closesOn, "fr")}. Clore maintenant ne peut être repris\u202f: la page dira que c’était plus tôt.`, `The closing is announced for ${formatDay(record.closesOn, "en")}. Closing now cannot be taken back: the page will say that it was earlier.`)}</p></Notice>
          <p>{say("Les dernières contributions sont comptées\u202f; un axe sous le seuil est détruit sans être lu\u202f; les clés et la liste de ceux qui ont reçu un droit de répondre sont détruites.", "The last contributions are counted; an axis under the threshold is destroyed unread; the keys and the list of those who were given a right to answer are destroyed.")}</p>
        </>
      );
    case "publish":
      return <><p>{say("Les résultats deviennent publics, en une fois\u202f: ce qui est sous le seuil, ou se déduirait du reste, est masqué partout de la même façon. On ne les republiera pas autrement.", "The results become public, at once: what is under the threshold, or could be worked out from the rest, is hidden everywhere in the same way. They will not be published again otherwise.")}</p><p><a href={`${managePath(record.code)}/effect`}>{say("Combien de nombres seront masqués", "How many numbers will be hidden")}</a></p></>;
    case "give-up-waiting":
      return <LossView loss={loss} record={record} language={language} />;
    case "cancel":
      return <p>{say("Le questionnaire disparaît\u202f; sa dernière rédaction reste au journal.", "The questionnaire disappears; its last wording stays in the audit log.")}</p>;
  }
}
