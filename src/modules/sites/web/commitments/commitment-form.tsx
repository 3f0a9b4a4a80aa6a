import type { VNode } from "preact";
import { Button, Field, Heading, Lead } from "../../../../kernel/html/index.ts";
import type { CommitmentDraft } from "../../actions/texts.ts";
import { lastOf, type Commitment, type CommitmentContent, type Site } from "../../domain/model.ts";
import { dayIn, linesIn, numberIn, pathOf, type Given, type Place } from "../deps.ts";
import { BilingualFields, Crumbs, errorAt, Hidden, Meanwhile, Refused } from "../parts.tsx";
import { basedOnOf, type Refusal } from "../refusal.ts";

export interface CommitmentFormProps {
  readonly place: Place;
  readonly site: Site;
  readonly wave: string;
  /** Null for a new one. */
  readonly commitment: Commitment | null;
  readonly given: Given;
  readonly refusal: Refusal | null;
}

export function givenOf(content: CommitmentContent): Given {
  const { title, text, partners, contractCodes, decidedOn } = content;
  return { titleFr: title.fr, titleEn: title.en, textFr: text.fr, textEn: text.en, partners: partners.join("\n"), contractCodes: contractCodes.join("; "), decidedOn };
}

/** What the form says; without a day, that of today stands for the check and the day is asked for. */
export function draftIn(given: Given, number: number | null, wave: string): { readonly draft: Omit<CommitmentDraft, "content"> & { readonly content: Omit<CommitmentContent, "decidedOn"> & { readonly decidedOn: ReturnType<typeof dayIn> } } } {
  const continues = numberIn(given["continues"]);
  return {
    draft: {
      number, wave, continues: continues === 0 ? null : continues, reason: (given["reason"] ?? "").trim() === "" ? null : (given["reason"] ?? "").trim(),
      content: {
        title: { fr: (given["titleFr"] ?? "").trim(), en: (given["titleEn"] ?? "").trim() }, text: { fr: given["textFr"] ?? "", en: given["textEn"] ?? "" },
        partners: linesIn(given["partners"]), contractCodes: linesIn((given["contractCodes"] ?? "").replaceAll(",", ";")), decidedOn: dayIn(given["decidedOn"]),
      },
    },
  };
}

/** A commitment is written with the partners at the start of a wave, and changed with a reason. */
export function CommitmentForm({ place, site, wave, commitment, given, refusal }: CommitmentFormProps): VNode {
  const { say, language, context } = place;
  const last = commitment === null ? null : lastOf(commitment.text);
  const issues = refusal?.issues ?? [];
  const title = commitment === null ? say("Ajouter un engagement", "Add a commitment") : say(`Changer l’engagement ${commitment.number}`, `Change commitment ${commitment.number}`);
  const theirs = last === null ? {} : givenOf(last.content);
  const sides = (from: Given): { readonly label: string; readonly text: string }[] => [
    { label: say("Intitulé", "Title"), text: from["titleFr"] ?? "" }, { label: say("Texte", "Text"), text: from["textFr"] ?? "" }, { label: say("Texte en anglais", "Text in English"), text: from["textEn"] ?? "" },
    { label: say("Partenaires", "Partners"), text: from["partners"] ?? "" }, { label: say("Codes du contrat", "Contract codes"), text: from["contractCodes"] ?? "" },
  ];
  const others = site.commitments.filter((one) => one.wave !== wave);
  return (
    <div>
      <Refused refusal={refusal} language={language} />
      <Crumbs place={place} crumbs={[{ label: site.name, href: pathOf(site) }, { label: `${say("Vague", "Wave")} ${wave}`, href: pathOf(site, `/waves/${wave.toLowerCase()}`) }, { label: title }]} />
      <Heading level={1} kicker={site.name}>{title}</Heading>
      <Lead>{say("Ce que l’institut et ses partenaires décident ensemble. Le texte devient public quand le bureau de pilotage l’a validé.", "What the institute and its partners decide together. The text becomes public once the steering office has validated it.")}</Lead>
      <Meanwhile refusal={refusal} place={place} by={last?.by.name ?? null} theirs={sides(theirs)} mine={sides(given)} />
      <form method="post" action={commitment === null ? pathOf(site, "/commitments/new") : pathOf(site, `/commitments/${commitment.number}/edit`)}>
        <Hidden csrfToken={context.csrfToken} values={{ wave, basedOn: basedOnOf(refusal === null ? null : { refusal, given }, last?.number ?? 0) }} />
        <BilingualFields name="title" label={{ fr: "Intitulé", en: "Title" }} given={given} issues={issues} place={place} rows={1} />
        <BilingualFields name="text" label={{ fr: "Ce qui est décidé", en: "What is decided" }} given={given} issues={issues} place={place} rows={6} />
        <Field control="textarea" rows={3} name="partners" label={say("Partenaires concernés", "Partners concerned")} hint={site.partners.length === 0 ? say("Ce site n’a pas encore de partenaire.", "This site has no partner yet.") : say(`Un par ligne, parmi\u202f: ${site.partners.map((one) => one.name).join(" ; ")}`, `One a line, among: ${site.partners.map((one) => one.name).join("; ")}`)} value={given["partners"] ?? ""} optional language={language} {...errorAt(issues, "partners", language)} />
        <Field name="contractCodes" label={say("Codes du contrat qu’il sert", "Contract codes that it serves")} hint={say("Objectifs, ou actions et priorités avec leur nom\u202f: 3 ; action-15 ; priorite-1", "Objectives, or actions and priorities with their name: 3; action-15; priority-1")} value={given["contractCodes"] ?? ""} optional language={language} {...errorAt(issues, "contractCodes", language)} />
        <Field control="date" name="decidedOn" label={say("Décidé le", "Decided on")} value={given["decidedOn"] ?? ""} required language={language} {...errorAt(issues, "decidedOn", language)} />
        {commitment !== null || others.length === 0 ? null : (
          <Field control="select" name="continues" label={say("Prolonge un engagement d’une vague précédente", "Continues a commitment of an earlier wave")} value={given["continues"] ?? ""} optional language={language}
            options={[{ value: "", label: say("aucun", "none") }, ...others.map((one) => ({ value: String(one.number), label: `${one.number} (${one.wave})` }))]} />
        )}
        {commitment === null ? null : <Field control="textarea" rows={2} name="reason" label={say("Pourquoi l’engagement change", "Why the commitment changes")} value={given["reason"] ?? ""} required language={language} {...errorAt(issues, "reason", language)} />}
        <div class="button-row"><Button>{refusal?.status === 409 ? say("Enregistrer mon texte par-dessus", "Save my text over it") : say("Enregistrer", "Save")}</Button></div>
      </form>
    </div>
  );
}
