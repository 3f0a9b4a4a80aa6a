import { z } from "zod";
import { canonicalJson, type ChainedEntry } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { revisionSha256 } from "../actions/drafts.ts";
import { sha256Of } from "../domain/canonical.ts";
import type { Draft, DraftAct, TextRevision } from "../domain/draft.ts";
import { sectionName } from "../domain/sections.ts";
import { listEveryAct, listEveryRevision, listOpened } from "../store/draft-store.ts";

const textEntry = z.object({ revisionId: z.string(), draftId: z.string(), section: z.string(), revision: z.number(), revisionSha256: z.string() });
const openedEntry = z.object({ draftId: z.string(), year: z.number(), versionNumber: z.number().nullable(), knownOn: z.string(), corrects: z.unknown() });
const actEntry = z.object({ draftId: z.string(), settings: z.unknown(), contentSha256: z.string().nullable(), reportCode: z.string().nullable() });

const actKinds = ["settings", "ready", "reopened", "abandoned", "sealed"] as const satisfies readonly DraftAct["kind"][];

/** The acts of the audit that tell of drafts and of their texts. */
export const draftAuditActs: readonly string[] = ["report.text-written", "report.draft-opened", ...actKinds.map((kind) => `report.draft-${kind}`)];

/** What the audit says of one saving of one synthesis. */
export interface TextWitness {
  readonly entry: ChainedEntry;
  readonly said: z.output<typeof textEntry>;
}

export function textWitness(entries: readonly ChainedEntry[]): readonly TextWitness[] {
  return entries.flatMap((entry) => {
    const said = textEntry.safeParse(entry.next);
    return said.success ? [{ entry, said: said.data }] : [];
  });
}

interface TextDifference {
  readonly kind: "text";
  readonly subject: string;
  readonly text: Bilingual;
}

/** Are the revisions of a draft those that the audit tells of, all of them, as they were? */
export function revisionDifferences(draftId: string, revisions: readonly TextRevision[], texts: readonly TextWitness[]): readonly TextDifference[] {
  const said = new Map(texts.filter((one) => one.said.draftId === draftId).map((one) => [one.said.revisionId, one]));
  const found: TextDifference[] = [];
  const add = (section: string, fr: string, en: string): number => found.push({ kind: "text", subject: section, text: both(`${sectionName(section).fr}${fr}`, `${sectionName(section).en}${en}`) });
  for (const one of revisions) {
    const known = said.get(one.id);
    said.delete(one.id);
    if (known === undefined) add(one.section, `, révision ${one.revision}\u202f: Jalon ne l’a jamais enregistrée`, `, revision ${one.revision}: Jalon never recorded it`);
    else if (known.said.revisionSha256 !== revisionSha256(one)) add(one.section, `, révision ${one.revision}\u202f: ce n’est plus celle que dit l’entrée ${known.entry.sequence} du journal`, `, revision ${one.revision}: it is no longer the one that entry ${known.entry.sequence} of the log tells of`);
  }
  for (const { entry, said: gone } of said.values()) add(gone.section, `, révision ${gone.revision}\u202f: elle n’est plus là (entrée ${entry.sequence} du journal)`, `, revision ${gone.revision}: it is gone (entry ${entry.sequence} of the log)`);
  return found;
}

export interface DraftDifference extends Omit<TextDifference, "kind"> {
  /** `2024-draft` */
  readonly code: string;
  readonly kind: "text" | "draft";
}

/**
 * Are all drafts, what was done to them and their texts what the audit says was recorded? The texts of drafts in `sealed`
 * are left to the check of their report.
 */
