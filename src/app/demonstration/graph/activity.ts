import { partialDate, type NodeKey, type SourceRecordDraft, type StatementDraft } from "../../../modules/directory/index.ts";
import { seededRandom } from "../random.ts";
import { institute, organisationNode, personNode, say, structureNode } from "./keys.ts";
import type { MadeUpPerson } from "./people.ts";
import { structures } from "./structures.ts";

const record = (key: string, statements: readonly StatementDraft[]): SourceRecordDraft => ({ key, line: null, raw: null, statements });
const labs = structures.filter((one) => one.until === undefined && one.type === "research-unit" && one.parents.some((parent) => parent.organisation === "inserm"));
const hospitals = ["chu-armance", "chu-brume", "chu-ponant"];

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}

/** How many made-up posts of each sort there are. */
const postCounts = { researcher: 24, "engineer-technician": 12, "junior-professor-chair": 20, "shared-time-contract": 78, "interface-contract": 48, "doctoral-researcher": 3 } as const;

export function postRecords(people: readonly MadeUpPerson[]): readonly SourceRecordDraft[] {
  const random = seededRandom("jalon demonstration posts");
  let number = 0;
  return Object.entries(postCounts).flatMap(([category, count]) => Array.from({ length: count }, () => {
    number += 1;
    const node: NodeKey = { kind: "post", key: `demonstration-post:${String(number).padStart(4, "0")}` };
    const from = partialDate(`${2016 + Math.floor(random() * 8)}-${pick(["01", "03", "09", "10"], random)}-01`);
    const isOver = random() < 0.12;
    const until = isOver ? partialDate(`${2023 + Math.floor(random() * 2)}-${pick(["03", "06", "12"], random)}`) : null;
    const validity = { validFrom: from, validUntil: until };
    const isShared = category === "shared-time-contract" || category === "interface-contract";
    const isPermanent = category === "researcher" || category === "engineer-technician";
    const holder = people[number - 1];
    return record(`post:${number}`, [
      say(node, "name", `Poste ${String(number).padStart(4, "0")}`),
      say(node, "post-category", category), say(node, "employment-status", isPermanent ? "civil-servant" : "contract"),
      say(node, "full-time-equivalent", isShared ? 0.5 : random() < 0.15 ? 0.8 : 1),
      say(node, "in-activity", random() < 0.06 ? "suspended" : "active", validity),
      say(node, "assigned-to", {}, { object: structureNode(pick(labs, random).id), ...validity }),
      say(node, "employer", {}, { object: institute, ...validity }),
      ...(isShared ? [say(node, "care-provider", {}, { object: organisationNode(pick(hospitals, random)), ...validity }), say(node, "time-funding", random() < 0.9 ? "funded" : "unfunded")] : []),
      ...(holder === undefined ? [] : [say(node, "held-by", {}, { object: personNode(holder.index), ...validity })]),
    ]);
  }));
}

const projectTitles = [
  "Horloges internes et travail de nuit", "Greffes sans rejet", "Peau et climat tropical", "Mémoire des cellules souches", "Jumeau numérique du foie", "Allergies du littoral",
  "Trajectoires d’autonomie", "Cartographie des douleurs", "Rétine artificielle", "Virus des montagnes", "Muscle et apesanteur", "Sang rare, soins partagés",
];

export function projectRecords(): readonly SourceRecordDraft[] {
  const random = seededRandom("jalon demonstration projects");
  const programmes = ["Appel Grand large (démonstration)", "Appel Altitude (démonstration)", "Programme Méridienne (démonstration)"];
  const funders = ["fondation", "industriel", "armance", "numerique"];
  return [
    ...programmes.map((name, index) => record(`programme:${index}`, [
      say(programmeNode(index), "name", name), say(programmeNode(index), "funded-by", {}, { object: organisationNode(funders[index] ?? "fondation") }),
    ])),
    ...projectTitles.map((title, index) => {
      const node = projectNode(index);
      const start = 2019 + Math.floor(random() * 5);
      const years = 3 + Math.floor(random() * 3);
      const amount = 150_000 + 25_000 * Math.floor(random() * 40);
      const lead = pick(labs, random);
      const partners = [...new Set([pick(labs, random).id, pick(labs, random).id])].filter((id) => id !== lead.id);
      return record(`project:${index}`, [
        say(node, "name", title), say(node, "amount-euros", amount), say(node, "project-start", partialDate(String(start))), say(node, "project-end", partialDate(String(start + years))),
        say(node, "in-programme", {}, { object: programmeNode(index % programmes.length) }), say(node, "funded-by", {}, { object: organisationNode(pick(funders, random)) }),
        say(node, "led-by", {}, { object: structureNode(lead.id) }),
        say(node, "participant", { role: "lead", amountEuros: Math.round(amount * 0.6) }, { slot: "lead", object: structureNode(lead.id) }),
        ...partners.map((id) => say(node, "participant", { role: "partner", amountEuros: Math.round((amount * 0.4) / partners.length) }, { slot: "partner", object: structureNode(id) })),
      ]);
    }),
  ];
}

