import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ValueEventKind } from "../../domain/value-events.ts";

export const kindWords: Readonly<Record<ValueEventKind, Bilingual>> = {
  entered: both("saisie", "entered"),
  proposed: both("proposée", "proposed"),
  accepted: both("acceptée", "accepted"),
  "accepted-changed": both("acceptée avec modification", "accepted with change"),
  refused: both("renvoyée", "sent back"),
  corrected: both("corrigée", "corrected"),
  withdrawn: both("retirée", "withdrawn"),
};
