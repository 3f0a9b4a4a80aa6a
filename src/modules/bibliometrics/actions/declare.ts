import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { isDay, type Clock } from "../../../kernel/time/day.ts";
import { declarationOn, isSettingKey, settings, type Declaration } from "../domain/settings.ts";
import { badDeclaration, declaredMeanwhile, unknownSetting } from "../errors.ts";
import { insertDeclaration, listDeclarations } from "../store/declaration-store.ts";

export interface DeclarationDraft {
  readonly key: string;
  readonly option: string;
  /** As typed: a day. */
  readonly from: string;
  readonly reason: string;
  /** Id of the last declaration of the setting that the person saw, empty where there was none; another one since then stops the act. Not looked at where left out. */
  readonly seen?: string;
}

const longestReason = 2_000;

/** What is wrong with a declaration, all faults at once. Fails with `bibliometrics.unknown-setting`. */
export function declarationIssues(draft: DeclarationDraft): Issue[] {
  if (!isSettingKey(draft.key)) throw unknownSetting();
  const { key } = draft;
  const issues: Issue[] = [];
  const fault = (field: string, fr: string, en: string): void => {
    issues.push({ code: "bibliometrics.bad-declaration", severity: "error", field, text: { fr, en } });
  };
  if (!settings[key].options.some((one) => one.code === draft.option && one.shownOnly !== true)) fault("option", "Choisissez une des lectures proposées.", "Choose one of the readings offered.");
  if (!isDay(draft.from)) fault("from", "Donnez le jour à partir duquel la déclaration vaut.", "Give the day from which the declaration holds.");
  if (draft.reason.trim() === "") fault("reason", "Dites pourquoi\u202f: le motif reste dans l’historique.", "Say why: the reason stays in the history.");
  if (draft.reason.length > longestReason) fault("reason", "Le motif est trop long\u202f: 2\u202f000 caractères au plus.", "The reason is too long: 2,000 characters at most.");
  return issues;
}

/** Declares what the contract means, for measures made from a day on. Nothing is overwritten; another declaration undoes it. Audited. The same sent twice by one person is recorded once. Fails with `bibliometrics.bad-declaration`, `bibliometrics.declared-meanwhile`. */
export async function declare({ db, clock }: { readonly db: Db; readonly clock: Clock }, by: Author, draft: DeclarationDraft): Promise<Declaration> {
  const issues = declarationIssues(draft);
  const { key, option, from } = draft;
  if (issues.length > 0 || !isSettingKey(key) || !isDay(from)) throw badDeclaration(issues);
  const one: Declaration = { id: randomUUID(), key, option, from, reason: draft.reason.trim(), author: by.name, recordedAt: clock.now().toISOString() };
  return db.tx(async (inside) => {
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended('bibliometrics.declaration', 0))`);
    const known = await listDeclarations(inside);
    const last = known.filter((other) => other.key === key).at(-1);
    if (draft.seen !== undefined && draft.seen !== (last?.id ?? "")) {
      if (last !== undefined && last.option === option && last.from === from && last.reason === one.reason && last.author === one.author) return last;
      throw declaredMeanwhile(last?.author ?? "");
    }
    const before = declarationOn(known, key, from);
    await insertDeclaration(inside, one, by.accountId);
    await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "bibliometrics.declared", subject: key, previous: { option: before?.option ?? settings[key].byDefault }, next: { id: one.id, option, from, reason: one.reason } });
    return one;
  });
}
