import type { Db } from "../db/db.ts";
import type { Bilingual } from "../i18n/language.ts";

/** Something that people have to be told. Which address an account has, and whether somebody stands in for it, is for the composition to say. */
export interface Notice {
  /** Names what is told, once and for all: the same key for the same recipient is told once, however often it is asked. */
  readonly key: string;
  /** Accounts, by id. */
  readonly to: readonly string[];
  readonly subject: Bilingual;
  /** Plain words; an empty line parts two paragraphs. */
  readonly text: Bilingual;
  /** The page where the reader can act, as a path of this site; null where there is none. */
  readonly path: string | null;
  /** Where mail programs end what sends this, in one click (RFC 8058), as a path of this site that takes a POST; left out where nothing can be ended. */
  readonly unsubscribe?: string;
  /** Meant for the person, not for their duty: whoever stands in for them is not told. */
  readonly personal?: true;
}

/** Puts a notice in the outbox within the transaction of the act that it tells of: both stand, or neither. */
export type Notify = (inside: Db, notice: Notice) => Promise<void>;

/** A change of state told to other programs by webhook. Holds no name and no address of anybody. */
export interface Announcement {
  /** `value.accepted`, `campaign.opened`, `action.reviewed`, `contract.version-in-force`, `report.sealed`… */
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Puts an announcement in the outbox within the transaction of the act. */
export type Announce = (inside: Db, announcement: Announcement) => Promise<void>;

/** For houses and tests in which nobody listens. */
export const noNotice: Notify = async () => {};
export const noAnnouncement: Announce = async () => {};
