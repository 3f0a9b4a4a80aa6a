import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, DataLink, errorAt, ErrorSummary, Field, fieldId, Notice, Tag, type Crumb, type Tone } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { stateOn, undertakingStates, type Spread, type Standing, type UndertakingState } from "../../steering/index.ts";
import { conclusionNames, dueNames, standingWords } from "../domain/words.ts";
import type { DueState, ReviewStanding } from "../domain/reviews-due.ts";
import type { ConclusionKind } from "../domain/model.ts";
import type { Given, Place, Say } from "./deps.ts";
import type { Refusal } from "./refusal.ts";

export { errorAt, HiddenFields as Hidden } from "../../../kernel/html/index.ts";

export const stateTones: Readonly<Record<UndertakingState, Tone>> = { blocked: "bad", "at-risk": "warn", "on-track": "accent", "not-started": "quiet", done: "good", abandoned: "quiet" };
const dueTones: Readonly<Record<DueState, Tone>> = { done: "good", held: "accent", late: "bad", soon: "warn", "to-come": "quiet" };
const conclusionTones: Readonly<Record<ConclusionKind, Tone>> = { kept: "accent", adjusted: "warn", dropped: "bad", reached: "good", continued: "accent" };

/** A text in the language of the page; in the other one, said so, where it has none. */
export function textOf(text: Bilingual, language: Language): string {
  return text[language].trim() === "" ? text[language === "fr" ? "en" : "fr"] : text[language];
}

/** A long text as it was typed: an empty line parts two paragraphs. Marked with its own language where that is not the page's. */
export function Prose({ text, language }: { readonly text: Bilingual; readonly language: Language }): VNode {
  const own = text[language].trim() === "" ? (language === "fr" ? "en" : "fr") : language;
  return <div class="prose" lang={own === language ? undefined : own}>{text[own].split(/\n\s*\n/).map((paragraph) => <p>{paragraph}</p>)}</div>;
}

export function DueTag({ standing, language }: { readonly standing: Pick<ReviewStanding, "state">; readonly language: Language }): VNode {
  return <Tag tone={dueTones[standing.state]}>{dueNames[standing.state][language]}</Tag>;
}

export function ConclusionTag({ kind, language }: { readonly kind: ConclusionKind; readonly language: Language }): VNode {
  return <Tag tone={conclusionTones[kind]}>{conclusionNames[kind][language]}</Tag>;
}

export function DraftTag({ say }: { readonly say: Say }): VNode {
  return <Tag tone="warn">{say("projet, non validé", "draft, not validated")}</Tag>;
}

/** How its owner says a commitment stands on the day; said outright where nobody has said. */
export function StateTag({ standing, place }: { readonly standing: Standing | undefined; readonly place: Place }): VNode {
  const state = standing === undefined ? null : stateOn(standing, place.on);
  return state === null ? <Tag>{standingWords.never.one[place.language]}</Tag> : <Tag tone={stateTones[state]}>{standingWords[state].one[place.language]}</Tag>;
}

/** "2 en bonne voie · 1 à risque · 3 jamais revus": counts, never a mean. */
export function SpreadText({ spread, place }: { readonly spread: Spread; readonly place: Pick<Place, "language" | "say"> }): VNode {
  const { language, say } = place;
  const counts = [...undertakingStates.map((state) => [state, spread.counts[state]] as const), ["never", spread.neverReviewed] as const].filter(([, count]) => count > 0);
  const parts = counts.map(([state, count]) => `${formatNumber(count, language)} ${plural(language, count, { one: standingWords[state].one[language], other: standingWords[state].several[language] })}`);
  return parts.length === 0 ? <span class="soft">{say("aucun", "none")}</span> : <>{parts.join(" · ")}</>;
}

export function dueText(standing: ReviewStanding, { language, say }: Pick<Place, "language" | "say">): string {
  const due = formatDay(standing.dueOn, language);
  if (standing.state !== "late") return due;
  const days = `${formatNumber(standing.daysLate, language)} ${standing.daysLate === 1 ? say("jour", "day") : say("jours", "days")}`;
  return say(`${due}, dépassée de ${days}`, `${due}, ${days} ago`);
}

export function Crumbs({ place, crumbs }: { readonly place: Pick<Place, "language" | "say" | "href">; readonly crumbs: readonly Crumb[] }): VNode {
  return <Breadcrumbs language={place.language} crumbs={[{ label: place.say("Sites", "Sites"), href: place.href("/sites") }, ...crumbs]} />;
}

