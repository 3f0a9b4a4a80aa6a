import type { Day } from "../../../../kernel/time/day.ts";
import { foldRepository } from "../../sources/repositories.ts";
import type { AccessLocation, AccessStatement, HalDeposit, RecordSource } from "../record.ts";
import type { AccessObservation } from "../work.ts";

/** What one record said of open access up to a day. */
export interface AccessTold {
  readonly source: RecordSource;
  readonly access: AccessStatement | null;
  readonly hal: HalDeposit | null;
}

type Colour = NonNullable<AccessObservation["publisher"]>;
const colours = ["diamond", "gold", "hybrid", "other"] as const satisfies readonly Colour[];

/** Is the file of a deposit open on this day? Not before the day on which its embargo ends. */
export function isFileOpen(deposit: HalDeposit, on: Day): boolean {
  if (deposit.submitType !== "file") return false;
  return deposit.embargoUntil === null ? deposit.openFile : deposit.embargoUntil <= on;
}

/** The colour of an open place at the publisher. */
function colourOf(location: AccessLocation, hasCharge: boolean | null): Colour {
  // The accepted manuscript that a publisher shows after an embargo is no licence to reuse.
  if (location.version === "accepted" || location.version === "submitted") return "other";
  if (hasCharge === false && location.journalInDoaj === true) return "diamond";
  if (location.journalIsOpen === true || location.journalInDoaj === true) return "gold";
  return location.licence === null || location.licence.trim() === "" ? "other" : "hybrid";
}

/**
 * One status for one day out of what all records of a work said up to then. A place at the publisher has the colour of
 * its journal (no charge and in DOAJ: diamond; open journal: gold; a licence: hybrid; else other) and the best is kept; repositories
 * are unioned beside it. What HAL itself says of its deposits replaces what others say of HAL where HAL was asked; a
 * file under embargo is not open. A statement of openness without any open place counts as closed.
 *
 * Source: French open-science monitor (dataesr/bso-publications, `utils_upw.py`, `unpaywall_enrich.py`).
 */
export function observeAccess(told: readonly AccessTold[], on: Day): AccessObservation {
  const publishers = new Set<Colour>();
  const repositories = new Set<string>();
  const locations = new Map<string, AccessLocation>();
  const sources = new Set<RecordSource>();
  const keep = (location: AccessLocation): void => {
    locations.set(JSON.stringify([location.host, location.repository, location.url, location.licence, location.version, location.journalIsOpen, location.journalInDoaj]), location);
  };
  const depositsOpen = new Set(told.flatMap(({ hal }) => (hal === null || !isFileOpen(hal, on) ? [] : [hal.halId])));
  const depositsClosed = told.flatMap(({ hal }) => (hal === null || isFileOpen(hal, on) ? [] : [hal.halId]));
  for (const { source, access, hal } of told) {
    if (access === null && hal === null) continue;
    sources.add(source);
    for (const location of access?.isOpen === true ? access.locations : []) {
      if (!location.isOpen) continue;
      const repository = location.host === "repository" ? foldRepository(location.repository, location.url) : null;
      // HAL knows best which of its files are open.
      if (repository === "HAL" && depositsClosed.length > 0 && depositsOpen.size === 0) continue;
      keep({ ...location, repository });
      if (location.host === "publisher") publishers.add(colourOf(location, access?.hasCharge ?? null));
      else repositories.add(repository ?? "?");
    }
  }
  for (const halId of [...depositsOpen].sort()) {
    repositories.add("HAL");
    if (![...locations.values()].some((location) => location.repository === "HAL")) {
      keep({ host: "repository", repository: "HAL", url: `https://hal.science/${halId}`, licence: null, version: null, isOpen: true, journalIsOpen: null, journalInDoaj: null });
    }
  }
  const kept = [...locations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, location]) => location);
  return {
    observedOn: on, isOpen: kept.length > 0, publisher: colours.find((colour) => publishers.has(colour)) ?? null,
    repositories: [...repositories].sort(), locations: kept, sources: [...sources].sort(),
  };
}
