import type { FieldDefinition } from "../field.ts";
import { agreementTypeNames, legalForms, organisationTypeNames, partnerKindNames, structureTypeNames } from "./codes.ts";
import { defineField as field } from "./define.ts";

const structure = ["structure"] as const;
const every = ["structure", "organisation", "person"] as const;
const bodies = ["structure", "organisation"] as const;

/** Fields of structures, organisations and people. What each value looks like is in `field.ts`. */
export const coreFields: readonly FieldDefinition[] = [
  field("name", "Nom", "Name", { kinds: every, shape: "text", priority: "register", owner: "official-register" }),
  field("acronym", "Sigle", "Acronym", { kinds: bodies, shape: "text", priority: "register", owner: "official-register" }),
  field("structure-type", "Type", "Type", {
    kinds: structure, shape: "code", priority: "register", owner: "official-register", options: structureTypeNames,
  }),
  field("legal-form", "Forme", "Legal form", {
    kinds: structure, shape: "code", priority: "register", owner: "official-register",
    options: Object.fromEntries(Object.entries(legalForms).map(([code, form]) => [code, form.name])),
  }),
  field("organisation-type", "Nature", "Nature", {
    kinds: ["organisation"], shape: "code", priority: "register", owner: "official-register", options: organisationTypeNames,
  }),
  field("opened", "Création", "Creation", { kinds: bodies, shape: "partial-date", priority: "register", owner: "official-register" }),
  field("closed", "Fermeture", "Closure", { kinds: bodies, shape: "partial-date", priority: "register", owner: "official-register" }),
  field("identifier", "Identifiant", "Identifier", { kinds: every, shape: "identifier", priority: "register", owner: "official-register" }),
  field("address", "Adresse", "Address", { kinds: bodies, shape: "address", priority: "register", owner: "official-register" }),
  field("position", "Position", "Position", { kinds: bodies, shape: "position", priority: "register", owner: "directory-office", silent: true }),
  field("country", "Pays", "Country", { kinds: ["organisation"], shape: "text", priority: "register", owner: "official-register" }),
  field("website", "Site web", "Website", { kinds: bodies, shape: "url", priority: "lab", owner: "lab" }),
  field("domains", "Domaines scientifiques", "Scientific domains", { kinds: structure, shape: "code-list", priority: "register", owner: "official-register" }),
  field("erc-panels", "Panels ERC", "ERC panels", { kinds: structure, shape: "code-list", priority: "register", owner: "official-register" }),
  field("presentation", "Présentation", "Presentation", { kinds: structure, shape: "text", priority: "lab", owner: "lab" }),
  field("keywords", "Mots-clés", "Keywords", { kinds: structure, shape: "text-list", priority: "lab", owner: "lab" }),
  field("co-supervision", "Tutelle", "Parent institution", {
    kinds: structure, objectKinds: ["organisation"], shape: "relation", priority: "register", owner: "official-register",
    help: { fr: "Établissement qui répond de la structure, seul ou avec d’autres.", en: "Institution that answers for the structure, alone or with others." },
  }),
  field("participation", "Participation", "Participation", {
    kinds: structure, objectKinds: ["organisation"], shape: "relation", priority: "register", owner: "official-register",
    help: { fr: "Établissement qui prend part à la structure sans en être tutelle.", en: "Institution that takes part in the structure without answering for it." },
  }),
  field("part-of", "Structure mère", "Part of", { kinds: structure, objectKinds: structure, shape: "relation", priority: "register", owner: "official-register" }),
  field("host-site", "Site d’accueil", "Host site", { kinds: structure, objectKinds: bodies, shape: "relation", priority: "register", owner: "directory-office" }),
  field("managed-by", "Délégation", "Managed by", { kinds: structure, objectKinds: bodies, shape: "relation", priority: "register", owner: "directory-office" }),
  field("thematic-institute", "Institut thématique", "Thematic institute", { kinds: structure, objectKinds: structure, shape: "relation", priority: "register", owner: "directory-office" }),
  field("director", "Direction", "Director", { kinds: structure, objectKinds: ["person"], shape: "relation", priority: "register", owner: "official-register" }),
  field("member", "Membre", "Member", { kinds: structure, objectKinds: ["person"], shape: "relation", priority: "staff", owner: "human-resources" }),
  field("partner", "Partenaire", "Partner", {
    kinds: bodies, objectKinds: bodies, shape: "relation", priority: "lab", owner: "lab", options: partnerKindNames,
  }),
  field("agreement", "Convention", "Agreement", {
    kinds: ["organisation"], objectKinds: bodies, shape: "relation", priority: "money", owner: "contracts", options: agreementTypeNames,
  }),
  field("succession", "Succession", "Succession", { kinds: structure, objectKinds: structure, shape: "succession", priority: "register", owner: "official-register" }),
];
