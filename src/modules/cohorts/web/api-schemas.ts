import { z } from "zod";
import { isDay } from "../../../kernel/time/day.ts";
import { legalKinds, populationKinds } from "../domain/record.ts";
import { cohortStates, evidenceKinds } from "../domain/states.ts";
import { requestMoves, requestStates, sides } from "../domain/request-table.ts";
import { serviceKinds } from "../domain/service.ts";

const pair = z.object({ fr: z.string(), en: z.string() });
/** Longer than what is taken, so that faults are told by field. */
const text = z.string().max(20_000);
const givenPair = z.strictObject({ fr: text, en: text.default("") });
export const givenDay = z.string().refine(isDay, "YYYY-MM-DD");

export const contentSchema = z.strictObject({
  name: givenPair, acronym: text, population: givenPair, populationKind: z.enum(populationKinds), startedOn: givenDay.nullable().default(null), plannedEndOn: givenDay.nullable().default(null),
  investigators: z.array(z.strictObject({ name: text, orcid: text.default("") })).max(500).default([]), structure: text.nullable().default(null), study: text.nullable().default(null), datasets: z.array(text).max(1_000).default([]),
  funding: z.array(z.strictObject({ funder: text, programme: text.default(""), amountEuros: z.number().nullable().default(null), from: givenDay.nullable().default(null), until: givenDay.nullable().default(null) })).max(500).default([]),
  biobank: z.strictObject({ place: text, samples: text.default("") }).nullable().default(null), legal: z.array(z.strictObject({ kind: z.enum(legalKinds), reference: text, on: givenDay.nullable().default(null) })).max(500).default([]),
  website: text.default(""), sharing: z.strictObject({ fr: text, en: text }).default({ fr: "", en: "" }), team: z.array(text).max(500).default([]),
});

export const cohortOut = z.object({
  code: z.string(), revision: z.int(), state: z.enum(cohortStates).nullable(), name: pair, acronym: z.string(), population: pair, populationKind: z.enum(populationKinds), startedOn: z.string().nullable(), plannedEndOn: z.string().nullable(),
  investigators: z.array(z.object({ name: z.string(), orcid: z.string() })), structure: z.string().nullable(), study: z.string().nullable(), datasets: z.array(z.string()),
  funding: z.array(z.object({ funder: z.string(), programme: z.string(), amountEuros: z.number().nullable(), from: z.string().nullable(), until: z.string().nullable() })), biobank: z.object({ place: z.string(), samples: z.string() }).nullable(),
  legal: z.array(z.object({ kind: z.enum(legalKinds), reference: z.string(), on: z.string().nullable() })), website: z.string(), sharing: pair,
  transitions: z.array(z.object({ state: z.enum(cohortStates), on: z.string(), evidence: z.object({ kind: z.enum(evidenceKinds), reference: z.string() }).nullable(), statement: z.int() })),
  participants: z.array(z.object({ on: z.string(), enrolled: z.int(), followed: z.int().nullable(), source: z.string(), statement: z.int() })), demonstration: z.boolean(),
});

export const serviceOut = z.object({ code: z.string(), version: z.int(), kind: z.enum(serviceKinds), name: pair, description: pair, conditions: pair, answerDays: z.int(), deliveryDays: z.int(), offered: z.boolean(), demonstration: z.boolean() });

export const requestOut = z.object({
  number: z.string(), cohort: z.string(), service: z.string(), serviceVersion: z.int(), state: z.enum(requestStates), revision: z.int(), title: z.string(), need: z.string(), wantedOn: z.string().nullable(), quote: z.object({ euros: z.number().nullable(), days: z.int() }).nullable(), linkageProject: z.string().nullable(),
  askedOn: z.string(), answeredOn: z.string().nullable(), acceptedOn: z.string().nullable(), deliveredOn: z.string().nullable(), endedOn: z.string().nullable(), dueOn: z.string().nullable(), demonstration: z.boolean(),
});

export const eventOut = z.object({ sequence: z.int(), at: z.string(), on: z.string(), move: z.enum(requestMoves), side: z.enum(sides), internal: z.boolean(), fromState: z.enum(requestStates).nullable(), toState: z.enum(requestStates), detail: z.object({ text: z.string().optional(), documents: z.array(z.object({ sha256: z.string(), name: z.string(), sizeBytes: z.int() })).optional(), quote: z.object({ euros: z.number().nullable(), days: z.int() }).optional(), linkageProject: z.string().nullable().optional() }) });
