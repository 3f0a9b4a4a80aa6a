import type { VNode } from "preact";
import { Button, DefinitionList, Disclosure, EmptyState, Field, Heading, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ReviewStanding } from "../../domain/reviews-due.ts";
import { conclusionKinds, isSamePerson, lastOf, type ConclusionKind, type Minutes, type ReviewStep } from "../../domain/model.ts";
import { minutesOf, type CommitmentView, type SiteView, type WaveView } from "../../domain/view.ts";
import { conclusionNames, reviewTitle, stateNames } from "../../domain/words.ts";
import { authorOf, pathOf, reports, runs, seesDrafts, type Given, type Place } from "../deps.ts";
import { BilingualFields, ConclusionTag, Crumbs, Done, DraftTag, dueText, DueTag, errorAt, Hidden, Meanwhile, Prose, Refused, textOf } from "../parts.tsx";
import { basedOnOf, type Refusal } from "../refusal.ts";

export interface ReviewProps {
  readonly place: Place;
  readonly view: SiteView;
  readonly part: WaveView;
  readonly standing: ReviewStanding;
  readonly refused: { readonly step: string; readonly refusal: Refusal; readonly given: Given } | null;
}

export function givenOfMinutes(minutes: Minutes): Given {
  return {
    heldOn: minutes.heldOn, participants: minutes.participants.join("\n"), textFr: minutes.text.fr, textEn: minutes.text.en,
    ...Object.fromEntries(minutes.conclusions.flatMap(({ commitment, kind, reason }) => [[`conclusion-${commitment}`, kind], [`reason-${commitment}`, reason]])),
  };
}

/** One review: when, with whom, what was said, what it concludes of each commitment, and the steps to its publication. */
export function ReviewPage(props: ReviewProps): VNode {
  const { place, view, part, standing, refused } = props;
  const { say, language, href, context } = place;
  const { site } = view;
  const seesAll = seesDrafts(context, site.code);
  const shown = minutesOf(standing, seesAll);
  const title = reviewTitle(standing)[language];
  const { review } = standing;
  const last = review === null ? null : lastOf(review);
  return (
    <div>
      <Refused refusal={refused?.refusal ?? null} language={language} />
      <Crumbs place={place} crumbs={[{ label: site.name, href: href(pathOf(site)) }, { label: `${say("Vague", "Wave")} ${part.wave.code}`, href: href(pathOf(site, `/waves/${part.wave.code.toLowerCase()}`)) }, { label: title }]} />
      <Done place={place} />
      <Heading level={1} kicker={site.name}>{title}</Heading>
      <Lead>{say("À tenir avant le", "To be held by")} {dueText(standing, place)}. <DueTag standing={standing} language={language} /></Lead>
      {refused?.step === "write" ? (
        <Meanwhile refusal={refused.refusal} place={place} by={last?.by.name ?? null} theirs={last === null ? [] : sidesOf(givenOfMinutes(last.content), part, place)} mine={sidesOf(refused.given, part, place)} />
      ) : refused?.refusal.status === 409 ? <Notice kind="warn" language={language}>{refused.refusal.issues.map((issue) => <p>{issue.text[language]}</p>)}</Notice> : null}
      {shown === null ? (
        <EmptyState title={standing.review === null ? say("Cette revue n’a pas encore eu lieu", "This review has not taken place yet") : say("Le compte rendu n’est pas encore public", "The minutes are not public yet")}>
          <p>{say("On lira ici qui y était, ce qui s’est dit, et ce qui est conclu de chaque engagement.", "Who was there, what was said and what is concluded of each commitment will be read here.")}</p>
        </EmptyState>
      ) : <MinutesView {...props} minutes={shown.revision.content} isDraft={shown.isDraft} />}
      {seesAll && review !== null ? <Steps steps={review.steps} place={place} /> : null}
      {reports(context, site.code) ? <Acts {...props} /> : null}
    </div>
  );
}

