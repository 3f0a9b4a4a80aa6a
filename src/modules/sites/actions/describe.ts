import type { Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { placeOfCommune } from "../../directory/index.ts";
import type { Site } from "../domain/model.ts";
import { siteIssues, waveIssues, type SiteDraft } from "../domain/rules.ts";
import { changedMeanwhile, notPossible, unknownWave } from "../errors.ts";
import { actOn, existing, type SiteActDeps } from "./recorder.ts";

export function isCommune(code: string): boolean {
  return placeOfCommune(code) !== null;
}

/** Opens a site (`basedOn` 0) or describes it anew. */
export async function describeSite(deps: SiteActDeps, by: Author, draft: SiteDraft, basedOn: number): Promise<Site> {
  const issues = siteIssues(draft, isCommune);
  if (issues.length > 0) throw notPossible(issues);
  return actOn(deps, by, draft.code.toUpperCase(), (site) => {
    if (site !== null && basedOn === 0) throw notPossible([fault("code", "site-exists", `Le site ${site.code} est déjà ouvert (${site.name}).`, `Site ${site.code} is open already (${site.name}).`)]);
    if (basedOn > 0) existing(site);
    if (site !== null && site.revision !== basedOn) throw changedMeanwhile("Quelqu’un");
    return { facts: [{ kind: "site-described", name: draft.name.trim(), communes: draft.communes, partners: draft.partners }] };
  });
}

export interface NewReferent {
  readonly accountId: string;
  readonly name: string;
  readonly from: Day;
}

/** Names a scientific referent from a day on; an earlier one goes on beside them until ended. */
export async function nameReferent(deps: SiteActDeps, by: Author, code: string, draft: NewReferent): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    if (site.referents.some((one) => one.accountId === draft.accountId && (one.until === null || one.until > draft.from))) throw notPossible([fault("accountId", "referent-already", `${draft.name} est déjà référent de ce site à cette date.`, `${draft.name} is a referent of this site already on that day.`)]);
    return { facts: [{ kind: "referent-named", ...draft }] };
  });
}

export async function endReferent(deps: SiteActDeps, by: Author, code: string, accountId: string, until: Day): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const now = existing(before).referents.find((one) => one.accountId === accountId && one.until === null);
    if (now === undefined) throw notPossible([fault("accountId", "referent-unknown", "Cette personne n’est pas référente de ce site.", "This person is not a referent of this site.")]);
    if (until < now.from) throw notPossible([fault("until", "referent-before", `La fin est avant le début (${now.from}).`, `The end is before the beginning (${now.from}).`)]);
    return { facts: [{ kind: "referent-ended", accountId, until }] };
  });
}

export async function openWave(deps: SiteActDeps, by: Author, code: string, letter: string, startsOn: Day | null): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    const issues = waveIssues(site, letter, startsOn, null);
    if (issues.length > 0 || startsOn === null) throw notPossible(issues);
    return { facts: [{ kind: "wave-opened", wave: waveCode(site, letter, startsOn), letter, startsOn }] };
  });
}

/** Another first day or letter of a wave; its code, by which addresses name it, stays. */
export async function correctWave(deps: SiteActDeps, by: Author, code: string, wave: string, draft: { readonly letter: string; readonly startsOn: Day | null; readonly reason: string }): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    if (!site.waves.some((one) => one.code === wave)) throw unknownWave();
    const issues = waveIssues(site, draft.letter, draft.startsOn, wave);
    if (draft.reason.trim() === "") issues.push(fault("reason", "reason-missing", "Dites pourquoi la vague change.", "Say why the wave changes."));
    if (issues.length > 0 || draft.startsOn === null) throw notPossible(issues);
    return { facts: [{ kind: "wave-corrected", wave, letter: draft.letter, startsOn: draft.startsOn, reason: draft.reason.trim() }] };
  });
}

/** `C2023`; a wave corrected since may have taken another year, so that the code is made free. */
export function waveCode(site: Pick<Site, "waves">, letter: string, startsOn: Day): string {
  const code = `${letter}${startsOn.slice(0, 4)}`;
  const taken = site.waves.filter((wave) => wave.code === code || wave.code.startsWith(`${code}-`)).length;
  return taken === 0 ? code : `${code}-${taken + 1}`;
}

export function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `sites.${code}`, severity: "error", field, text: { fr, en } };
}
