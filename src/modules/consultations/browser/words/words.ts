import type { FindingKind } from "../../domain/scan.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";

/** What the script says by itself; the rest of the page is written by the house. */
export interface Words {
  readonly receive: string;
  readonly receiving: string;
  readonly received: (axes: number) => string;
  readonly receiveAgain: string;
  readonly lostRight: string;
  readonly noRightHere: string;
  readonly cannotKeep: string;
  readonly otherPerson: string;
  readonly noSecureContext: string;
  readonly definitionDiffers: string;
  readonly keysDiffer: string;
  readonly badSignature: string;
  readonly notReached: string;
  readonly signedOut: string;
  readonly houseSays: (text: string) => string;
  readonly tryAgain: string;

  readonly stateNew: string;
  readonly stateBegun: (answered: number) => string;
  readonly stateSent: string;
  readonly stateNoRight: string;
  readonly begin: string;
  readonly goOn: string;
  readonly resume: string;
  readonly axesLeft: (unsent: number) => string;

  readonly axesTitle: string;
  readonly axisOf: (at: number, of: number) => string;
  readonly stepsLabel: string;
  readonly step: (at: number, of: number) => string;
  readonly you: string;
  readonly review: string;
  readonly previous: string;
  readonly next: string;
  readonly toReview: string;
  readonly toAxes: string;
  readonly saving: string;
  readonly saved: string;
  readonly notSaved: string;
  readonly savedUntilLeft: string;
  readonly questionsAppeared: (count: number) => string;
  readonly questionsLeft: (count: number) => string;
  readonly formDiffers: string;
  readonly elsewhereTitle: string;
  readonly elsewhere: string;
  readonly takeOver: string;

  readonly reviewTitle: (axis: string) => string;
  readonly reviewLead: (answered: number, asked: number) => string;
  readonly nothingYet: string;
  readonly yourAnswers: string;
  readonly unanswered: (count: number) => string;
  readonly noAnswer: string;
  readonly changeThis: string;
  readonly change: (question: string) => string;
  readonly toMend: string;
  readonly scanTitle: string;
  readonly scanLead: string;
  readonly scanClean: string;
  readonly scanNothing: string;
  readonly maskThis: (text: string, kind: string) => string;
  readonly kinds: Readonly<Record<FindingKind, string>>;
  readonly maskedPreview: string;
  readonly exactly: string;
  readonly exactlyLead: string;
  readonly final: string;
  readonly noHurry: string;
  readonly sendTitle: string;
  readonly send: string;
  readonly sending: string;
  readonly print: string;
  readonly printReceipt: string;
  readonly exportDraft: string;
  readonly exportName: string;

  readonly sentTitle: (axis: string) => string;
  readonly sentLead: string;
  readonly receipt: string;
  readonly receiptUse: string;
  readonly receiptPressure: string;
  readonly copy: string;
  readonly copied: string;
  readonly keepNumber: string;
  readonly numberKept: string;
  readonly erased: string;
  readonly alreadyTitle: string;
  readonly already: string;
  readonly notSentTitle: string;
  readonly closed: string;
  readonly stale: string;
  readonly offline: string;
  readonly busy: string;
  readonly tooLong: string;
  readonly refusedRight: string;
  readonly keptTyped: string;
  readonly reload: string;

  readonly deleteAxis: string;
  readonly deleteAxisSure: string;
  readonly deleteAll: string;
  readonly deleteAllSure: string;
  readonly deleteYes: string;
  readonly deleteNo: string;
  readonly deleted: string;

  readonly number: (value: number) => string;
  readonly ballotIn: string;
  readonly ballotNotIn: string;
  readonly ballotMalformed: string;
  readonly ballotLooking: string;
  readonly ballotNoList: string;
}

export function wordsIn(language: Language): Words {
  return language === "en" ? english : french;
}
