import type { VNode } from "preact";
import { Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Pager, Table, TabLinks, Tag } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatDateTime, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { CandidatePair, Decision } from "../../directory/index.ts";
import { pathOf } from "../pages/find-entity.ts";
import { sayIn } from "../pages/place.ts";

export interface Side {
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  /** What is kept of it, to be chosen by: identifiers, sources, number of statements. */
  readonly path: string | null;
  readonly name: string;
  readonly code: string;
}

export interface ShownPair {
  readonly pair: CandidatePair;
  readonly left: Side;
  readonly right: Side;
}

export interface ShownDecision {
  readonly decision: Decision;
  readonly left: string;
  readonly right: string;
}

export interface DuplicatesProps {
  readonly pairs: readonly ShownPair[];
  readonly total: number;
  readonly kind: string;
  readonly page: number;
  readonly pageSize: number;
  readonly decisions: readonly ShownDecision[];
  readonly issues: readonly Issue[];
  /** What the form that was refused was about: keys of a pair, or the id of a decision; and its reason. */
  readonly tried: { readonly about: string; readonly reason: string } | null;
  readonly csrfToken: string;
  readonly language: Language;
  readonly url: URL;
}

const ruleNames: Readonly<Record<string, Bilingual>> = {
  "shared-identifier": both("même identifiant", "same identifier"), "same-label-at-parent": both("même label chez une même tutelle", "same label at one parent"),
  "same-acronym-and-town": both("même sigle, même commune", "same acronym, same town"), "near-same-name": both("noms presque pareils", "nearly the same names"),
  "same-name-related-structures": both("même nom, structures liées", "same name, related structures"), "same-name": both("même nom", "same name"),
};

const kindNames: readonly (readonly [string, Bilingual])[] = [["", both("Tout", "All")], ["structure", both("Structures", "Structures")], ["organisation", both("Organisations", "Organisations")], ["person", both("Personnes", "People")]];

/** Pairs that may be one thing, side by side, for a person to decide; and what was decided, which can be undone. */
export function DuplicatesPage({ pairs, total, kind, page, pageSize, decisions, issues, tried, csrfToken, language, url }: DuplicatesProps): VNode {
  const say = sayIn(language);
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: tried === null ? null : fieldId(`reason-${tried.about}`), message: issue.text[language] }))} />
      <Heading level={1}>{say("Doublons possibles", "Possible duplicates")}</Heading>
      <Lead>{say("Deux fiches qui parlent peut-être d’une même chose. Rien n’est réuni sans décision, et toute décision peut être annulée.", "Two records that may speak of one thing. Nothing is joined without a decision, and every decision can be undone.")}</Lead>
      <TabLinks label={say("Nature", "Kind")} tabs={kindNames.map(([code, name]) => ({ label: name[language], href: `/directory/duplicates${code === "" ? "" : `?kind=${code}`}`, current: code === kind }))} />
      <p role="status">{formatNumber(total, language)} {total === 1 ? say("paire", "pair") : say("paires", "pairs")}</p>
      {pairs.length === 0 ? <EmptyState title={say("Aucune paire à départager", "No pair to tell apart")}><p>{say("Les fiches qui se ressemblent s’affichent ici après chaque import.", "Records that look alike show here after each import.")}</p></EmptyState> : null}
      {pairs.map((shown) => <Pair shown={shown} tried={tried} issues={issues} csrfToken={csrfToken} kind={kind} language={language} />)}
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
      <Heading level={2} id="decisions">{say("Décisions", "Decisions")}</Heading>
      <Table<ShownDecision>
        caption={say("Décisions", "Decisions")} captionHidden language={language} rows={decisions}
        empty={<EmptyState title={say("Aucune décision", "No decision")}><p>{say("Ce qui est décidé ici reste, avec sa raison, et peut être annulé.", "What is decided here stays, with its reason, and can be undone.")}</p></EmptyState>}
        columns={[
          { header: say("Quand", "When"), rowHeader: true, cell: ({ decision }) => formatDateTime(decision.recordedAt, language) },
          { header: say("Décision", "Decision"), cell: ({ decision }) => <Tag tone={decision.kind === "same" ? "good" : "quiet"}>{decision.kind === "same" ? say("une seule chose", "one thing") : say("deux choses", "two things")}</Tag> },
          { header: say("Fiches", "Records"), cell: ({ left, right }) => <><div>{left}</div><div>{right}</div></> },
          { header: say("Raison", "Reason"), cell: ({ decision }) => <>{decision.reason} <span class="soft small">({decision.author})</span></> },
          {
            header: say("Annuler", "Undo"),
            cell: ({ decision, left, right }) => decision.revoked !== null ? <span class="soft">{say(`annulée par ${decision.revoked.author}\u202f: ${decision.revoked.reason}`, `undone by ${decision.revoked.author}: ${decision.revoked.reason}`)}</span> : (
              <form method="post" action="/directory/duplicates" class="answer-form">
                <input type="hidden" name="_csrf" value={csrfToken} />
                <input type="hidden" name="decision" value={decision.id} />
                <input type="hidden" name="kind" value={kind} />
                <ReasonField about={decision.id} tried={tried} issues={issues} language={language} />
                <div class="button-row"><Button kind="second" name="act" value="undo">{say("Annuler", "Undo")}<span class="visually-hidden"> {left}, {right}</span></Button></div>
              </form>
            ),
          },
        ]}
      />
    </>
  );
}