/** An organisation, with its page where the directory knows it. */
export function PartnerName({ partner }: { readonly partner: { readonly code: string | null; readonly name: string } }): VNode {
  return partner.code === null ? <>{partner.name}</> : <DataLink href={`/organisations/${encodeURIComponent(partner.code)}`}>{partner.name}</DataLink>;
}

/** What is wrong, first: nothing where the form was not sent. */
export function Refused({ refusal, language }: { readonly refusal: Refusal | null; readonly language: Language }): VNode | null {
  if (refusal === null || refusal.status === 409) return null;
  return <ErrorSummary language={language} errors={refusal.issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />;
}

/** Somebody else wrote first: what stands now beside what this writer has typed, which stays in the form below. */
export function Meanwhile({ refusal, place, theirs, mine, by }: { readonly refusal: Refusal | null; readonly place: Pick<Place, "language" | "say">; readonly theirs: readonly Side[]; readonly mine: readonly Side[]; readonly by: string | null }): VNode | null {
  const { say, language } = place;
  if (refusal?.status !== 409) return null;
  return (
    <>
      <div class="notice notice-warn" role="alert" tabIndex={-1} data-autofocus id="meanwhile">
        <p class="notice-title">{say("Votre texte n’est pas enregistré, et n’est pas perdu", "Your text is not saved, and not lost")}</p>
        {refusal.issues.map((issue) => <p>{issue.text[language]}</p>)}
      </div>
      <div class="two-texts">
        <section aria-labelledby="theirs"><h2 class="heading heading-3" id="theirs">{by === null ? say("Ce qui est enregistré", "What is saved") : say(`Ce que ${by} a enregistré`, `What ${by} has saved`)}</h2>{theirs.map((side) => <SideText {...side} />)}</section>
        <section aria-labelledby="mine"><h2 class="heading heading-3" id="mine">{say("Ce que vous avez écrit", "What you have written")}</h2>{mine.map((side) => <SideText {...side} />)}</section>
      </div>
    </>
  );
}

interface Side { readonly label: string; readonly text: string }

function SideText({ label, text }: Side): VNode {
  return <><p class="soft small">{label}</p><div class="plain-text">{text === "" ? "–" : text}</div></>;
}

/** A French and an English text, side by side where there is room. */
export function BilingualFields({ name, label, given, issues, place, rows = 8, required = true }: {
  readonly name: string; readonly label: Bilingual; readonly given: Given; readonly issues: readonly Issue[]; readonly place: Pick<Place, "language" | "say">; readonly rows?: number; readonly required?: boolean;
}): VNode {
  const { language, say } = place;
  const control = rows === 1 ? ({ control: "text" } as const) : ({ control: "textarea", rows } as const);
  return (
    <div class="field-pair">
      <Field {...control} name={`${name}Fr`} label={`${label[language]}, ${say("en français", "in French")}`} language={language} value={given[`${name}Fr`] ?? ""} {...(required ? { required: true } : { optional: true })} {...errorAt(issues, `${name}Fr`, language)} />
      <Field {...control} name={`${name}En`} label={`${label[language]}, ${say("en anglais", "in English")}`} language={language} value={given[`${name}En`] ?? ""} optional {...errorAt(issues, `${name}En`, language)} />
    </div>
  );
}

const doneWords: Readonly<Record<string, Bilingual>> = {
  saved: { fr: "Enregistré.", en: "Saved." },
  validated: { fr: "Validé\u202f: c’est public.", en: "Validated: it is public." },
  sent: { fr: "L’envoi aux partenaires est noté.", en: "The sending to the partners is noted." },
  passed: { fr: "Validé par le référent\u202f: le bureau de pilotage est prévenu.", en: "Validated by the referent: the steering office is told." },
  back: { fr: "Renvoyé avec votre raison.", en: "Sent back with your reason." },
  reopened: { fr: "La revue est rouverte\u202f; le texte validé reste public.", en: "The review is open again; the validated text stays public." },
};

/** What the act that led here has done. */
export function Done({ place }: { readonly place: Pick<Place, "language" | "url"> }): VNode | null {
  const word = doneWords[place.url.searchParams.get("done") ?? ""];
  return word === undefined ? null : <Notice kind="info" language={place.language}>{word[place.language]}</Notice>;
}

export function Soft({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="soft small">{children}</p>;
}