function MinutesView({ place, view, part, standing, minutes, isDraft }: ReviewProps & { readonly minutes: Minutes; readonly isDraft: boolean }): VNode {
  const { say, language, href } = place;
  const { review } = standing;
  const titled = (number: number): Bilingual => part.commitments.find((one) => one.commitment.number === number)?.shown.revision.content.title ?? { fr: "", en: "" };
  return (
    <>
      <div class="stack">
      {isDraft ? <p><DraftTag say={say} /> {review === null ? null : stateNames[review.state][language]}.</p> : null}
      <DefinitionList items={[
        { term: say("Tenue le", "Held on"), details: formatDay(minutes.heldOn, language) },
        { term: say("Organisations présentes", "Organisations present"), details: minutes.participants.join(", ") },
        { term: say("Envoyé aux partenaires", "Sent to the partners"), details: review?.sent === null || review?.sent === undefined ? <span class="soft">{say("pas encore", "not yet")}</span> : formatDay(review.sent.on, language) },
      ]} />
      </div>
      <Heading level={2} id="minutes">{say("Compte rendu", "Minutes")}</Heading>
      {minutes.text.fr.trim() === "" && minutes.text.en.trim() === "" ? <p class="soft">{say("Il reste à écrire.", "It is still to be written.")}</p> : <Prose text={minutes.text} language={language} />}
      <Heading level={2} id="conclusions">{say("Conclusions", "Conclusions")}</Heading>
      <Table
        caption={say("Conclusions par engagement", "Conclusions by commitment")} captionHidden language={language} rows={minutes.conclusions}
        empty={<p class="soft">{say("Aucune conclusion sur un engagement.", "No conclusion on a commitment.")}</p>}
        columns={[
          { header: say("Engagement", "Commitment"), rowHeader: true, cell: (one) => <a href={href(pathOf(view.site, `/commitments/${one.commitment}`))}>{one.commitment}. {textOf(titled(one.commitment), language)}</a> },
          { header: say("Conclusion", "Conclusion"), cell: (one) => <ConclusionTag kind={one.kind} language={language} /> },
          { header: say("Raison", "Reason"), cell: (one) => one.reason },
        ]}
      />
    </>
  );
}

const stepNames: Readonly<Record<ReviewStep["kind"], Bilingual>> = {
  written: { fr: "compte rendu écrit", en: "minutes written" }, "sent-to-partners": { fr: "envoyé aux partenaires", en: "sent to the partners" },
  "referent-validated": { fr: "validé par le référent", en: "validated by the referent" }, "office-validated": { fr: "validé par le bureau de pilotage", en: "validated by the steering office" },
  "sent-back": { fr: "renvoyé", en: "sent back" }, reopened: { fr: "rouverte", en: "opened again" },
};

function Steps({ steps, place }: { readonly steps: readonly ReviewStep[]; readonly place: Place }): VNode {
  const { say, language } = place;
  return (
    <Disclosure summary={say("Étapes de cette revue", "Steps of this review")}>
      <Table<ReviewStep>
        caption={say("Étapes", "Steps")} captionHidden language={language} rows={steps}
        columns={[
          { header: say("Quand", "When"), rowHeader: true, cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: say("Quoi", "What"), cell: (one) => `${stepNames[one.kind][language]} (${say("version", "version")} ${one.revision})` },
          { header: say("Par", "By"), cell: (one) => one.by.name },
          { header: say("Avec ces mots", "In these words"), cell: (one) => one.text ?? (one.on === null ? "" : formatDay(one.on, language)) },
        ]}
      />
    </Disclosure>
  );
}

/** What this reader may do now, and no more. */
function Acts(props: ReviewProps): VNode {
  const { place, view, standing, refused } = props;
  const { say, language, context } = place;
  const { review } = standing;
  const last = review === null ? null : lastOf(review);
  const action = pathOf(view.site, `/reviews/${standing.id}`);
  const closed = review?.state === "validated";
  const office = runs(context);
  const referentIsMe = review?.referentValidated !== null && review?.referentValidated !== undefined && isSamePerson(review.referentValidated, authorOf(context));
  const reason = (step: string): VNode => <Field control="textarea" rows={2} name="reason" id={`field-${step}-reason`} label={say("Pourquoi, en quelques mots", "Why, in a few words")} required language={language} value={refused?.step === step ? (refused.given["reason"] ?? "") : ""} {...(refused?.step === step ? errorAt(refused.refusal.issues, "reason", language) : {})} />;
  const form = (step: string, button: string, inner: VNode | null, kind: "main" | "second" | "danger" = "second"): VNode => (
    <form method="post" action={action}>
      <Hidden csrfToken={context.csrfToken} values={{ step, basedOn: basedOnOf(refused?.step === step ? refused : null, last?.number ?? 0) }} />
      {inner}
      <div class="button-row"><Button kind={kind}>{button}</Button></div>
    </form>
  );
  return (
    <>
      {last === null ? null : (
        <>
          <Heading level={2} id="next">{say("La suite", "What comes next")}</Heading>
          {review?.state === "draft" ? form("validate-as-referent", say("Valider comme référent", "Validate as referent"), <p class="soft">{say("Le bureau de pilotage est alors prévenu, et une autre personne que vous rend la revue publique.", "The steering office is then told, and somebody other than you makes the review public.")}</p>) : null}
          {review?.state === "with-office" && office && !referentIsMe ? form("validate-as-office", say("Valider et rendre publique", "Validate and make public"), null, "main") : null}
          {review?.state === "with-office" && office && referentIsMe ? <p class="soft">{say("Vous l’avez validée une fois\u202f: une autre personne du bureau la rend publique.", "You have validated it once: somebody else of the office makes it public.")}</p> : null}
          {review?.state === "with-office" && office ? <Disclosure summary={say("Renvoyer au référent", "Send back to the referent")} open={refused?.step === "send-back"}>{form("send-back", say("Renvoyer", "Send back"), reason("send-back"), "danger")}</Disclosure> : null}
          {review?.state === "with-office" && !office ? <p class="soft">{stateNames["with-office"][language]}.</p> : null}
          <Disclosure summary={say("Noter l’envoi aux partenaires", "Note the sending to the partners")} open={refused?.step === "send"}>
            {form("send", say("Noter", "Note"), <Field control="date" name="on" id="field-send-on" label={say("Envoyé le", "Sent on")} value={refused?.given["on"] ?? place.on} required language={language} {...(refused?.step === "send" ? errorAt(refused.refusal.issues, "on", language) : {})} />)}
          </Disclosure>
          {closed && office ? <Disclosure summary={say("Rouvrir la revue", "Open the review again")} open={refused?.step === "reopen"}>{form("reopen", say("Rouvrir", "Open again"), reason("reopen"), "danger")}</Disclosure> : null}
        </>
      )}
      {closed && refused?.step !== "write" ? null : <WriteForm {...props} action={action} />}
    </>
  );
}

