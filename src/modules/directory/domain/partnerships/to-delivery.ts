import type { DeliveryDraft } from "../directory.ts";
import type { NodeKey } from "../entity.ts";
import type { AddressValue, PositionValue } from "../field.ts";
import { checkIdentifier } from "../identifiers/index.ts";
import { locate, positionOf } from "../places/index.ts";
import { foldName } from "../rnsr/keys.ts";
import type { PartialDate } from "../partial-date.ts";
import type { JsonValue, SourceRecordDraft, StatementDraft } from "../statement.ts";
import type { Partnerships } from "./partnerships.ts";

type Organisation = Partnerships["organisations"][number];
type Team = Partnerships["projectTeams"][number]["teams"][number];

/**
 * Partnerships as one complete delivery: an organisation each, the agreements and ties of the institute, the project
 * teams with the bodies that share them and their leaders. An organisation whose register number is known bears it as its key, and so
 * joins what the register says of it; the others have their name as key, and are candidates at most. Figures are kept
 * with the delivery and state nothing: a number of things is not those things.
 */
export function partnershipsDelivery(partnerships: Partnerships, fileSha256: string | null): DeliveryDraft {
  const { source, observedOn, version } = partnerships;
  return {
    source,
    observedOn,
    scope: "partnerships",
    complete: true,
    fileSha256,
    mapping: { name: "partnerships", version },
    demonstration: false,
    records: recordsOf(partnerships),
  };
}

function recordsOf(partnerships: Partnerships): readonly SourceRecordDraft[] {
  const keys = new Map(partnerships.organisations.map((one) => [one.id, keyOf(one)]));
  const keyNamed = (id: string): NodeKey => {
    const found = keys.get(id);
    if (found === undefined) throw new Error(`no such organisation: ${id}`);
    return found;
  };
  const institute = keyNamed(partnerships.institute);
  const record = (key: string, raw: Readonly<Record<string, JsonValue>>, statements: readonly StatementDraft[]): SourceRecordDraft => ({ key, line: null, raw, statements });
  return [
    ...partnerships.organisations.map((one) => record(`organisation:${one.id}`, { name: one.name, type: one.type }, organisationStatements(one, keyNamed(one.id)))),
    ...partnerships.agreements.map((one) =>
      record(`agreement:${one.type}:${one.with}`, { type: one.type, with: one.with, since: one.since }, [
        { subject: institute, field: "agreement", slot: one.type, object: keyNamed(one.with), value: { type: one.type }, validFrom: one.since },
      ])),
    ...partnerships.partners.map((one) =>
      record(`partner:${one.kind}:${one.with}`, { kind: one.kind, with: one.with }, [
        { subject: institute, field: "partner", slot: one.kind, object: keyNamed(one.with), value: { kind: one.kind } },
      ])),
    ...partnerships.projectTeams.flatMap((group) =>
      group.teams.map((team) => record(`team:${team.id}`, { name: team.name, leader: team.leader, town: team.town, with: group.with, since: group.since }, teamStatements(team, group.since, [institute, keyNamed(group.with)])))),
    record("figures", {
      figures: partnerships.figures.map(({ code, value, unit, qualifier, on, remark }) => ({ code, value, unit, qualifier, on, remark: remark === undefined ? null : { ...remark } })),
      teams: partnerships.projectTeams.map((group) => ({ with: group.with, announced: group.announced, named: group.teams.length, remark: group.remark === undefined ? null : { ...group.remark } })),
      remarks: partnerships.remarks.map((remark) => ({ ...remark })),
    }, []),
  ];
}

function keyOf(organisation: Organisation): NodeKey {
  return { kind: "organisation", key: organisation.key ?? `name:${foldName(organisation.name)}` };
}

function organisationStatements({ name, acronym, type, identifiers, opened }: Organisation, subject: NodeKey): StatementDraft[] {
  return [
    { subject, field: "name", value: name },
    ...(acronym === undefined ? [] : [{ subject, field: "acronym", value: acronym }]),
    { subject, field: "organisation-type", value: type },
    ...(opened === undefined ? [] : [{ subject, field: "opened", value: opened }]),
    ...Object.entries(identifiers).map(([scheme, text]): StatementDraft => {
      const { value, valid } = checkIdentifier(scheme, text);
      return { subject, field: "identifier", slot: `${scheme}:${value}`, value: { scheme, value, valid } };
    }),
  ];
}

/** The year is that of the first teams with this partner: "since 2020" for a whole list says no more of one of them, so half sure. */
const groupConfidence = 0.5;

function teamStatements(team: Team, since: PartialDate, partners: readonly NodeKey[]): StatementDraft[] {
  const subject: NodeKey = { kind: "structure", key: `inserm-team:${team.id}` };
  const leader: NodeKey = { kind: "person", key: `inserm-team-leader:${team.id}:${foldName(team.leader)}` };
  return [
    { subject, field: "name", value: team.name },
    ...(team.acronym === null ? [] : [{ subject, field: "acronym", value: team.acronym }]),
    { subject, field: "structure-type", value: "team" },
    ...(team.subject === undefined ? [] : [{ subject, field: "presentation", value: team.subject, confidence: 0.8 }]),
    // A tie of its own: the parents of units are those that the register names, and a team lies within a unit already counted.
    ...partners.map((object): StatementDraft => ({
      subject, field: "partner", slot: "project-team", object,
      value: { kind: "project-team", through: object === partners[0] || team.through.length === 0 ? null : team.through.join(", ") }, validFrom: since, confidence: groupConfidence,
    })),
    { subject: leader, field: "name", value: team.leader },
    { subject, field: "director", object: leader, value: { role: "director", title: null } },
    ...placeStatements(subject, team.town),
  ];
}

function placeStatements(subject: NodeKey, town: string | null): StatementDraft[] {
  if (town === null) return [];
  const place = locate({ municipality: town, postalCode: null });
  const communeCode = place.commune?.communeCode ?? null;
  const address: AddressValue = { lines: "", postalCode: null, municipality: town, communeCode, departmentCode: place.departmentCode, regionCode: place.regionCode, country: place.country ?? "FR" };
  const position = communeCode === null ? null : positionOf(communeCode);
  return [
    { subject, field: "address", value: address, raw: town },
    ...(position === null ? [] : [{ subject, field: "position", value: { ...position } satisfies PositionValue }]),
  ];
}
