import { canonicalJson, type Author } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { isSamePerson, lastOf, type Commitment, type CommitmentContent, type Site, type Versioned, type Wave } from "../domain/model.ts";
import { commitmentIssues, projectionIssues } from "../domain/rules.ts";
import { anotherPerson, changedMeanwhile, notPossible, notTheMoment, unknownCommitment, unknownWave } from "../errors.ts";
import { actOn, existing, type SiteActDeps } from "./recorder.ts";

export function waveOf(site: Site, code: string): Wave {
  const wave = site.waves.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (wave === undefined) throw unknownWave();
  return wave;
}

export function commitmentOf(site: Site, number: number): Commitment {
  const found = site.commitments.find((one) => one.number === number);
  if (found === undefined) throw unknownCommitment();
  return found;
}

function basedOnLast(text: Versioned<unknown>, basedOn: number): void {
  if (text.revisions.length !== basedOn) throw changedMeanwhile(lastOf(text)?.by.name ?? "Quelqu’un");
}

/** A revision is made public by somebody else than its writer, and only while it is the last. */
function validatable(text: Versioned<unknown>, revision: number, by: Author): void {
  const last = lastOf(text);
  if (last === null) throw notTheMoment("Rien n’est encore écrit.", "Nothing is written yet.");
  if (last.number !== revision) throw changedMeanwhile(last.by.name);
  if (text.validated?.revision === revision) throw notTheMoment("Cette version est déjà validée.", "This version is validated already.");
  if (isSamePerson(last.by, by)) throw anotherPerson();
}

/** Writes the strategic projection of a wave; `basedOn` is the number of the revision that the writer saw, 0 where there was none. */
export async function writeProjection(deps: SiteActDeps, by: Author, code: string, wave: string, text: Bilingual, basedOn: number): Promise<Site> {
  const issues = projectionIssues(text);
  if (issues.length > 0) throw notPossible(issues);
  return actOn(deps, by, code, (before) => {
    const known = waveOf(existing(before), wave);
    basedOnLast(known.projection, basedOn);
    return { facts: [{ kind: "projection-written", wave: known.code, text }] };
  });
}

export async function validateProjection(deps: SiteActDeps, by: Author, code: string, wave: string, revision: number): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    const known = waveOf(site, wave);
    validatable(known.projection, revision, by);
    return {
      facts: [{ kind: "projection-validated", wave: known.code, revision }],
      announcements: [{ type: "site.projection-validated", subject: site.subject, data: { site: code, wave: known.code, revision } }],
    };
  });
}

export interface CommitmentDraft {
  /** Null for a new one, which takes the next number of the site. */
  readonly number: number | null;
  readonly wave: string;
  readonly continues: number | null;
  readonly content: CommitmentContent;
  readonly reason: string | null;
}

/** Writes a commitment or another text of it; gives the site and the number. The same new commitment sent twice is written once. */
export async function writeCommitment(deps: SiteActDeps, by: Author, code: string, draft: CommitmentDraft, basedOn: number): Promise<{ readonly site: Site; readonly number: number }> {
  let number = draft.number ?? 0;
  const site = await actOn(deps, by, code, (before) => {
    const now = existing(before);
    const wave = waveOf(now, draft.wave);
    const known = draft.number === null ? null : commitmentOf(now, draft.number);
    const issues = commitmentIssues(draft.content, now, known !== null, draft.reason);
    if (issues.length > 0) throw notPossible(issues);
    if (known !== null) basedOnLast(known.text, basedOn);
    if (draft.continues !== null) commitmentOf(now, draft.continues);
    const twin = known === null ? sentAlready(now, by, draft, wave.code) : undefined;
    if (twin !== undefined) {
      number = twin.number;
      return { facts: [] };
    }
    number = known?.number ?? nextNumber(now);
    return { facts: [{ kind: "commitment-written", number, wave: known?.wave ?? wave.code, continues: known?.continues ?? draft.continues, content: draft.content, reason: draft.reason }] };
  });
  return { site, number };
}

/** The same new commitment by the same person, sent a second time by a double click. */
function sentAlready(site: Site, by: Author, draft: CommitmentDraft, wave: string): Commitment | undefined {
  return site.commitments.find((one) => {
    const [first, ...later] = one.text.revisions;
    return first !== undefined && later.length === 0 && one.wave === wave && one.continues === draft.continues && isSamePerson(first.by, by) && canonicalJson(first.content) === canonicalJson(draft.content);
  });
}

export function nextNumber(site: Pick<Site, "commitments">): number {
  return 1 + Math.max(0, ...site.commitments.map((one) => one.number));
}

export async function validateCommitment(deps: SiteActDeps, by: Author, code: string, number: number, revision: number): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    const known = commitmentOf(site, number);
    validatable(known.text, revision, by);
    return {
      facts: [{ kind: "commitment-validated", number, revision }],
      announcements: [{ type: "site.commitment-validated", subject: known.subject, data: { site: code, number, revision } }],
    };
  });
}