function WriteForm({ place, part, view, standing, refused, action }: ReviewProps & { readonly action: string }): VNode {
  const { say, language, context } = place;
  const last = standing.review === null ? null : lastOf(standing.review);
  const mine = refused?.step === "write" ? refused : null;
  const given: Given = mine?.given ?? (last === null ? { heldOn: "", participants: view.site.partners.map((one) => one.name).join("\n") } : givenOfMinutes(last.content));
  const issues = mine?.refusal.issues ?? [];
  const kinds = conclusionKinds.filter((kind) => kind !== "continued" || standing.kind === "end-of-term");
  return (
    <>
      <Heading level={2} id="write">{last === null ? say("Écrire le compte rendu", "Write the minutes") : say("Changer le compte rendu", "Change the minutes")}</Heading>
      <form method="post" action={action}>
        <Hidden csrfToken={context.csrfToken} values={{ step: "write", basedOn: basedOnOf(mine, last?.number ?? 0) }} />
        <Field control="date" name="heldOn" label={say("Tenue le", "Held on")} value={given["heldOn"] ?? ""} required language={language} {...errorAt(issues, "heldOn", language)} />
        <Field control="textarea" rows={4} name="participants" label={say("Organisations présentes", "Organisations present")} hint={say("Une par ligne\u202f; des organisations, jamais des personnes.", "One a line; organisations, never persons.")} value={given["participants"] ?? ""} required language={language} {...errorAt(issues, "participants", language)} />
        <BilingualFields name="text" label={{ fr: "Compte rendu", en: "Minutes" }} given={given} issues={issues} place={place} rows={10} required={false} />
        {part.commitments.map((one) => <ConclusionFields one={one} kinds={kinds} given={given} issues={issues} place={place} />)}
        <div class="button-row"><Button>{mine?.refusal.status === 409 ? say("Enregistrer mon texte par-dessus", "Save my text over it") : say("Enregistrer", "Save")}</Button></div>
      </form>
    </>
  );
}

function ConclusionFields({ one, kinds, given, issues, place }: { readonly one: CommitmentView; readonly kinds: readonly ConclusionKind[]; readonly given: Given; readonly issues: Refusal["issues"]; readonly place: Place }): VNode {
  const { say, language } = place;
  const { number } = one.commitment;
  return (
    <div class="field-pair">
      <Field control="select" name={`conclusion-${number}`} label={`${number}. ${textOf(one.shown.revision.content.title, language)}`} value={given[`conclusion-${number}`] ?? ""} language={language} options={[{ value: "", label: say("pas de conclusion", "no conclusion") }, ...kinds.map((kind) => ({ value: kind, label: conclusionNames[kind][language] }))]} {...errorAt(issues, `conclusion-${number}`, language)} />
      <Field name={`reason-${number}`} label={say(`Raison (engagement ${number})`, `Reason (commitment ${number})`)} value={given[`reason-${number}`] ?? ""} language={language} {...errorAt(issues, `reason-${number}`, language)} />
    </div>
  );
}

function sidesOf(given: Given, part: WaveView, { say, language }: Place): { readonly label: string; readonly text: string }[] {
  const conclusions = part.commitments.flatMap(({ commitment: { number } }) => {
    const kind = conclusionKinds.find((one) => one === given[`conclusion-${number}`]);
    const reason = given[`reason-${number}`] ?? "";
    return kind === undefined ? [] : [`${number}. ${conclusionNames[kind][language]}${reason === "" ? "" : `, ${reason}`}`];
  });
  return [
    { label: say("Tenue le", "Held on"), text: given["heldOn"] ?? "" }, { label: say("Organisations présentes", "Organisations present"), text: given["participants"] ?? "" },
    { label: say("Compte rendu", "Minutes"), text: given["textFr"] ?? "" }, { label: say("Compte rendu en anglais", "Minutes in English"), text: given["textEn"] ?? "" }, { label: say("Conclusions", "Conclusions"), text: conclusions.join("\n") },
  ];
}
