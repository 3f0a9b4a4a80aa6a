export { act, faultsOfAct, propose } from "./actions/act.ts";
export { settleAll } from "./actions/settle.ts";
export type { Correction, CorrectionMove, HeldValue } from "./domain/correction.ts";
