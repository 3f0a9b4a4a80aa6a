import type { LinkageSession } from "../domain/session.ts";
import { calibratedProbabilitySql, type Calibration } from "./calibration.ts";

/**
 * Puts calibrated probabilities in the place of the model's in `scored`: weights stay, so that the evidence of a pair
 * still adds up, and `weight` at a probability is no longer its log odds. Pairs that fall below `writeFrom` are kept.
 */
export async function applyCalibration(session: LinkageSession, calibration: Calibration): Promise<void> {
  await session.analytics.run(`update scored set probability = ${calibratedProbabilitySql(calibration)}`);
}