function ReasonField({ about, tried, issues, language }: Pick<DuplicatesProps, "tried" | "issues" | "language"> & { readonly about: string }): VNode {
  const say = sayIn(language);
  const mine = tried?.about === about;
  return (
    <Field name="reason" id={fieldId(`reason-${about}`)} label={say("Raison", "Reason")} value={mine ? tried.reason : ""} required language={language} {...(mine && issues.length > 0 ? { error: issues.map((issue) => issue.text[language]).join(" ") } : {})} />
  );
}

/** A pair as one table: what each says, row by row. */
function Pair({ shown, tried, issues, csrfToken, kind, language }: Pick<DuplicatesProps, "tried" | "issues" | "csrfToken" | "kind" | "language"> & { readonly shown: ShownPair }): VNode {
  const say = sayIn(language);
  const { pair, left, right } = shown;
  const labels = [...new Set([...left.rows, ...right.rows].map(({ label }) => label))];
  const at = (side: Side, label: string): string => side.rows.find((row) => row.label === label)?.text ?? "";
  const about = pairAbout(pair);
  const title = `${left.name} / ${right.name}`;
  return (
    <section aria-label={title}>
      <Heading level={2}>{title}</Heading>
      <Table
        caption={title} captionHidden language={language} rows={labels} empty={<p class="soft">{say("Aucun champ à comparer.", "No field to compare.")}</p>}
        columns={[
          { header: say("Champ", "Field"), rowHeader: true, cell: (label) => label },
          { header: `${left.name} (${left.code})`, cell: (label) => at(left, label) },
          { header: `${right.name} (${right.code})`, cell: (label) => at(right, label) },
        ]}
      />
      <p class="small">{say("Pourquoi\u202f: ", "Why: ")}{pair.evidence.map(({ rule, detail }) => `${ruleNames[rule]?.[language] ?? rule} (${detail})`).join(" ; ")} · {[left, right].map((side, index) => side.path === null ? null : <>{index === 0 ? "" : " · "}<a href={side.path}>{say("fiche", "record")} {side.code}</a></>)}</p>
      <form method="post" action="/directory/duplicates">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="nodeKind" value={pair.left.kind} />
        <input type="hidden" name="left" value={pair.left.id} />
        <input type="hidden" name="right" value={pair.right.id} />
        <ReasonField about={about} tried={tried} issues={issues} language={language} />
        <div class="button-row">
          <Button name="act" value="same">{say("C’est une seule chose", "They are one")}</Button>
          <Button name="act" value="different" kind="second">{say("Ce sont deux choses", "They are two")}</Button>
        </div>
      </form>
    </section>
  );
}

/** Ids, not keys: keys may hold names of people. */
export function pairAbout({ left, right }: Pick<CandidatePair, "left" | "right">): string {
  return `${left.id}-${right.id}`;
}

export function sidePath(ref: { readonly kind: string; readonly code: string }): string | null {
  return pathOf(ref);
}