export async function draftDifferences(db: Db, entries: readonly ChainedEntry[], sealed: ReadonlySet<string>): Promise<readonly DraftDifference[]> {
  const texts = textWitness(entries);
  const [drafts, acts, revisions] = [await listOpened(db), await listEveryAct(db), await listEveryRevision(db)];
  const opened = new Map(entries.flatMap((entry) => {
    const said = openedEntry.safeParse(entry.next);
    return entry.act === "report.draft-opened" && said.success ? [[said.data.draftId, { entry, said: said.data }] as const] : [];
  }));
  const years = new Map([...[...opened.values()].map(({ said }) => [said.draftId, said.year] as const), ...drafts.map(({ id, year }) => [id, year] as const)]);
  const ids = new Set([...drafts.map(({ id }) => id), ...opened.keys(), ...acts.map(({ draftId }) => draftId), ...revisions.map(({ draftId }) => draftId), ...texts.map(({ said }) => said.draftId)]);
  return [...ids].flatMap((id) => {
    const code = `${years.get(id) ?? ""}-draft`;
    const found = [
      ...openingDifferences(drafts.find((one) => one.id === id), opened.get(id)),
      ...actDifferences(acts.filter(({ draftId }) => draftId === id), entries.filter(({ subject, act }) => subject === `draft ${id}` && act !== "report.draft-opened")),
      ...(sealed.has(id) ? [] : revisionDifferences(id, revisions.filter(({ draftId }) => draftId === id), texts)),
    ];
    return found.map((one) => ({ code, ...one }));
  });
}

type Found = readonly Omit<DraftDifference, "code">[];

function openingDifferences(draft: Draft | undefined, witness: { readonly entry: ChainedEntry; readonly said: z.output<typeof openedEntry> } | undefined): Found {
  const one = (fr: string, en: string): Found => [{ kind: "draft", subject: draft?.id ?? witness?.said.draftId ?? "", text: both(fr, en) }];
  if (witness === undefined) return draft === undefined ? [] : one(`le projet de rapport de ${draft.year}\u202f: Jalon ne l’a jamais enregistré`, `the draft report of ${draft.year}: Jalon never recorded it`);
  const { entry, said } = witness;
  const place = { fr: `que dit l’entrée ${entry.sequence} du journal`, en: `that entry ${entry.sequence} of the log tells of` };
  if (draft === undefined) return one(`le projet de rapport de ${said.year}, ${place.fr}, n’est plus là`, `the draft report of ${said.year} ${place.en} is gone`);
  const { id: draftId, year, versionNumber, knownOn, corrects, accountId, author } = draft;
  const same = canonicalJson({ draftId, year, versionNumber, knownOn, corrects, accountId, author }) === canonicalJson({ ...said, accountId: entry.accountId, author: entry.author });
  return same ? [] : one(`le projet de rapport de ${year} (ce qu’il choisit, et de qui il est) n’est plus celui ${place.fr}`, `the draft report of ${year} (what it chooses, and whose it is) is no longer the one ${place.en}`);
}

/** Acts bear no name in the audit: each is held against the entry in its place. */
function actDifferences(acts: readonly DraftAct[], entries: readonly ChainedEntry[]): Found {
  const told = entries.filter(({ act }) => act.startsWith("report.draft-"));
  const subject = acts[0]?.draftId ?? told[0]?.subject ?? "";
  const place = Math.max(acts.length, told.length);
  for (let at = 0; at < place; at += 1) {
    const [act, entry] = [acts[at], told[at]];
    const sequence = entry?.sequence ?? null;
    if (act !== undefined && entry !== undefined && isAct(act, entry)) continue;
    const name = act?.kind ?? entry?.act.replace("report.draft-", "") ?? "";
    const text = sequence === null
      ? both(`l’acte «\u202f${name}\u202f» du projet de rapport\u202f: Jalon ne l’a jamais enregistré`, `the act “${name}” of the draft report: Jalon never recorded it`)
      : act === undefined
        ? both(`l’acte «\u202f${name}\u202f» du projet de rapport, que dit l’entrée ${sequence} du journal, n’est plus là`, `the act “${name}” of the draft report, which entry ${sequence} of the log tells of, is gone`)
        : both(`l’acte «\u202f${name}\u202f» du projet de rapport n’est plus celui que dit l’entrée ${sequence} du journal`, `the act “${name}” of the draft report is no longer the one that entry ${sequence} of the log tells of`);
    return [{ kind: "draft", subject, text }];
  }
  return [];
}

function isAct(act: DraftAct, entry: ChainedEntry): boolean {
  const said = actEntry.safeParse(entry.next);
  if (!said.success || (act.content !== null && sha256Of(act.content) !== act.contentSha256)) return false;
  const { kind, draftId, settings, contentSha256, reportCode, accountId, author } = act;
  return canonicalJson({ act: `report.draft-${kind}`, draftId, settings, contentSha256, reportCode, accountId, author }) === canonicalJson({ act: entry.act, ...said.data, accountId: entry.accountId, author: entry.author });
}
