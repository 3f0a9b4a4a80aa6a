import { createHash, randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { contactIssues, inOrder, tidyContact, type Contact, type ContactContent } from "./domain/contact.ts";
import { latestOf, sheetIssues, type Sheet, type SheetContent, type SheetVersion } from "./domain/sheet.ts";
import { contactNotValid, integrityChangedMeanwhile, nothingToPublish, sheetCodeTaken, sheetNotValid, unknownContact, unknownSheet } from "./errors.ts";
import { allContacts, contactById, deleteContact, insertContact, updateContact } from "./store/contacts.ts";
import { deleteSheet, insertSheet, insertVersion, lockSheet, sheetsIn, updateSheet } from "./store/sheets.ts";

/** Who answers questions of ethics and integrity, and what the practical guide advises. */
export interface Integrity {
  /** In the order of the directory: past and coming mandates included. */
  contacts(): Promise<readonly Contact[]>;
  /** Fails with `consultations.unknown-contact`. */
  contact(id: string): Promise<Contact>;
  /** Fails with `consultations.bad-contact` and every fault. */
  addContact(author: Author, content: ContactContent): Promise<Contact>;
  /** Fails with `consultations.bad-contact`, `consultations.changed-meanwhile`. */
  changeContact(author: Author, id: string, seen: number, content: ContactContent): Promise<void>;
  /** For what was entered by mistake: a mandate that is over gets an end instead. */
  removeContact(author: Author, id: string, seen: number): Promise<void>;
  sheets(): Promise<readonly Sheet[]>;
  /** Fails with `consultations.unknown-sheet`. */
  sheet(code: string): Promise<Sheet>;
  /** Fails with `consultations.sheet-code-taken`. */
  addSheet(author: Author, code: string, draft: SheetContent): Promise<void>;
  /** Keeps a draft whatever its faults. Fails with `consultations.changed-meanwhile`. */
  saveDraft(author: Author, code: string, seen: number, draft: SheetContent): Promise<void>;
  /** The draft is forgotten, the version in force stands; a sheet that was never published goes with it. True: it went. */
  dropDraft(author: Author, code: string, seen: number): Promise<boolean>;
  /** Makes the draft the next version, which never changes. Fails with `consultations.bad-sheet`, `consultations.nothing-to-publish`, `consultations.changed-meanwhile`. */
  publish(author: Author, code: string, seen: number, note: Bilingual): Promise<SheetVersion>;
  /** The page stays, says why it is no longer to be followed, and can be restored with null. */
  withdraw(author: Author, code: string, seen: number, reason: Bilingual | null): Promise<void>;
}

export interface IntegrityDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

export function createIntegrity({ db, clock, demonstration = false }: IntegrityDeps): Integrity {
  const audit = (tx: Db, { accountId, name }: Author, act: string, subject: string, previous: unknown, next: unknown): Promise<unknown> => recordAudit(tx, { accountId, author: name, act, subject, previous, next });

  async function found(on: Db, code: string): Promise<Sheet> {
    const [sheet] = await sheetsIn(on, code);
    if (sheet === undefined) throw unknownSheet();
    return sheet;
  }

  /** One act over one sheet as it is now, nobody else writing meanwhile. */
  function change<T>(code: string, seen: number, work: (tx: Db, sheet: Sheet) => Promise<T>): Promise<T> {
    return db.tx(async (tx) => {
      await lockSheet(tx, code);
      const sheet = await found(tx, code);
      if (sheet.revision !== seen) throw integrityChangedMeanwhile();
      return work(tx, sheet);
    });
  }

  return {
    contacts: async () => inOrder(await allContacts(db)),
    async contact(id) {
      const contact = await contactById(db, id);
      if (contact === null) throw unknownContact();
      return contact;
    },
    async addContact(author, given) {
      const content = tidyContact(given);
      const issues = contactIssues(content);
      if (issues.length > 0) throw contactNotValid(issues);
      const id = randomUUID();
      await db.tx(async (tx) => {
        await insertContact(tx, id, content, demonstration);
        await audit(tx, author, "consultations.contact-added", `contact:${id}`, null, content);
      });
      return { ...content, id, revision: 1, demonstration };
    },
    async changeContact(author, id, seen, given) {
      const content = tidyContact(given);
      const issues = contactIssues(content);
      if (issues.length > 0) throw contactNotValid(issues);
      await db.tx(async (tx) => {
        const before = await contactById(tx, id);
        if (before === null) throw unknownContact();
        if (!(await updateContact(tx, id, seen, content))) throw integrityChangedMeanwhile();
        await audit(tx, author, "consultations.contact-changed", `contact:${id}`, before, content);
      });
    },
    async removeContact(author, id, seen) {
      await db.tx(async (tx) => {
        const before = await contactById(tx, id);
        if (before === null) throw unknownContact();
        if (!(await deleteContact(tx, id, seen))) throw integrityChangedMeanwhile();
        await audit(tx, author, "consultations.contact-removed", `contact:${id}`, before, null);
      });
    },
    sheets: () => sheetsIn(db),
    sheet: (code) => found(db, code),
    async addSheet(author, code, draft) {
      await db.tx(async (tx) => {
        if (!(await insertSheet(tx, code, draft, demonstration))) throw sheetCodeTaken();
        await audit(tx, author, "consultations.sheet-added", `sheet:${code}`, null, draft);
      });
    },
    saveDraft: (author, code, seen, draft) => change(code, seen, async (tx, sheet) => {
      await updateSheet(tx, code, seen, { draft, withdrawn: sheet.withdrawn });
      await audit(tx, author, "consultations.sheet-drafted", `sheet:${code}`, sheet.draft, draft);
    }),
    dropDraft: (author, code, seen) => change(code, seen, async (tx, sheet) => {
      const never = latestOf(sheet) === null;
      if (never) await deleteSheet(tx, code);
      else await updateSheet(tx, code, seen, { draft: null, withdrawn: sheet.withdrawn });
      await audit(tx, author, never ? "consultations.sheet-removed" : "consultations.sheet-draft-dropped", `sheet:${code}`, sheet.draft, null);
      return never;
    }),
    publish: (author, code, seen, note) => change(code, seen, async (tx, sheet) => {
      const latest = latestOf(sheet);
      if (sheet.draft === null) throw nothingToPublish();
      const issues = [...sheetIssues(sheet.draft, clock.today()), ...noteIssues(note, "note")];
      if (issues.length > 0) throw sheetNotValid(issues);
      const sha256 = createHash("sha256").update(canonicalJson(sheet.draft)).digest("hex");
      if (latest?.sha256 === sha256) throw nothingToPublish();
      const version: SheetVersion = { number: (latest?.number ?? 0) + 1, content: sheet.draft, note, publishedOn: clock.today(), sha256 };
      await insertVersion(tx, code, version);
      await updateSheet(tx, code, seen, { draft: null, withdrawn: null });
      await audit(tx, author, "consultations.sheet-published", `sheet:${code}`, latest?.number ?? null, { number: version.number, sha256 });
      return version;
    }),
    withdraw: (author, code, seen, reason) => change(code, seen, async (tx, sheet) => {
      if (latestOf(sheet) === null) throw unknownSheet();
      if (reason !== null) {
        const issues = noteIssues(reason, "reason");
        if (issues.length > 0) throw sheetNotValid(issues);
      }
      const withdrawn = reason === null ? null : { reason, on: clock.today() };
      await updateSheet(tx, code, seen, { draft: sheet.draft, withdrawn });
      await audit(tx, author, reason === null ? "consultations.sheet-restored" : "consultations.sheet-withdrawn", `sheet:${code}`, sheet.withdrawn, withdrawn);
    }),
  };
}

function noteIssues(note: Bilingual, name: "note" | "reason") {
  return (["fr", "en"] as const).filter((language) => note[language].trim() === "").map((language) => ({
    code: "consultations.bad-sheet", severity: "error" as const, field: `${name}.${language}`,
    text: language === "fr" ? both("Dites-le en français\u202f: ceux qui suivaient la fiche le liront.", "Say it in French: those who followed the sheet will read it.") : both("Dites-le en anglais.", "Say it in English: those who followed the sheet will read it."),
  }));
}