function projectNode(index: number): NodeKey {
  return { kind: "project", key: `demonstration-project:${index + 1}` };
}

function programmeNode(index: number): NodeKey {
  return { kind: "programme", key: `demonstration-programme:${index + 1}` };
}

const agreements = [
  ["Convention avec le Centre de données Septentrion", "data-centre-agreement", "datacentre-nord", "2022-05", null],
  ["Convention d’hébergement Septentrion, second volet", "data-centre-agreement", "datacentre-nord", "2024-02-15", "2028"],
  ["Convention avec le Centre de données Méridien", "data-centre-agreement", "datacentre-sud", "2023-11", null],
  ["Ancienne convention Méridien", "data-centre-agreement", "datacentre-sud", "2019", "2022"],
  ["Convention de mixité d’Armance", "mixed-unit-agreement", "armance", "2021", null],
  ["Convention de mixité du Ponant-Celte", "mixed-unit-agreement", "ponant", "2023", null],
  ["Accord-cadre Alidade", "framework-agreement", "alidade", "2022-06", null],
  ["Collaboration Théodolite sur les implants", "collaboration", "industriel", "2023-03", "2026"],
] as const;

export function agreementRecords(): readonly SourceRecordDraft[] {
  return [
    ...agreements.map(([name, type, party, signed, until], index) => {
      const node: NodeKey = { kind: "agreement", key: `demonstration-agreement:${index + 1}` };
      return record(`agreement:${index}`, [
        say(node, "name", name), say(node, "agreement-type", type), say(node, "signed-on", partialDate(signed)), ...(until === null ? [] : [say(node, "agreement-until", partialDate(until))]),
        say(node, "agreement-party", { role: "party" }, { object: institute }), say(node, "agreement-party", { role: "party" }, { object: organisationNode(party) }),
      ]);
    }),
    record("label:datacentre-nord", [say(organisationNode("datacentre-nord"), "data-centre-label", "labelled", { validFrom: partialDate("2021") })]),
    record("label:datacentre-sud", [say(organisationNode("datacentre-sud"), "data-centre-label", "labelled", { validFrom: partialDate("2022-09") })]),
  ];
}

const cohorts = [
  ["Cohorte Marée, naissances du littoral", "reproduction", true, "2020"], ["Cohorte Belvédère, âges de la vie", "cohortes-age", true, "2021-03"], ["Cohorte Sillage, patients greffés", "tolerance", true, "2022"],
  ["Cohorte Clairière, santé mentale des étudiants", "sante-publique", true, "2023-01"], ["Cohorte Lagon, maladies des îles", "tropiques", true, "2023-09"], ["Cohorte Palier, insuffisance respiratoire", "metabolisme", true, "2024-06"],
  ["Cohorte Vigne, expositions agricoles", "sante-publique", false, "2018"], ["Cohorte Cairn, vieillissement en montagne", "autonomie", false, "2019"],
] as const;

export function cohortRecords(): readonly SourceRecordDraft[] {
  return cohorts.map(([name, lead, isHosted, from], index) => {
    const node: NodeKey = { kind: "cohort", key: `demonstration-cohort:${index + 1}` };
    return record(`cohort:${index}`, [
      say(node, "name", name), say(node, "led-by", {}, { object: structureNode(lead) }),
      say(node, "hosted-by", {}, { object: structureNode(isHosted ? "cohortes-france" : lead), validFrom: partialDate(from) }),
    ]);
  });
}

export function budgetRecords(): readonly SourceRecordDraft[] {
  const random = seededRandom("jalon demonstration budget");
  return [2023, 2024].flatMap((year) => labs.slice(0, 8).flatMap((lab) => (["allocation", "own-resources"] as const).map((nature) => {
    const node: NodeKey = { kind: "budget-line", key: `demonstration-line:${year}-${lab.id}-${nature}` };
    const committed = 20_000 + 1_000 * Math.floor(random() * (nature === "allocation" ? 150 : 400));
    return record(`line:${year}:${lab.id}:${nature}`, [
      say(node, "name", `${nature === "allocation" ? "Dotation" : "Ressources propres"} ${year}, ${lab.names[0]?.acronym ?? ""}`),
      say(node, "budget-structure", {}, { object: structureNode(lab.id) }), say(node, "budget-year", year), say(node, "budget-nature", nature),
      say(node, "committed-euros", committed), say(node, "paid-euros", Math.round(committed * (0.7 + 0.3 * random()))),
    ]);
  })));
}
